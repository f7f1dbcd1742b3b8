package data

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"delimit/data/format"
)

// A folder takes every file whose ending is in the list of formats, packed or not, and no
// other.
func TestFolderTakesAllEndings(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for _, e := range format.Endings() {
		for _, name := range []string{"a" + e, "b" + e + ".gz"} {
			want = append(want, filepath.Join(dir, name))
		}
	}
	for _, path := range append(slices.Clone(want), filepath.Join(dir, "notes.txt"), filepath.Join(dir, "a.dbf"), filepath.Join(dir, ".hidden.geojson")) {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := SeriesFiles([]string{dir})
	slices.Sort(want)
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n%v\n%v", got, want, err)
	}
}

// A FileGDB is a folder: it is refused by name, named itself or lying in a folder.
func TestFolderThatIsADataSet(t *testing.T) {
	dir := t.TempDir()
	gdb := filepath.Join(dir, "front.gdb")
	if err := os.Mkdir(gdb, 0o700); err != nil {
		t.Fatal(err)
	}
	if got, err := SeriesFiles([]string{dir, gdb}); err != nil || !slices.Equal(got, []string{gdb, gdb}) {
		t.Errorf("%v, %v", got, err)
	}
	_, err := Open(gdb)
	saysAll(t, err, "FileGDB", "GeoPackage", "QGIS")
}
