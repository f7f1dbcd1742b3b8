package desk

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"delimit/data/basemap"
	"delimit/mapview/layer"
	"delimit/mapview/style"
)

// A tile server is contacted only while its layer is shown, and after a start not
// before somebody shows it again; land above it lets it shine through.
func TestTileServer(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		http.NotFound(w, r)
	}))
	defer server.Close()
	dir := t.TempDir()
	d := newTestDesk(t, dir)
	l := layer.OfFile(server.URL + "/{z}/{x}/{y}.png")
	if _, err := d.openTiles(l); err == nil || !strings.Contains(err.Error(), "credited") {
		t.Errorf("without attribution: %v", err)
	}
	l.Owner = "© a test"
	d.addBasemap(l)
	eventually(t, d, "the layer", func() bool { return len(d.m.Layers().Credits()) == 1 })
	eventually(t, d, "its tiles", func() bool { return asked.Load() > 0 && d.m.Idle() })
	if holders, _ := d.m.Layers().Layer(style.HoldersPart); holders.Opacity == 1 {
		t.Error("the holders cover the basemap")
	}
	before := asked.Load()
	again := newTestDesk(t, dir)
	eventually(t, again, "the map", func() bool {
		l, _ := again.m.Layers().Layer(l.Part)
		return l.Tiles != nil && again.m.Idle()
	})
	if n := asked.Load(); n != before || again.m.Layers().Shows(l.Part) {
		t.Errorf("after the start the server was contacted %d times", n-before)
	}
	if holders, _ := again.m.Layers().Layer(style.HoldersPart); holders.Opacity != 1 {
		t.Errorf("hidden, it leaves the holders at opacity %v", holders.Opacity)
	}
	again.layers.row(l.Part).eye.tap()
	if holders, _ := again.m.Layers().Layer(style.HoldersPart); !again.m.Layers().Shows(l.Part) || holders.Opacity == 1 {
		t.Error("it cannot be shown again")
	}
	again.layers.row(l.Part).remove.tap()
	if holders, _ := again.m.Layers().Layer(style.HoldersPart); holders.Opacity != 1 || len(again.m.Layers().All()) != len(style.Parts) {
		t.Errorf("removed, the holders have opacity %v", holders.Opacity)
	}
}

// A file that is dropped and is no raster basemap is refused, and nothing changes.
func TestNoBasemap(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{t.TempDir() + "/none.mbtiles"})
	eventually(t, d, "the refusal", func() bool { return len(d.questions) == 1 })
	if len(d.m.Layers().All()) != len(style.Parts) || !basemap.IsFile("none.mbtiles") {
		t.Error("a missing file is a layer")
	}
}
