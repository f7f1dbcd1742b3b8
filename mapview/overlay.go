package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delimit/mapview/scene"
	"delimit/mapview/tool"
)

// overlay draws what the tool shows above the map, out of a pool of objects, so
// that a frame makes none.
type overlay struct {
	m       *Map
	box     *fyne.Container
	lines   []*canvas.Line
	circles []*canvas.Circle
}

// The most that is drawn: a feature of thousands of vertices is thinned.
const mostLines, mostHandles = 1500, 300

func newOverlay(m *Map) *overlay { return &overlay{m: m, box: container.NewWithoutLayout()} }

func (o *overlay) update() {
	shown := o.m.tool.Overlay()
	lines, circles := 0, 0
	for _, l := range shown.Lines {
		lines = o.line(l, lines)
	}
	var last scene.Pixel
	for i, h := range shown.Handles {
		crowded := i > 0 && h.Kind != tool.SnapHandle && h.Kind != tool.ActiveHandle && apart(h.At, last) < 7*o.m.scale
		if crowded || !o.onScreen(h.At, 20) || circles >= mostHandles {
			continue
		}
		o.handle(h, circles)
		circles++
		last = h.At
	}
	for _, l := range o.lines[lines:] {
		l.Hide()
	}
	for _, c := range o.circles[circles:] {
		c.Hide()
	}
	o.box.Refresh()
}

func apart(p, q scene.Pixel) float64 { return max(abs(p.X-q.X), abs(p.Y-q.Y)) }

func abs(x float64) float64 { return max(x, -x) }

func (o *overlay) onScreen(p scene.Pixel, margin float64) bool {
	return p.X > -margin && p.Y > -margin && p.X < o.m.camera.Size.W+margin && p.Y < o.m.camera.Size.H+margin
}

// line draws the edges that are on the screen and long enough to be seen.
func (o *overlay) line(l tool.OverlayLine, n int) int {
	dashed := len(l.Stroke.Dash) > 0
	for i := 1; i < len(l.Points) && n < mostLines; {
		from := l.Points[i-1]
		j := i
		for j+1 < len(l.Points) && apart(from, l.Points[j]) < 1.5 {
			j++
		}
		to := l.Points[j]
		i = j + 1
		if max(from.X, to.X) < 0 || max(from.Y, to.Y) < 0 || min(from.X, to.X) > o.m.camera.Size.W || min(from.Y, to.Y) > o.m.camera.Size.H {
			continue
		}
		if dashed {
			n = o.dashes(from, to, l, n)
			continue
		}
		o.segment(from, to, l.Stroke.Width, l.Stroke.Color, n)
		n++
	}
	return n
}

func (o *overlay) dashes(a, b scene.Pixel, l tool.OverlayLine, n int) int {
	ink, gap := l.Stroke.Dash[0]*o.m.scale, l.Stroke.Dash[1%len(l.Stroke.Dash)]*o.m.scale
	length := apart(a, b)
	for at := 0.0; at < length && n < mostLines; at += ink + gap {
		s, t := at/length, min(1, (at+ink)/length)
		o.segment(scene.Pixel{X: a.X + s*(b.X-a.X), Y: a.Y + s*(b.Y-a.Y)}, scene.Pixel{X: a.X + t*(b.X-a.X), Y: a.Y + t*(b.Y-a.Y)}, l.Stroke.Width, l.Stroke.Color, n)
		n++
	}
	return n
}

func (o *overlay) segment(a, b scene.Pixel, width float64, c color.NRGBA, n int) {
	if n == len(o.lines) {
		line := canvas.NewLine(color.Black)
		o.lines = append(o.lines, line)
		o.place(line)
	}
	line := o.lines[n]
	line.StrokeColor, line.StrokeWidth = c, float32(width)
	line.Position1, line.Position2 = o.m.position(a), o.m.position(b)
	line.Show()
}

// place puts a new object into the box: lines below circles.
func (o *overlay) place(object fyne.CanvasObject) {
	if _, isLine := object.(*canvas.Line); isLine {
		at := len(o.lines) - 1
		objects := append(o.box.Objects, nil)
		copy(objects[at+1:], objects[at:])
		objects[at] = object
		o.box.Objects = objects
		return
	}
	o.box.Objects = append(o.box.Objects, object)
}

func (o *overlay) handle(h tool.OverlayHandle, n int) {
	if n == len(o.circles) {
		circle := canvas.NewCircle(color.White)
		o.circles = append(o.circles, circle)
		o.place(circle)
	}
	st := o.m.style
	c := o.circles[n]
	radius := float32(5)
	c.FillColor, c.StrokeColor, c.StrokeWidth = st.Handle, st.HandleEdge, 1.8
	switch h.Kind {
	case tool.MidpointHandle:
		radius = 3.2
		c.StrokeWidth = 1.2
	case tool.ActiveHandle:
		radius = 6
		c.FillColor, c.StrokeColor = st.HandleActive, st.Handle
	case tool.SnapHandle:
		radius = 9
		c.FillColor, c.StrokeColor, c.StrokeWidth = color.Transparent, st.Snap, 2
	}
	p := o.m.position(h.At)
	c.Move(fyne.NewPos(p.X-radius, p.Y-radius))
	c.Resize(fyne.NewSize(2*radius, 2*radius))
	c.Show()
}
