package tool

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
)

// desk is a host without a screen: a territory of two degrees by two, of which the
// eastern half is held by Russia, seen from above at 400 pixels a degree of
// longitude.
type desk struct {
	t       *testing.T
	session *session.Session
	camera  scene.Camera
	scale   float64
	tools   map[Kind]Tool
	tool    Tool
	said    []string
	face    int
	asked   bool
}

func box(w, s, e, n float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{w, s}, {e, s}, {e, n}, {w, n}, {w, s}}}}
}

func newDesk(t *testing.T, features ...geo.Feature) *desk {
	t.Helper()
	doc := session.Document{
		Territory: &geo.Territory{Units: []geo.Unit{{Name: "Box", Area: box(37, 47, 39, 49)}}},
		Situation: &geo.Situation{Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: box(38, 46, 40, 50)}}},
	}
	if len(features) > 0 {
		doc.Proposal = &geo.Proposal{Features: features}
	}
	d := &desk{t: t, session: session.New(doc, nil, nil), scale: 1,
		camera: scene.Camera{Center: orb.Point{38, 48}, Zoom: math.Log2(400 * 360 / 256.0), Size: scene.Size{W: 1000, H: 1200}}}
	snap := &Snapper{}
	look := func() *style.Map { return style.Light }
	d.tools = map[Kind]Tool{Select: NewSelect(d, look, snap), Border: NewDraw(d, Border, look, snap), Zone: NewDraw(d, Zone, look, snap), Measure: NewMeasure(d, look, snap)}
	d.tool = d.tools[Select]
	return d
}

func (d *desk) Session() *session.Session            { return d.session }
func (d *desk) Camera() scene.Camera                 { return d.camera }
func (d *desk) Scale() float64                       { return d.scale }
func (d *desk) ZoomAt(at scene.Pixel, steps float64) { d.camera = d.camera.ZoomAbout(at, steps) }
func (d *desk) Say(message string)                   { d.said = append(d.said, message) }
func (d *desk) ShowFace(face int, at scene.Pixel)    { d.face, d.asked = face, true }
func (d *desk) at(lon, lat float64) scene.Pixel      { return d.camera.Pixel(orb.Point{lon, lat}) }
func (d *desk) feature(i int) geo.Feature            { return d.session.Document().Proposal.Features[i] }
func (d *desk) line(i int) orb.LineString            { return d.feature(i).Geometry.(orb.LineString) }
func (d *desk) selected() session.Selection          { return d.session.Selection() }
func (d *desk) count() int                           { p := d.session.Document().Proposal; return features(p) }
func (d *desk) undo()                                { d.session.Undo() }
func (d *desk) redo()                                { d.session.Redo() }
func (d *desk) press(k Key)                          { d.tool.Press(k) }
func (d *desk) click(lon, lat float64)               { d.clicks(1, Mods{}, d.at(lon, lat)) }
func (d *desk) alt(lon, lat float64)                 { d.clicks(1, Mods{Alt: true}, d.at(lon, lat)) }
func (d *desk) clicks(n int, m Mods, p scene.Pixel) {
	d.tool.Hover(p, m)
	for i := 1; i <= n; i++ {
		d.tool.Click(p, i, m)
	}
}

func (d *desk) Use(k Kind) {
	if d.tool.Kind() != k {
		d.tool.Leave()
		d.tool = d.tools[k]
	}
}

func features(p *geo.Proposal) int {
	if p == nil {
		return 0
	}
	return len(p.Features)
}

// drag goes from one pixel to another in steps; it tells whether the tool took it.
func (d *desk) drag(from, to scene.Pixel, m Mods) bool {
	if !d.tool.DragStart(from, m) {
		return false
	}
	for k := 1; k <= 4; k++ {
		s := float64(k) / 4
		d.tool.Drag(scene.Pixel{X: from.X + s*(to.X-from.X), Y: from.Y + s*(to.Y-from.Y)}, m)
	}
	d.tool.DragEnd()
	return true
}

func aBorder(points ...orb.Point) geo.Feature {
	return geo.Feature{ID: "b", Type: geo.Border, Geometry: orb.LineString(points)}
}

func closeTo(p, q orb.Point) bool {
	return math.Abs(p[0]-q[0]) < 1e-9 && math.Abs(p[1]-q[1]) < 1e-9
}

func TestDrawABorder(t *testing.T) {
	d := newDesk(t)
	d.Use(Border)
	d.alt(37.5, 46.5)
	d.alt(37.5, 48.2)
	d.alt(37.5, 49.5)
	if f := d.feature(0); !f.Draft || len(d.line(0)) != 3 {
		t.Fatalf("while drawing: %+v", f)
	}
	if metres, m2 := d.tool.Extent(); math.Abs(metres-333_600) > 1000 || m2 != 0 {
		t.Errorf("length %.0f m, area %.0f m²", metres, m2)
	}
	d.press(Enter)
	f := d.feature(0)
	if f.Draft || len(d.line(0)) != 3 || d.tool.Kind() != Select || d.selected().Feature != f.ID {
		t.Fatalf("after Enter: %+v, tool %v, selection %+v", f, d.tool.Kind(), d.selected())
	}
	if f.Left != geo.SideUkraine || f.Right != geo.SideRussia {
		t.Errorf("sides are not remembered: left %v, right %v", f.Left, f.Right)
	}
	l, _ := d.session.Ledger()
	if !l.Delimited || l.CededM2 == 0 || l.ReturnedM2 != 0 {
		t.Errorf("delimited %v, ceded %v, returned %v", l.Delimited, l.CededM2, l.ReturnedM2)
	}
}

// Each way of ending gives the same border, and each vertex is a step to undo.
func TestEndsOfADrawing(t *testing.T) {
	ends := map[string]func(d *desk){
		"Enter":        func(d *desk) { d.alt(38.2, 48.5); d.press(Enter) },
		"double click": func(d *desk) { d.clicks(2, Mods{Alt: true}, d.at(38.2, 48.5)) },
	}
	for name, end := range ends {
		d := newDesk(t)
		d.Use(Border)
		d.alt(37.2, 47.5)
		d.alt(37.6, 48.5)
		end(d)
		if got := d.line(0); len(got) != 3 || d.feature(0).Draft || !closeTo(got[2], orb.Point{38.2, 48.5}) {
			t.Errorf("%s: %v, draft %v", name, got, d.feature(0).Draft)
		}
		for _, want := range []int{3, 2, 1} {
			d.undo()
			if !d.feature(0).Draft || len(d.line(0)) != want {
				t.Errorf("%s: undone to %v, want a draft of %d", name, d.line(0), want)
			}
		}
		d.undo()
		if d.count() != 0 {
			t.Errorf("%s: %d features after undoing all", name, d.count())
		}
		for range 4 {
			d.redo()
		}
		if d.feature(0).Draft || len(d.line(0)) != 3 {
			t.Errorf("%s: redone to %+v", name, d.feature(0))
		}
	}
}

func TestCloseAZoneAtItsFirstVertex(t *testing.T) {
	d := newDesk(t)
	d.Use(Zone)
	d.alt(37.2, 47.2)
	d.alt(37.8, 47.2)
	d.alt(37.8, 47.8)
	p := d.at(37.2, 47.2)
	p.X += 5
	d.tool.Hover(p, Mods{})
	if _, m2 := d.tool.Extent(); d.tool.Cursor() != Hand || !strings.Contains(d.tool.Hint(), "close") || m2 == 0 {
		t.Errorf("over the first vertex: cursor %v, hint %q, area %v", d.tool.Cursor(), d.tool.Hint(), m2)
	}
	d.clicks(1, Mods{}, p)
	ring := d.feature(0).Geometry.(orb.Polygon)[0]
	if len(ring) != 4 || ring[0] != ring[3] || d.feature(0).Type != geo.Zone || d.feature(0).Draft {
		t.Errorf("the zone is %+v", d.feature(0))
	}
	if l, _ := d.session.Ledger(); len(l.Zones) != 1 || l.Zones[0].AreaM2 == 0 {
		t.Errorf("zones %+v", l.Zones)
	}
}

func TestTooFewVertices(t *testing.T) {
	d := newDesk(t)
	d.Use(Zone)
	d.alt(37.2, 47.2)
	d.alt(37.8, 47.2)
	d.press(Enter)
	if len(d.said) != 1 || d.tool.Kind() != Zone || !d.feature(0).Draft {
		t.Errorf("said %q, tool %v, %+v", d.said, d.tool.Kind(), d.feature(0))
	}
	d.press(Backspace)
	if len(d.line(0)) != 1 {
		t.Errorf("Backspace left %v", d.line(0))
	}
	d.press(Backspace)
	if d.count() != 0 {
		t.Errorf("Backspace left %d features", d.count())
	}
	d.press(Backspace) // of nothing
}

// Esc leaves the tool and keeps the draft; the tool goes on with it, and so does a
// click on it.
func TestEscKeepsTheDraft(t *testing.T) {
	d := newDesk(t)
	d.Use(Border)
	d.alt(37.2, 47.5)
	d.alt(37.6, 48.5)
	d.press(Escape)
	if d.tool.Kind() != Select || d.count() != 1 || !d.feature(0).Draft || len(d.said) != 1 {
		t.Fatalf("tool %v, %d features, said %q", d.tool.Kind(), d.count(), d.said)
	}
	d.Use(Border)
	d.alt(38, 48)
	if len(d.line(0)) != 3 {
		t.Errorf("going on gave %v", d.line(0))
	}
	d.press(Escape)
	d.click(37.4, 48) // on the draft
	if d.tool.Kind() != Border {
		t.Errorf("a click on the draft gave the tool %v", d.tool.Kind())
	}
}

// Of two drafts the one that was clicked is gone on with.
func TestClickedDraftGoesOn(t *testing.T) {
	first, second := aBorder(orb.Point{37.2, 47.5}, orb.Point{37.4, 48.5}), aBorder(orb.Point{38.2, 47.5}, orb.Point{38.4, 48.5})
	first.ID, first.Draft, second.Draft = "a", true, true
	d := newDesk(t, first, second)
	d.click(37.3, 48)
	d.alt(37.6, 48.7)
	if len(d.line(0)) != 3 || len(d.line(1)) != 2 {
		t.Errorf("drafts are %v and %v", d.line(0), d.line(1))
	}
}

func TestDragAVertex(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.3, 46.5}, orb.Point{37.5, 48}, orb.Point{37.3, 49.5}))
	d.click(37.4, 47.25) // an edge: selects
	if d.selected().Feature != "b" || d.selected().OnVertex {
		t.Fatalf("selected %+v", d.selected())
	}
	before, _ := d.session.Ledger()
	if !d.drag(d.at(37.5, 48), d.at(37.7, 48.1), Mods{Alt: true}) {
		t.Fatal("the drag was not taken")
	}
	if !closeTo(d.line(0)[1], orb.Point{37.7, 48.1}) || !d.selected().OnVertex || d.selected().Vertex.Index != 1 {
		t.Errorf("dragged to %v, selected %+v", d.line(0), d.selected())
	}
	after, _ := d.session.Ledger()
	if after.CededM2 >= before.CededM2 {
		t.Errorf("ceded %v, before %v", after.CededM2, before.CededM2)
	}
	d.undo()
	if !closeTo(d.line(0)[1], orb.Point{37.5, 48}) {
		t.Errorf("undone to %v", d.line(0))
	}
	if d.undo(); d.session.UndoName() != "" {
		t.Error("a drag was more than one step")
	}
	d.redo()
	if !closeTo(d.line(0)[1], orb.Point{37.7, 48.1}) {
		t.Errorf("redone to %v", d.line(0))
	}
}

func TestDragAMidpointInserts(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.3, 47.5}, orb.Point{37.3, 48.5}))
	d.click(37.3, 47.7)
	d.drag(d.at(37.3, 48), d.at(37.6, 48), Mods{Alt: true})
	if got := d.line(0); len(got) != 3 || !closeTo(got[1], orb.Point{37.6, 48}) || d.selected().Vertex.Index != 1 {
		t.Fatalf("inserted: %v, selected %+v", got, d.selected())
	}
	d.press(Delete)
	if len(d.line(0)) != 2 || d.selected().OnVertex || d.selected().Feature != "b" {
		t.Errorf("deleted: %v, selected %+v", d.line(0), d.selected())
	}
	d.press(Delete)
	if d.count() != 0 {
		t.Errorf("%d features after deleting the border", d.count())
	}
	d.undo()
	if d.count() != 1 {
		t.Error("the border did not come back")
	}
}

func TestDragTheWholeFeature(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.3, 47.5}, orb.Point{37.3, 48.5}))
	from, to := d.at(37.3, 47.7), d.at(37.5, 47.7)
	if d.drag(from, to, Mods{}) {
		t.Error("a feature that is not selected was dragged: that pans the map")
	}
	d.click(37.3, 47.7)
	d.drag(from, to, Mods{})
	if got := d.line(0); math.Abs(got[0][0]-37.5) > 1e-9 || math.Abs(got[1][0]-37.5) > 1e-9 || got[0][1] != 47.5 {
		t.Errorf("moved to %v", got)
	}
}

// What is taken back in the middle of a drag stays taken back, whatever the mouse
// does until it is released.
func TestTakenBackInADrag(t *testing.T) {
	backs := map[string]func(d *desk){
		"cancel": func(d *desk) { d.session.Cancel() }, "undo": func(d *desk) { d.session.Undo() }, "Esc": func(d *desk) { d.press(Escape) },
	}
	for name, back := range backs {
		d := newDesk(t, aBorder(orb.Point{37.3, 47.5}, orb.Point{37.3, 48.5}))
		d.click(37.3, 47.7)
		d.tool.DragStart(d.at(37.3, 48.5), Mods{})
		d.tool.Drag(d.at(37.6, 48.5), Mods{Alt: true})
		if !d.session.Previewing() || d.tool.Hidden().Feature != "b" {
			t.Fatalf("%s: no preview", name)
		}
		d.press(Delete) // not now
		back(d)
		d.tool.Drag(d.at(37.9, 48.5), Mods{Alt: true})
		d.tool.DragEnd()
		if d.session.Previewing() || d.session.UndoName() != "" || !closeTo(d.line(0)[1], orb.Point{37.3, 48.5}) || d.tool.Hidden().Feature != "" {
			t.Errorf("%s: %v, previewing %v, to undo %q", name, d.line(0), d.session.Previewing(), d.session.UndoName())
		}
	}
}

func TestInsertByDoubleClickAndByCtrl(t *testing.T) {
	for name, insert := range map[string]func(d *desk, p scene.Pixel){
		"double click": func(d *desk, p scene.Pixel) { d.clicks(2, Mods{}, p) },
		"Ctrl":         func(d *desk, p scene.Pixel) { d.clicks(1, Mods{Ctrl: true}, p) },
	} {
		d := newDesk(t, aBorder(orb.Point{37.3, 47.5}, orb.Point{37.3, 48.5}))
		p := d.at(37.3, 47.7)
		p.X += 3
		insert(d, p)
		if got := d.line(0); len(got) != 3 || got[1][0] != 37.3 || math.Abs(got[1][1]-47.7) > 0.01 || !d.selected().OnVertex {
			t.Errorf("%s: %v, selected %+v", name, got, d.selected())
		}
	}
}

func TestClickOnLand(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.5, 46.5}, orb.Point{37.5, 49.5}))
	d.click(37.2, 48)
	if l, _ := d.session.Ledger(); !d.asked || l.Faces[d.face].Side != geo.SideUkraine || d.selected().Face != d.face+1 {
		t.Errorf("asked %v for face %d, selected %+v", d.asked, d.face, d.selected())
	}
	d.click(36.5, 48) // outside
	if d.selected() != (session.Selection{}) {
		t.Errorf("selected %+v", d.selected())
	}
}

func TestClickOnAZone(t *testing.T) {
	d := newDesk(t, geo.Feature{ID: "z", Type: geo.Zone, Geometry: box(37.2, 47.2, 37.8, 47.8)[0]})
	d.click(37.35, 47.4)
	if d.selected().Feature != "z" {
		t.Errorf("selected %+v", d.selected())
	}
}

// A border that falls short is extended by a click on the gap, one step.
func TestClickOnAGap(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.5, 46.5}, orb.Point{37.5, 48.8}))
	if l, _ := d.session.Ledger(); l.Delimited || len(l.Gaps) != 1 {
		t.Fatalf("gaps %+v", l.Gaps)
	}
	p := d.at(37.5, 48.9)
	d.tool.Hover(p, Mods{})
	if hint := d.tool.Hint(); d.tool.Cursor() != Hand || !strings.Contains(hint, "22.2") {
		t.Errorf("cursor %v, hint %q", d.tool.Cursor(), hint)
	}
	d.clicks(1, Mods{}, p)
	if l, _ := d.session.Ledger(); !l.Delimited || len(l.Gaps) != 0 || len(d.line(0)) != 3 {
		t.Errorf("after the click: gaps %v, %v", l.Gaps, d.line(0))
	}
}

// A mark of allocation is not shown, so nothing can hit it.
func TestMarksAreNotHit(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.5, 46.5}, orb.Point{37.5, 49.5}),
		geo.Feature{ID: "m", Type: geo.Allocation, Side: geo.SideRussia, Geometry: orb.Point{37.2, 48}})
	d.click(37.2, 48)
	if !d.asked || d.selected().Feature != "" {
		t.Errorf("asked %v, selected %+v", d.asked, d.selected())
	}
}

func TestNoteIsDragged(t *testing.T) {
	d := newDesk(t, geo.Feature{ID: "n", Type: geo.Note, Name: "here", Geometry: orb.Point{37.2, 48}})
	d.drag(d.at(37.2, 48), d.at(37.4, 48.2), Mods{Alt: true})
	if got := d.feature(0).Geometry.(orb.Point); !closeTo(got, orb.Point{37.4, 48.2}) {
		t.Errorf("moved to %v", got)
	}
}

func TestHitOrder(t *testing.T) {
	line := []orb.Point{{37.3, 47.5}, {37.3, 48}, {37.3, 48.5}}
	d := newDesk(t, aBorder(line...), geo.Feature{ID: "over", Type: geo.Border, Geometry: orb.LineString{{37, 48}, {39, 48}}})
	snap := &Snapper{}
	hit := func(lon, lat, dx, dy float64) target {
		p := d.at(lon, lat)
		return snap.hit(d, scene.Pixel{X: p.X + dx, Y: p.Y + dy})
	}
	for _, c := range []struct {
		name     string
		lon, lat float64
		dx, dy   float64
		selected string
		kind     targetKind
		feature  string
	}{
		{"nothing is near", 37.3, 47.6, 20, 0, "b", onNothing, ""},
		{"an edge", 37.3, 47.6, 5, 0, "", onEdge, "b"},
		{"just too far from an edge", 37.3, 47.6, 7, 0, "", onNothing, ""},
		{"vertices of what is not selected are edges", 37.3, 48.5, 3, 0, "", onEdge, "b"},
		{"a vertex of the selected feature before the edge above it", 37.3, 48, 4, 3, "b", onVertex, "b"},
		{"the upper feature where lines cross", 37.3, 48, 0, 0, "", onEdge, "over"},
		{"a midpoint before the edge", 37.3, 47.75, 6, 0, "b", onMidpoint, "b"},
		{"a vertex within nine points", 37.3, 48.5, 0, -8.9, "b", onVertex, "b"},
		{"a vertex beyond nine points", 37.3, 48.5, 0, -9.2, "b", onNothing, ""},
	} {
		d.session.Select(session.Selection{Feature: c.selected})
		if got := hit(c.lon, c.lat, c.dx, c.dy); got.kind != c.kind || got.feature != c.feature {
			t.Errorf("%s: %v of %q, want %v of %q", c.name, got.kind, got.feature, c.kind, c.feature)
		}
	}
	d.scale = 2 // twice the pixels for the same reach
	if got := hit(37.3, 48.5, 0, -17); got.kind != onNothing && got.feature != "b" {
		t.Errorf("at scale 2: %+v", got)
	}
	d.session.Select(session.Selection{Feature: "b"})
	if got := hit(37.3, 48.5, 0, -17); got.kind != onVertex {
		t.Errorf("at scale 2: %+v", got)
	}
}

func TestSnap(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.3, 47.5}, orb.Point{37.6, 48.5}))
	snap := &Snapper{}
	for _, c := range []struct {
		name     string
		lon, lat float64
		dx, dy   float64
		mods     Mods
		self     string
		want     orb.Point
		pulled   bool
	}{
		{"the territory's edge", 37, 47.7, 6, 0, Mods{}, "", orb.Point{37, 47.7}, true},
		{"its corner before its edge", 37, 47, 5, -5, Mods{}, "", orb.Point{37, 47}, true},
		{"the line of contact", 38, 48.3, -5, 0, Mods{}, "", orb.Point{38, 48.3}, true},
		{"a vertex of a feature", 37.6, 48.5, 4, 4, Mods{}, "", orb.Point{37.6, 48.5}, true},
		{"not of itself", 37.6, 48.5, 4, 4, Mods{}, "b", orb.Point{}, false},
		{"too far", 37, 47.7, 9, 0, Mods{}, "", orb.Point{}, false},
		{"Alt", 37, 47.7, 6, 0, Mods{Alt: true}, "", orb.Point{}, false},
	} {
		p := d.at(c.lon, c.lat)
		p = scene.Pixel{X: p.X + c.dx, Y: p.Y + c.dy}
		got, pulled := snap.snap(d, p, c.mods, c.self)
		want := c.want
		if !c.pulled {
			want = d.camera.LonLat(p)
		}
		if pulled != c.pulled || math.Abs(got[0]-want[0]) > 1e-9 || math.Abs(got[1]-want[1]) > 1e-9 {
			t.Errorf("%s: %v, pulled %v; want %v", c.name, got, pulled, want)
		}
	}
}

// A vertex that is drawn near the territory's edge lies on it, and so the border
// leaves no gap.
func TestSnappedBorderDivides(t *testing.T) {
	d := newDesk(t)
	d.Use(Border)
	south, north := d.at(37.5, 47), d.at(37.63, 49)
	south.Y, north.Y = south.Y-6, north.Y+7
	d.clicks(1, Mods{}, south)
	d.clicks(1, Mods{}, d.at(37.7, 48))
	d.clicks(1, Mods{}, north)
	d.press(Enter)
	if l, _ := d.session.Ledger(); !l.Delimited || len(l.Gaps) != 0 {
		t.Errorf("%v: gaps %+v", d.line(0), l.Gaps)
	}
}

func TestMeasure(t *testing.T) {
	d := newDesk(t)
	d.Use(Measure)
	d.alt(37, 48)
	d.alt(38, 48)
	if metres, m2 := d.tool.Extent(); math.Abs(metres-74_628) > 60 || m2 != 0 { // a degree at 48° N: 74.63 km
		t.Errorf("%.0f m, %.0f m²", metres, m2)
	}
	d.alt(38, 48.5)
	d.clicks(1, Mods{Alt: true}, d.at(37, 48)) // the first: closes
	if metres, m2 := d.tool.Extent(); math.Abs(metres-(74_628+55_600+92_800)) > 600 || math.Abs(m2-2_070e6) > 20e6 {
		t.Errorf("%.0f m, %.0f m²", metres, m2)
	}
	if d.count() != 0 {
		t.Error("measuring changed the proposal")
	}
	if o := d.tool.Overlay(); len(o.Labels) != 4 || !o.Labels[0].Beside {
		t.Errorf("labels %+v", o.Labels)
	}
	d.press(Escape)
	if metres, _ := d.tool.Extent(); metres != 0 || d.tool.Kind() != Measure {
		t.Errorf("after Esc %.0f m with the tool %v", metres, d.tool.Kind())
	}
	d.press(Escape)
	if d.tool.Kind() != Select {
		t.Error("the second Esc does not leave the tool")
	}
	d.press(Escape)
}

// No event in any order makes a tool panic, and drawings are never lost: what is
// undone can be redone.
func TestAnyEventsAtAll(t *testing.T) {
	seed := uint64(1)
	next := func(n int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int((seed >> 33) % uint64(n))
	}
	d := newDesk(t)
	for range 4000 {
		p := scene.Pixel{X: float64(next(1000)), Y: float64(next(1200))}
		m := Mods{Alt: next(3) == 0, Ctrl: next(5) == 0}
		switch next(12) {
		case 0:
			d.Use(Kinds[next(len(Kinds))])
		case 1, 2, 3:
			d.tool.Click(p, 1+next(2), m)
		case 4:
			d.drag(p, scene.Pixel{X: float64(next(1000)), Y: float64(next(1200))}, m)
		case 5:
			d.tool.DragStart(p, m)
		case 6:
			d.tool.DragEnd()
		case 7:
			d.press(Key(next(4)))
		case 8:
			d.undo()
		case 9:
			d.redo()
		default:
			d.tool.Hover(p, m)
		}
		d.tool.Overlay()
		d.tool.Hint()
		d.tool.Cursor()
		if metres, m2 := d.tool.Extent(); math.IsNaN(metres) || math.IsNaN(m2) || m2 < 0 {
			t.Fatalf("extent %v, %v", metres, m2)
		}
		if l, _ := d.session.Ledger(); l.ResidualM2 != 0 {
			t.Fatalf("residual %v", l.ResidualM2)
		}
	}
}

// While a vertex is held, the overlay shows the edges that move and their ends; the map
// goes on showing the rest.
func TestHeldVertexShowsItsEdges(t *testing.T) {
	d := newDesk(t, aBorder(orb.Point{37.3, 47.3}, orb.Point{37.3, 47.6}, orb.Point{37.3, 47.9}, orb.Point{37.3, 48.2}, orb.Point{37.3, 48.5}))
	d.click(37.3, 47.7)
	if n := len(d.tool.Overlay().Handles); n != 10 { // the place under the pointer too
		t.Errorf("%d handles of 5 vertices and 4 edges", n)
	}
	d.tool.DragStart(d.at(37.3, 47.9), Mods{Alt: true})
	d.tool.Drag(d.at(37.6, 47.9), Mods{Alt: true})
	o := d.tool.Overlay()
	if len(o.Lines) != 2 || len(o.Handles) != 3 || o.Handles[1].Kind != ActiveHandle {
		t.Fatalf("%d lines and handles %v", len(o.Lines), o.Handles)
	}
	near := func(p scene.Pixel, lon, lat float64) bool { return distance(p, d.at(lon, lat)) < 1 }
	if l := o.Lines[0].Points; !near(l[0], 37.3, 47.6) || !near(l[len(l)-1], 37.3, 48.2) {
		t.Errorf("the edges that move go from %v to %v", l[0], l[len(l)-1])
	}
	h := d.tool.Hidden()
	if f, _ := d.session.Document().Proposal.Feature("b"); h != scene.HiddenAround(f, geo.VertexRef{Index: 2}) {
		t.Errorf("the map leaves out %+v", h)
	}
	d.tool.DragEnd()
	if d.tool.Hidden() != (scene.Hidden{}) {
		t.Error("something stays hidden")
	}
}
