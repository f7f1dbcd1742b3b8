package scene

import (
	"math"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/geo/plane"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// The zooms from which on the names of countries and seas, and those of oblasts, are
// repeated, because their one place may be far off the screen.
const closeLook, closerLook = 7.3, 9.2

// repeatsFrom is that zoom for a country: a wide one fills the screen sooner.
func (p place) repeatsFrom() float64 {
	const wide = 900.0 // pixels
	return math.Max(5, math.Min(closeLook, math.Log2(wide/256/p.size)))
}

// repeats are the names of what is too wide for one. No country is named upon the
// territory in question.
func (b *base) repeats(st *style.Map, territory *Shape) (out []Repeat) {
	add := func(kind Kind, name string, t style.Type, from float64, over *Region) {
		out = append(out, Repeat{Label{Kind: kind, Text: name, Type: t, MinZoom: from, MaxZoom: MaxZoom}, over})
	}
	for _, sea := range b.seas {
		add(SeaKind, sea.name, st.SeaName, closeLook, sea.over)
	}
	for i, c := range b.lands {
		if territory != nil {
			c.over = c.over.without(territory)
		}
		add(CountryKind, strings.ToUpper(c.name), st.Country, b.countries[i].repeatsFrom(), c.over)
	}
	for _, o := range b.units {
		add(OblastKind, strings.ToUpper(o.name), st.Oblast, closerLook, o.over)
	}
	return out
}

// nameLabels names the countries, oblasts and seas of the atlas.
func (s *builder) nameLabels() {
	st, b := s.Style, s.base
	for _, c := range b.countries {
		s.Labels = append(s.Labels, Label{Kind: CountryKind, Text: strings.ToUpper(c.name), At: c.at, Weight: c.size, Type: st.Country,
			Room:    c.size / 3,
			MinZoom: math.Log2(60 / 256.0 / c.size), MaxZoom: c.repeatsFrom()})
	}
	for _, o := range b.oblasts {
		s.Labels = append(s.Labels, Label{Kind: OblastKind, Text: strings.ToUpper(o.name), At: o.at, Weight: o.size, Type: st.Oblast, MinZoom: 6.4, MaxZoom: closerLook})
	}
	for _, sea := range atlas.Seas() {
		s.Labels = append(s.Labels, Label{Kind: SeaKind, Text: sea.Name, At: Project(sea.At), Type: st.SeaName, MinZoom: 4.5, MaxZoom: closeLook})
	}
	s.Repeats = b.repeats(st, s.territory)
}

// townLabels names the settlements. They come at a zoom that depends on their
// people, so that labels thin out by importance before they ever collide.
func (s *builder) townLabels() {
	for _, t := range townList() {
		s.Labels = append(s.Labels, t.label(s.Style))
	}
}

// town is a settlement with its place in the world.
type town struct {
	name   string
	at     World
	people int
}

var townList = sync.OnceValue(func() []town {
	var towns []town
	for _, list := range [][]geo.Settlement{atlas.Settlements(), atlas.Landmarks()} {
		for _, t := range list {
			towns = append(towns, town{t.Name, Project(t.At), t.Population})
		}
	}
	return towns
})

func (t town) label(st *style.Map) Label {
	l := Label{Text: t.name, At: t.at, Weight: float64(t.people), MaxZoom: MaxZoom}
	switch {
	case t.people >= 200_000:
		l.Kind, l.Type, l.Dot = CityKind, st.City, 3
	case t.people >= 15_000:
		l.Kind, l.Type, l.Dot = TownKind, st.Town, 2.4
	default:
		l.Kind, l.Type, l.Dot = VillageKind, st.Village, 1.8
	}
	// A million people at zoom 4.6, ten thousand at 8.6, a hamlet at 10.6.
	l.MinZoom = math.Max(4.5, math.Min(10.6, 4.6+2*(6-math.Log10(math.Max(float64(t.people), 1000)))))
	return l
}

// longestName is how many letters of a name the map shows.
const longestName = 60

func (s *builder) zoneLabels() {
	for _, f := range s.features() {
		if f.Type == geo.Zone && !f.Draft {
			name := text.Regime(f.Regime)
			if f.Name != "" {
				name = text.Clip(f.Name, longestName)
			}
			middle, room := FeatureShape(f).inmost()
			s.Labels = append(s.Labels, Label{Kind: ZoneKind, Text: name, At: middle, Room: room, Type: s.Style.ZoneName, MinZoom: 5, MaxZoom: MaxZoom})
		}
	}
}

// borderLabels names borders, notes and facilities, and says how long gaps are.
func (s *builder) borderLabels() {
	for _, f := range s.features() {
		switch {
		case f.Draft:
		case f.Type == geo.Border && f.Name != "":
			if at, ok := lineMiddle(f); ok {
				s.Labels = append(s.Labels, Label{Kind: BorderKind, Text: text.Clip(f.Name, longestName), At: at, Dot: 5, Along: FeatureShape(f), Type: s.Style.BorderName, MinZoom: 5, MaxZoom: MaxZoom})
			}
		case f.Type == geo.Note || f.Type == geo.Facility:
			if at, ok := f.Geometry.(orb.Point); ok {
				s.Labels = append(s.Labels, Label{Kind: NoteKind, Text: text.Clip(f.Name, longestName), At: Project(at), Dot: 4, Type: s.Style.BorderName, MinZoom: 4, MaxZoom: MaxZoom})
			}
		}
	}
	if s.Ledger == nil {
		return
	}
	for _, g := range s.Ledger.Gaps {
		s.Labels = append(s.Labels, Label{Kind: GapKind, Text: text.Length(g.GapM), At: Project(orb.Point{(g.End[0] + g.Join[0]) / 2, (g.End[1] + g.Join[1]) / 2}),
			Dot: 4, Type: s.Style.GapLabel, MinZoom: 4, MaxZoom: MaxZoom})
	}
}

// landOf is the land of a zone as the ledger counts it: the union of its parts,
// with no hole where an outline crosses itself.
func landOf(f geo.Feature) orb.MultiPolygon {
	switch g := f.Geometry.(type) {
	case orb.Polygon:
		return plane.Overlay(plane.Union, orb.MultiPolygon{g}, nil)
	case orb.MultiPolygon:
		return plane.Overlay(plane.Union, g, nil)
	}
	return nil
}

func lineMiddle(f geo.Feature) (World, bool) {
	var longest []orb.Point
	for _, p := range f.Paths() {
		if len(p.Points) > len(longest) {
			longest = p.Points
		}
	}
	if len(longest) < 2 {
		return World{}, false
	}
	a, b := longest[(len(longest)-1)/2], longest[(len(longest)-1)/2+1]
	return Project(orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}), true
}
