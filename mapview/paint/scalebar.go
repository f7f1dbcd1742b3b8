package paint

import (
	"math"
	"strings"

	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// ScaleBar is a bar of a round length, right for the latitude at the middle of
// the map.
type ScaleBar struct {
	Rect   Rect // with its label
	Label  string
	Length float64 // pixels
	scale  float64
}

// NewScaleBar makes a bar for the lower left corner of a map, about 120 points
// long at most.
func NewScaleBar(c scene.Camera, scale float64) ScaleBar {
	perPixel := c.MetresPerPixel(c.Center[1])
	most := 120 * scale * perPixel
	metres := math.Pow(10, math.Floor(math.Log10(most)))
	for _, times := range []float64{5, 2} {
		if metres*times <= most {
			metres *= times
			break
		}
	}
	length := metres / perPixel
	y := c.Size.H - 18*scale
	return ScaleBar{Label: round(metres), Length: length, scale: scale,
		Rect: Rect{8 * scale, y - 22*scale, math.Max(length, 50*scale) + 24*scale, y + 10*scale}}
}

// round writes a round length without needless decimals.
func round(metres float64) string {
	if metres >= 1000 {
		return text.Number(metres/1000, 0) + "\u202fkm"
	}
	return text.Number(metres, 0) + "\u202fm"
}

// Draw draws the bar.
func (b ScaleBar) Draw(r Surface, st *style.Map) {
	x, y := b.Rect.X0+6*b.scale, b.Rect.Y1-10*b.scale
	tick := 5 * b.scale
	line := Whole([]scene.Pixel{{X: x, Y: y - tick}, {X: x, Y: y}, {X: x + b.Length, Y: y}, {X: x + b.Length, Y: y - tick}})
	r.Stroke(line, style.Stroke{Width: 4 * b.scale, Color: st.Furniture.Halo})
	r.Stroke(line, style.Stroke{Width: 1.6 * b.scale, Color: st.Furniture.Color})
	w, _, _ := TextSize(b.Label, st.Furniture, b.scale)
	r.Text(b.Label, st.Furniture, b.scale, scene.Pixel{X: x + (b.Length-w)/2, Y: y - 5*b.scale}, 0)
}

// Wrap breaks a text into lines of a width in pixels, at spaces but never at one
// that says not to.
func Wrap(s string, t style.Type, scale, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.FieldsFunc(s, breakable) {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if w, _, _ := TextSize(longer, t, scale); w > width && line != "" {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}

func breakable(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
