package data

import (
	"os"
	"path/filepath"
	"testing"
)

func checkText(t *testing.T, name, text string, a Answers) *Checked {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return Check(path, AnyRole, a)
}

func TestCheckFacts(t *testing.T) {
	k := checkText(t, "front_20260815.geojson", collectionOf(area(37, 48, `{"status":"occupied"}`), area(37.25, 48, `{"status":"mine"}`), area(147, 44, `{"status":"occupied"}`),
		feature2("", `{}`, "null"), feature2("", `{}`, aPoint)), Answers{})
	if k.Err != nil || k.Format != "GeoJSON" || k.Features != 5 || k.Kinds["Polygon"] != 3 || k.Kinds[""] != 1 || k.Kinds["Point"] != 1 || k.Vertices != 16 {
		t.Errorf("%+v", k)
	}
	if k.Extent.Max[0] != 147.5 || k.Extent.Min[1] != 44 || k.Opened.DateFrom != "the name of the file" {
		t.Errorf("extent %v, date from %q", k.Extent, k.Opened.DateFrom)
	}
	half := k.Held[2] / k.Held[1] // the areas overlap by half: Russia's comes first
	if half < 0.499 || half > 0.501 || k.AreasM2[1]/k.AreasM2[0] < 0.999 || k.Held[0] != 0 {
		t.Errorf("held %v, areas %v", k.Held, k.AreasM2)
	}
	rules := ""
	for _, d := range k.Defects {
		rules += d.Rule + " "
	}
	if rules != "null-geometry not-an-area elsewhere no-holder " || k.Well() {
		t.Errorf("rules %s", rules)
	}
}

func TestCheckRefused(t *testing.T) {
	k := checkText(t, "lonlat.geojson", collectionOf(`{"type":"Feature","properties":{"status":"occupied"},"geometry":{"type":"Polygon","coordinates":[[[48,37],[48,38],[49,38],[48,37]]]}}`), Answers{})
	if k.Err == nil || k.Opened != nil || k.Features != 1 || k.Vertices != 4 || k.Extent.IsEmpty() {
		t.Errorf("%+v", k)
	}
	if k = checkText(t, "page.geojson", "<!doctype html>", Answers{}); k.Err == nil || k.Format != "" || !k.Extent.IsEmpty() {
		t.Errorf("%+v", k)
	}
	if k = Check(filepath.Join(t.TempDir(), "none"), AnyRole, Answers{}); k.Err == nil {
		t.Error("there is no such file")
	}
}

// What is open tells the same as its file.
func TestCheckOfWhatIsOpen(t *testing.T) {
	text := collectionOf(area(37, 48, `{"status":"occupied"}`))
	k := checkText(t, "gains_20260815.geojson", text, Answers{})
	o, err := Read("gains_20260815.geojson", []byte(text), AnyRole)
	if err != nil {
		t.Fatal(err)
	}
	if again := o.Check(k.File); again.Held != k.Held || again.SHA256 != k.SHA256 || again.Vertices != k.Vertices || !again.Well() || !k.Well() {
		t.Errorf("%+v, of the file %+v", again, k)
	}
}
