package data

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

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
	if err := checkExtent(c.features); err != nil {
		return nil, nil, err
	}
	p := &geo.Proposal{Name: baseName(path), Members: maps.Clone(c.members)}
	defects := takeName(p)
	delete(p.Members, marker)
	delete(p.Members, "crs") // longitude and latitude go without saying
	ids := newIDs(c)
	for _, f := range c.features {
		made, wrong := proposed(f)
		defects = append(defects, wrong...)
		for _, g := range made {
			g.ID = ids.give(f, idOf(f.id))
			if n, ok := f.id.(json.Number); ok && g.ID == n.String() {
				g.Members["id"] = n // a number stays a number when it is saved
			}
			p.Features = append(p.Features, g)
		}
	}
	if !areNumbered(p.Features) {
		for _, f := range p.Features {
			delete(f.Members, "id")
		}
	}
	defects = append(defects, elsewhere(c)...)
	if len(p.Features) == 0 && c.members[marker] == nil {
		if len(c.features) == 0 {
			return nil, nil, refuse("empty", "the collection is empty: it has no features")
		}
		return nil, nil, nothingProposed(defects)
	}
	return p, defects, nil
}

// takeName moves the name out of the members.
func takeName(p *geo.Proposal) []Defect {
	value := p.Members["name"]
	delete(p.Members, "name")
	switch name, isText := value.(string); {
	case name != "":
		p.Name = name
	case !isText && value != nil:
		return []Defect{{Rule: "unknown-name", Feature: WholeFile, Text: "the name of the file's collection is not a text", Done: leftOut}}
	}
	return nil
}

// ProjectRule is the rule of the error that a project gives which is read as one
// proposal.
const ProjectRule = "project"

func checkVersion(c *collection) error {
	if isProject(c) {
		return refuse(ProjectRule, "this is a project of several proposals, and not one proposal")
	}
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

// nothingProposed is the error of a file whose features are all left out.
func nothingProposed(defects []Defect) error {
	if len(defects) == 1 {
		d := defects[0]
		d.Done = ""
		return &Error{Defect: d}
	}
	return refuse("no-shapes", "no feature has a line, a polygon or a point that can be used")
}

// elsewhere remarks features that touch nothing that a ledger of this war counts.
func elsewhere(c *collection) []Defect {
	var far tally
	for _, f := range c.features {
		if f.geometry != nil && !f.geometry.Bound().Intersects(theatre) {
			far.add(f)
		}
	}
	if far.n == 0 {
		return nil
	}
	return []Defect{far.first.defect("elsewhere", "kept", "%s nowhere near Ukraine, this one first", counted(far.n, "feature"))}
}

// Features that cannot be kept are gone from a file that is saved over.
const leftOut = "left out, and not saved again"

// proposed makes features of one feature of the file: several where it holds a
// GeometryCollection.
func proposed(f feature) ([]geo.Feature, []Defect) {
	if f.geometry == nil {
		return nil, []Defect{f.defect("null-geometry", leftOut, "it has no geometry")}
	}
	parts := []orb.Geometry{f.geometry}
	var defects []Defect
	if collection, ok := f.geometry.(orb.Collection); ok {
		if parts = flatten(collection); len(parts) > 1 {
			defects = append(defects, f.defect("split", "each made a feature of its own", "it holds %s", counted(len(parts), "geometry part")))
		}
	}
	var out []geo.Feature
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
	made := &geo.Feature{Type: typeOf(g), Geometry: g, Properties: geo.Extra{}, Members: geo.Extra{}}
	maps.Copy(made.Properties, f.properties)
	maps.Copy(made.Members, f.members)
	t := taking{feature: f, made: made}
	t.draft()
	t.word("name", func(s string) bool { made.Name = s; return true })
	t.word("kind", func(kind string) bool { return setKind(made, kind) })
	switch made.Type {
	case geo.Border:
		t.word("left", sideInto(&made.Left))
		t.word("right", sideInto(&made.Right))
	case geo.Allocation:
		t.word("side", sideInto(&made.Side))
	}
	if wrong := f.tooFew(g, made.Draft); wrong != nil {
		return nil, append(t.defects, *wrong)
	}
	return made, t.defects
}

// taking moves what Delimit knows from the properties of a feature into it.
type taking struct {
	feature
	made    *geo.Feature
	defects []Defect
}

// draft takes the word that the feature is unfinished: its vertices so far are
// then a line, of a zone as well.
func (t *taking) draft() {
	_, isLine := t.made.Geometry.(orb.LineString)
	if draft, _ := t.properties["draft"].(bool); !draft || !isLine {
		return
	}
	t.made.Draft = true
	delete(t.made.Properties, "draft")
	t.defects = append(t.defects, t.defect("draft", "shown but not measured", "it is an unfinished draft"))
}

// word takes a property that is a known word or says nothing. Any other value
// stays where it is.
func (t *taking) word(key string, use func(string) bool) {
	value := t.properties[key]
	word, isText := value.(string)
	switch {
	case value == nil, word == "" && isText, isText && use(word):
		delete(t.made.Properties, key)
	case isText:
		t.defects = append(t.defects, t.defect("unknown-"+key, "kept, without effect", "%s %.60q is not known", key, word))
	default:
		t.defects = append(t.defects, t.defect("unknown-"+key, "kept, without effect", "%s is not a text", key))
	}
}

func sideInto(side *geo.Side) func(string) bool {
	return func(word string) bool {
		s, err := geo.ParseSide(strings.ToLower(strings.TrimSpace(word)))
		*side = s
		return err == nil
	}
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
	kind = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(kind)), " ", "-")
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

// tooFew refuses a line without two different points or an area whose outline has
// less than three.
func (f feature) tooFew(g orb.Geometry, draft bool) *Defect {
	least, what := 1, ""
	switch g.(type) {
	case orb.LineString, orb.MultiLineString:
		least, what = 2, "a line needs two different points"
	case orb.Polygon, orb.MultiPolygon:
		least, what = 3, "an area needs three different points"
	}
	if draft {
		return nil
	}
	for _, path := range (geo.Feature{Geometry: g}).Paths() {
		if path.Ring == 0 && !hasDifferent(path.Points, least) {
			d := f.defect("too-few", leftOut, "%s", what)
			if len(path.Points) > 0 {
				at := path.Points[0]
				d.At = &at
			}
			return &d
		}
	}
	return nil
}

// hasDifferent tells whether at least so many points differ from one another.
func hasDifferent(points []orb.Point, least int) bool {
	different := map[orb.Point]bool{}
	for _, p := range points {
		if different[p] = true; len(different) >= least {
			return true
		}
	}
	return false
}
