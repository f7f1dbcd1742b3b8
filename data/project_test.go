package data

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/geo/sharedtest"
)

func testProject() *Project {
	return &Project{Current: 1, Basis: Basis{Situation: Reference{File: "../fronts/a.geojson", SHA256: "00", Date: "2026-08-15", Name: "a"},
		Territory: []Reference{{Embedded: "UA-14"}}}, View: &View{Center: orb.Point{37.5, 48.25}, Zoom: 8.125},
		Proposals: []*geo.Proposal{
			{Name: "First draft", Members: geo.Extra{"author": "me"}, Features: []geo.Feature{
				{ID: "b", Type: geo.Border, Left: geo.SideUkraine, Geometry: orb.LineString{{36, 47}, {37, 48}}, Properties: geo.Extra{}, Members: geo.Extra{}},
			}},
			{Name: "Другий", Members: geo.Extra{}, Features: []geo.Feature{
				{ID: "b", Type: geo.Zone, Regime: geo.FreeTrade, Geometry: orb.Polygon{{{37, 48}, {38, 48}, {38, 49}, {37, 48}}}, Properties: geo.Extra{}, Members: geo.Extra{"note": "kept"}},
				{ID: "d", Type: geo.Border, Draft: true, Geometry: orb.LineString{{36, 47}}, Properties: geo.Extra{}, Members: geo.Extra{}},
			}},
			{Name: "Empty", Members: geo.Extra{}},
		}}
}

func TestProjectRoundTrip(t *testing.T) {
	p := testProject()
	b, err := EncodeProject(p)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Read("p.geojson", b, AnyRole)
	if err != nil || o.Role != ProjectRole || !o.Sure {
		t.Fatalf("%+v, %v", o, err)
	}
	again, err := EncodeProject(o.Project)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("saved again it is another file (%v):\n%s", err, cmp.Diff(string(b), string(again)))
	}
	if got := o.Project.Proposals[1]; got.Name != "Другий" || len(got.Features) != 2 || !got.Features[1].Draft || got.Features[0].Members["note"] != "kept" {
		t.Errorf("%+v", got)
	}
	if _, err := Read("p.geojson", b, ProposalRole); err == nil {
		t.Error("a project was taken for one proposal")
	}
	newer := strings.Replace(string(b), `"format":2`, `"format":3`, 1)
	if _, err := Read("p.geojson", []byte(newer), AnyRole); err == nil || !strings.Contains(err.Error(), "newer version") {
		t.Errorf("a newer project: %v", err)
	}
}

// Other programs open a project as plain GeoJSON.
func TestProjectIsGeoJSON(t *testing.T) {
	ogrinfo := sharedtest.Program(t, "ogrinfo", "gdal-bin")
	b, err := EncodeProject(testProject())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "p.geojson")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(ogrinfo, "-al", "-so", path).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Feature Count: 3") || strings.Contains(string(out), "rror") {
		t.Errorf("%v\n%s", err, out)
	}
}

// What is referred to is found from wherever the project lies, and a changed file is
// told.
func TestReferences(t *testing.T) {
	dir := t.TempDir()
	front := filepath.Join(dir, "fronts", "front_20260815.geojson")
	project := filepath.Join(dir, "work", "p.geojson")
	content := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"holder":"russia"},"geometry":{"type":"Polygon","coordinates":[[[37,47],[38,47],[38,48],[37,48],[37,47]]]}}]}`
	for _, d := range []string{filepath.Dir(front), filepath.Dir(project)} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(front, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	r := Reference{File: Relative(project, front), SHA256: string(StampOf([]byte(content)))}
	if r.File != "../fronts/front_20260815.geojson" {
		t.Errorf("the reference is %s", r.File)
	}
	if o, err := r.Find(project, SituationRole); err != nil || o.Situation == nil {
		t.Errorf("%+v, %v", o, err)
	}
	if err := os.WriteFile(front, []byte(strings.Replace(content, "38,48", "38,48.5", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Find(project, SituationRole); err == nil || !strings.Contains(err.Error(), "changed") || !strings.Contains(err.Error(), "front_20260815") {
		t.Errorf("a changed front line: %v", err)
	}
	os.Remove(front)
	if _, err := r.Find(project, SituationRole); err == nil {
		t.Error("a front line that is gone")
	}
}

func FuzzProject(f *testing.F) {
	b, err := EncodeProject(testProject())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		o, err := Read("p.geojson", b, ProjectRole)
		if err != nil {
			return
		}
		again, err := EncodeProject(o.Project)
		if err != nil {
			t.Fatalf("it opens and cannot be saved: %v", err)
		}
		if _, err := Read("p.geojson", again, ProjectRole); err != nil {
			t.Fatalf("it was saved and does not open: %v", err)
		}
	})
}

// A project finds its files again when its folder is called by another name, is moved as
// a whole, or is sent along with them in one folder.
func TestReferencesAreFoundAgain(t *testing.T) {
	root := t.TempDir()
	write := func(path string) string {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(path), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	same := func(got, want string) {
		t.Helper()
		a, errA := os.Stat(got)
		b, errB := os.Stat(want)
		if errA != nil || errB != nil || !os.SameFile(a, b) {
			t.Errorf("%s, want %s", got, want)
		}
	}
	front := write(filepath.Join(root, "deep", "er", "fronts", "f.geojson"))
	project := write(filepath.Join(root, "deep", "er", "work", "p.geojson"))
	link := filepath.Join(root, "link")
	if err := os.Symlink(filepath.Dir(project), link); err != nil {
		t.Skip("no links here")
	}
	linked := filepath.Join(link, "p.geojson")
	for _, saved := range []string{project, linked} {
		r := Reference{File: Relative(saved, front)}
		same(r.Locate(project), front)
		same(r.Locate(linked), front)
	}
	r := Reference{File: Relative(project, front), SHA256: "00"}
	if err := os.Rename(filepath.Join(root, "deep"), filepath.Join(root, "moved")); err != nil {
		t.Fatal(err)
	}
	same(r.Locate(filepath.Join(root, "moved", "er", "work", "p.geojson")), filepath.Join(root, "moved", "er", "fronts", "f.geojson"))
	sent := write(filepath.Join(root, "mail", "p.geojson"))
	beside := write(filepath.Join(root, "mail", "f.geojson"))
	same(r.Locate(sent), beside)
}
