package main

import (
	"bytes"
	"encoding/json"
	"image"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/geo/sharedtest"
	"delimit/mapview/brief"
	"delimit/mapview/scene"
)

// frontLine is a real front line where the shared folder has one, and otherwise a
// file made of the newest embedded situation.
func frontLine(t *testing.T) string {
	path := ""
	t.Run("shared", func(t *testing.T) {
		path = sharedtest.Path(t, "frontlines", "daily", "deepstatemap_data_20260815.geojson")
	})
	if path != "" {
		return path
	}
	all := atlas.Situations()
	fc := geojson.NewFeatureCollection()
	for _, a := range all[len(all)-1].Areas {
		fc.Append(geojson.NewFeature(a.Area))
	}
	b, err := fc.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "front_20260815.geojson")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// The main job, end to end: a front line by argument, a border and a zone drawn, a
// vertex dragged, undone and redone, saved, exported, opened again.
func TestMainJob(t *testing.T) {
	needWindow(t)
	front := frontLine(t)
	saved, picture := filepath.Join(t.TempDir(), "line.geojson"), filepath.Join(t.TempDir(), "line.png")

	w := openWindow(t, front)
	if w.now.Date != "2026-08-15" {
		t.Fatalf("the situation is of %q", w.now.Date)
	}
	w.key("b")
	for _, p := range []orb.Point{{36.5, 48.1}, {36.95, 48.4}, {37.35, 48.5}, {37.65, 48.95}, {37.75, 49.28}} {
		w.click(p)
	}
	w.key("Return")
	drawn := w.wait("a border", func(s trace) bool { return s.Tool == "select" && s.CededM2 > 0 })

	w.key("z")
	for _, p := range []orb.Point{{37.1, 48.75}, {37.5, 48.75}, {37.5, 48.95}, {37.1, 48.95}} {
		w.click(p)
	}
	w.key("Return")
	zoned := w.wait("a zone", func(s trace) bool { return s.Features >= 2 && len(s.Zones) == 1 && s.Tool == "select" })
	if math.Abs(zoned.CededM2-drawn.CededM2) > 0.1 { // more vertices round to other grid points
		t.Errorf("the zone changed what is ceded from %.3f to %.3f m²", drawn.CededM2, zoned.CededM2)
	}

	w.click(orb.Point{37.15, 48.45}) // the border's middle, away from its handles
	w.drag(orb.Point{37.35, 48.5}, orb.Point{37.2, 48.62})
	dragged := w.wait("the drag", func(s trace) bool { return s.CededM2 != zoned.CededM2 })
	w.settle()
	dragged = w.now
	w.key("ctrl+z")
	undone := w.wait("undo", func(s trace) bool { return s.CededM2 != dragged.CededM2 })
	if undone.CededM2 != zoned.CededM2 {
		t.Errorf("undo: ceded %.1f m², before the drag %.1f", undone.CededM2, zoned.CededM2)
	}
	w.key("ctrl+shift+z")
	redone := w.wait("redo", func(s trace) bool { return s.CededM2 != undone.CededM2 })
	if redone.CededM2 != dragged.CededM2 {
		t.Errorf("redo: ceded %.1f m², after the drag %.1f", redone.CededM2, dragged.CededM2)
	}

	w.key("ctrl+s")
	w.answer(saved)
	w.wait("saving", func(s trace) bool { return !s.Unsaved && s.Path == saved })
	w.key("ctrl+e")
	w.answer(picture)
	w.wait("the export", func(trace) bool { _, err := os.Stat(picture); return err == nil })
	w.key("Escape", "Escape")
	w.move(orb.Point{39.5, 47.5})
	w.settle()
	screen := w.shot("main-job.png")

	checkMeasured(t, front, saved, w.now)
	again := openWindow(t, front, saved)
	again.settle()
	if got, want := again.now, w.now; got.CededM2 != want.CededM2 || got.Returned != want.Returned || got.HeldM2 != want.HeldM2 || got.Zones[0] != want.Zones[0] {
		t.Errorf("opened again the ledger is %+v, was %+v", got, want)
	}
	checkPicture(t, front, saved, screen, w, readPNG(t, picture))
}

// checkMeasured compares the window's figures with the command line's.
func checkMeasured(t *testing.T, front, saved string, shown trace) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run([]string{"measure", "--situation", front, "--format", "json", saved}, &out, &errs); code != exitDone {
		t.Fatalf("measure: exit %d: %s", code, errs.String())
	}
	var m struct {
		Territory struct {
			AreaM2 float64 `json:"area_m2"`
		}
		Proposals []struct {
			CededM2    float64 `json:"ceded_m2"`
			ReturnedM2 float64 `json:"returned_m2"`
			ResidualM2 float64 `json:"residual_m2"`
			Zones      []struct {
				AreaM2 float64 `json:"area_m2"`
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	p := m.Proposals[0]
	for _, pair := range [][2]float64{{m.Territory.AreaM2, shown.AreaM2}, {p.CededM2, shown.CededM2}, {p.ReturnedM2, shown.Returned}, {p.Zones[0].AreaM2, shown.Zones[0]}} {
		if math.Abs(pair[0]-pair[1]) > 1 { // programs get whole m² that sum
			t.Errorf("measure says %.4f m², the window %.4f", pair[0], pair[1])
		}
	}
	if p.ResidualM2 != 0 || shown.Residual != 0 {
		t.Errorf("residuals %g and %g", p.ResidualM2, shown.Residual)
	}
}

// checkPicture compares the land's colours in the window and in the exported
// picture, at places where one cell is all around.
func checkPicture(t *testing.T, front, saved string, screen image.Image, w *window, picture image.Image) {
	t.Helper()
	s, _, err := data.LoadSituation(front)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := data.LoadProposal(saved)
	if err != nil {
		t.Fatal(err)
	}
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	territory := &geo.Territory{Units: []geo.Unit{donetsk}}
	ledger := geo.Measure(territory, s, p, nil)
	page := brief.Page{Model: scene.Model{Territory: territory, Situation: s, Proposal: p, Ledger: ledger}, Size: image.Pt(1920, 1080)}
	camera, at := brief.Camera(page), brief.MapRect(page).Min

	compared, alike := 0, 0
	cells := map[int]int{}
	for lon := 36.6; lon < 39; lon += 0.05 {
		for lat := 46.9; lat < 49.2; lat += 0.04 {
			q := orb.Point{lon, lat}
			cell, inside := ledger.CellAt(q)
			if !inside || !alone(ledger, q, cell) {
				continue
			}
			x, y := w.pixel(q)
			in := camera.Pixel(q)
			compared++
			cells[cell]++
			if closeColours(mean(screen, int(x), int(y), 7), mean(picture, at.X+int(in.X), at.Y+int(in.Y), 9)) {
				alike++
			}
		}
	}
	t.Logf("%d of %d places alike, in %d of %d cells", alike, compared, len(cells), len(ledger.Cells))
	if compared < 200 || float64(alike) < 0.85*float64(compared) {
		t.Errorf("the picture shows what the window showed at %d of %d places", alike, compared)
	}
}

// alone tells whether a cell is all around a point.
func alone(l *geo.Ledger, q orb.Point, cell int) bool {
	const lon, lat = 0.05, 0.035
	for _, d := range []orb.Point{{lon, 0}, {-lon, 0}, {0, lat}, {0, -lat}, {lon, lat}, {-lon, -lat}} {
		if c, ok := l.CellAt(orb.Point{q[0] + d[0], q[1] + d[1]}); !ok || c != cell {
			return false
		}
	}
	return true
}

func mean(img image.Image, x, y, half int) (c [3]float64) {
	n := 0.0
	for dy := -half; dy <= half; dy++ {
		for dx := -half; dx <= half; dx++ {
			r, g, b, _ := img.At(x+dx, y+dy).RGBA()
			c[0], c[1], c[2], n = c[0]+float64(r>>8), c[1]+float64(g>>8), c[2]+float64(b>>8), n+1
		}
	}
	return [3]float64{c[0] / n, c[1] / n, c[2] / n}
}

func closeColours(a, b [3]float64) bool {
	return math.Abs(a[0]-b[0]) < 22 && math.Abs(a[1]-b[1]) < 22 && math.Abs(a[2]-b[2]) < 22
}

// A file that cannot be used leaves what is open as it was.
func TestBadFileKeepsWhatIsOpen(t *testing.T) {
	needWindow(t)
	bad := filepath.Join(t.TempDir(), "broken.geojson")
	if err := os.WriteFile(bad, []byte(`{"type":"FeatureCollection","features":[`), 0o644); err != nil {
		t.Fatal(err)
	}
	w := openWindow(t)
	before := w.now
	w.key("ctrl+o")
	w.answer(bad)
	after := w.wait("the error", func(s trace) bool { return s.Error != "" })
	if after.Situation != before.Situation || after.HeldM2 != before.HeldM2 {
		t.Errorf("after a broken file the situation is %q", after.Situation)
	}
	w.settle()
	w.shot("broken.png")
}
