package mapview

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/tool"
)

// overlay draws what the tool shows above the map, out of a pool of objects, so
// that a frame makes none. Lines of many segments, which Fyne draws slowly one by
// one, become one picture.
type overlay struct {
	m       *Map
	box     *fyne.Container
	bulk    *canvas.Image
	lines   pool[*canvas.Line]
	circles pool[*canvas.Circle]
	labels  []*plate
	store   store
}

// The most that is drawn as objects: a thousand lines cost Fyne 10 ms a frame.
const mostLines, mostHandles = 240, 240

func newOverlay(m *Map) *overlay {
	o := &overlay{m: m, bulk: newPicture(nil)}
	o.bulk.Hide()
	o.lines.box, o.circles.box = container.NewWithoutLayout(), container.NewWithoutLayout()
	o.box = container.NewWithoutLayout(o.bulk, o.lines.box, o.circles.box)
	return o
}

// pool is a list of objects of which the first few are shown.
type pool[T fyne.CanvasObject] struct {
	box  *fyne.Container
	all  []T
	used int
}

// next gives an object that is not in use yet.
func (p *pool[T]) next(make func() T) T {
	if p.used == len(p.all) {
		object := make()
		p.all = append(p.all, object)
		p.box.Add(object)
	}
	p.used++
	return p.all[p.used-1]
}

// done hides the rest and has the box drawn.
func (p *pool[T]) done() {
	for _, object := range p.all[p.used:] {
		if object.Visible() {
			object.Hide()
		}
	}
	p.used = 0
	canvas.Refresh(p.box)
}

func (o *overlay) update() {
	shown := o.m.tool.Overlay()
	o.drawLines(shown.Lines)
	o.drawHandles(shown.Handles)
	o.drawLabels(shown.Labels)
}

// restyle follows a change of the style.
func (o *overlay) restyle() {
	o.update()
	o.box.Refresh()
}

func (o *overlay) drawLines(lines []tool.OverlayLine) {
	var pieces []tool.OverlayLine
	n := 0
	for _, l := range lines {
		for _, part := range o.visible(l.Points) {
			n += len(part)
			if length := lengthOf(part); len(l.Stroke.Dash) > 0 {
				n += int(2 * length / (l.Stroke.Dash[0] * o.m.scale))
			}
			pieces = append(pieces, tool.OverlayLine{Points: part, Stroke: l.Stroke})
		}
	}
	if n > mostLines {
		o.drawBulk(pieces)
		pieces = nil
	} else if o.bulk.Visible() {
		o.bulk.Hide()
	}
	for _, l := range pieces {
		o.drawPiece(l)
	}
	o.lines.done()
}

// visible cuts a line to what is on the screen, without vertices that nobody can
// tell apart.
func (o *overlay) visible(points []scene.Pixel) [][]scene.Pixel {
	const beyond = 12.0 // pixels
	size := o.m.camera.Size
	var parts [][]scene.Pixel
	from := 0 // of the part
	leave := func(to int) {
		if to-from > 1 {
			parts = append(parts, straightened(thinned(points[from:to])))
		}
		from = to
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if max(a.X, b.X) < -beyond || max(a.Y, b.Y) < -beyond || min(a.X, b.X) > size.W+beyond || min(a.Y, b.Y) > size.H+beyond {
			leave(i)
		}
	}
	leave(len(points))
	return parts
}

// thinned leaves out the vertices that are within a pixel of the one before. The ends
// stay.
func thinned(points []scene.Pixel) []scene.Pixel {
	kept := points[:1:1]
	for _, p := range points[1 : len(points)-1] {
		if apart(p, kept[len(kept)-1]) >= 1 {
			kept = append(kept, p)
		}
	}
	return append(kept, points[len(points)-1])
}

// straightened leaves out the vertices that lie on the way from the one before to one
// after, so near that no pixel shows it: most of those that bend a long edge as the
// map does.
func straightened(points []scene.Pixel) []scene.Pixel {
	const off, ahead = 0.2, 32 // pixels; vertices, so that a long line takes no square of time
	kept := points[:1:1]
	for from := 0; from < len(points)-1; {
		to := from + 1
		for to+1 < len(points) && to+1-from <= ahead && onTheWay(points[from], points[from+1:to+1], points[to+1], off) {
			to++
		}
		kept = append(kept, points[to])
		from = to
	}
	return kept
}

// onTheWay tells whether points lie no farther than off from a straight piece.
func onTheWay(a scene.Pixel, points []scene.Pixel, b scene.Pixel, off float64) bool {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	for _, p := range points {
		if length == 0 { // there and back
			if p != a {
				return false
			}
			continue
		}
		along, aside := (p.X-a.X)*dx+(p.Y-a.Y)*dy, (p.X-a.X)*dy-(p.Y-a.Y)*dx
		if along < -off*length || along > length*(length+off) || math.Abs(aside) > off*length {
			return false
		}
	}
	return true
}

func lengthOf(points []scene.Pixel) float64 {
	sum := 0.0
	for i := 1; i < len(points); i++ {
		sum += math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
	}
	return sum
}

func apart(p, q scene.Pixel) float64 { return max(math.Abs(p.X-q.X), math.Abs(p.Y-q.Y)) }

// drawPiece draws a line segment by segment, or dash by dash.
func (o *overlay) drawPiece(l tool.OverlayLine) {
	for _, ink := range paint.Dashes(paint.Line{Points: l.Points}, l.Stroke.Scaled(o.m.scale).Dash) {
		for i := 1; i < len(ink); i++ {
			line := o.lines.next(func() *canvas.Line { return canvas.NewLine(color.Black) })
			line.StrokeColor, line.StrokeWidth = l.Stroke.Color, float32(l.Stroke.Width)
			line.Position1, line.Position2 = o.m.position(ink[i-1]), o.m.position(ink[i])
			line.Show()
		}
	}
}

// drawBulk draws lines as one picture, as large as they are on the screen.
func (o *overlay) drawBulk(lines []tool.OverlayLine) {
	const margin = 8 // points: half of the widest line
	pad := math.Ceil(margin * o.m.scale)
	lo, hi := scene.Pixel{X: math.Inf(1), Y: math.Inf(1)}, scene.Pixel{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, l := range lines {
		for _, p := range l.Points {
			lo, hi = scene.Pixel{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}, scene.Pixel{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
		}
	}
	lo = scene.Pixel{X: math.Floor(max(lo.X, 0) - pad), Y: math.Floor(max(lo.Y, 0) - pad)}
	hi = scene.Pixel{X: math.Ceil(min(hi.X, o.m.camera.Size.W) + pad), Y: math.Ceil(min(hi.Y, o.m.camera.Size.H) + pad)}
	if old, ok := o.bulk.Image.(*image.RGBA); ok {
		o.store.keepLayer(old)
	}
	img := o.store.layer(int(hi.X-lo.X), int(hi.Y-lo.Y))
	raster := paint.NewRaster(img, lo)
	for _, l := range lines {
		moved := make([]scene.Pixel, len(l.Points))
		for i, p := range l.Points {
			moved[i] = scene.Pixel{X: p.X - lo.X, Y: p.Y - lo.Y}
		}
		raster.Stroke(paint.Whole(moved), l.Stroke.Scaled(o.m.scale))
	}
	o.bulk.Image = img
	o.bulk.Move(o.m.position(lo))
	o.bulk.Resize(fyne.NewSize(float32((hi.X-lo.X)/o.m.scale), float32((hi.Y-lo.Y)/o.m.scale)))
	o.bulk.Show()
	o.bulk.Refresh()
}

func (o *overlay) drawHandles(handles []tool.OverlayHandle) {
	var last scene.Pixel
	for i, h := range handles {
		special := h.Kind == tool.SnapHandle || h.Kind == tool.ActiveHandle || h.Kind == tool.HoverHandle
		crowded := i > 0 && !special && apart(h.At, last) < 7*o.m.scale
		if crowded || !o.onScreen(h.At, 20) || !special && o.circles.used >= mostHandles {
			continue
		}
		o.drawHandle(h)
		last = h.At
	}
	o.circles.done()
}

func (o *overlay) onScreen(p scene.Pixel, margin float64) bool {
	return p.X > -margin && p.Y > -margin && p.X < o.m.camera.Size.W+margin && p.Y < o.m.camera.Size.H+margin
}

func (o *overlay) drawHandle(h tool.OverlayHandle) {
	st := o.m.style
	c := o.circles.next(func() *canvas.Circle { return canvas.NewCircle(color.Transparent) })
	radius := float32(5)
	c.FillColor, c.StrokeColor, c.StrokeWidth = st.Handle, st.HandleEdge, 1.8
	switch h.Kind {
	case tool.MidpointHandle:
		radius, c.StrokeWidth = 3.2, 1.2
	case tool.ActiveHandle:
		radius, c.FillColor, c.StrokeColor = 6, st.HandleActive, st.Handle
	case tool.SnapHandle:
		radius, c.FillColor, c.StrokeColor, c.StrokeWidth = 9, color.Transparent, st.Snap, 2
	case tool.HoverHandle:
		radius, c.FillColor, c.StrokeColor = 6.5, st.Handle, st.HandleActive
	}
	p := o.m.position(h.At)
	c.Move(fyne.NewPos(p.X-radius, p.Y-radius))
	c.Resize(fyne.NewSize(2*radius, 2*radius))
	c.Show()
}

func (o *overlay) drawLabels(labels []tool.OverlayLabel) {
	var there []paint.Rect
	for _, l := range labels {
		if len(there) == len(o.labels) {
			o.labels = append(o.labels, newPlate(o.box, 12, true))
		}
		p := o.labels[len(there)]
		p.text.Text = l.Text
		at, box := o.labelPlace(p, l)
		if slices.ContainsFunc(there, box.Overlaps) {
			continue
		}
		there = append(there, box)
		p.put(at, o.m.Size().Width, o.m.style)
		p.show(true)
	}
	for _, p := range o.labels[len(there):] {
		p.show(false)
	}
}

// labelPlace is where a label stands, in points.
func (o *overlay) labelPlace(p *plate, l tool.OverlayLabel) (fyne.Position, paint.Rect) {
	size := o.m.Size()
	w, h := p.width(), fyne.MeasureText(l.Text, p.text.TextSize, p.text.TextStyle).Height+4
	at := o.m.position(l.At).AddXY(-w/2, -h/2)
	if l.Beside {
		at = at.AddXY(w/2+16, h/2+14)
		if at.X+w > size.Width {
			at.X -= w + 32
		}
		if at.Y+h > size.Height {
			at.Y -= h + 28
		}
	}
	return at, paint.Rect{X0: float64(at.X), Y0: float64(at.Y), X1: float64(at.X + w), Y1: float64(at.Y + h)}
}
