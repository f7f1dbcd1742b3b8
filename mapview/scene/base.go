package scene

import (
	"math"
	"sync"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/geo/plane"
)

// base is what every scene shares: the atlas, projected once.
type base struct {
	neighbours []*Shape
	countries  []place
	land       *Shape // all oblasts
	oblasts    []place
	edges      *Shape // between oblasts
	state      *Shape // around Ukraine
	seas       []named
	lands      []named // countries, in the order of those above
	units      []named // oblasts
}

// named is a name and the region that it is of.
type named struct {
	name string
	over *Region
}

// place is a name and where it stands.
type place struct {
	name string
	at   World
	size float64 // extent in the world
}

var atlasBase = sync.OnceValue(func() *base {
	b := &base{}
	for _, n := range atlas.Neighbours() {
		s := Areas(n.Area)
		b.neighbours = append(b.neighbours, s)
		b.countries = append(b.countries, middle(n.Name, n.Area))
		b.lands = append(b.lands, named{n.Name, &Region{in: s, box: s.Box}})
	}
	var all orb.MultiPolygon
	var build plane.Builder
	for _, u := range atlas.Oblasts() {
		all = append(all, u.Area...)
		b.oblasts = append(b.oblasts, middle(u.Name, u.Area))
		build.Area(u.Area)
		s := Areas(u.Area)
		b.units = append(b.units, named{u.Name, &Region{in: s, box: s.Box}})
	}
	b.land = Areas(all)
	b.lands = append(b.lands, named{"Ukraine", &Region{in: b.land, box: b.land.Box}})
	for _, sea := range atlas.Seas() {
		for _, bound := range sea.Within {
			b.seas = append(b.seas, named{sea.Name, &Region{out: append(b.neighbours[:len(b.neighbours):len(b.neighbours)], b.land), box: boxOf(bound)}})
		}
	}
	a := build.Build()
	var inner, outer orb.MultiLineString
	for i, e := range a.Edges {
		line := a.Path(i)
		if anyLayer(a, e.Left, len(b.oblasts)) && anyLayer(a, e.Right, len(b.oblasts)) {
			inner = append(inner, line)
		} else {
			outer = append(outer, line)
		}
	}
	b.edges, b.state = Lines(geo.JoinLines(inner)), Lines(geo.JoinLines(outer))
	b.countries = append(b.countries, place{"Ukraine", Project(orb.Point{31.2, 49.35}), 0.024})
	return b
})

func anyLayer(a *plane.Arrangement, face int32, n int) bool {
	for layer := range n {
		if a.In(int(face), layer) {
			return true
		}
	}
	return false
}

// middle is a place for the name of an area: well inside its largest polygon.
func middle(name string, mp orb.MultiPolygon) place {
	var largest orb.Polygon
	most := -1.0
	for _, p := range mp {
		if size := area(p.Bound()); size > most {
			largest, most = p, size
		}
	}
	var b plane.Builder
	b.Area(orb.MultiPolygon{largest})
	a := b.Build()
	best := 0
	for f := 1; f < len(a.Faces); f++ {
		if a.In(f, 0) && (best == 0 || a.Faces[f].Book > a.Faces[best].Book) {
			best = f
		}
	}
	bound := largest.Bound()
	nw, se := Project(orb.Point{bound.Min[0], bound.Max[1]}), Project(orb.Point{bound.Max[0], bound.Min[1]})
	return place{name, Project(a.InsidePoint(best)), math.Min(se.X-nw.X, se.Y-nw.Y)}
}

func boxOf(b orb.Bound) Box {
	return Box{Project(orb.Point{b.Min[0], b.Max[1]}), Project(orb.Point{b.Max[0], b.Min[1]})}
}

func area(b orb.Bound) float64 { return (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1]) }
