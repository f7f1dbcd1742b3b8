package data

import (
	"strings"
	"testing"
)

// saysAll checks that an error says some words.
func saysAll(t *testing.T, err error, words ...string) {
	t.Helper()
	for _, word := range words {
		if err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("%v does not say %q", err, word)
		}
	}
}

// What is not read is refused as what it is, with what to do.
func TestUnreadIsNamed(t *testing.T) {
	for _, c := range []struct{ name, file, kind, help string }{
		{"a.geojson", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n", "Git LFS", "git lfs pull"},
		{"a.geojson", "\n<!DOCTYPE html><html><body>Log in</body></html>", "web page", "download"},
		{"a.kml", `<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="http://www.w3.org/1999/xhtml"/>`, "web page", "download"},
		{"a.gml", `<?xml version="1.0"?><ows:ExceptionReport xmlns:ows="x"/>`, "error message of a server", "again"},
		{"a.xml", `<?xml version="1.0"?><wfs:WFS_Capabilities version="2.0.0"/>`, "map service", "GetFeature"},
		{"a.json", `{"currentVersion":11.1,"id":0,"name":"front","type":"Feature Layer","geometryType":"esriGeometryPolygon","extent":{}}`, "FeatureServer", "query?where"},
		{"a.json", `{"serviceDescription":"x","layers":[{"id":0,"name":"front"}],"currentVersion":10.9}`, "FeatureServer", "query?where"},
		{"a.json", `{"operationalLayers":[{"url":"x","layerDefinition":{"geometryType":"x"}}],"baseMap":{}}`, "web map", "query?where"},
		{"a.qgs", `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.34"/>`, "QGIS project", "export"},
		{"a.qgz", string(kmz(t, "project.qgs", "<qgis/>")), "QGIS project", "export"},
		{"a.zip", string(kmz(t, "front.gdb/a00000001.gdbtable", "x")), "FileGDB", "GeoPackage in QGIS"},
		{"a00000001.gdbtable", "\x03\x00\x00\x00", "FileGDB", "GeoPackage in QGIS"},
		{"a.mdb", "\x00\x01\x00\x00Standard Jet DB\x00", "Access", "GeoPackage"},
		{"a.dxf", "  0\r\nSECTION\r\n  2\r\nHEADER\r\n", "DXF", "QGIS"},
		{"a.dxf", "999\nmade by hand\n0\nSECTION\n2\nENTITIES\n", "DXF", "QGIS"},
		{"a.dxf", "AutoCAD Binary DXF\r\n\x1a\x00", "DXF", "QGIS"},
		{"a.dwg", "AC1032\x00\x00", "DWG", "DXF"},
		{"a.tab", "!table\n!version 300\n!charset WindowsCyrillic\n", "MapInfo", "QGIS"},
		{"a.mif", "Version   300\nCharset \"WindowsCyrillic\"\nDelimiter \",\"\n", "MapInfo", "QGIS"},
		{"a.umap", `{"type":"umap","uri":"x","properties":{},"layers":[{"type":"FeatureCollection","features":[]}]}`, "uMap", "GeoJSON"},
		{"a.json", `{"id":"x","type":"ORBAT-mapper","version":"1.0","layers":[{"features":[]}]}`, "ORBAT Mapper", "GeoJSON"},
		{"a.json", `{"datasets":[{"data":{"type":"Feature"}}],"config":{"version":"v1"},"info":{"app":"kepler.gl"}}`, "kepler.gl", "GeoJSON"},
		{"a.czml", `[{"id":"document","name":"x","version":"1.0"},{"id":"a","polygon":{}}]`, "CZML", "GeoJSON"},
		{"a.json", `[{"version":"1.0","clock":{"interval":"x"},"id":"document"}]`, "CZML", "GeoJSON"},
		{"style.json", `{"version":8,"sources":{"a":{"type":"geojson","data":{"type":"FeatureCollection","features":[]}}},"layers":[]}`, "map style", "data"},
		{"ukraine-latest.osm.pbf", "\x00\x00\x00\x0d\x0a\x09OSMHeader\x18\x7c", "PBF", "osmium"},
		{"a.pmtiles", "PMTiles\x03\x00", "tiles", "basemap"},
		{"a.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF", "data behind it"},
		{"a.png", "\x89PNG\r\n\x1a\n\x00", "picture", "data behind it"},
		{"a.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF", "picture", "data behind it"},
		{"a.tif", "II*\x00\x08\x00", "picture", "data behind it"},
		{"a.webp", "RIFF\x00\x00\x00\x00WEBPVP8 ", "picture", "data behind it"},
		{"a.svg", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`, "picture", "data behind it"},
		{"a.docx", string(kmz(t, "word/document.xml", "<w:document/>")), "Word", "CSV"},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "old Excel or Word", ".xlsx"},
		{"a.rtf", `{\rtf1\ansi table}`, "RTF", "CSV"},
		{"a.pptx", string(kmz(t, "ppt/presentation.xml", "<p/>")), "slides", "data behind it"},
		{"a.7z", "7z\xbc\xaf\x27\x1c\x00\x04", "not a zip", "unpack"},
		{"a.rar", "Rar!\x1a\x07\x01\x00", "not a zip", "unpack"},
		{"a.nc", "\x89HDF\r\n\x1a\n\x00", "NetCDF", "Polygonize"},
	} {
		for _, role := range []Role{AnyRole, SituationRole, TerritoryRole} {
			_, err := Read(c.name, []byte(c.file), role)
			saysAll(t, err, "this is ", c.kind, c.help)
		}
	}
}
