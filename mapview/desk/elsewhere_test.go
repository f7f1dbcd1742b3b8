package desk

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"delimit/data/feed"
	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/text"
)

// twoHosts are a server that sends on everything to another, which counts its requests.
func twoHosts(t *testing.T, answer []byte) (address, from, to string, asked *atomic.Int32) {
	t.Helper()
	asked = &atomic.Int32{}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.Write(answer)
	}))
	t.Cleanup(other.Close)
	first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+r.URL.Path, http.StatusFound)
	}))
	t.Cleanup(first.Close)
	host := func(s string) string { return strings.TrimPrefix(s, "http://") }
	return first.URL, host(first.URL), host(other.URL), asked
}

// A front line that lies on another host is fetched from there when a person agrees, and
// nobody there is contacted when not.
func TestFetchElsewhereIsAsked(t *testing.T) {
	for _, agree := range []bool{true, false} {
		address, from, to, asked := twoHosts(t, []byte(frontEast("37.4")))
		d := newTestDesk(t, t.TempDir())
		cache, _, err := d.feedFolder()
		if err != nil {
			t.Fatal(err)
		}
		source, err := feed.FromTemplate(address + "/{date}.geojson")
		if err != nil {
			t.Fatal(err)
		}
		d.fetch(cache, source, geo.Date{Year: 2026, Month: 8, Day: 20})
		eventually(t, d, "the question", func() bool {
			top := d.Window().Canvas().Overlays().Top()
			return top != nil && shows(top, from) && shows(top, text.T("elsewhere.yes", to))
		})
		if asked.Load() > 0 {
			t.Fatal("contacted before anybody agreed")
		}
		if !agree {
			tapButton(t, d, text.T("elsewhere.no"))
			eventually(t, d, "the end", func() bool { return len(d.questions) == 0 })
			if asked.Load() > 0 {
				t.Error("contacted though nobody agreed")
			}
			continue
		}
		tapButton(t, d, text.T("elsewhere.yes", to))
		eventually(t, d, "the front line", func() bool {
			return d.session.Document().Situation.Date.String() == "2026-08-20" && len(d.questions) == 0
		})
		if kept := cache.List(); len(kept) != 1 || len(kept[0].Hosts) != 2 {
			t.Errorf("kept %+v", kept)
		}
	}
}

// A tile server that sends on is asked about once; what a person agrees to goes with the
// layer to the next start.
func TestTilesElsewhereAreAsked(t *testing.T) {
	var tile bytes.Buffer
	if err := png.Encode(&tile, image.NewRGBA(image.Rect(0, 0, 256, 256))); err != nil {
		t.Fatal(err)
	}
	address, _, to, asked := twoHosts(t, tile.Bytes())
	dir := t.TempDir()
	d := newTestDesk(t, dir)
	l := layer.OfFile(address + "/{z}/{x}/{y}.png")
	l.Owner = "© a test"
	d.addBasemap(l)
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	eventually(t, d, "the rest", d.m.Idle)
	if len(d.questions) != 1 || asked.Load() > 0 {
		t.Fatalf("%d questions, contacted %d times", len(d.questions), asked.Load())
	}
	tapButton(t, d, text.T("elsewhere.yes", to))
	eventually(t, d, "tiles", func() bool { return asked.Load() > 0 && d.m.Idle() })
	if len(d.questions) > 0 {
		t.Error("it is asked again")
	}
	again := newTestDesk(t, dir)
	if kept, _ := again.m.Layers().Layer(l.Part); len(kept.Hosts) != 1 || kept.Hosts[0] != to {
		t.Errorf("kept with the layer: %v", kept.Hosts)
	}
}

// Who does not agree is not asked again while the window is open.
func TestTilesElsewhereAreRefusedOnce(t *testing.T) {
	address, _, _, asked := twoHosts(t, nil)
	d := newTestDesk(t, t.TempDir())
	l := layer.OfFile(address + "/{z}/{x}/{y}.png")
	l.Owner = "© a test"
	d.addBasemap(l)
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	d.escape()
	eventually(t, d, "the rest", d.m.Idle)
	for range 3 {
		d.do("zoomIn")
		eventually(t, d, "the rest", d.m.Idle)
	}
	if len(d.questions) > 0 || asked.Load() > 0 {
		t.Errorf("%d questions, contacted %d times", len(d.questions), asked.Load())
	}
	if now, _ := d.m.Layers().Layer(l.Part); len(now.Hosts) > 0 {
		t.Errorf("agreed: %v", now.Hosts)
	}
}

// What was damaged of what was fetched stands in the dialog, and with its front line.
func TestDamagedNoteIsShown(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(frontEast("37.4"))) }))
	defer server.Close()
	d := newTestDesk(t, t.TempDir())
	cache, _, err := d.feedFolder()
	if err != nil {
		t.Fatal(err)
	}
	source, err := feed.FromTemplate(server.URL + "/{date}.geojson")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := (&feed.Fetcher{Cache: cache}).Fetch(t.Context(), source, geo.Date{Year: 2026, Month: 8, Day: 20})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept.Path+".fetched", []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.do("update")
	top := d.Window().Canvas().Overlays().Top()
	if !shows(top, "is damaged") || !shows(top, "its note was damaged") {
		t.Error("the dialog says nothing of it")
	}
}
