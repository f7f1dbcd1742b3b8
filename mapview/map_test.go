package mapview

import (
	"bytes"
	"image"
	"image/draw"
	"math"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/tool"
)

// bench is a map in a window of the test driver. Its jobs run at once, or, for the
// tests of concurrency, on goroutines whose results pump takes.
type bench struct {
	*Map
	t     *testing.T
	drawn map[tileKey]*image.RGBA // by the last job
	done  chan func()
	now   time.Time // a clock that goes on with every look at it
}

func newBench(t *testing.T, scale float32, features ...geo.Feature) *bench {
	t.Helper()
	app := test.NewApp()
	t.Cleanup(app.Quit)
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	doc := session.Document{Territory: &geo.Territory{Units: []geo.Unit{donetsk}}, Situation: atlas.Situations()[2]}
	if len(features) > 0 {
		doc.Proposal = &geo.Proposal{Features: features}
	}
	b := &bench{Map: New(session.New(doc, nil, nil), style.Light), t: t, done: make(chan func(), 100)}
	b.Background = func(work, done func()) {
		j := b.ground.job
		work()
		if j != nil {
			b.drawn = j.drawn
		}
		done()
	}
	w := test.NewWindow(b.Map)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Canvas().(software.WindowlessCanvas).SetScale(scale)
	w.Resize(fyne.NewSize(700, 520))
	b.Resize(fyne.NewSize(700, 520))
	b.input.clock = func() time.Time {
		b.now = b.now.Add(150 * time.Millisecond)
		return b.now
	}
	return b
}

func (b *bench) inGoroutines() {
	b.Background = func(work, done func()) {
		go func() {
			work()
			b.done <- done
		}()
	}
}

// pump takes results until the map rests.
func (b *bench) pump() {
	for b.ground.job != nil || b.basemaps.busy() {
		(<-b.done)()
	}
}

// onScreen is a tile with the part of the patch that lies on it.
func (b *bench) onScreen(k tileKey, tile *image.RGBA) *image.RGBA {
	p := b.ground.patched
	if p == nil || p.img == nil {
		return tile
	}
	out := image.NewRGBA(tile.Rect)
	copy(out.Pix, tile.Pix)
	at := p.at.Sub(image.Pt(k.x*tileSide, k.y*tileSide))
	draw.Draw(out, p.img.Rect.Add(at), p.img, image.Point{}, draw.Src)
	return out
}

func (b *bench) at(lon, lat float64) fyne.Position {
	return b.position(b.camera.Pixel(orb.Point{lon, lat}))
}

func (b *bench) press(p fyne.Position, button desktop.MouseButton) *desktop.MouseEvent {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: button}
	b.MouseMoved(e)
	b.MouseDown(e)
	return e
}

func (b *bench) click(p fyne.Position) { b.MouseUp(b.press(p, desktop.MouseButtonPrimary)) }

// drag goes to a place in steps and ends as Fyne ends a drag whose release it did
// not see.
func (b *bench) drag(from, to fyne.Position, button desktop.MouseButton) {
	b.press(from, button)
	last := from
	for k := 1; k <= 5; k++ {
		s := float32(k) / 5
		p := fyne.NewPos(from.X+s*(to.X-from.X), from.Y+s*(to.Y-from.Y))
		b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.NewDelta(p.X-last.X, p.Y-last.Y)})
		last = p
	}
	b.DragEnd()
}

func (b *bench) line() orb.LineString {
	return b.session.Document().Proposal.Features[0].Geometry.(orb.LineString)
}

var across = geo.Feature{ID: "b", Type: geo.Border, Geometry: orb.LineString{{36.3, 47.9}, {37.2, 48.3}, {37.9, 49.6}}}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.Abs(got-want) > within {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestDragUndoRedo(t *testing.T) {
	b := newBench(t, 1, across)
	b.click(b.at(36.75, 48.1))
	if b.session.Selection().Feature != "b" {
		t.Fatalf("selected %+v", b.session.Selection())
	}
	before, _ := b.session.Ledger()
	from, to := b.at(37.2, 48.3), b.at(37.45, 48.15)
	b.drag(from, to, desktop.MouseButtonPrimary)
	near(t, "the vertex's longitude", b.line()[1][0], 37.45, 0.01)
	near(t, "the vertex's latitude", b.line()[1][1], 48.15, 0.01)
	after, _ := b.session.Ledger()
	if b.session.Previewing() || after.CededM2 == before.CededM2 {
		t.Errorf("previewing %v, ceded %v", b.session.Previewing(), after.CededM2)
	}
	b.session.Undo()
	if b.line()[1] != (orb.Point{37.2, 48.3}) || b.session.UndoName() != "" {
		t.Errorf("undone to %v; next to undo %q", b.line(), b.session.UndoName())
	}
	b.session.Redo()
	near(t, "the vertex's longitude", b.line()[1][0], 37.45, 0.01)
	if !b.Idle() {
		t.Error("the map does not rest")
	}
}

func TestPanning(t *testing.T) {
	b := newBench(t, 1, across)
	from, to := fyne.NewPos(300, 450), fyne.NewPos(410, 380)
	for name, drag := range map[string]func(){
		"in select":       func() { b.drag(from, to, desktop.MouseButtonPrimary) },
		"while drawing":   func() { b.Use(tool.Border); b.drag(from, to, desktop.MouseButtonPrimary) },
		"with the middle": func() { b.Use(tool.Select); b.drag(from, to, desktop.MouseButtonTertiary) },
		"with Space, on a v": func() {
			b.click(b.at(36.75, 48.1))
			b.space(func() { b.drag(b.at(37.2, 48.3), b.at(37.2, 48.3).AddXY(110, -70), desktop.MouseButtonPrimary) })
		},
	} {
		held := b.camera.LonLat(b.pixel(from))
		b.session.Select(session.Selection{})
		doc := b.session.Document()
		drag()
		p := b.camera.Pixel(held)
		if math.Hypot(p.X-410, p.Y-380) > 0.01 {
			t.Errorf("%s: the place is at %v, want %v", name, p, to)
		}
		if b.session.Document() != doc || b.input.panning {
			t.Errorf("%s: the document changed, or the map still pans", name)
		}
	}
}

func (b *bench) space(do func()) {
	b.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	do()
	b.KeyUp(&fyne.KeyEvent{Name: fyne.KeySpace})
}

func TestWheelZoomsAboutThePointer(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		b := newBench(t, scale)
		if b.scale != float64(scale) || b.camera.Size.W != 700*float64(scale) {
			t.Fatalf("scale %v, camera %v", b.scale, b.camera)
		}
		p := fyne.NewPos(333, 222)
		under, zoom := b.camera.LonLat(b.pixel(p)), b.camera.Zoom
		for range 3 {
			b.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p}, Scrolled: fyne.NewDelta(0, 25)})
		}
		near(t, "the zoom", b.camera.Zoom, zoom+0.75, 1e-9)
		at := b.position(b.camera.Pixel(under))
		if math.Hypot(float64(at.X-p.X), float64(at.Y-p.Y)) > 0.01 {
			t.Errorf("scale %v: the place went to %v", scale, at)
		}
	}
}

// A click that is not steady, and one that became a drag of two points, are clicks.
func TestClicksAndDoubleClicks(t *testing.T) {
	b := newBench(t, 1)
	b.Use(tool.Border)
	p := b.at(36.8, 47.9)
	b.press(p, desktop.MouseButtonPrimary)
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(2, 1)}, Dragged: fyne.NewDelta(2, 1)})
	b.DragEnd()
	b.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(2, 1)}, Button: desktop.MouseButtonPrimary})
	b.click(b.at(37.5, 48.4))
	if len(b.line()) != 2 {
		t.Fatalf("two clicks gave %v", b.line())
	}
	b.now = b.now.Add(time.Second)
	b.click(b.at(38, 48.8))
	b.click(b.at(38, 48.8))
	if len(b.line()) != 3 || b.Tool() != tool.Select {
		t.Errorf("a double click gave %v with the tool %v", b.line(), b.Tool())
	}
	b.Use(tool.Measure)
	b.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary}) // of a press elsewhere
}

func TestKeys(t *testing.T) {
	b := newBench(t, 1, across)
	var typed []rune
	var keys []fyne.KeyName
	b.OnRune = func(r rune) bool { typed = append(typed, r); return true }
	b.OnKey = func(k fyne.KeyName, _ fyne.KeyModifier) bool { keys = append(keys, k); return true }
	zoomed := b.camera
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	p := b.camera.Pixel(zoomed.Center)
	near(t, "what was in the middle", p.X, b.camera.Size.W/2-80, 0.01)
	b.TypedRune('b')
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete}) // nothing is selected
	if string(typed) != "b" || len(keys) != 2 {
		t.Errorf("handed on: %q, %v", string(typed), keys)
	}
	b.click(b.at(36.75, 48.1))
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if n := len(b.session.Document().Proposal.Features); n != 0 {
		t.Errorf("%d features after Delete", n)
	}
}

func TestResizeKeepsTheMiddle(t *testing.T) {
	b := newBench(t, 1)
	b.Resize(fyne.NewSize(900, 700))
	shape, _ := b.territoryBound()
	if sw := b.camera.Pixel(shape.Min); sw.X < 0 || sw.Y > b.camera.Size.H {
		t.Errorf("the territory is not in sight after a first resize: %v", sw)
	}
	b.Pan(100, 30)
	middle := b.camera.Center
	b.Resize(fyne.NewSize(1300, 850))
	if b.camera.Center != middle {
		t.Errorf("the middle went from %v to %v", middle, b.camera.Center)
	}
	b.Resize(fyne.NewSize(0, 0))
	b.Resize(fyne.NewSize(40, 2000))
}

func TestFlights(t *testing.T) {
	b := newBench(t, 1, across)
	b.Fit()
	near(t, "the middle", b.camera.Center[0], (36.3+37.9)/2, 1e-6)
	b.FitTerritory()
	if shape, _ := b.territoryBound(); !b.home {
		t.Errorf("not home at %v", shape)
	}
	b.Zoom(1)
	if b.home {
		t.Error("home after a zoom")
	}
	for range 100 {
		b.Zoom(3)
	}
	near(t, "the closest zoom", b.camera.Zoom, scene.MaxZoom, 0)
}

// After any change a tile that stays is what drawing it anew would give, and
// a small change does not draw them all.
func TestTilesAfterChanges(t *testing.T) {
	b := newBench(t, 1, across, geo.Feature{ID: "z", Type: geo.Zone, Regime: geo.Monitoring, Geometry: orb.Polygon{{{37, 47.6}, {37.6, 47.6}, {37.6, 48}, {37, 48}, {37, 47.6}}}})
	b.Resize(fyne.NewSize(1100, 760))
	b.Zoom(1)
	check := func(what string) {
		t.Helper()
		for k, img := range b.ground.tiles {
			if b.drawn[k] != nil {
				continue
			}
			want := image.NewRGBA(image.Rect(0, 0, tileSide, tileSide))
			c := scene.Camera{Zoom: b.ground.now.zoom}
			v := paint.View{Span: c.Span(), Min: k.corner(c), W: tileSide, H: tileSide, Scale: b.scale}
			paint.Tile(b.ground.latest.scene, v, want)
			paint.NewPlan(b.ground.latest.scene, c.Span(), b.scale).Draw(want, v)
			if n := different(b.onScreen(k, img.Image.(*image.RGBA)), want); n > 0 {
				t.Errorf("%s: tile %v differs at %d places", what, k, n)
			}
		}
		for _, k := range visible(b.camera) {
			if b.ground.tiles[k] == nil {
				t.Errorf("%s: tile %v is missing", what, k)
			}
		}
	}
	check("at first")
	all := len(visible(b.camera))
	move := func(x, y float64) geo.Edit { return geo.MoveVertex("b", geo.VertexRef{Index: 1}, orb.Point{x, y}) }
	steps := []struct {
		name string
		do   func() error
		most int
	}{
		{"a vertex moves a little", func() error { return b.session.Preview(move(37.22, 48.31)) }, 0},
		{"it moves on", func() error { return b.session.Preview(move(37.24, 48.3)) }, 0},
		{"it moves far", func() error { return b.session.Commit("move", move(37.6, 48)) }, all},
		{"a zone's vertex moves", func() error {
			return b.session.Commit("move", geo.MoveVertex("z", geo.VertexRef{Index: 1}, orb.Point{37.7, 47.6}))
		}, all - 2},
		{"another regime", func() error { return b.session.Commit("regime", geo.SetRegime("z", geo.FreeTrade)) }, all - 2},
		{"the sides change", func() error { return b.session.Commit("sides", geo.SetSides("b", geo.SideRussia, geo.SideUkraine)) }, all},
		{"a zone goes", func() error { return b.session.Commit("remove", geo.RemoveFeature("z")) }, all},
		{"it comes back", func() error { b.session.Undo(); return nil }, all},
		{"a row lights up", func() error { b.session.Light(session.Lit{Kind: session.LitZone}); return nil }, all},
		{"and goes out", func() error { b.session.Light(session.Lit{}); return nil }, all},
		{"nothing", func() error { return b.session.Commit("none", geo.Rename("x")) }, 0},
	}
	for _, s := range steps {
		if err := s.do(); err != nil {
			t.Fatal(err)
		}
		check(s.name)
		if len(b.drawn) > s.most {
			t.Errorf("%s: %d of %d tiles drawn", s.name, len(b.drawn), all)
		}
		if b.session.Previewing() != (b.ground.patched != nil) {
			t.Errorf("%s: a patch lies on the tiles: %v", s.name, b.ground.patched != nil)
		}
	}
	b.Pan(30, 20)
	check("after a pan")
	b.SetStyle(style.Dark)
	check("in the dark")
}

// different counts the pixels that differ by more than thinning may make them: a
// vertex that is left out within a third of a pixel moves the edge of a line a bit.
func different(a, b *image.RGBA) int {
	if bytes.Equal(a.Pix, b.Pix) {
		return 0
	}
	n := 0
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d > 48 || d < -48 {
			n++
		}
	}
	return n
}

// Whatever the map is led through, it keeps no more than its share of tiles.
func TestTilesAreBounded(t *testing.T) {
	b := newBench(t, 1)
	most := 0
	for k := range 50 {
		switch k % 5 {
		case 4:
			b.Zoom(float64(k%3) - 1)
		default:
			b.Pan(float64(300*(k%7)-700), float64(250*(k%5)-500))
		}
		most = max(most, len(visible(b.camera)))
	}
	if n := len(b.ground.tiles); n > most+mostTiles {
		t.Errorf("%d tiles are kept", n)
	}
	if n := len(b.ground.box.Objects); n > 2*most+mostTiles+1 {
		t.Errorf("%d pictures were made", n)
	}
	if len(b.ground.store.tiles) > mostStored || len(b.ground.store.layers) > 2 {
		t.Errorf("%d tiles and %d layers lie in the store", len(b.ground.store.tiles), len(b.ground.store.layers))
	}
}

// Jobs on goroutines while the map is dragged about: for the race detector. In the
// end the picture is the newest.
func TestJobsInTheBackground(t *testing.T) {
	b := newBench(t, 1, across)
	b.inGoroutines()
	for k := range 40 {
		switch k % 4 {
		case 0:
			b.Pan(float64(10*k%70), -5)
		case 1:
			if err := b.session.Preview(geo.MoveVertex("b", geo.VertexRef{Index: 1}, orb.Point{37.2 + float64(k)/100, 48.3})); err != nil {
				t.Fatal(err)
			}
		case 2:
			b.Zoom(float64(k%3)/2 - 0.5)
		default:
			select {
			case done := <-b.done:
				done()
			default:
			}
		}
	}
	b.pump()
	if b.ground.latest.content.doc != b.session.Document() || b.ground.now.zoom != b.camera.Zoom || !b.Idle() {
		t.Error("the picture is not the newest")
	}
	for _, k := range visible(b.camera) {
		if b.ground.tiles[k] == nil {
			t.Errorf("tile %v is missing", k)
		}
	}
}

// A job that the camera has left far behind is broken off.
func TestUnwantedJob(t *testing.T) {
	b := newBench(t, 1)
	b.inGoroutines()
	b.Pan(5, 5)
	first := b.ground.job
	b.Zoom(3)
	if !first.unwanted.Load() {
		t.Error("the job goes on")
	}
	b.pump()
	near(t, "the zoom of the tiles", b.ground.now.zoom, b.camera.Zoom, 0)
}

// The strips keep inside the map, whatever its size, and the hint is not cut before
// the map is very narrow.
func TestFurnitureFits(t *testing.T) {
	b := newBench(t, 1, across)
	for _, size := range []fyne.Size{{Width: 520, Height: 400}, {Width: 330, Height: 300}, {Width: 220, Height: 200}} {
		b.Resize(size)
		for _, k := range tool.Kinds {
			b.Use(k)
			for _, p := range []*plate{b.plate.source, b.plate.credit} {
				right := p.back.Position().X + p.back.Size().Width
				if p.back.Position().X < 0 || right > size.Width || p.text.Text == "" {
					t.Errorf("%v, %v: %q from %v to %v", size, k, p.text.Text, p.back.Position().X, right)
				}
			}
			h := b.plate.hint
			if right := h.back.Position().X + h.back.Size().Width; right > size.Width {
				t.Errorf("%v, %v: the hint reaches to %v", size, k, right)
			}
			said := ""
			for _, l := range h.lines[:h.used] {
				said += strings.ReplaceAll(strings.ReplaceAll(l.Text, " ", ""), "·", "")
			}
			if want := strings.ReplaceAll(strings.ReplaceAll(b.tool.Hint(), " ", ""), "·", ""); said != want && size.Width > 300 {
				t.Errorf("%v, %v: the hint says %q", size, k, said)
			}
		}
	}
}

// A large feature is drawn as one picture, a small one as lines.
func TestOverlayOfALargeFeature(t *testing.T) {
	ring := make(orb.Ring, 3000)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(ring)-1))
		ring[i] = orb.Point{37.5 + 0.8*cos, 48 + 0.5*sin + 0.01*float64(i%2)}
	}
	ring[len(ring)-1] = ring[0]
	b := newBench(t, 1, across, geo.Feature{ID: "z", Type: geo.Zone, Geometry: orb.Polygon{ring}})
	b.session.Select(session.Selection{Feature: "z"})
	if !b.over.bulk.Visible() || len(b.over.circles.all) > mostHandles+10 {
		t.Errorf("as a picture: %v; %d lines, %d handles", b.over.bulk.Visible(), len(b.over.lines.all), len(b.over.circles.all))
	}
	b.session.Select(session.Selection{Feature: "b"})
	if b.over.bulk.Visible() || len(b.over.lines.all) == 0 || len(b.over.lines.all) > mostLines {
		t.Errorf("as a picture: %v; %d lines", b.over.bulk.Visible(), len(b.over.lines.all))
	}
}
