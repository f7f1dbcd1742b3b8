package format

import (
	"context"
	"encoding/json"

	"github.com/paulmach/orb"
)

// TopoJSON reads the objects of a topology, its arcs quantised or not.
func TopoJSON(ctx context.Context, b []byte) ([]byte, error) {
	var file struct {
		Transform *struct {
			Scale, Translate [2]float64
		}
		Arcs    json.RawMessage
		Objects map[string]json.RawMessage
	}
	if err := fewPositions(b); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, wrong("this is not TopoJSON that can be read: %v", err)
	}
	t := topology{ctx: ctx, most: fewUses, place: func(p orb.Point) orb.Point { return p }}
	if s := file.Transform; s != nil {
		t.place = func(p orb.Point) orb.Point {
			return orb.Point{float64(p[0]*s.Scale[0]) + s.Translate[0], float64(p[1]*s.Scale[1]) + s.Translate[1]}
		}
	}
	err := eachIn(ctx, file.Arcs, "arc", func(_ int, raw json.RawMessage) error {
		var arc [][]float64
		if err := json.Unmarshal(raw, &arc); err != nil {
			return err
		}
		t.most = min(t.most+timesUsed*len(arc), mostPoints)
		line := make([]orb.Point, 0, len(arc))
		at := orb.Point{}
		for _, p := range arc {
			if len(p) < 2 {
				return wrong("it has a position of %d numbers", len(p))
			}
			if file.Transform != nil { // each position is a step from the one before
				at = orb.Point{at[0] + p[0], at[1] + p[1]}
			} else {
				at = orb.Point{p[0], p[1]}
			}
			line = append(line, t.place(at))
		}
		t.arcs = append(t.arcs, line)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, name := range sortedKeys(file.Objects) {
		if err := t.object(name, file.Objects[name], 0); err != nil {
			return nil, err
		}
	}
	return geoJSON(ctx, t.features, len(b))
}

// A topology may use its arcs so often: by the borders of several levels and of many days.
// A short file could repeat a long arc for ever.
const (
	fewUses   = 1_000_000 // positions
	timesUsed = 16
)

type topology struct {
	ctx      context.Context
	arcs     [][]orb.Point
	place    func(orb.Point) orb.Point
	features []Feature
	used     int // positions so far
	most     int // that there may be
}

type topoObject struct {
	Type        string
	Properties  map[string]any
	Geometries  []json.RawMessage
	Arcs        json.RawMessage
	Coordinates json.RawMessage
}

// object reads an object; collections become features one by one.
func (t *topology) object(layer string, raw json.RawMessage, depth int) error {
	if depth > MaxDepth {
		return wrong("collections nest more than %d deep", MaxDepth)
	}
	if err := t.ctx.Err(); err != nil {
		return err
	}
	var o topoObject
	if err := json.Unmarshal(raw, &o); err != nil {
		return wrong("object %.40q cannot be read: %v", layer, err)
	}
	if o.Type == "GeometryCollection" {
		for _, inner := range o.Geometries {
			if err := t.object(layer, inner, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	g, err := t.geometry(o)
	if err != nil {
		return wrong("object %.40q: %v", layer, err)
	}
	properties := map[string]any{}
	for key, value := range o.Properties {
		properties[key] = value
	}
	t.features = append(t.features, Feature{Properties: properties, Geometry: g, Layer: layer})
	return nil
}

func (t *topology) geometry(o topoObject) (orb.Geometry, error) {
	decode := func(to any) error {
		if err := json.Unmarshal(o.Arcs, to); err != nil {
			return wrong("its arcs cannot be read: %v", err)
		}
		return nil
	}
	switch o.Type {
	case "Point":
		var p []float64
		if json.Unmarshal(o.Coordinates, &p) != nil || len(p) < 2 {
			return nil, wrong("a point has no position")
		}
		return t.place(orb.Point{p[0], p[1]}), nil
	case "MultiPoint":
		var all [][]float64
		if json.Unmarshal(o.Coordinates, &all) != nil {
			return nil, wrong("points have no positions")
		}
		var out orb.MultiPoint
		for _, p := range all {
			if len(p) < 2 {
				return nil, wrong("a point has no position")
			}
			out = append(out, t.place(orb.Point{p[0], p[1]}))
		}
		return out, nil
	case "LineString":
		var arcs []int
		if err := decode(&arcs); err != nil {
			return nil, err
		}
		line, err := t.line(arcs)
		return orb.LineString(line), err
	case "MultiLineString":
		var all [][]int
		if err := decode(&all); err != nil {
			return nil, err
		}
		var out orb.MultiLineString
		for _, arcs := range all {
			line, err := t.line(arcs)
			if err != nil {
				return nil, err
			}
			out = append(out, line)
		}
		return out, nil
	case "Polygon":
		var rings [][]int
		if err := decode(&rings); err != nil {
			return nil, err
		}
		return t.polygon(rings)
	case "MultiPolygon":
		var all [][][]int
		if err := decode(&all); err != nil {
			return nil, err
		}
		var out orb.MultiPolygon
		for _, rings := range all {
			p, err := t.polygon(rings)
			if err != nil {
				return nil, err
			}
			out = append(out, p)
		}
		return out, nil
	case "":
		return nil, nil // null
	}
	return nil, wrong("there is no kind %.40q", o.Type)
}

func (t *topology) polygon(rings [][]int) (orb.Polygon, error) {
	var out orb.Polygon
	for _, arcs := range rings {
		line, err := t.line(arcs)
		if err != nil {
			return nil, err
		}
		out = append(out, orb.Ring(line))
	}
	return out, nil
}

// line joins arcs; ~i is arc i backwards.
func (t *topology) line(arcs []int) ([]orb.Point, error) {
	var out []orb.Point
	for _, i := range arcs {
		backward := i < 0
		if backward {
			i = ^i
		}
		if i >= len(t.arcs) {
			return nil, wrong("there is no arc %d", i)
		}
		arc := t.arcs[i]
		if t.used += len(arc); t.used > t.most {
			return nil, wrong("its arcs are used so often that they make more than %d positions", t.most)
		}
		for k := range arc {
			p := arc[k]
			if backward {
				p = arc[len(arc)-1-k]
			}
			if k > 0 || len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	}
	return out, nil
}
