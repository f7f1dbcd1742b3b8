package tool

import (
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/session"
)

// Two lines that cross at 38, 48, and a zone: at 400 pixels a degree of longitude.
//
//	     z z z
//	a----z-+-z----a      vertices of a at 37.2, 38, 38.8; its midpoints at 37.6, 38.4
//	     z z z
func crossing() []geo.Feature {
	return []geo.Feature{
		{ID: "z", Type: geo.Zone, Geometry: orb.Polygon{{{37.5, 47.8}, {38.5, 47.8}, {38.5, 48.2}, {37.5, 48.2}, {37.5, 47.8}}}},
		{ID: "a", Type: geo.Border, Geometry: orb.LineString{{37.2, 48}, {38, 48}, {38.8, 48}}},
		{ID: "b", Type: geo.Border, Geometry: orb.LineString{{38.01, 47.2}, {38.01, 48.8}}},
	}
}

// Vertex before midpoint before edge before area, each by its distance on the screen,
// whatever the scale; what is selected before what is not.
func TestWhatIsHit(t *testing.T) {
	for _, scale := range []float64{1, 1.5, 2} {
		d := newDesk(t, crossing()...)
		d.scale = scale
		d.camera.Zoom += 1
		snap := &Snapper{}
		beside := func(lon, lat, dx, dy float64) scene.Pixel {
			p := d.at(lon, lat)
			return scene.Pixel{X: p.X + dx*scale, Y: p.Y + dy*scale}
		}
		for _, c := range []struct {
			name     string
			selected string
			at       scene.Pixel
			kind     targetKind
			feature  string
		}{
			{"a vertex of the selected", "a", beside(38, 48, 5, 5), onVertex, "a"},
			{"a vertex before the nearer edge of another", "a", beside(38, 48, 8, 0), onVertex, "a"},
			{"just beyond a vertex's reach: its edge", "a", beside(38, 48, -11, 0), onEdge, "a"},
			{"a midpoint before its edge", "a", beside(37.6, 48, 4, 5), onMidpoint, "a"},
			{"beyond a midpoint's reach", "a", beside(37.6, 48, 10, 3), onEdge, "a"},
			{"an edge", "", beside(37.8, 48, 0, 5), onEdge, "a"},
			{"beyond an edge's reach: the area", "", beside(37.8, 48, 0, 9), onNothing, ""},
			{"vertices of others are edges", "", beside(38.8, 48, 0, 3), onEdge, "a"},
			{"the nearer of two edges", "", beside(38.01, 48.1, 2, 0), onEdge, "b"},
			{"the area's own edge", "", beside(37.5, 47.9, 3, 0), onEdge, "z"},
			{"far from all", "a", beside(37.1, 47.2, 0, 0), onNothing, ""},
		} {
			d.session.Select(session.Selection{Feature: c.selected})
			if got := snap.hit(d, c.at); got.kind != c.kind || got.feature != c.feature {
				t.Errorf("scale %g, %s: hit %d of %q, want %d of %q", scale, c.name, got.kind, got.feature, c.kind, c.feature)
			}
		}
	}
}

// The pointer tells what a press would do.
func TestCursors(t *testing.T) {
	d := newDesk(t, crossing()...)
	d.camera.Zoom += 1
	over := func(lon, lat float64) Cursor {
		d.tool.Hover(d.at(lon, lat), Mods{})
		return d.tool.Cursor()
	}
	for _, c := range []struct {
		name     string
		selected string
		lon, lat float64
		want     Cursor
	}{
		{"a line that a click selects", "", 37.8, 48, Hand}, {"a vertex", "a", 38, 48, Move}, {"a midpoint", "a", 37.6, 48, Add}, {"the selected line", "a", 37.8, 48, Move}, {"land", "a", 37.8, 48.5, Arrow},
	} {
		d.session.Select(session.Selection{Feature: c.selected})
		if got := over(c.lon, c.lat); got != c.want {
			t.Errorf("over %s the pointer is %d, want %d", c.name, got, c.want)
		}
	}
	d.Use(Border)
	d.tool.Hover(d.at(37.8, 48.5), Mods{})
	if got := d.tool.Cursor(); got != Cross {
		t.Errorf("while drawing the pointer is %d", got)
	}
}

func TestUnder(t *testing.T) {
	d := newDesk(t, crossing()...)
	d.camera.Zoom += 1
	snap := &Snapper{}
	d.session.Select(session.Selection{Feature: "a"})
	if u := snap.Under(d, d.at(38, 48)); !u.OnVertex || u.Feature != "a" || u.Vertex.Index != 1 {
		t.Errorf("a vertex: %+v", u)
	}
	if u := snap.Under(d, d.at(37.8, 48)); !u.OnEdge || u.OnVertex || u.Feature != "a" || u.Edge[1] != 48 {
		t.Errorf("an edge: %+v", u)
	}
	if u := snap.Under(d, d.at(37.8, 48.1)); u.OnEdge || u.Feature != "z" || u.Face != 0 {
		t.Errorf("a zone: %+v", u)
	}
	if u := snap.Under(d, d.at(39.4, 48.5)); u.Feature != "" {
		t.Errorf("elsewhere: %+v", u)
	}
	divided := newDesk(t, geo.Feature{ID: "b", Type: geo.Border, Geometry: orb.LineString{{38, 46.5}, {38, 49.5}}})
	if u := snap.Under(divided, divided.at(37.5, 48)); u.Face == 0 || u.Feature != "" {
		t.Errorf("a face: %+v", u)
	}
}

// A double click on nothing zooms by one about the place, with Shift out.
func TestDoubleClickZooms(t *testing.T) {
	d := newDesk(t)
	before := d.camera
	p := scene.Pixel{X: 200, Y: 300}
	d.clicks(2, Mods{}, p)
	if d.camera != before.ZoomAbout(p, 1) {
		t.Errorf("zoom %v, was %v", d.camera.Zoom, before.Zoom)
	}
	d.clicks(2, Mods{Shift: true}, p)
	if diff := d.camera.Zoom - before.Zoom; diff > 1e-9 || diff < -1e-9 {
		t.Errorf("zoom %v, was %v", d.camera.Zoom, before.Zoom)
	}
	d.Use(Border)
	d.clicks(2, Mods{}, p)
	if diff := d.camera.Zoom - before.Zoom; diff > 1e-9 || diff < -1e-9 {
		t.Error("a double click while drawing zooms")
	}
}
