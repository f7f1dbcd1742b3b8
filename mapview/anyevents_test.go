package mapview

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/tool"
)

// Whatever is done to the map in whatever order, it looks at a place that there is,
// and all that was drawn can be taken back.
func TestAnyEventsOnTheMap(t *testing.T) {
	for seed := range uint64(3) {
		b := newBench(t, 1.5, across, geo.Feature{ID: "z", Type: geo.Zone, Geometry: orb.Polygon{{{37, 47.6}, {37.6, 47.6}, {37.6, 48}, {37, 47.6}}}})
		b.quickly(20 * time.Millisecond)
		b.SetMiniMap(true)
		menus := 0
		b.OnMenu = func(tool.Under, fyne.Position) { menus++ }
		start := b.session.Document()
		r := rand.New(rand.NewPCG(seed, 7))
		for step := range 250 {
			b.anyEvent(r)
			c := b.camera
			if !(c.Zoom >= scene.MinZoom && c.Zoom <= scene.MaxZoom && math.Abs(c.Center[0]) <= 180 && math.Abs(c.Center[1]) <= 86) {
				t.Fatalf("seed %d, step %d: the camera is %+v", seed, step, c)
			}
		}
		b.DragEnd()
		for b.session.UndoName() != "" || b.session.Previewing() {
			b.session.Cancel()
			b.session.Undo()
		}
		if b.session.Document() != start {
			t.Errorf("seed %d: taken back, the document is another", seed)
		}
		if menus == 0 || b.input.panning || b.input.held || b.box.on {
			t.Errorf("seed %d: %d menus; panning %v, held %v, box %v", seed, menus, b.input.panning, b.input.held, b.box.on)
		}
	}
}

func (b *bench) anyEvent(r *rand.Rand) {
	somewhere := func() fyne.Position { return fyne.NewPos(700*r.Float32(), 520*r.Float32()) }
	buttons := []desktop.MouseButton{desktop.MouseButtonPrimary, desktop.MouseButtonPrimary, desktop.MouseButtonSecondary, desktop.MouseButtonTertiary}
	keys := []fyne.KeyName{fyne.KeyLeft, fyne.KeyUp, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyF1}
	switch r.IntN(16) {
	case 0, 1, 2:
		e := b.press(somewhere(), buttons[r.IntN(len(buttons))])
		b.MouseUp(e)
	case 3, 4:
		b.drag(somewhere(), somewhere(), buttons[r.IntN(len(buttons))])
	case 5: // a box, perhaps given up in the middle
		e := b.press(somewhere(), desktop.MouseButtonPrimary)
		e.Modifier = fyne.KeyModifierShift
		b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: somewhere()}})
		if r.IntN(3) > 0 {
			b.DragEnd()
		}
	case 6, 7:
		b.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: somewhere()}, Scrolled: fyne.NewDelta(40*r.Float32()-20, 400*r.Float32()-200)})
	case 8, 9:
		b.TypedKey(&fyne.KeyEvent{Name: keys[r.IntN(len(keys))]})
	case 10:
		b.Use(tool.Kinds[r.IntN(len(tool.Kinds))])
	case 11:
		b.Resize(fyne.NewSize(300+600*r.Float32(), 200+500*r.Float32()))
	case 12:
		[]func(){b.GoBack, b.GoForward, b.Fit, b.FitTerritory, func() { b.GoTo(orb.Point{360*r.Float64() - 180, 160*r.Float64() - 80}, 20*r.Float64()) }}[r.IntN(5)]()
	case 13:
		b.pressMini(fyne.NewPos(miniWidth*r.Float32(), miniHeight*r.Float32()))
		b.mini.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: somewhere()}})
		b.mini.DragEnd()
	case 14:
		[]func(){func() { b.SetGraticule(!b.graticule) }, func() { b.SetNorth(!b.north) }, func() { b.SetStyle(style.Dark) }, func() { b.Still = !b.Still }}[r.IntN(4)]()
	default:
		b.session.Undo()
	}
}
