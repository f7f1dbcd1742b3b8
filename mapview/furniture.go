package mapview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// furniture is what stands on the map whatever it shows: the tool's hint above,
// the scale bar below on the left, date and source below on the right.
type furniture struct {
	m      *Map
	box    *fyne.Container
	hint   *sheet
	source *plate
	credit *plate
	frames *plate            // how smoothly the map moves; hidden unless asked for
	under  *canvas.Rectangle // below the scale bar
	scale  [3]*canvas.Line
	length *canvas.Text
	bar    paint.ScaleBar
}

// plate is a line of text on a strip that lets the map shine through.
type plate struct {
	back *canvas.Rectangle
	text *canvas.Text
}

// stripOpacity lets a little of the map through; names may stand behind a strip.
const stripOpacity = 0.92

func newPlate(box *fyne.Container, size float32, bold bool) *plate {
	p := &plate{canvas.NewRectangle(color.Transparent), canvas.NewText("", color.Black)}
	p.text.TextSize, p.text.TextStyle.Bold, p.back.CornerRadius = size, bold, 4
	box.Add(p.back)
	box.Add(p.text)
	return p
}

func newFurniture(m *Map) *furniture {
	f := &furniture{m: m, box: container.NewWithoutLayout()}
	f.hint = newSheet(f.box, 12)
	f.source = newPlate(f.box, 12, true)
	f.credit = newPlate(f.box, 10, false)
	f.frames = newPlate(f.box, 11, false)
	f.frames.show(false)
	f.under = canvas.NewRectangle(color.Transparent)
	f.under.CornerRadius = 4
	f.box.Add(f.under)
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
	f.hint.says = f.m.tool.Hint()
	shown := f.m.session.Shown()
	f.source.text.Text = sourceLine(shown.Situation, shown.With)
	f.credit.text.Text = f.m.credit()
	f.layout()
	f.box.Refresh()
}

// sourceLine is the date, source and making of a situation, and of those with which
// it is compared.
func sourceLine(s *geo.Situation, with []*geo.Situation) string {
	if s == nil {
		return ""
	}
	const apart = "  ·  "
	if len(with) == 0 {
		return strings.Join(text.Origin(s), apart)
	}
	var all []string
	for i, s := range append([]*geo.Situation{s}, with...) {
		all = append(all, data.Letter(i)+"  "+strings.Join(shortened(text.Origin(s), len(with)), apart))
	}
	return strings.Join(all, "     ")
}

// shortened is the date and how a situation was made, or else who says it, where
// several others leave no room for more: the ledger names them all in full.
func shortened(parts []string, others int) []string {
	if others > 1 && len(parts) > 2 {
		return []string{parts[0], parts[len(parts)-1]}
	}
	return parts
}

// hinted follows the tool, whose hint depends on what it is in the middle of.
func (f *furniture) hinted() {
	if f.m.tool.Hint() != f.hint.says {
		f.update()
	}
}

// moved follows the camera.
func (f *furniture) moved() {
	if bar := paint.NewScaleBar(f.m.camera, f.m.scale); bar != f.bar {
		f.layoutScale()
		f.box.Refresh()
	}
}

// showFrames shows a line of its own below the hint; an empty one hides it.
func (f *furniture) showFrames(line string) {
	f.frames.text.Text = line
	f.frames.show(line != "")
	if line != "" {
		f.frames.put(fyne.NewPos(10, f.hint.height()+16), f.m.Size().Width-20, f.m.style)
	}
}

// In a narrow map date and source stand above the scale bar, not beside it.
const narrow, raise, scaleRoom = 560, 28, 150

// foot is where what stands at the lower edge on the right begins, in points.
func (f *furniture) foot() float32 {
	const low = 50
	if size := f.m.Size(); size.Width < narrow {
		return size.Height - low - raise
	}
	return f.m.Size().Height - low
}

func (f *furniture) layout() {
	size := f.m.Size()
	st := f.m.style
	const edge = 10
	f.hint.put(fyne.NewPos(edge, edge), size.Width-2*edge, st)
	most, y := size.Width-2*edge-scaleRoom, f.foot()
	if size.Width < narrow {
		most = size.Width - 2*edge
	}
	for i, p := range []*plate{f.source, f.credit} {
		p.cut(most)
		p.put(fyne.NewPos(size.Width-edge-p.width(), y+25*float32(i)), size.Width, st)
	}
	f.layoutScale()
}

func (p *plate) width() float32 {
	return fyne.MeasureText(p.text.Text, p.text.TextSize, p.text.TextStyle).Width + 12
}

func (p *plate) show(visible bool) {
	if visible == p.back.Visible() {
		return
	}
	for _, o := range []fyne.CanvasObject{p.back, p.text} {
		if visible {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// cut shortens the text where there is no room for it.
func (p *plate) cut(most float32) {
	for p.width() > most && len(p.text.Text) > 8 {
		r := []rune(strings.TrimSuffix(p.text.Text, "…"))
		p.text.Text = strings.TrimRight(string(r[:len(r)-1]), " ·") + "…"
	}
}

// put places the strip.
func (p *plate) put(at fyne.Position, most float32, st *style.Map) {
	p.cut(most)
	size := fyne.MeasureText(p.text.Text, p.text.TextSize, p.text.TextStyle)
	p.back.FillColor, p.text.Color = style.Alpha(st.Furniture.Halo, stripOpacity), st.Furniture.Color
	p.back.Move(at)
	p.back.Resize(fyne.NewSize(size.Width+12, size.Height+4))
	p.text.Move(fyne.NewPos(at.X+6, at.Y+2))
	p.text.Resize(size)
	p.back.Refresh()
	p.text.Refresh()
}

func (f *furniture) layoutScale() {
	st, size := f.m.style, f.m.Size()
	f.bar = paint.NewScaleBar(f.m.camera, f.m.scale)
	x0, y := float32(14), size.Height-16
	x1 := x0 + float32(f.bar.Length/f.m.scale)
	ends := [3][2]fyne.Position{{{X: x0, Y: y - 5}, {X: x0, Y: y}}, {{X: x0, Y: y}, {X: x1, Y: y}}, {{X: x1, Y: y}, {X: x1, Y: y - 5}}}
	for i, l := range f.scale {
		l.StrokeColor, l.StrokeWidth = st.Furniture.Color, 1.6
		l.Position1, l.Position2 = ends[i][0], ends[i][1]
	}
	f.length.Text, f.length.Color = f.bar.Label, st.Furniture.Color
	w := fyne.MeasureText(f.bar.Label, f.length.TextSize, f.length.TextStyle)
	f.length.Move(fyne.NewPos((x0+x1-w.Width)/2, y-w.Height-3))
	f.length.Resize(w)
	left, right := min(x0, (x0+x1-w.Width)/2)-6, max(x1, (x0+x1+w.Width)/2)+6
	f.under.FillColor = style.Alpha(st.Furniture.Halo, stripOpacity)
	f.under.Move(fyne.NewPos(left, y-w.Height-6))
	f.under.Resize(fyne.NewSize(right-left, w.Height+11))
}
