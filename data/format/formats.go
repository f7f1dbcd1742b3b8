package format

import (
	"bytes"
	"context"
	"regexp"
)

var (
	topologyType  = regexp.MustCompile(`^\{\s*"type"\s*:\s*"Topology"|"type"\s*:\s*"Topology"\s*[,}]`)
	esri          = regexp.MustCompile(`"(esriGeometry\w+|geometryType|attributes|rings|paths)"\s*:`)
	geoType       = regexp.MustCompile(`"type"\s*:\s*"(FeatureCollection|Feature|Multi\w+|Point|LineString|Polygon|GeometryCollection)"`)
	wellKnownText = regexp.MustCompile(`^(srid=\d+; *)?(multi)?(point|linestring|polygon)|^geometrycollection *(\(|z|m)`)
)

// read are the formats that are read, in the order in which a file is looked at. GeoJSON
// itself comes without a Sniff: it is what is left. The list is made at the start, as the
// reader of archives asks it too.
var read []*Format

func init() {
	read = []*Format{
		{Name: "GeoJSON", Endings: []string{".geojson", ".json"}},
		{Name: "GeoJSON sequence", Endings: []string{".geojsonl", ".geojsons", ".geojsonseq", ".ndgeojson", ".ndjson", ".jsonl"},
			Sniff: func(f File) bool { return IsSequence(f.Bytes) || IsList(f.Bytes) }, Read: as(Sequence)},
		{Name: "TopoJSON", Endings: []string{".topojson"},
			Sniff: func(f File) bool { return f.isObject() && f.mentions(`"Topology"`) && topologyType.Match(f.head) }, Read: as(TopoJSON)},
		{Name: "Owl Maps", Sniff: func(f File) bool { return IsOwlMaps(f.head) }, Read: as(OwlMaps)},
		{Name: "Esri JSON", Endings: []string{".esrijson"},
			Sniff: func(f File) bool { return f.isObject() && !geoType.Match(f.head) && esri.Match(f.head) }, Read: with(EsriJSON)},
		{Name: "GeoPackage", Endings: []string{".gpkg"}, Sniff: func(f File) bool { return f.begins("sqlite format 3") }, Read: with(GeoPackage)},
		{Name: "KML", Endings: []string{".kml"}, Sniff: isKML, Read: with(KML)},
		{Name: "GPX", Endings: []string{".gpx"}, Sniff: func(f File) bool { return f.begins("<") && f.mentions("<gpx") }, Read: as(GPX)},
		{Name: "GML", Endings: []string{".gml"}, Sniff: isGML, Read: with(GML)},
		{Name: "FlatGeobuf", Endings: []string{".fgb"}, Sniff: func(f File) bool { return f.starts(flatMagic) }, Read: with(FlatGeobuf)},
		{Name: "OSM XML", Endings: []string{".osm"}, Sniff: func(f File) bool { return f.begins("<osm") || f.root() == "osm" }, Read: with(OSMXML)},
		{Name: "Overpass JSON", Sniff: func(f File) bool { return f.isObject() && f.mentions(`"osm3s"`) }, Read: with(OverpassJSON)},
		{Name: "Shapefile", Endings: []string{".shp"}, Sniff: func(f File) bool { return f.starts("\x00\x00\x27\x0a") },
			Read: with(func(ctx context.Context, b []byte) ([]byte, []Remark, error) {
				return Shapefile(ctx, []Layer{{Shp: b}})
			})},
		{Name: "WKT", Endings: []string{".wkt"}, Sniff: func(f File) bool { return wellKnownText.Match(f.lower[:min(len(f.lower), 64)]) }, Read: with(WKT)},
		{Name: "Excel", Endings: []string{".xlsx", ".xlsm"}, Sniff: func(f File) bool { return zipHas(f, "xl/workbook.xml") }, Read: inRows(XLSX)},
		{Name: "OpenDocument spreadsheet", Endings: []string{".ods"}, Sniff: func(f File) bool { return zipSays(f, "application/vnd.oasis.opendocument.spreadsheet") }, Read: inRows(ODS)},
		{Name: "WKB", Endings: []string{".wkb"}, Sniff: func(f File) bool { return isWKB(f.Bytes) }, Read: with(WKB)},
		{Name: "JavaScript", Sniff: func(f File) bool { return script.Match(f.head) }, Read: inScript},
		{Name: "JSON records", Sniff: isRecords, Read: inRows(Records)},
		{Name: "zip", Endings: []string{".kmz", ".shz", ".zip"}, Sniff: func(f File) bool { return f.starts("PK\x03\x04") }, Read: zipped},
		{Name: "CSV", Endings: []string{".csv", ".tsv", ".tab"}, Sniff: isTable, Read: inRows(CSV)},
	}
	for _, e := range Endings() {
		known[e] = true
	}
}

func (f File) isObject() bool { return bytes.HasPrefix(f.head, []byte("{")) }

// isKML knows KML by its element, or by others that stand only in it where the root has
// another name.
func isKML(f File) bool {
	if !f.begins("<") { // a zip may show its text
		return false
	}
	if bytes.Contains(f.lower, []byte("<kml")) {
		return true
	}
	return !f.mentions("<gpx") && (f.mentions("<Placemark") || f.mentions("<Document") || f.mentions("<Folder"))
}

// isRecords knows a list of objects that do not say what they are.
func isRecords(f File) bool {
	kind, ok := typeOfFirst(f.Bytes)
	return ok && !geoType.MatchString(`"type":"`+kind+`"`)
}

// isGML knows GML by the namespace that its root declares.
func isGML(f File) bool {
	return f.begins("<") && f.mentions("http://www.opengis.net/gml") && !bytes.Contains(f.lower, []byte("<kml"))
}

// isTable knows a table by its name, or by its first row.
func isTable(f File) bool {
	if len(f.head) == 0 || f.begins("{", "[", "<") {
		return false
	}
	return f.hasEnding(".csv", ".tsv", ".tab") || IsTable(f.Bytes)
}

func as(read func(context.Context, []byte) ([]byte, error)) func(context.Context, []byte) (Made, error) {
	return func(ctx context.Context, b []byte) (Made, error) {
		out, err := read(ctx, b)
		return Made{JSON: out}, err
	}
}

func with(read func(context.Context, []byte) ([]byte, []Remark, error)) func(context.Context, []byte) (Made, error) {
	return func(ctx context.Context, b []byte) (Made, error) {
		out, said, err := read(ctx, b)
		return Made{JSON: out, Remarks: said}, err
	}
}

// inRows is with for a reader of tables.
func inRows(read func(context.Context, []byte) ([]byte, []Remark, error)) func(context.Context, []byte) (Made, error) {
	return func(ctx context.Context, b []byte) (Made, error) {
		made, err := with(read)(ctx, b)
		made.Table = true
		return made, err
	}
}

// zipped takes out of a zip what can be read.
func zipped(ctx context.Context, b []byte) (Made, error) {
	a, err := Archive(ctx, b, unpackedOf(len(b)))
	out := Made{JSON: a.GeoJSON, Kind: a.Kind, Inner: a.Name, Remarks: a.Remarks}
	if a.GeoJSON == nil {
		out.JSON = a.Inner
	}
	return out, err
}
