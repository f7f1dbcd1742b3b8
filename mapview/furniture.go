package mapview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// furniture is what stands on the map whatever it shows: the tool's hint above,
// the scale bar below on the left, date and source below on the right.
type furniture struct {
	m      *Map
	box    *fyne.Container
	hint   *plate
	source *plate
	credit *plate
	scale  [3]*canvas.Line
	length *canvas.Text
}

// plate is a line of text on a strip that lets the map shine through.
type plate struct {
	back *canvas.Rectangle
	text *canvas.Text
}

func newPlate(box *fyne.Container, size float32, bold bool) *plate {
	p := &plate{canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Black)}
	p.text.TextSize, p.text.TextStyle.Bold, p.back.CornerRadius = size, bold, 4
	box.Add(p.back)
	box.Add(p.text)
	return p
}

func newFurniture(m *Map) *furniture {
	f := &furniture{m: m, box: container.NewWithoutLayout()}
	f.hint = newPlate(f.box, 12, false)
	f.source = newPlate(f.box, 12, true)
	f.credit = newPlate(f.box, 10, false)
	for i := range f.scale {
		f.scale[i] = canvas.NewLine(color.Black)
		f.box.Add(f.scale[i])
	}
	f.length = canvas.NewText("", color.Black)
	f.length.TextSize = 11
	f.box.Add(f.length)
	return f
}

// update says what is shown now.
func (f *furniture) update() {
	f.hint.text.Text = f.m.hint()
	if s := f.m.session.Document().Situation; s != nil {
		var parts []string
		for _, part := range []string{s.Date.String(), s.Source, s.Note} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		f.source.text.Text = strings.Join(parts, "  ·  ")
	}
	f.credit.text.Text = credit()
	f.layout(f.m.Size())
	f.box.Refresh()
}

func (f *furniture) layout(size fyne.Size) {
	st := f.m.style
	const edge, low = 10, 8
	f.hint.put(fyne.NewPos(edge, edge), size.Width-2*edge, st)
	w := f.source.width()
	f.source.put(fyne.NewPos(size.Width-edge-w, size.Height-low-42), size.Width, st)
	w = f.credit.width()
	f.credit.put(fyne.NewPos(size.Width-edge-w, size.Height-low-17), size.Width, st)
	f.layoutScale(size, st)
}

func (p *plate) width() float32 {
	return fyne.MeasureText(p.text.Text, p.text.TextSize, p.text.TextStyle).Width + 12
}

// put places the strip and cuts its text where there is no room for it.
func (p *plate) put(at fyne.Position, most float32, st *style.Map) {
	for p.width() > most && len(p.text.Text) > 8 {
		r := []rune(strings.TrimSuffix(p.text.Text, "…"))
		p.text.Text = strings.TrimRight(string(r[:len(r)-1]), " ·") + "…"
	}
	size := fyne.MeasureText(p.text.Text, p.text.TextSize, p.text.TextStyle)
	p.back.FillColor, p.text.Color = style.Alpha(st.Furniture.Halo, 0.82), st.Furniture.Color
	p.back.Move(at)
	p.back.Resize(fyne.NewSize(size.Width+12, size.Height+4))
	p.text.Move(fyne.NewPos(at.X+6, at.Y+2))
	p.text.Resize(size)
}

func (f *furniture) layoutScale(size fyne.Size, st *style.Map) {
	bar := paint.NewScaleBar(f.m.camera, f.m.scale)
	x0, y := float32(14), size.Height-16
	x1 := x0 + float32(bar.Length/f.m.scale)
	ends := [3][2]fyne.Position{{{X: x0, Y: y - 5}, {X: x0, Y: y}}, {{X: x0, Y: y}, {X: x1, Y: y}}, {{X: x1, Y: y}, {X: x1, Y: y - 5}}}
	for i, l := range f.scale {
		l.StrokeColor, l.StrokeWidth = st.Furniture.Color, 1.6
		l.Position1, l.Position2 = ends[i][0], ends[i][1]
	}
	f.length.Text, f.length.Color = bar.Label, st.Furniture.Color
	w := fyne.MeasureText(bar.Label, f.length.TextSize, f.length.TextStyle)
	f.length.Move(fyne.NewPos((x0+x1-w.Width)/2, y-w.Height-3))
	f.length.Resize(w)
}

// taken is where labels of the map must not stand.
func taken(c scene.Camera, scale float64) []paint.Rect {
	w, h := c.Size.W, c.Size.H
	return []paint.Rect{{X0: 0, Y0: 0, X1: min(w, 820*scale), Y1: 34 * scale}, {X0: 0, Y0: h - 44*scale, X1: 170 * scale, Y1: h},
		{X0: w - 430*scale, Y0: h - 54*scale, X1: w, Y1: h}}
}
