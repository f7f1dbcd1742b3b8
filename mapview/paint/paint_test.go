package paint

import (
	"fmt"
	"image"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// testModel is Donetsk with an embedded front, a border and zones.
func testModel(t testing.TB) scene.Model {
	t.Helper()
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	territory := &geo.Territory{Units: []geo.Unit{unit}}
	situation := atlas.Situations()[2]
	p := &geo.Proposal{Name: "test", Features: []geo.Feature{
		{ID: "b", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.4, 48}, {37.2, 48.4}, {37.8, 49.4}}},
		{ID: "z", Type: geo.Zone, Regime: geo.FreeTrade, Geometry: orb.Polygon{{{37, 48.5}, {37.6, 48.5}, {37.6, 49}, {37, 49}, {37, 48.5}}}},
		{ID: "m", Type: geo.Zone, Regime: geo.Monitoring, Geometry: orb.Polygon{{{38, 47.5}, {38.4, 47.5}, {38.4, 47.9}, {38, 47.9}, {38, 47.5}}}},
	}}
	l := geo.Measure(territory, situation, p, nil)
	return scene.Model{Territory: territory, Situation: situation, Proposal: p, Ledger: l}
}

func testScene(t testing.TB, st *style.Map) *scene.Scene {
	t.Helper()
	return scene.Build(testModel(t), st)
}

func testCamera(w, h float64) scene.Camera {
	return scene.Camera{Size: scene.Size{W: w, H: h}}.Fit(orb.Bound{Min: orb.Point{36.5, 46.8}, Max: orb.Point{39.1, 49.3}}, 10)
}

// Four tiles are the same picture as one piece: no seam shows.
func TestNoSeams(t *testing.T) {
	const side = 256
	s := testScene(t, style.Light)
	c := testCamera(2*side, 2*side)
	whole := image.NewRGBA(image.Rect(0, 0, 2*side, 2*side))
	v := ViewOf(c, 1)
	// Whole world pixels, as the tiles of the window lie.
	v.Min.X, v.Min.Y = float64(int(v.Min.X*v.Span))/v.Span, float64(int(v.Min.Y*v.Span))/v.Span
	plan := NewPlan(s, v.Span, 1)
	Tile(s, v, whole)
	plan.Draw(whole, v)
	differ, worst := 0, 0
	for ty := range 2 {
		for tx := range 2 {
			tile := image.NewRGBA(image.Rect(0, 0, side, side))
			part := View{Span: v.Span, W: side, H: side, Scale: 1,
				Min: scene.World{X: v.Min.X + float64(tx*side)/v.Span, Y: v.Min.Y + float64(ty*side)/v.Span}}
			Tile(s, part, tile)
			plan.Draw(tile, part)
			for y := range side {
				for x := range side {
					if d := golden.Apart(tile.RGBAAt(x, y), whole.RGBAAt(tx*side+x, ty*side+y)); d > 24 {
						differ++
						worst = max(worst, d)
					}
				}
			}
		}
	}
	if differ > 0 {
		t.Errorf("%d pixels differ between tiles and one piece, by up to %d", differ, worst)
	}
}

// Land lies below holders, holders below zones, zones below the border, and a
// casing below its line.
func TestOrder(t *testing.T) {
	st := style.Light
	var r Recording
	Walk(testScene(t, st), ViewOf(testCamera(600, 600), 1), &r)
	order := []Call{
		{Verb: "fill", Color: st.Neighbour}, {Verb: "fill", Color: st.Land}, {Verb: "fill", Color: st.Held[geo.HeldByUkraine].Fill},
		{Verb: "stroke", Color: st.StateCasing.Color}, {Verb: "stroke", Color: st.StateEdge.Color}, {Verb: "stroke", Color: st.TerritoryCasing.Color},
		{Verb: "stroke", Color: st.TerritoryEdge.Color}, {Verb: "pattern", Color: st.Zone(geo.FreeTrade).Pattern.Color}, {Verb: "stroke", Color: st.Contact.Color},
		{Verb: "stroke", Color: st.BorderCasing.Color}, {Verb: "stroke", Color: st.Sides[geo.SideUkraine].Color}, {Verb: "stroke", Color: st.Sides[geo.SideRussia].Color}, {Verb: "stroke", Color: st.Border.Color},
	}
	before := -1
	for _, want := range order {
		at := slices.IndexFunc(r.Calls, func(c Call) bool { return c.Verb == want.Verb && c.Color == want.Color })
		if at < 0 || at < before {
			t.Errorf("%s %v comes at %d, after what should lie above it (%d)", want.Verb, want.Color, at, before)
		}
		before = at
	}
}

// Every regime has a pattern of its own: colour is never the only sign.
func TestZonesDifferByPattern(t *testing.T) {
	seen := map[string]geo.Regime{}
	for _, regime := range geo.Regimes {
		a := style.Light.Zone(regime)
		key := fmt.Sprint(a.Pattern.Motif, a.Pattern.Step)
		if other, twice := seen[key]; twice || a.Pattern.Motif == style.NoPattern {
			t.Errorf("%s looks like %s", regime, other)
		}
		seen[key] = regime
	}
}

// Labels never overlap each other or what is taken, at any zoom.
func TestLabelsDoNotCollide(t *testing.T) {
	s := testScene(t, style.Light)
	taken := []Rect{{0, 0, 300, 30}, {700, 500, 900, 600}}
	for zoom := 4.0; zoom < 12; zoom += 0.7 {
		c := testCamera(900, 600)
		c.Zoom = zoom
		placed := Place(s, c, 1, taken).Labels
		if len(placed) < 3 {
			t.Errorf("only %d labels at zoom %.1f", len(placed), zoom)
		}
		for i, a := range placed {
			for _, b := range placed[:i] {
				if a.Box.Overlaps(b.Box) {
					t.Errorf("zoom %.1f: %q covers %q", zoom, a.Text, b.Text)
				}
			}
			for _, r := range taken {
				if a.Box.Overlaps(r) {
					t.Errorf("zoom %.1f: %q stands where something else does", zoom, a.Text)
				}
			}
		}
	}
}

// Labels keep their places while the map is panned, names that repeat too.
func TestLabelsAreStableWhilePanning(t *testing.T) {
	s := testScene(t, style.Light)
	for _, zoom := range []float64{7.4, 8.3, 9.6, 11.2} {
		c := testCamera(900, 600)
		c.Zoom = zoom
		d := c.Pan(40, -25)
		type place struct {
			text string
			x, y int
		}
		there := map[place]bool{}
		for _, l := range NewPlan(s, c.Span(), 1).In(ViewOf(c, 1)) {
			there[place{l.Text, int(math.Round(l.X * 10)), int(math.Round(l.Y * 10))}] = true
		}
		moved, shown := 0, 0
		for _, l := range NewPlan(s, d.Span(), 1).In(ViewOf(d, 1)) {
			if l.X < 60 || l.Y < 60 || l.Box.X1 > 840 || l.Y > 540 {
				continue
			}
			shown++
			if !there[place{l.Text, int(math.Round((l.X - 40) * 10)), int(math.Round((l.Y + 25) * 10))}] {
				moved++
			}
		}
		if shown < 10 || moved > 0 {
			t.Errorf("zoom %.1f: %d of %d labels jumped", zoom, moved, shown)
		}
	}
}

// Wide areas are named wherever one looks closely, and never outside themselves.
func TestWideAreasAreNamedEverywhere(t *testing.T) {
	s := testScene(t, style.Light)
	for _, at := range []orb.Point{{37.6, 48.3}, {39.8, 47.9}, {37.5, 46.6}} {
		c := testCamera(1500, 1000)
		c.Center, c.Zoom = at, 9.5
		names := map[string]int{}
		for _, l := range Place(s, c, 1, nil).Labels {
			if l.Kind == scene.CountryKind || l.Kind == scene.SeaKind || l.Kind == scene.OblastKind {
				names[l.Text]++
			}
		}
		t.Logf("%v: %v", at, names)
		if len(names) < 2 {
			t.Errorf("at %v only %v is named", at, names)
		}
	}
}

func BenchmarkTile(b *testing.B) {
	s := testScene(b, style.Light)
	v := ViewOf(testCamera(512, 512), 1)
	img := image.NewRGBA(image.Rect(0, 0, 512, 512))
	for b.Loop() {
		Tile(s, v, img)
	}
}

// A zone is named beside what stands in its middle, if there is room in it.
func TestZonesFindRoomForTheirNames(t *testing.T) {
	label := func(kind scene.Kind, text string, room float64) scene.Label {
		return scene.Label{Kind: kind, Text: text, At: scene.World{X: 0.6, Y: 0.35}, Room: room, Type: style.Light.ZoneName, MaxZoom: scene.MaxZoom}
	}
	const span = 256 * 1024
	for room, want := range map[float64]int{100.0 / span: 2, 10.0 / span: 1} {
		s := &scene.Scene{Style: style.Light, Labels: []scene.Label{label(scene.BorderKind, "Border", 0), label(scene.ZoneKind, "Free-trade zone", room)}}
		placed := NewPlan(s, span, 1).placed
		if len(placed) != want {
			t.Errorf("with %.0f pixels of room %d names stand, not %d", room*span, len(placed), want)
		}
		for i, l := range placed {
			for _, other := range placed[:i] {
				if l.Box.Overlaps(other.Box) {
					t.Errorf("%s lies on %s", l.Text, other.Text)
				}
			}
		}
	}
}
