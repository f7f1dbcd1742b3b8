package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"delimit/data/format"
)

// feature is one feature of a file, whatever it will become.
type feature struct {
	index      int
	id         any            // string or json.Number, or nil
	properties map[string]any // numbers as json.Number; nil when there are none
	members    map[string]any // foreign members
	geometry   orb.Geometry   // nil: the file has none, or an empty one
	curved     bool           // its geometry was left out, as its edges are curves
}

func (f feature) name() string {
	s, _ := f.properties["name"].(string)
	return strings.TrimSpace(s)
}

func (f feature) defect(rule, done, format string, args ...any) Defect {
	return Defect{Rule: rule, Feature: f.index, Name: f.name(), Text: fmt.Sprintf(format, args...), Done: done}
}

func (f feature) refuse(format string, args ...any) *Error {
	return &Error{Defect: f.defect("not-geojson", "", format, args...)}
}

// at says of an error in which feature it is.
func (f feature) at(err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.Feature = f.index
	}
	return err
}

// collection is a GeoJSON file: a FeatureCollection, or a feature or a geometry
// alone, read as a collection of one.
type collection struct {
	features []feature
	members  map[string]any
	format   string // that it was read from, for a person
	table    bool   // it was rows of a table
	remarks  []format.Remark
	open     tally // rings that did not end where they began, and were closed
	curved   tally // features whose edges are curves, and that were left out
	flat     tally // polygons of which rings lie outside the first
	flatM2   float64
	heights  int // positions whose height was left out
	envelope envelope
	none     int // values that were NaN or infinite
	dating   sync.Once
	dates    []featureDate // by feature, see datesRead
	overlaps overlaps
}

// mended says what was wrong with the geometry of a file and mended.
func (c *collection) mended(role Role) []Defect {
	var list []Defect
	for _, r := range c.remarks {
		list = append(list, Defect{Rule: r.Rule, Feature: WholeFile, Text: r.Text, Done: r.Done})
	}
	if c.curved.n > 0 {
		list = append(list, c.curved.defect("curves", "left out; "+format.StraightCurves, "its edges are curves, which are not read here"))
	}
	if c.open.n > 0 {
		list = append(list, c.open.defect("open-ring", "closed with a straight edge",
			"%s did not end where it began", counted(c.open.n, "ring")))
	}
	if c.flat.n > 0 {
		list = append(list, c.flat.defect("flat-polygon", "counted as land, as the parts of a MultiPolygon",
			"rings of %s are no holes in its first ring and enclose %.2f km²", counted(c.flat.n, "polygon"), c.flatM2/1e6))
	}
	if c.heights > 0 && role == ProposalRole {
		list = append(list, Defect{Rule: "height", Feature: WholeFile, Text: counted(c.heights, "position") + " had a height",
			Done: "heights were left out and will not be saved"})
	}
	if c.none > 0 {
		list = append(list, Defect{Rule: "not-a-number", Feature: WholeFile, Text: "NaN or Infinity stands in the place of " + counted(c.none, "value") + ", which JSON does not know",
			Done: "read as nothing (null)"})
	}
	return list
}

// reader reads one file.
type reader struct {
	ctx context.Context
	*collection
	limits   limits
	vertices int
	values   int            // in properties and foreign members, about
	line     []orb.Point    // scratch
	system   *format.System // nil: longitude and latitude on WGS 84
}

// parse reads a file as GeoJSON. What wraps a collection, as services do, is looked through.
func (file converted) parse(ctx context.Context, most limits) (*collection, error) {
	b := file.json
	none := 0
	if err := checkJSON(b); err != nil {
		if more, ok := sequenceIn(ctx, b, err); ok {
			return converted{json: more, format: "GeoJSON sequence", remarks: file.remarks}.parse(ctx, most)
		}
		mended, n := withoutNaN(b)
		if n == 0 || checkJSON(mended) != nil {
			return nil, err
		}
		b, none = mended, n
	}
	c := cursor{b: b}
	whole := c.value()
	object, ok := membersOf(whole)
	if !ok {
		return nil, refuse("not-geojson", "this is JSON but not GeoJSON: it is not an object")
	}
	inner, said := unwrapped(object)
	if inner != nil {
		whole = inner
		object, _ = membersOf(inner)
	}
	if made, known, err := late(ctx, object, whole); err != nil {
		return nil, err
	} else if known {
		made.remarks = slices.Concat(file.remarks, made.remarks)
		if file.format != "" && file.format != "GeoJSON" { // the archive that it lies in
			made.format = file.format
		}
		return made.parse(ctx, most)
	}
	r := &reader{ctx: ctx, collection: &collection{envelope: said, members: map[string]any{}, format: file.format, table: file.table, remarks: file.remarks, none: none}, limits: most, line: make([]orb.Point, 0, min(len(b)/20, 4096))}
	if err := r.read(whole, object); err != nil {
		return nil, err
	}
	return r.collection, nil
}

// sequenceIn makes one collection of a text in which something follows the end of the JSON,
// when all of it is JSON.
func sequenceIn(ctx context.Context, b []byte, err error) ([]byte, bool) {
	var e *Error
	if !errors.As(err, &e) || !strings.HasPrefix(e.Text, trailing) {
		return nil, false
	}
	out, wrong := format.Sequence(ctx, b)
	return out, wrong == nil
}

func (r *reader) read(whole []byte, object map[string][]byte) error {
	switch kind := stringOf(object["type"]); kind {
	case "FeatureCollection":
		return r.readCollection(object)
	case "Feature":
		f, err := r.readFeature(0, whole)
		r.features = []feature{f}
		return err
	case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection":
		g, err := r.geometry(feature{}, whole, 0)
		r.features = []feature{{geometry: g}}
		return err
	case "":
		return refuse("not-geojson", `this is JSON but not GeoJSON: it has no "type" (it has %s)`, namesOf(object))
	default:
		return refuse("not-geojson", "this is JSON but not GeoJSON: its type is %.100q", kind)
	}
}

func (r *reader) readCollection(object map[string][]byte) error {
	features := object["features"]
	if !isArray(features) {
		return refuse("not-geojson", `the FeatureCollection has no list of "features"`)
	}
	back, err := r.within(object["crs"])
	if err != nil {
		return err
	}
	defer back()
	if r.members, err = r.foreign(object, "type", "features"); err != nil {
		return err
	}
	defer r.cutOff(object)
	n := 0
	for range elements(features) {
		if n++; n > r.limits.features {
			return refuse("too-large", "the file has more than %d features", r.limits.features)
		}
	}
	r.features = make([]feature, 0, n)
	for value := range elements(features) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		f, err := r.readFeature(len(r.features), value)
		if err != nil {
			return err
		}
		r.features = append(r.features, f)
	}
	return nil
}

// cutOff notes an answer that is not whole: a FeatureServer says so in one place or another,
// other servers by how many features there are, or by a link to the next page.
func (r *reader) cutOff(object map[string][]byte) {
	inner, _ := membersOf(object["properties"])
	if isTrue(object["exceededTransferLimit"]) || isTrue(inner["exceededTransferLimit"]) {
		r.remarks = append(r.remarks, format.CutOff())
		return
	}
	for _, name := range []string{"numberMatched", "totalFeatures"} {
		if n, err := strconv.Atoi(string(object[name])); err == nil && n > len(r.features) {
			r.remarks = append(r.remarks, format.Remark{Rule: "cut-off", Text: fmt.Sprintf("the server has %d features (%s) and sent %d", n, name, len(r.features)), Done: "the others are missing"})
			return
		}
	}
	for link := range elements(object["links"]) {
		if of, _ := membersOf(link); stringOf(of["rel"]) == "next" {
			r.remarks = append(r.remarks, format.Remark{Rule: "cut-off", Text: `this is one page of an answer: it links to the "next" one`, Done: "the other pages are missing"})
			return
		}
	}
}

func isTrue(value []byte) bool { return string(value) == "true" || stringOf(value) == "true" }

func (r *reader) readFeature(i int, value []byte) (feature, error) {
	f := feature{index: i}
	object, ok := membersOf(value)
	if !ok {
		return f, f.refuse("it is not an object")
	}
	if properties := object["properties"]; !isNull(properties) {
		if !isObject(properties) {
			return f, f.refuse("its properties are not an object")
		}
		if err := r.decode(properties, &f.properties); err != nil {
			return f, f.at(err)
		}
	}
	if kind := stringOf(object["type"]); kind != "Feature" {
		return f, f.refuse(`its type is %.100q, not "Feature"`, kind)
	}
	back, err := r.within(object["crs"])
	if err != nil {
		return f, err
	}
	defer back()
	if id := object["id"]; !isNull(id) {
		if err := r.decode(id, &f.id); err != nil {
			return f, f.at(err)
		}
	}
	if f.members, err = r.foreign(object, "type", "properties", "geometry", "id", format.Curved); err != nil {
		return f, f.at(err)
	}
	if f.curved = isTrue(object[format.Curved]); f.curved {
		r.curved.add(f)
	}
	if g := object["geometry"]; !isNull(g) {
		f.geometry, err = r.geometry(f, g, 0)
	}
	return f, err
}

// foreign decodes the members that GeoJSON does not know.
func (r *reader) foreign(object map[string][]byte, known ...string) (map[string]any, error) {
	out := map[string]any{}
	for name, value := range object {
		if slices.Contains(known, name) {
			continue
		}
		if len(name) > longestValue {
			return nil, refuse("too-large", "the name of a member has %d KB, more than %d", len(name)>>10, longestValue>>10)
		}
		var decoded any
		if err := r.decode(value, &decoded); err != nil {
			return nil, err
		}
		out[name] = decoded
	}
	return out, nil
}

// decode makes values of what is kept as it is, and bounds how many: decoded,
// they need many times the memory of their text.
func (r *reader) decode(value []byte, into any) error {
	r.values += 1 + bytes.Count(value, []byte(",")) + bytes.Count(value, []byte("[")) + bytes.Count(value, []byte("{"))
	if r.values > r.limits.values {
		return refuse("too-large", "the file has more than %d values in properties", r.limits.values)
	}
	if n := longText(value); n > longestValue {
		return refuse("too-large", "a text in its properties has %d KB, more than %d", n>>10, longestValue>>10)
	}
	if err := decode(value, into); err != nil {
		return refuse("not-json", "a property cannot be read: %v", err)
	}
	return nil
}

// longText is the length of the longest text in a value.
func longText(value []byte) (longest int) {
	if len(value) <= longestValue {
		return 0
	}
	for i := 0; i < len(value); i++ {
		if value[i] == '"' {
			end := endOfString(value, i)
			longest = max(longest, end-i)
			i = end - 1
		}
	}
	return longest
}

// within sets the reference system that a crs member names for what stands within,
// until back is called. One that is not known is refused by its name.
func (r *reader) within(crs []byte) (back func(), err error) {
	before := r.system
	back = func() { r.system = before }
	if isNull(crs) {
		return back, nil
	}
	outer, _ := membersOf(crs)
	properties, _ := membersOf(outer["properties"])
	if len(crs) > longestValue {
		return back, refuse("crs", "the file names its reference system in %d KB", len(crs)>>10)
	}
	name := stringOf(properties["name"])
	if name == "" {
		name = stringOf(properties["href"])
	}
	if name == "" {
		return back, refuse("crs", "the file names a reference system in a way that is not known: export it in EPSG:4326")
	}
	s, err := format.OfName(name)
	if err != nil {
		return back, plainFormat("crs", err)
	}
	if r.system = nil; !s.IsPlain() {
		r.system = s
		if remark := s.Remark(); !slices.Contains(r.remarks, remark) {
			r.remarks = append(r.remarks, remark)
		}
	}
	return back, nil
}

// namesOf lists what an object has, as far as a message can.
func namesOf(object map[string][]byte) string {
	const most = 8
	names := slices.Sorted(maps.Keys(object))
	for i, name := range names {
		if !strconv.CanBackquote(name) { // so that no file steers a terminal
			names[i] = strconv.Quote(name)
		}
	}
	switch {
	case len(names) == 0:
		return "nothing"
	case len(names) > most:
		return fmt.Sprintf("%.200s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return fmt.Sprintf("%.200s", strings.Join(names, ", "))
}
