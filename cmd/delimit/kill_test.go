package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

// The window is killed while a border is being drawn, at its third and at its fifth
// vertex. The next window offers all finished vertices, and so does the one after,
// once the work is restored and the window is killed again. The front line comes back
// with it.
func TestKilledWindow(t *testing.T) {
	needWindow(t)
	config := t.TempDir()
	points := []orb.Point{{36.5, 48.1}, {36.95, 48.4}, {37.35, 48.5}, {37.65, 48.95}, {37.75, 49.28}}
	front := write(t, "front_20260720.geojson", `{"type":"Feature","properties":{"holder":"russia"},"geometry":{"type":"Polygon","coordinates":[[[37.4,46],[41,46],[41,50],[37.4,50],[37.4,46]]]}}`)
	w := openWindowWith(t, config, front)
	w.settle()
	if w.now.Date != "2026-07-20" {
		t.Fatalf("the front line is of %s", w.now.Date)
	}
	w.key("b")
	for _, p := range points[:3] {
		w.click(p)
	}
	w.kill()

	w = openWindowWith(t, config)
	w.restore()
	if got := w.now.Vertices; got != 3 {
		t.Fatalf("%d vertices are back, not 3", got)
	}
	w.kill()

	w = openWindowWith(t, config)
	w.restore()
	if got := w.now.Vertices; got != 3 {
		t.Fatalf("%d vertices are back after a second death, not 3", got)
	}
	w.key("ctrl+s")
	saved := filepath.Join(t.TempDir(), "line.geojson")
	w.answer(saved)
	w.wait("saving", func(s trace) bool { return !s.Unsaved && s.Path == saved })
	w.settle()
	left, err := filepath.Glob(filepath.Join(config, "delimit", "journal", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("all is saved and %v stays", left)
	}
	if _, err := os.Stat(saved); err != nil {
		t.Error(err)
	}
}

// restore answers the question about work that was not saved with its third button.
func (w *window) restore() {
	w.t.Helper()
	time.Sleep(500 * time.Millisecond)
	w.key("Tab", "Tab", "Tab", "space")
	w.wait("the restored work", func(s trace) bool { return s.Features > 0 && s.Date == "2026-07-20" })
	w.settle()
}
