package mapview

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/style"
)

// viewOnMini is the middle of the rectangle, on the ground.
func (b *bench) viewOnMini() orb.Point {
	at, size := b.mini.view.Position(), b.mini.view.Size()
	return b.mini.lonLat(at.AddXY(size.Width/2, size.Height/2))
}

func (b *bench) pressMini(p fyne.Position) {
	b.mini.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
}

func TestMiniMapShowsTheView(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		b := newBench(t, scale, across)
		if b.mini.Visible() {
			t.Fatal("nobody asked for the mini-map")
		}
		b.SetMiniMap(true)
		for range 3 {
			b.Zoom(1)
			b.Pan(30, 40)
			at := b.viewOnMini()
			if math.Hypot(at[0]-b.camera.Center[0], at[1]-b.camera.Center[1]) > 0.03 {
				t.Errorf("the rectangle is about %v, the map about %v", at, b.camera.Center)
			}
		}
		if !b.mini.picture.Visible() || b.mini.now.scene != b.ground.now.scene {
			t.Error("the picture is not of what the map shows")
		}
		near := b.mini.now.camera.Zoom
		b.FlyTo(ukraine)
		if b.mini.now.camera.Zoom >= near {
			t.Error("the mini-map does not show more than the map")
		}
	}
}

// A press leads the map there; a drag of the rectangle takes it along without a jump.
func TestMiniMapMovesTheMap(t *testing.T) {
	b := newBench(t, 1.5, across)
	b.SetMiniMap(true)
	b.Zoom(3)
	zoom := b.camera.Zoom
	p := fyne.NewPos(60, 100)
	want := b.mini.lonLat(p)
	b.pressMini(p)
	if c := b.camera.Center; math.Hypot(c[0]-want[0], c[1]-want[1]) > 1e-6 || b.camera.Zoom != zoom {
		t.Errorf("a press leads to %v, want %v", c, want)
	}
	before := b.camera.Center
	hold := p.AddXY(2, 1)
	b.pressMini(hold)
	if b.camera.Center != before {
		t.Error("the map jumps when the rectangle is held")
	}
	b.mini.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: hold.AddXY(20, -30)}})
	b.mini.DragEnd()
	want = b.mini.lonLat(p.AddXY(20, -30))
	if c := b.camera.Center; math.Hypot(c[0]-want[0], c[1]-want[1]) > 0.02 {
		t.Errorf("a drag leads to %v, want %v", c, want)
	}
}

// The picture follows edits and the style, not every step of a drag; a small map has
// no room for it.
func TestMiniMapFollows(t *testing.T) {
	b := newBench(t, 1, across)
	b.SetMiniMap(true)
	if err := b.session.Commit("move", geo.MoveVertex("b", geo.VertexRef{Index: 1}, orb.Point{37.4, 48})); err != nil {
		t.Fatal(err)
	}
	if b.mini.now.scene != b.ground.now.scene {
		t.Error("the picture is old after an edit")
	}
	b.SetStyle(style.Dark)
	if b.mini.now.scene.Style != style.Dark {
		t.Error("the picture is light in the dark")
	}
	b.Resize(fyne.NewSize(420, 300))
	if b.mini.Visible() {
		t.Error("the mini-map covers a small map")
	}
	b.Resize(fyne.NewSize(800, 600))
	if !b.mini.Visible() {
		t.Error("the mini-map does not come back")
	}
	b.SetMiniMap(false)
	if b.mini.Visible() {
		t.Error("the mini-map cannot be hidden")
	}
}
