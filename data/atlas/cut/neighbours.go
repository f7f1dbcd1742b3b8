package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// The part of the world that is drawn.
var region = orb.MultiPolygon{{{{16, 39.5}, {52, 39.5}, {52, 59}, {16, 59}, {16, 39.5}}}}

// countryNames gives, by the name in the package, the English and Ukrainian names.
var countryNames = map[string][2]string{
	"Russia": {"Russia", "Росія"}, "Belarus": {"Belarus", "Білорусь"}, "Poland": {"Poland", "Польща"},
	"Slovakia": {"Slovakia", "Словаччина"}, "Hungary": {"Hungary", "Угорщина"}, "Romania": {"Romania", "Румунія"},
	"Moldova": {"Moldova", "Молдова"}, "Bulgaria": {"Bulgaria", "Болгарія"}, "Turkey": {"Türkiye", "Туреччина"},
	"Georgia": {"Georgia", "Грузія"}, "Lithuania": {"Lithuania", "Литва"}, "Latvia": {"Latvia", "Латвія"},
	"Estonia": {"Estonia", "Естонія"}, "Kazakhstan": {"Kazakhstan", "Казахстан"}, "Azerbaijan": {"Azerbaijan", "Азербайджан"},
	"Armenia": {"Armenia", "Вірменія"}, "Serbia": {"Serbia", "Сербія"}, "Greece": {"Greece", "Греція"},
	"Macedonia": {"North Macedonia", "Північна Македонія"}, "Albania": {"Albania", "Албанія"}, "Kosovo": {"Kosovo", "Косово"},
	"Montenegro": {"Montenegro", "Чорногорія"}, "Bosnia and Herz.": {"Bosnia and Herzegovina", "Боснія і Герцеговина"},
	"Croatia": {"Croatia", "Хорватія"}, "Austria": {"Austria", "Австрія"}, "Czechia": {"Czechia", "Чехія"},
	"Sweden": {"Sweden", "Швеція"}, "Finland": {"Finland", "Фінляндія"}, "Slovenia": {"Slovenia", "Словенія"},
	"Iran": {"Iran", "Іран"}, "Italy": {"Italy", "Італія"}, "Turkmenistan": {"Turkmenistan", "Туркменістан"},
	"Uzbekistan": {"Uzbekistan", "Узбекистан"},
}

// cutNeighbours cuts the other countries to the region and fits them to the
// oblasts, which come from a finer source: what an oblast covers belongs to the
// oblast, and land between a neighbour and the oblasts that the coarse source
// files under Ukraine goes to the neighbour, so that no gap shows as sea.
func cutNeighbours(src source, out string, oblasts []place) error {
	b, err := src.read("world-atlas", "2.0.2", "countries-10m.json")
	if err != nil {
		return err
	}
	countries, err := readTopology(b)
	if err != nil {
		return err
	}
	var builder plane.Builder
	frame := builder.Area(region)
	ukraine := builder.Area(union(oblasts))
	var coarse int
	var layers []int
	var neighbours []place
	for _, c := range countries {
		if c.Name == "Ukraine" {
			coarse = builder.Area(c.Geometry.(orb.MultiPolygon))
			continue
		}
		if names, drawn := countryNames[c.Name]; drawn {
			layers = append(layers, builder.Area(c.Geometry.(orb.MultiPolygon)))
			neighbours = append(neighbours, place{Name: names[0], NameUK: names[1]})
		}
	}
	shapes := assign(builder.Build(), frame, ukraine, coarse, layers)
	var drawn []place
	for i, n := range neighbours {
		if n.Geometry = tidy(shapes[i]); len(n.Geometry.(orb.MultiPolygon)) > 0 {
			drawn = append(drawn, n)
		}
	}
	slices.SortFunc(drawn, func(a, b place) int { return strings.Compare(a.Name, b.Name) })
	return writePlaces(filepath.Join(out, "neighbours.geojson"), drawn)
}

// assign gives every face of the arrangement to a neighbour or to none.
func assign(a *plane.Arrangement, frame, ukraine, coarse int, layers []int) []orb.MultiPolygon {
	group := make([]int32, len(a.Faces))
	gap := make([]bool, len(a.Faces))
	for f := range group {
		group[f] = -1
		if !a.In(f, frame) || a.In(f, ukraine) {
			continue
		}
		for i, layer := range layers {
			if a.In(f, layer) {
				group[f] = int32(i)
			}
		}
		gap[f] = group[f] < 0 && a.In(f, coarse)
	}
	// A gap goes to the neighbour with which it shares the longest border.
	shared := map[int32]map[int32]float64{}
	for e, edge := range a.Edges {
		for _, side := range [][2]int32{{edge.Left, edge.Right}, {edge.Right, edge.Left}} {
			if to := group[side[1]]; gap[side[0]] && to >= 0 {
				if shared[side[0]] == nil {
					shared[side[0]] = map[int32]float64{}
				}
				shared[side[0]][to] += a.LengthM(e)
			}
		}
	}
	for f, by := range shared {
		best := 0.0
		for to := range int32(len(layers)) {
			if by[to] > best {
				group[f], best = to, by[to]
			}
		}
	}
	return a.Shapes(group, len(layers))
}

func union(places []place) orb.MultiPolygon {
	var all orb.MultiPolygon
	for _, p := range places {
		all = append(all, p.Geometry.(orb.MultiPolygon)...)
	}
	return all
}

// tidy drops islets and holes under a few square kilometres and rounds to four
// decimals, finer than the source.
func tidy(mp orb.MultiPolygon) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, poly := range mp {
		var rings orb.Polygon
		for i, ring := range poly {
			if extent(ring) > 0.02 {
				rings = append(rings, rounded(ring, 1e4))
			} else if i == 0 {
				break
			}
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out
}

func extent(r orb.Ring) float64 {
	b := r.Bound()
	return max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])
}

// topology is what is read of a TopoJSON file.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Countries struct {
			Geometries []struct {
				Type       string
				Properties struct{ Name string }
				Arcs       json.RawMessage
			}
		}
	}
}

func readTopology(b []byte) ([]place, error) {
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, err
	}
	var places []place
	for _, g := range t.Objects.Countries.Geometries {
		var polygons [][][]int
		switch g.Type {
		case "Polygon":
			polygons = make([][][]int, 1)
			if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
				return nil, err
			}
		case "MultiPolygon":
			if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
				return nil, err
			}
		}
		var area orb.MultiPolygon
		for _, poly := range polygons {
			rings := orb.Polygon{}
			for _, arcs := range poly {
				rings = append(rings, t.ring(arcs))
			}
			area = append(area, rings)
		}
		places = append(places, place{Name: g.Properties.Name, Geometry: area})
	}
	return places, nil
}

// ring strings arcs together; ^i is arc i backwards.
func (t *topology) ring(arcs []int) orb.Ring {
	var ring orb.Ring
	for _, i := range arcs {
		arc := t.arc(max(i, ^i))
		if i < 0 {
			slices.Reverse(arc)
		}
		if len(ring) > 0 {
			arc = arc[1:]
		}
		ring = append(ring, arc...)
	}
	return ring
}

func (t *topology) arc(i int) []orb.Point {
	var x, y float64
	points := make([]orb.Point, len(t.Arcs[i]))
	for j, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		points[j] = orb.Point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
	}
	return points
}
