package brief

import (
	"math"
	"slices"
	"sort"
	"strings"

	"delimit/data/figure"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// drawMap draws the map with its labels and scale bar into its rectangle.
func (l *layout) drawMap() {
	cam := l.camera()
	s := scene.Build(l.page.Model, l.page.Style)
	bar := paint.NewScaleBar(cam, l.unit)
	const edge = 10 // units
	corner := scene.Pixel{X: cam.Size.W - (paint.NorthWidth+edge)*l.unit, Y: edge * l.unit}
	taken := []paint.Rect{bar.Rect, {X0: corner.X, Y0: 0, X1: cam.Size.W, Y1: corner.Y + paint.NorthHeight*l.unit}}
	degrees := l.degrees(cam, taken)
	for _, d := range degrees {
		taken = append(taken, d.Rect)
	}
	l.placed = paint.Place(s, cam, l.unit, taken)
	r := l.mapRect
	l.on.Inside(paint.Rect{X0: float64(r.Min.X), Y0: float64(r.Min.Y), X1: float64(r.Max.X), Y1: float64(r.Max.Y)}, func(on paint.Surface) {
		on.Fill(l.box(0, 0, cam.Size.W, cam.Size.H), s.Style.Sea)
		paint.Walk(s, paint.ViewOf(cam, l.unit), on)
		paint.Labels(on, s, l.placed.Labels, l.unit)
		bar.Draw(on, l.page.Style)
		paint.North(on, l.page.Style, corner, l.unit)
		for _, d := range degrees {
			on.Text(d.Text, l.page.Style.Furniture, l.unit, scene.Pixel{X: d.Rect.X0, Y: d.Baseline}, 0)
		}
	})
}

// degrees are those of the graticule at the upper and the left edge, where nothing
// else stands.
func (l *layout) degrees(cam scene.Camera, taken []paint.Rect) []paint.Degree {
	if !l.page.Model.Graticule {
		return nil
	}
	all := paint.Degrees(cam, l.page.Style.Furniture, l.unit)
	return slices.DeleteFunc(all, func(d paint.Degree) bool { return slices.ContainsFunc(taken, d.Rect.Overlaps) })
}

// words writes a text and gives the place below it.
func (l *layout) words(s string, t style.Type, x, y float64) float64 {
	_, h, ascent := paint.TextSize(s, t, l.unit)
	l.on.Text(s, t, l.unit, scene.Pixel{X: x, Y: y + ascent}, 0)
	return y + h
}

// right writes a text that ends at x.
func (l *layout) right(s string, t style.Type, x, y float64) {
	w, _, ascent := paint.TextSize(s, t, l.unit)
	l.on.Text(s, t, l.unit, scene.Pixel{X: x - w, Y: y + ascent}, 0)
}

// longestText is how many letters of a text are looked at.
const longestText = 600

// cut shortens a text to a width.
func (l *layout) cut(s string, t style.Type, width float64) string {
	s = text.Clip(s, longestText)
	if w, _, _ := paint.TextSize(s, t, l.unit); w <= width {
		return s
	}
	runes := []rune(s)
	n := sort.Search(len(runes), func(n int) bool {
		w, _, _ := paint.TextSize(string(runes[:n+1])+"…", t, l.unit)
		return w > width
	})
	return string(runes[:n]) + "…"
}

// wrap breaks a text into lines of a width, a few at most. A word that is longer
// than a line is cut.
func (l *layout) wrap(s string, t style.Type, width float64, most int) []string {
	lines := paint.Wrap(text.Clip(s, longestText), t, l.unit, width)
	if len(lines) > most {
		lines = append(lines[:most-1], strings.Join(lines[most-1:], " "))
	}
	for i, line := range lines {
		lines[i] = l.cut(line, t, width)
	}
	return lines
}

func (l *layout) rule(x0, y, x1 float64) {
	l.on.Stroke(paint.Whole([]scene.Pixel{{X: x0, Y: math.Floor(y) + 0.5}, {X: x1, Y: math.Floor(y) + 0.5}}), style.Stroke{Width: math.Max(1, l.unit), Color: l.chrome.Hairline})
}

func (l *layout) box(x0, y0, x1, y1 float64) [][]scene.Pixel {
	return [][]scene.Pixel{{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}}}
}

// size is a type of the page.
func (l *layout) size(points float64, bold bool) style.Type {
	return style.Type{Size: points, Bold: bold, Color: l.chrome.Text}
}

func (l *layout) muted(points float64) style.Type {
	return style.Type{Size: points, Color: l.chrome.Muted}
}

// km2 is an area with its share of the territory.
func (l *layout) km2(m2 float64) (area, share string) {
	return text.KM2(m2, figure.Panel), text.Percent(m2, l.page.Model.Ledger.AreaM2)
}
