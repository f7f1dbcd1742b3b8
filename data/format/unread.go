package format

import (
	"archive/zip"
	"bytes"
	"path"
	"regexp"
	"strings"
)

const (
	inQGIS = "open it in QGIS and export the layer as GeoPackage or GeoJSON"
	toShow = "a picture has no land that can be measured: ask for the data behind it (GeoJSON, KML, Shapefile)"
)

var fileGDB = &Format{Name: "a FileGDB", Endings: []string{".gdb"}, Help: "save it as GeoPackage in QGIS (Layer, Add Vector Layer, Directory; then Export)"}

// unread are the kinds of file that people have and that are refused as what they are,
// with what to do. Those that are not about places at all have no endings, so that a
// folder passes them over.
var unread = []*Format{
	{Name: "a Git LFS pointer and not the file itself", Sniff: func(f File) bool { return f.begins("version https://git-lfs.github.com") },
		Help: "run “git lfs pull”, or download the file itself"},
	{Name: "a web page", Sniff: func(f File) bool { return f.begins("<!doctype html", "<html") || isXHTML(f) },
		Help: "the address leads to a page about the data, or to one that asks to log in: download the file that the page offers"},
	{Name: "an error message of a server", Sniff: func(f File) bool {
		return f.begins("<") && (f.mentions("ExceptionReport") || f.mentions("<ServiceException"))
	}, Help: "ask the server again, and look at what it says in a text editor"},
	{Name: "the description of a map service", Sniff: isCapabilities, Help: "it lists layers and has no land: ask for one of them (WFS GetFeature, as GeoJSON)"},
	{Name: "the description of a FeatureServer or MapServer", Sniff: isServicePage,
		Help: "it says what the server has and has no land: ask for a layer by its number, …/FeatureServer/0/query?where=1%3D1&outFields=*&f=geojson"},
	{Name: "an Esri web map", Sniff: func(f File) bool { return f.isObject() && !geoType.Match(f.head) && f.mentions(`"operationalLayers"`) },
		Help: "it names layers and has no land: open a layer by its address, …/FeatureServer/0/query?where=1%3D1&outFields=*&f=geojson"},
	{Name: "a QGIS project", Endings: []string{".qgs", ".qgz"}, Sniff: func(f File) bool { return f.begins("<!doctype qgis", "<qgis") || zipHas(f, ".qgs") },
		Help: "it names layers and has no land: " + inQGIS},
	fileGDBZip,
	{Name: "a file of a FileGDB", Endings: []string{".gdbtable"}, Sniff: func(f File) bool { return f.hasEnding(".gdbtable", ".gdbtablx", ".gdbindexes") }, Help: fileGDB.Help},
	{Name: "an Access database (a personal geodatabase?)", Endings: []string{".mdb"}, Sniff: func(f File) bool {
		return f.starts("\x00\x01\x00\x00Standard Jet DB", "\x00\x01\x00\x00Standard ACE DB")
	}, Help: "save it as GeoPackage in ArcGIS or with ogr2ogr"},
	{Name: "a DXF drawing", Endings: []string{".dxf"}, Sniff: func(f File) bool {
		return dxf.Match(f.head) || f.starts("AutoCAD Binary DXF")
	}, Help: inQGIS + ", in the reference system that its maker names"},
	{Name: "a DWG drawing", Endings: []string{".dwg"}, Sniff: func(f File) bool { return f.starts("AC10") }, Help: "save it as DXF, open that in QGIS and export the layer as GeoPackage"},
	{Name: "a MapInfo table", Endings: []string{".mif"}, Sniff: func(f File) bool { return f.begins("!table") || mif.Match(f.lower) }, Help: inQGIS},
	{Name: "a uMap", Endings: []string{".umap"}, Help: "in uMap choose Share, Download, GeoJSON"},
	{Name: "a file of ORBAT Mapper", Help: "it has units and no land that is held: export the layer of features as GeoJSON there"},
	{Name: "a map of kepler.gl", Help: "export its data set as GeoJSON or CSV there"},
	{Name: "CZML", Endings: []string{".czml"}, Sniff: isCZML, Help: "save the data in Cesium as KML or GeoJSON"},
	{Name: "a map style", Help: "it says how a map looks and has no land: open the data that it names"},
	{Name: "an OpenStreetMap extract in PBF", Endings: []string{".pbf"}, Sniff: func(f File) bool { return f.starts("\x00\x00\x00") && f.mentions("OSMHeader") }, Help: "cut out what is needed: osmium tags-filter, then osmium export -f geojson"},
	{Name: "a set of map tiles", Sniff: func(f File) bool { return f.starts("PMTiles", "\x1aMBTiles") }, Help: "add it as the basemap; tiles are too coarse to measure"},
	{Name: "a PDF document", Sniff: func(f File) bool { return f.begins("%pdf") }, Help: toShow},
	{Name: "a picture", Sniff: isPicture, Help: toShow},
	{Name: "a text document (Word, RTF or OpenDocument)", Sniff: func(f File) bool {
		return f.begins(`{\rtf`) || zipHas(f, "word/document.xml") || zipSays(f, "application/vnd.oasis.opendocument.text")
	}, Help: "save its table as CSV or Excel (.xlsx)"},
	{Name: "slides", Sniff: func(f File) bool {
		return zipHas(f, "ppt/presentation.xml") || zipSays(f, "application/vnd.oasis.opendocument.presentation")
	}, Help: toShow},
	{Name: "an old Excel or Word file", Sniff: func(f File) bool { return f.starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") }, Help: "save it as .xlsx or CSV"},
	{Name: "an archive that is not a zip", Sniff: isOtherArchive, Help: "unpack it and open the file inside"},
	{Name: "GeoParquet", Endings: []string{".parquet", ".geoparquet"}, Sniff: func(f File) bool { return f.starts("PAR1") }, Help: inQGIS},
	{Name: "HDF or NetCDF", Sniff: func(f File) bool { return f.starts("\x89HDF\r\n", "CDF\x01", "CDF\x02") }, Help: "it has a grid of numbers: make areas of it in QGIS (Polygonize) and export them as GeoPackage"},
}

// leftover are kinds that are known when nothing else fits.
var leftover = []*Format{
	{Name: "XML, neither KML nor GPX nor GML nor of OpenStreetMap", Sniff: func(f File) bool { return f.begins("<") }, Help: "if QGIS can open it, export the layer there as GeoPackage or GeoJSON"},
}

// fileGDBZip knows a zip by what lies in it, as a FileGDB is a folder.
var fileGDBZip = &Format{Name: fileGDB.Name, Endings: fileGDB.Endings, Help: fileGDB.Help, Sniff: func(f File) bool { return zipHas(f, ".gdbtable") }}

var (
	dxf    = regexp.MustCompile(`^(999\s*\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION`)
	mif    = regexp.MustCompile(`^version\s+\d+\s*\r?\n\s*charset`)
	czml   = regexp.MustCompile(`^\[\s*\{[^{}\[\]]*"id"\s*:\s*"document"`)
	markup = regexp.MustCompile(`^<\?xml[^>]*>\s*(<!--.*?-->\s*)*<(?:!doctype )?([\w:]+)`)
)

// root is the name of the first element of a text in XML.
func (f File) root() string {
	if m := markup.FindSubmatch(f.lower); m != nil {
		return string(m[2])
	}
	return ""
}

func isXHTML(f File) bool { return f.root() == "html" }

func isCapabilities(f File) bool {
	return f.begins("<") && (f.mentions("_Capabilities") || f.mentions("<Capabilities") || f.mentions("WMT_MS_Capabilities"))
}

// isServicePage knows what a server of Esri says of itself: it has no features.
func isServicePage(f File) bool {
	return f.isObject() && f.mentions(`"currentVersion"`) && !geoType.Match(f.head) && !f.mentions(`"features"`)
}

func isCZML(f File) bool {
	return czml.Match(f.head) || bytes.HasPrefix(f.head, []byte("[")) && f.mentions(`"version"`, `"document"`, `"clock"`)
}

func isPicture(f File) bool {
	if f.starts("\x89PNG", "\xff\xd8\xff", "GIF8", "II*\x00", "MM\x00*", "II+\x00") || f.begins("<svg") || f.root() == "svg" {
		return true
	}
	return f.starts("RIFF") && bytes.Contains(f.head[:min(len(f.head), 16)], []byte("WEBP")) || len(f.Bytes) > 12 && bytes.Equal(f.Bytes[4:8], []byte("ftyp"))
}

func isOtherArchive(f File) bool {
	if f.starts("7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", "BZh", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd") {
		return true
	}
	return len(f.Bytes) > 262 && string(f.Bytes[257:262]) == "ustar"
}

// zipHas reports whether a zip has a file whose name ends so.
func zipHas(f File, end string) bool {
	for _, name := range namesInZip(f) {
		if strings.HasSuffix(strings.ToLower(name), end) {
			return true
		}
	}
	return false
}

// zipSays reports whether a zip says of itself what it is, as OpenDocument does in its
// first file.
func zipSays(f File, kind string) bool {
	return f.starts("PK\x03\x04") && bytes.Contains(f.Bytes[:min(len(f.Bytes), 200)], []byte("mimetype"+kind))
}

// namesInZip lists a zip without unpacking anything.
func namesInZip(f File) []string {
	if !f.starts("PK\x03\x04") {
		return nil
	}
	z, err := zip.NewReader(bytes.NewReader(f.Bytes), int64(len(f.Bytes)))
	if err != nil {
		return nil
	}
	names := make([]string, len(z.File))
	for i, one := range z.File {
		names[i] = path.Clean(one.Name)
	}
	return names
}
