package format

import (
	"slices"
	"strings"
	"testing"
)

// Every format is either read or says what to do, and no ending belongs to two.
func TestRegistry(t *testing.T) {
	owner := map[string]string{}
	names := map[string]bool{}
	for _, f := range slices.Concat(read, unread) {
		if f.Name == "" || (f.Read == nil) != (f.Help != "") && f.Name != "GeoJSON" {
			t.Errorf("%q is neither read nor refused with help", f.Name)
		}
		if names[f.Name] && f.Name != fileGDB.Name {
			t.Errorf("%q stands twice", f.Name)
		}
		names[f.Name] = true
		for _, e := range f.Endings {
			if e != strings.ToLower(e) || !strings.HasPrefix(e, ".") || strings.Count(e, ".") != 1 {
				t.Errorf("%q is no ending", e)
			}
			if owner[e] != "" && owner[e] != f.Name {
				t.Errorf("%s belongs to %s and %s", e, owner[e], f.Name)
			}
			owner[e] = f.Name
		}
	}
	for _, name := range []string{"a.geojsons", "b.SHZ", "c.tab", "d.gpx", "e.GeoJSON.GZ", "f.json.gz", "20250101.kmz", `C:\data\g.csv`} {
		if !HasEnding(name) || Ending(name) == "" {
			t.Errorf("%s is not taken", name)
		}
	}
	for _, name := range []string{"geojson", "a.dbf", "a.gz", "a.shp.xml", "notes.txt", "a.geojson~", ""} {
		if HasEnding(name) || Ending(name) != "" {
			t.Errorf("%s is taken", name)
		}
	}
}

// An archive takes a file of every ending that is read.
func TestArchiveTakesAllEndings(t *testing.T) {
	for _, e := range Readable() {
		if e == ".kml" || e == ".shp" { // read at once
			continue
		}
		a, err := Archive(t.Context(), zipOf(t, "notes.txt", "x", "folder/front"+strings.ToUpper(e), "inside"), 1000)
		if err != nil || string(a.Inner) != "inside" || !strings.HasPrefix(a.Name, "folder/front") {
			t.Errorf("%s in an archive: %q, %v", e, a.Inner, err)
		}
	}
}
