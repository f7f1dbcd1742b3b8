package data

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// marker is the member of a FeatureCollection that Delimit saved.
const marker = "delimit"

// formatVersion is what the marker says today.
const formatVersion = 1

// proposal makes a proposal of any GeoJSON: a line is a border, a polygon a zone,
// a point a note. What Delimit does not know stays with the feature.
func proposal(path string, c *collection) (*geo.Proposal, []Defect, error) {
	if err := checkVersion(c); err != nil {
		return nil, nil, err
	}
	if err := checkSwapped(c.features); err != nil {
		return nil, nil, err
	}
	p := &geo.Proposal{Name: baseName(path), Members: maps.Clone(c.members)}
	if name, ok := c.members["name"].(string); ok && name != "" {
		p.Name = name
	}
	delete(p.Members, "name")
	delete(p.Members, marker)
	delete(p.Members, "crs")
	ids := map[string]bool{}
	var defects []Defect
	for _, f := range c.features {
		made, wrong := proposed(f)
		defects = append(defects, wrong...)
		for _, g := range made {
			g.ID = freeID(ids, g.ID)
			p.Features = append(p.Features, g)
		}
	}
	if len(p.Features) == 0 && c.members[marker] == nil {
		if len(c.features) == 0 {
			return nil, nil, refuse("empty", "the collection is empty: it has no features")
		}
		return nil, nil, refuse("no-shapes", "no feature has a line, a polygon or a point")
	}
	return p, defects, nil
}

func checkVersion(c *collection) error {
	m, _ := c.members[marker].(map[string]any)
	n, ok := m["format"].(json.Number)
	if !ok {
		return nil
	}
	if v, err := n.Int64(); err != nil || v > formatVersion {
		return refuse("newer", "it was saved by a newer version of Delimit (format %s, this one reads up to %d)", n, formatVersion)
	}
	return nil
}

// proposed makes features of one feature of the file: several where it holds a
// GeometryCollection.
func proposed(f feature) ([]geo.Feature, []Defect) {
	if f.geometry == nil {
		return nil, []Defect{f.defect("null-geometry", "it was left out", "it has no geometry")}
	}
	parts := []orb.Geometry{f.geometry}
	if collection, ok := f.geometry.(orb.Collection); ok {
		parts = flatten(collection)
	}
	var out []geo.Feature
	var defects []Defect
	for _, g := range parts {
		made, wrong := f.propose(g)
		defects = append(defects, wrong...)
		if made != nil {
			out = append(out, *made)
		}
	}
	return out, defects
}

func flatten(c orb.Collection) []orb.Geometry {
	var out []orb.Geometry
	for _, g := range c {
		if inner, ok := g.(orb.Collection); ok {
			out = append(out, flatten(inner)...)
		} else {
			out = append(out, g)
		}
	}
	return out
}

func (f feature) propose(g orb.Geometry) (*geo.Feature, []Defect) {
	made := &geo.Feature{ID: idOf(f.id), Geometry: g, Properties: maps.Clone(f.properties), Members: maps.Clone(f.members)}
	if id, ok := f.id.(json.Number); ok { // a number stays a number when it is saved
		made.Members["id"] = id
	}
	var defects []Defect
	take := func(key string, use func(string) bool) {
		value, ok := f.properties[key]
		if !ok {
			return
		}
		word, isText := value.(string)
		if isText && use(word) {
			delete(made.Properties, key)
			return
		}
		if isText && word != "" || !isText && value != nil {
			defects = append(defects, f.defect("unknown-"+key, "it was kept but has no effect", "%s %q is not known", key, word))
		}
	}
	take("name", func(s string) bool { made.Name = s; return true })
	made.Draft, _ = f.properties["draft"].(bool)
	if made.Draft {
		delete(made.Properties, "draft")
	}
	made.Type = typeOf(g)
	take("kind", func(kind string) bool { return setKind(made, kind) })
	sideInto := func(side *geo.Side) func(string) bool {
		return func(word string) (ok bool) {
			s, err := geo.ParseSide(word)
			*side = s
			return err == nil
		}
	}
	switch made.Type {
	case geo.Border:
		take("left", sideInto(&made.Left))
		take("right", sideInto(&made.Right))
	case geo.Allocation:
		take("side", sideInto(&made.Side))
	}
	if wrong := f.tooFew(g, made.Draft); wrong != nil {
		return nil, append(defects, *wrong)
	}
	if made.Draft {
		if _, ok := g.(orb.LineString); !ok {
			made.Draft = false
		}
	}
	return made, defects
}

func typeOf(g orb.Geometry) geo.FeatureType {
	switch g.(type) {
	case orb.LineString, orb.MultiLineString:
		return geo.Border
	case orb.Polygon, orb.MultiPolygon:
		return geo.Zone
	}
	return geo.Note
}

// setKind takes a kind that fits the geometry.
func setKind(f *geo.Feature, kind string) bool {
	isRegime := slices.Contains(geo.Regimes[:], geo.Regime(kind))
	switch {
	case f.Type == geo.Border && f.Draft && (isRegime || kind == "zone"):
		f.Type = geo.Zone
		if isRegime {
			f.Regime = geo.Regime(kind)
		}
	case f.Type == geo.Zone && isRegime:
		f.Regime = geo.Regime(kind)
	case f.Type == geo.Border && kind == "border", f.Type == geo.Zone && kind == "zone", f.Type == geo.Note && kind == "note":
	case f.Type == geo.Note && kind == "facility":
		f.Type = geo.Facility
	case f.Type == geo.Note && kind == "allocation":
		f.Type = geo.Allocation
	default:
		return false
	}
	return true
}

// tooFew refuses a line without two different points or a ring without three.
func (f feature) tooFew(g orb.Geometry, draft bool) *Defect {
	least, what := 0, ""
	paths := geo.Feature{Geometry: g}.Paths()
	switch g.(type) {
	case orb.LineString, orb.MultiLineString:
		least, what = 2, "a line needs two different points"
	case orb.Polygon, orb.MultiPolygon:
		least, what = 3, "an area needs three different points"
	}
	if draft && least == 2 {
		least = 1
	}
	d := f.defect("too-few", "it was left out", "%s", what)
	if len(paths) == 0 {
		return &d
	}
	for _, p := range paths {
		different := map[orb.Point]bool{}
		for _, q := range p.Points {
			if different[q] = true; len(different) >= least {
				break
			}
		}
		if len(different) < least {
			return &d
		}
	}
	return nil
}

func idOf(id any) string {
	switch v := id.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// freeID keeps an ID that is free and makes one otherwise.
func freeID(taken map[string]bool, id string) string {
	for n := 1; id == "" || taken[id]; n++ {
		id = "f" + strconv.Itoa(n)
	}
	taken[id] = true
	return id
}
