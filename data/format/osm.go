package format

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// osm is data of OpenStreetMap: what Overpass answers and what the editors save.
type osm struct {
	nodes     map[int64]*osmNode
	ways      map[int64]*osmWay
	relations []*osmRelation
	points    int // of areas, so far
	stored    int // that the file has in its ways and members
}

type osmNode struct {
	at   orb.Point
	tags map[string]string
	used bool // as the label of an area
}

type osmWay struct {
	id    int64
	nodes []int64
	line  []orb.Point // where the answer has positions in place of nodes
	tags  map[string]string
	used  bool // by an area
}

type osmMember struct {
	kind, role string
	ref        int64
	line       []orb.Point
}

type osmRelation struct {
	id      int64
	members []osmMember
	tags    map[string]string
}

func newOSM() *osm { return &osm{nodes: map[int64]*osmNode{}, ways: map[int64]*osmWay{}} }

// OverpassJSON reads what the Overpass API answers in JSON, with or without positions in the
// ways.
func OverpassJSON(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	type position struct{ Lat, Lon float64 }
	var file struct {
		Remark   string
		Elements json.RawMessage
	}
	type element struct {
		Type     string
		ID       int64
		Lat, Lon float64
		Nodes    []int64
		Geometry []*position
		Tags     map[string]string
		Members  []struct {
			Type, Role string
			Ref        int64
			Geometry   []*position
		}
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, nil, wrong("this is not an answer of Overpass that can be read: %v", err)
	}
	line := func(list []*position) []orb.Point {
		var out []orb.Point
		for _, p := range list {
			if p != nil { // null: beyond the box that was asked for
				out = append(out, orb.Point{p.Lon, p.Lat})
			}
		}
		if len(out) < len(list) {
			return nil
		}
		return out
	}
	o := newOSM()
	err := eachIn(ctx, file.Elements, "element", func(_ int, raw json.RawMessage) error {
		var e element
		if err := json.Unmarshal(raw, &e); err != nil {
			return err
		}
		switch e.Type {
		case "node":
			o.nodes[e.ID] = &osmNode{at: orb.Point{e.Lon, e.Lat}, tags: e.Tags}
		case "way":
			o.ways[e.ID] = &osmWay{id: e.ID, nodes: e.Nodes, line: line(e.Geometry), tags: e.Tags}
		case "relation":
			r := &osmRelation{id: e.ID, tags: e.Tags}
			for _, m := range e.Members {
				r.members = append(r.members, osmMember{m.Type, m.Role, m.Ref, line(m.Geometry)})
			}
			o.relations = append(o.relations, r)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	var said []Remark
	if file.Remark != "" {
		said = append(said, Remark{"cut-off", "the server says: " + shortened(file.Remark), "what it did not send is missing"})
	}
	return o.geoJSON(ctx, said, len(b))
}

// OSMXML reads the XML of OpenStreetMap, as the editors and the API write it.
func OSMXML(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	o := newOSM()
	p := walkText(ctx, b, "OSM file")
	err := p.each(func(t xml.StartElement) error {
		id, _ := strconv.ParseInt(attribute(t, "id"), 10, 64)
		if attribute(t, "action") == "delete" || attribute(t, "visible") == "false" {
			return p.pass()
		}
		switch t.Name.Local {
		case "node":
			at, err := osmPosition(t)
			if err != nil {
				return err
			}
			n := &osmNode{at: at, tags: map[string]string{}}
			o.nodes[id] = n
			return p.inside(osmTags(n.tags))
		case "way":
			w := &osmWay{id: id, tags: map[string]string{}}
			o.ways[id] = w
			tags := osmTags(w.tags)
			return p.inside(func(t xml.StartElement) error {
				if t.Name.Local != "nd" {
					return tags(t)
				}
				ref, _ := strconv.ParseInt(attribute(t, "ref"), 10, 64)
				w.nodes = append(w.nodes, ref)
				if attribute(t, "lat") != "" {
					at, err := osmPosition(t)
					w.line = append(w.line, at)
					return err
				}
				return nil
			})
		case "relation":
			r := &osmRelation{id: id, tags: map[string]string{}}
			o.relations = append(o.relations, r)
			return o.members(p, r)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return o.geoJSON(ctx, nil, len(b))
}

func (o *osm) members(p *xmlPart, r *osmRelation) error {
	tags := osmTags(r.tags)
	return p.inside(func(t xml.StartElement) error {
		switch t.Name.Local {
		case "member":
			ref, _ := strconv.ParseInt(attribute(t, "ref"), 10, 64)
			r.members = append(r.members, osmMember{kind: attribute(t, "type"), role: attribute(t, "role"), ref: ref})
		case "nd": // in a member, where the answer has positions
			at, err := osmPosition(t)
			if err != nil {
				return err
			}
			if n := len(r.members); n > 0 {
				r.members[n-1].line = append(r.members[n-1].line, at)
			}
		default:
			return tags(t)
		}
		return nil
	})
}

func osmPosition(t xml.StartElement) (orb.Point, error) {
	lat, err1 := strconv.ParseFloat(attribute(t, "lat"), 64)
	lon, err2 := strconv.ParseFloat(attribute(t, "lon"), 64)
	if err1 != nil || err2 != nil {
		return orb.Point{}, wrong("%.20s %.20s has no position", t.Name.Local, attribute(t, "id"))
	}
	return orb.Point{lon, lat}, nil
}

func osmTags(into map[string]string) func(xml.StartElement) error {
	return func(t xml.StartElement) error {
		if t.Name.Local == "tag" {
			into[attribute(t, "k")] = attribute(t, "v")
		}
		return nil
	}
}

// geoJSON makes features: areas of relations, then ways and nodes of their own.
func (o *osm) geoJSON(ctx context.Context, said remarks, size int) ([]byte, []Remark, error) {
	for _, w := range o.ways {
		o.stored += max(len(w.nodes), len(w.line))
	}
	for _, r := range o.relations {
		for _, m := range r.members {
			o.stored += len(m.line)
		}
	}
	const mostIncomplete = 100 // that are named
	incomplete := 0
	var features []Feature
	for _, r := range o.relations {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		if kind := r.tags["type"]; kind != "multipolygon" && kind != "boundary" {
			continue
		}
		area, missing := o.area(r)
		if missing != "" {
			incomplete++
		}
		if missing != "" && incomplete <= mostIncomplete {
			said = append(said, Remark{"incomplete", fmt.Sprintf("relation %d%s is not whole: %s", r.id, quotedName(r.tags), missing), "left out; ask Overpass for it with “(._;>;); out body;” or “out geom;”"})
		}
		features = append(features, osmFeature("relation", r.id, r.tags, area))
	}
	if n := incomplete - mostIncomplete; n > 0 {
		said = append(said, Remark{"incomplete", fmt.Sprintf("%d more relations are not whole", n), "left out"})
	}
	for _, id := range sortedIDs(o.ways) {
		w := o.ways[id]
		line, whole := o.line(w)
		switch {
		case w.used, len(w.tags) == 0: // what bounds an area is told by the area
		case !whole:
			said = append(said, Remark{"incomplete", fmt.Sprintf("nodes of way %d%s are not in the file", w.id, quotedName(w.tags)), "left out"})
			features = append(features, osmFeature("way", w.id, w.tags, nil))
		case len(line) > 3 && line[0] == line[len(line)-1] && isArea(w.tags):
			features = append(features, osmFeature("way", w.id, w.tags, orb.Polygon{orb.Ring(line)}))
		case len(line) > 1:
			features = append(features, osmFeature("way", w.id, w.tags, orb.LineString(line)))
		}
	}
	for _, id := range sortedIDs(o.nodes) {
		if n := o.nodes[id]; len(n.tags) > 0 && !n.used {
			features = append(features, osmFeature("node", id, n.tags, n.at))
		}
	}
	if len(features) == 0 {
		return nil, nil, wrong("the OpenStreetMap data have nothing that has tags: no area, line or place")
	}
	out, err := geoJSON(ctx, features, size)
	return out, said, err
}

func sortedIDs[V any](m map[int64]V) []int64 {
	ids := make([]int64, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func osmFeature(kind string, id int64, tags map[string]string, g orb.Geometry) Feature {
	properties := map[string]any{"@id": fmt.Sprintf("%s/%d", kind, id)}
	for key, value := range tags {
		properties[key] = value
	}
	return Feature{Properties: properties, Geometry: g}
}

func quotedName(tags map[string]string) string {
	if name := tags["name"]; name != "" {
		return " " + strconv.Quote(shortened(name))
	}
	return ""
}

// isArea reports whether a closed way is an area and not a road or a fence around.
func isArea(tags map[string]string) bool {
	switch {
	case tags["area"] == "no":
		return false
	case tags["area"] == "yes":
		return true
	}
	return tags["highway"] == "" && tags["barrier"] == "" && tags["railway"] == "" && tags["waterway"] == ""
}

// line is where a way runs, and whether all of it is known.
func (o *osm) line(w *osmWay) ([]orb.Point, bool) {
	if w.line != nil && (len(w.nodes) == 0 || len(w.line) == len(w.nodes)) {
		return w.line, true
	}
	line := make([]orb.Point, 0, len(w.nodes))
	for _, id := range w.nodes {
		n := o.nodes[id]
		if n == nil {
			return nil, false
		}
		line = append(line, n.at)
	}
	return line, len(line) > 0
}

// area puts the ways of a relation together. missing says why it cannot be.
func (o *osm) area(r *osmRelation) (area orb.Geometry, missing string) {
	var outer, inner [][]orb.Point
	absent := 0
	for _, m := range r.members {
		switch m.kind {
		case "node":
			if n := o.nodes[m.ref]; n != nil {
				n.used = true
			}
			continue
		case "way":
		default:
			continue
		}
		line, whole := m.line, m.line != nil
		w := o.ways[m.ref]
		if o.points += len(line); w != nil && !whole {
			o.points += max(len(w.nodes), len(w.line))
		}
		if o.points > fewUses+timesUsed*o.stored {
			return nil, "the ways of this and other relations are used too often"
		}
		if w != nil {
			w.used = true
			if !whole {
				line, whole = o.line(w)
			}
		}
		switch {
		case !whole:
			absent++
		case m.role == "inner":
			inner = append(inner, line)
		case m.role == "outer", m.role == "":
			outer = append(outer, line)
		}
	}
	if absent > 0 {
		return nil, fmt.Sprintf("%d of its ways are not in the file", absent)
	}
	shells, open1 := ringsOf(outer)
	holes, open2 := ringsOf(inner)
	switch {
	case open1+open2 > 0:
		return nil, fmt.Sprintf("%d of its outlines do not close", open1+open2)
	case len(shells) == 0:
		return nil, "it has no outline"
	}
	area, err := polygonsOf(slices.Concat(shells, holes))
	if err != nil {
		return nil, err.Error()
	}
	return area, ""
}

// ringsOf joins lines at their ends to rings, and counts those that stay open.
func ringsOf(lines [][]orb.Point) (rings []orb.Ring, open int) {
	at := map[orb.Point][]int{}
	for i, l := range lines {
		if len(l) > 0 && l[0] != l[len(l)-1] {
			at[l[0]] = append(at[l[0]], i)
			at[l[len(l)-1]] = append(at[l[len(l)-1]], i)
		}
	}
	used := make([]bool, len(lines))
	for i, l := range lines {
		if used[i] || len(l) == 0 {
			continue
		}
		used[i] = true
		ring := slices.Clone(l)
		for ring[0] != ring[len(ring)-1] {
			end := ring[len(ring)-1]
			next := -1
			for _, k := range at[end] {
				if !used[k] {
					next = k
					break
				}
			}
			if next < 0 {
				break
			}
			used[next] = true
			more := slices.Clone(lines[next])
			if more[0] != end {
				slices.Reverse(more)
			}
			ring = append(ring, more[1:]...)
		}
		if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
			open++
			continue
		}
		rings = append(rings, ring)
	}
	return rings, open
}
