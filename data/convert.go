package data

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"delimit/data/format"
)

// converted is a file as GeoJSON, and what was done to make it so.
type converted struct {
	json    []byte
	format  string // that it was in, for a person
	table   bool   // rows of a table
	remarks []format.Remark
}

// inGeoJSON turns a file of another format into GeoJSON and names the format. What
// is GeoJSON already, or nothing that is known, stays as it is. The name serves to know
// tables by its ending.
func inGeoJSON(name string, b []byte) (converted, error) {
	out := converted{}
	for range 3 { // a zip may hold something that is to be turned again
		convert := converter(name, b)
		if convert == nil {
			if out.format == "" {
				out.format = "GeoJSON"
			}
			out.json = b
			return out, nil
		}
		made, err := convert(b)
		if err != nil {
			return converted{}, plainFormat("format", err)
		}
		if int64(len(made.json)) > MaxBytes {
			return converted{}, refuse("too-large", "as GeoJSON, the file has more than %d MB", MaxBytes>>20)
		}
		if out.format == "" {
			out.format = made.format
		}
		out.table = out.table || made.table
		out.remarks = append(out.remarks, made.remarks...)
		name, b = made.inner, bytes.TrimPrefix(made.json, []byte("\ufeff"))
	}
	return converted{}, refuse("format", "archives lie within archives")
}

// plainFormat is an error of a reader of formats as one of this package.
func plainFormat(rule string, err error) error {
	var plain *format.Error
	if errors.As(err, &plain) {
		return refuse(rule, "%s", plain.Text)
	}
	return err
}

// conversion makes GeoJSON of a file, or takes the one file out of an archive, whose
// name it gives.
type conversion func([]byte) (made unwrapped, err error)

type unwrapped struct {
	converted
	inner string
}

func as(kind string, read func([]byte) ([]byte, error)) conversion {
	return with(kind, func(b []byte) ([]byte, []format.Remark, error) {
		out, err := read(b)
		return out, nil, err
	})
}

func with(kind string, read func([]byte) ([]byte, []format.Remark, error)) conversion {
	return func(b []byte) (unwrapped, error) {
		out, said, err := read(b)
		return unwrapped{converted: converted{json: out, format: kind, remarks: said}}, err
	}
}

func oneKML(b []byte) ([]byte, error) { return format.KML(b) }

// rows reads a table.
func rows(b []byte) (unwrapped, error) {
	out, err := with("CSV", format.CSV)(b)
	out.table = true
	return out, err
}

// archive takes out of a zip what can be read.
func archive(b []byte) (unwrapped, error) {
	a, err := format.Archive(b, min(MaxBytes, MaxRatio*int64(len(b))))
	out := unwrapped{converted{json: a.GeoJSON, format: a.Kind, remarks: a.Remarks}, a.Name}
	if a.GeoJSON == nil {
		out.json = a.Inner
	}
	return out, err
}

// isTableName tells a table by its ending.
func isTableName(name string) bool {
	ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")))
	return ext == ".csv" || ext == ".tsv" || ext == ".tab"
}

var (
	topology = regexp.MustCompile(`^\{\s*"type"\s*:\s*"Topology"|"type"\s*:\s*"Topology"\s*[,}]`)
	esri     = regexp.MustCompile(`"(esriGeometry\w+|geometryType|attributes|rings|paths)"\s*:`)
	geoType  = regexp.MustCompile(`"type"\s*:\s*"(FeatureCollection|Feature|Multi\w+|Point|LineString|Polygon|GeometryCollection)"`)
)

// converter knows a format by its beginning, and a table also by its name; nil: it is
// GeoJSON, or unknown.
func converter(name string, b []byte) conversion {
	head := bytes.TrimSpace(b[:min(len(b), 4096)])
	switch looksLike(b) {
	case "WKT":
		return with("WKT", wktToGeoJSON)
	case "KML":
		return as("KML", oneKML)
	case "a GeoPackage":
		return with("GeoPackage", format.GeoPackage)
	case "a Shapefile":
		return with("Shapefile", func(b []byte) ([]byte, []format.Remark, error) {
			return format.Shapefile([]format.Layer{{Name: "the Shapefile", Shp: b}})
		})
	case "XML":
		if bytes.Contains(head, []byte("<gpx")) {
			return as("GPX", format.GPX)
		}
		if bytes.Contains(head, []byte("<Placemark")) || bytes.Contains(head, []byte("<Document")) || bytes.Contains(head, []byte("<Folder")) {
			return as("KML", oneKML)
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return archive
	case format.IsOwlMaps(head):
		return as("Owl Maps", format.OwlMaps)
	case format.IsSequence(b):
		return as("GeoJSON sequence", format.Sequence)
	case !bytes.HasPrefix(head, []byte("{")):
		if isTableName(name) && len(head) > 0 && head[0] != '[' && head[0] != '<' || format.IsTable(b) {
			return rows
		}
	case bytes.Contains(head, []byte(`"Topology"`)) && topology.Match(head):
		return as("TopoJSON", format.TopoJSON)
	case !geoType.Match(head) && esri.Match(head): // the first is found at once where it is
		return with("Esri JSON", format.EsriJSON)
	}
	return nil
}

// lateConverter knows a format by the members of the whole, where its beginning does
// not tell.
func lateConverter(object map[string][]byte) conversion {
	switch {
	case stringOf(object["type"]) == "Topology":
		return as("TopoJSON", format.TopoJSON)
	case object["type"] == nil && isArray(object["features"]):
		return with("Esri JSON", format.EsriJSON)
	}
	return nil
}

// besides gathers what lies beside a loose Shapefile: its table, reference system and
// encoding. Without them it is a file like any other.
func besides(path string, shp []byte) (converted, error) {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	l := format.Layer{Name: filepath.Base(path), Shp: shp}
	for _, part := range []struct {
		ext string
		to  *[]byte
	}{{".dbf", &l.Dbf}, {".prj", &l.Prj}, {".cpg", &l.Cpg}} {
		for _, ext := range []string{part.ext, strings.ToUpper(part.ext)} {
			if _, err := os.Stat(base + ext); err != nil {
				continue
			}
			found, err := readFile(base + ext)
			if err != nil {
				return converted{}, err
			}
			*part.to = found
			break
		}
	}
	out, said, err := format.Shapefile([]format.Layer{l})
	return converted{json: out, format: "Shapefile", remarks: said}, plainFormat("format", err)
}
