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

// inGeoJSON turns a file of another format into GeoJSON and names the format. What
// is GeoJSON already, or nothing that is known, stays as it is.
func inGeoJSON(b []byte) (out []byte, name string, err error) {
	for range 3 { // a zip may hold something that is to be turned again
		convert := converter(b)
		if convert == nil {
			if name == "" {
				name = "GeoJSON"
			}
			return b, name, nil
		}
		var kind string
		if out, kind, err = convert(b); err != nil {
			var plain *format.Error
			if errors.As(err, &plain) {
				err = refuse("format", "%s", plain.Text)
			}
			return nil, "", err
		}
		if int64(len(out)) > MaxBytes {
			return nil, "", refuse("too-large", "as GeoJSON, the file has more than %d MB", MaxBytes>>20)
		}
		if name == "" {
			name = kind
		}
		b = bytes.TrimPrefix(out, []byte("\ufeff"))
	}
	return nil, "", refuse("format", "archives lie within archives")
}

type conversion func([]byte) (out []byte, kind string, err error)

func as(kind string, read func([]byte) ([]byte, error)) conversion {
	return func(b []byte) ([]byte, string, error) {
		out, err := read(b)
		return out, kind, err
	}
}

var (
	topology = regexp.MustCompile(`^\{\s*"type"\s*:\s*"Topology"|"type"\s*:\s*"Topology"\s*[,}]`)
	esri     = regexp.MustCompile(`"(esriGeometry\w+|geometryType|attributes|rings|paths)"\s*:`)
	geoType  = regexp.MustCompile(`"type"\s*:\s*"(FeatureCollection|Feature|Multi\w+|Point|LineString|Polygon|GeometryCollection)"`)
)

// converter knows a format by its beginning; nil: it is GeoJSON, or unknown.
func converter(b []byte) conversion {
	head := bytes.TrimSpace(b[:min(len(b), 4096)])
	switch looksLike(b) {
	case "WKT":
		return as("WKT", wktToGeoJSON)
	case "KML":
		return as("KML", format.KML)
	case "a GeoPackage":
		return as("GeoPackage", format.GeoPackage)
	case "a Shapefile":
		return as("Shapefile", func(b []byte) ([]byte, error) {
			return format.Shapefile([]format.Layer{{Name: "the Shapefile", Shp: b}})
		})
	case "XML":
		if bytes.Contains(head, []byte("<gpx")) {
			return as("GPX", format.GPX)
		}
		if bytes.Contains(head, []byte("<Placemark")) || bytes.Contains(head, []byte("<Document")) || bytes.Contains(head, []byte("<Folder")) {
			return as("KML", format.KML)
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return func(b []byte) ([]byte, string, error) {
			out, inner, kind, err := format.Archive(b, min(MaxBytes, MaxRatio*int64(len(b))))
			if inner != nil {
				out = inner
			}
			return out, kind, err
		}
	case format.IsOwlMaps(head):
		return as("Owl Maps", format.OwlMaps)
	case format.IsSequence(b):
		return as("GeoJSON sequence", format.Sequence)
	case !bytes.HasPrefix(head, []byte("{")):
	case bytes.Contains(head, []byte(`"Topology"`)) && topology.Match(head):
		return as("TopoJSON", format.TopoJSON)
	case !geoType.Match(head) && esri.Match(head): // the first is found at once where it is
		return as("Esri JSON", format.EsriJSON)
	}
	return nil
}

// besides gathers what lies beside a loose Shapefile: its table, reference system and
// encoding. Without them it is a file like any other.
func besides(path string, shp []byte) (converted []byte, err error) {
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
			if *part.to, err = readFile(base + ext); err != nil {
				return nil, err
			}
			break
		}
	}
	out, err := format.Shapefile([]format.Layer{l})
	var plain *format.Error
	if errors.As(err, &plain) {
		err = refuse("format", "%s", plain.Text)
	}
	return out, err
}
