package desk

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"delimit/data/feed"
	"delimit/geo"
	"delimit/mapview/text"
)

// frontEast is a front line: Russia holds all east of a longitude.
func frontEast(lon string) string {
	return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"status":"occupied"},"geometry":{"type":"Polygon","coordinates":[[[` +
		lon + `,46],[41,46],[41,50],[` + lon + `,50],[` + lon + `,46]]]}}]}`
}

func writeFront(t *testing.T, path, lon string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(frontEast(lon)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A newer front line opened by hand: the proposal is computed anew, and what
// changed is offered, shown and copied.
func TestWhatChanged(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	if d.notice.plate.Visible() {
		t.Fatal("a notice without a reason")
	}
	d.session.AddTab(&geo.Proposal{Name: "Beside", Features: []geo.Feature{{ID: "1", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia,
		Geometry: orb.LineString{{36.3, 48.2}, {37.3, 48.6}, {37.8, 49.5}}}}})
	d.session.ShowTab(0)
	path := filepath.Join(t.TempDir(), "front_2026-08-20.geojson")
	writeFront(t, path, "37.4")
	d.openAll([]string{path})
	eventually(t, d, "the notice", d.notice.plate.Visible)
	if !strings.Contains(d.notice.full, "2026-08-20") {
		t.Errorf("the notice says %q", d.notice.full)
	}
	if len(d.questions) != 0 {
		t.Error("it stops the work")
	}
	test.Tap(d.notice.action)
	if len(d.questions) != 1 || d.notice.plate.Visible() {
		t.Fatal("nothing is shown")
	}
	tapButton(t, d, text.T("rebase.copy"))
	ledger, _ := d.session.Ledger()
	copied := d.app.Clipboard().Content()
	for _, want := range []string{"After: 2026-08-20", text.T("figure.ceded") + "\t", "\t" + text.KM2(ledger.CededM2, 2) + "\t", "Russia › Ukraine", "no longer here: ", "BESIDE"} {
		if !strings.Contains(copied, want) {
			t.Errorf("copied without %q:\n%s", want, copied)
		}
	}
}

// Without a proposal there is nothing to compute anew.
func TestNothingToRebase(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "front_2026-08-20.geojson")
	writeFront(t, path, "37.4")
	d.openAll([]string{path})
	eventually(t, d, "opening", func() bool { return d.session.Document().Situation.Date.String() == "2026-08-20" })
	if d.notice.plate.Visible() {
		t.Errorf("the notice says %q", d.notice.full)
	}
}

func TestWatchedFolderOffers(t *testing.T) {
	state, dir := t.TempDir(), t.TempDir()
	d := newTestDesk(t, state)
	drawBorder(t, d)
	d.watch(dir)
	t.Cleanup(d.endWatch)
	os.WriteFile(filepath.Join(dir, "half_2026-08-21.geojson"), []byte(frontEast("37")[:90]), 0o600)
	beside := filepath.Join(dir, ".front.tmp")
	writeFront(t, beside, "37.4")
	if err := os.Rename(beside, filepath.Join(dir, "front_2026-08-20.geojson")); err != nil {
		t.Fatal(err)
	}
	eventually(t, d, "the offer", d.notice.plate.Visible)
	if !strings.Contains(d.notice.full, "2026-08-20") || len(d.questions) != 0 {
		t.Errorf("the notice says %q, %d dialogs", d.notice.full, len(d.questions))
	}
	test.Tap(d.notice.action)
	eventually(t, d, "what changed", func() bool {
		return d.session.Document().Situation.Date.String() == "2026-08-20" && d.notice.plate.Visible()
	})
	if d.notice.action.Text != text.T("notice.look") {
		t.Errorf("the notice offers %q", d.notice.action.Text)
	}
	d.endWatch()
	again := newTestDesk(t, state)
	t.Cleanup(again.endWatch)
	if !again.watches() || again.watching.Path() != dir {
		t.Error("the next start does not watch")
	}
	again.toggleWatch()
	if again.watches() || again.state.Watched != "" {
		t.Error("it goes on watching")
	}
}

// tapButton taps a button of the newest dialog.
func tapButton(t *testing.T, d *Desk, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(d.Window().Canvas().Overlays().Top()) {
		if b, ok := o.(*widget.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", label)
}

func TestUpdateFrontLine(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Write([]byte(frontEast("37.4")))
	}))
	state := t.TempDir()
	d := newTestDesk(t, state)
	cache, _, err := d.feedFolder()
	if err != nil {
		t.Fatal(err)
	}
	source, err := feed.FromTemplate(server.URL + "/{date}.geojson")
	if err != nil {
		t.Fatal(err)
	}
	u := &update{d: d, cache: cache, sources: []feed.Source{source}}
	u.build()
	d.ask(u.ask)
	if !strings.Contains(u.says.Text, source.Host()) || asked != 0 {
		t.Errorf("says %q, asked %d times", u.says.Text, asked)
	}
	u.date.SetText("tomorrow")
	if !u.fetch.Disabled() || !strings.Contains(u.says.Text, "tomorrow") {
		t.Errorf("says %q", u.says.Text)
	}
	u.date.SetText("2026-08-20")
	u.run()
	eventually(t, d, "the front line", func() bool {
		return d.session.Document().Situation.Date.String() == "2026-08-20" && len(d.questions) == 0
	})
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}

	server.Close() // from here on nobody answers
	missing := httptest.NewServer(http.NotFoundHandler())
	defer missing.Close()
	there := source
	there.URL = missing.URL + "/{date}"
	d.fetch(cache, there, geo.Date{Year: 2026, Month: 8, Day: 21})
	eventually(t, d, "the bad news", func() bool {
		top := d.Window().Canvas().Overlays().Top()
		return top != nil && shows(top, "no such file") && shows(top, "2026-08-20")
	})
	settled := make(chan struct{}) // the progress looks once more, and leaves the news alone
	d.config.Background(func() { time.Sleep(300 * time.Millisecond) }, func() { close(settled) })
	eventually(t, d, "the last look", func() bool { return isClosed(settled) })
	if len(d.questions) != 1 || d.Window().Canvas().Overlays().Top() == nil {
		t.Fatal("the bad news is gone")
	}
	d.escape()
	d.session.Undo()
	d.openKept(cache.List()[0])
	eventually(t, d, "what is kept", func() bool { return d.session.Document().Situation.Date.String() == "2026-08-20" })
}

// shows tells whether a label or a button says something.
func shows(o fyne.CanvasObject, words string) bool {
	for _, o := range test.LaidOutObjects(o) {
		switch w := o.(type) {
		case *widget.Label:
			if strings.Contains(w.Text, words) {
				return true
			}
		case *widget.Button:
			if strings.Contains(w.Text, words) {
				return true
			}
		}
	}
	return false
}

func isClosed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func TestUpdateWithAnOwnAddress(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.do("update")
	if len(d.questions) != 1 {
		t.Fatal("no dialog")
	}
	u := &update{d: d}
	u.build()
	u.choice.SetSelectedIndex(0)
	if !u.fetch.Disabled() {
		t.Error("fetches from nowhere")
	}
	u.address.SetText("https://fronts.example/{date}.geojson")
	u.date.SetText("2026-08-20")
	if u.fetch.Disabled() || !strings.Contains(u.says.Text, "fronts.example") {
		t.Errorf("says %q", u.says.Text)
	}
}
