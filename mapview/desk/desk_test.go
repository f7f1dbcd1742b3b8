package desk

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/command"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// queue is what waits to come back to the test's goroutine. The test driver would
// run it where it is, beside the test.
type queue struct {
	done    chan func()
	working sync.WaitGroup
}

func (q *queue) background(work, done func()) {
	q.working.Add(1)
	go func() {
		defer q.working.Done()
		work()
		q.done <- done
	}()
}

// await is background for work that may never end.
func (q *queue) await(work, done func()) {
	go func() {
		work()
		q.done <- done
	}()
}

func (q *queue) after(wait time.Duration, do func()) {
	q.await(func() { time.Sleep(wait) }, do)
}

var queues = map[*Desk]*queue{}

func newTestDesk(t *testing.T, dir string) *Desk {
	t.Helper()
	app := test.NewTempApp(t)
	q := &queue{done: make(chan func(), 1000)}
	d := New(app, Config{StateDir: dir, Background: q.background, Await: q.await, After: q.after})
	// A file that is still being written would come into the folder while it is removed.
	t.Cleanup(q.working.Wait)
	queues[d] = q
	d.Window().Resize(fyne.NewSize(1280, 800))
	return d
}

// commit does an edit and waits for its ledger, which a slow machine makes in the
// background.
func commit(t *testing.T, d *Desk, f geo.Feature) {
	t.Helper()
	if err := d.session.Commit("draw", geo.AddFeature(f)); err != nil {
		t.Fatal(err)
	}
	eventually(t, d, "the ledger", func() bool { return !d.session.Measuring() })
}

func drawBorder(t *testing.T, d *Desk) {
	t.Helper()
	border := geo.Feature{Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.3, 48}, {37.3, 48.5}, {37.8, 49.5}}}
	commit(t, d, border)
}

// Every command has its words, stands in a menu, and no two share a key.
func TestCommandTable(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	runes, ids := map[rune]string{}, map[string]bool{}
	chords := map[string]string{}
	for _, c := range d.commands {
		if !text.Has("command." + c.ID) {
			t.Errorf("command %s has no words", c.ID)
		}
		if ids[c.ID] {
			t.Errorf("command %s stands twice", c.ID)
		}
		ids[c.ID] = true
		if other := runes[c.Rune]; c.Rune != 0 && other != "" {
			t.Errorf("%s and %s share a key", c.ID, other)
		}
		runes[c.Rune] = c.ID
		for _, chord := range c.Chords {
			if other := chords[chord.ShortcutName()]; other != "" {
				t.Errorf("%s and %s share %s", c.ID, other, chord.ShortcutName())
			}
			chords[chord.ShortcutName()] = c.ID
		}
	}
	items := 0
	for _, m := range d.menus.main.Items {
		for _, i := range m.Items {
			if !i.IsSeparator {
				items++
			}
		}
	}
	if items != len(d.commands) {
		t.Errorf("%d menu items for %d commands", items, len(d.commands))
	}
	for _, g := range command.Groups {
		if !text.Has("menu." + string(g)) {
			t.Errorf("menu %s has no name", g)
		}
	}
}

func TestUndoByCommand(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	if why := d.commands.Do("undo"); why == "" {
		t.Error("undo ran with nothing to undo")
	}
	drawBorder(t, d)
	if why := d.commands.Do("undo"); why != "" || d.session.Document().Proposal != nil {
		t.Errorf("undo: %q, proposal %v", why, d.session.Document().Proposal)
	}
	if why := d.commands.Do("redo"); why != "" || d.session.Document().Proposal == nil {
		t.Errorf("redo: %q", why)
	}
}

// A front line becomes the situation and keeps the proposal, and the other way
// round; each is one step to undo.
func TestWhatAFileBecomes(t *testing.T) {
	p, s := &geo.Proposal{Name: "p"}, &geo.Situation{Name: "s"}
	become := func(o *data.Opened) session.Document {
		d := newTestDesk(t, t.TempDir())
		d.session.SetSituation("s", s)
		d.session.SetProposal("p", p)
		before := d.session.Committed()
		d.use(o)
		after := d.session.Committed()
		if d.session.Undo(); d.session.Committed() != before {
			t.Errorf("undo of %v leads to %+v", o.Role, d.session.Committed())
		}
		return after
	}
	front := &geo.Situation{Name: "new"}
	if doc := become(&data.Opened{Role: data.SituationRole, Situation: front}); doc.Situation != front || doc.Proposal != p {
		t.Errorf("a front line made %+v", doc)
	}
	land := startDocument().Territory
	if doc := become(&data.Opened{Role: data.TerritoryRole, Territory: land}); doc.Territory != land || doc.Proposal != p {
		t.Errorf("a territory made %+v", doc)
	}
	d := newTestDesk(t, t.TempDir())
	d.session.SetSituation("s", s)
	line := &geo.Proposal{Name: "new"}
	if d.use(&data.Opened{Role: data.ProposalRole, Proposal: line}); d.session.Committed().Situation != s || d.session.Committed().Proposal != line {
		t.Errorf("a proposal made %+v", d.session.Committed())
	}
}

// eventually waits for something that happens in the background.
func eventually(t *testing.T, d *Desk, what string, ok func() bool) {
	t.Helper()
	timeout := time.After(20 * time.Second)
	for !ok() {
		select {
		case done := <-queues[d].done:
			done()
		case <-timeout:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

func TestSavedFileOpensTheSame(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	ledger, _ := d.session.Ledger()
	path := filepath.Join(t.TempDir(), "line.geojson")
	d.save(path, nil)
	eventually(t, d, "saving", func() bool { return d.session.Path() == path && !d.session.Unsaved() })

	again := newTestDesk(t, t.TempDir())
	again.openAll([]string{path})
	eventually(t, again, "opening", func() bool { return again.session.Document().Proposal != nil && !again.session.Measuring() })
	reopened, _ := again.session.Ledger()
	if reopened.CededM2 != ledger.CededM2 || reopened.ReturnedM2 != ledger.ReturnedM2 {
		t.Errorf("ceded %.2f and returned %.2f m², saved with %.2f and %.2f", reopened.CededM2, reopened.ReturnedM2, ledger.CededM2, ledger.ReturnedM2)
	}
}

func TestBrokenFileKeepsWhatIsOpen(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	before := d.session.Document()
	path := filepath.Join(t.TempDir(), "broken.geojson")
	if err := os.WriteFile(path, []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	d.openAll([]string{path})
	eventually(t, d, "the message", func() bool { return d.win.Canvas().Overlays().Top() != nil })
	if d.session.Document() != before {
		t.Error("a broken file changed the document")
	}
}

// The card is closed for good with one click.
func TestStartCardClosesForGood(t *testing.T) {
	dir := t.TempDir()
	d := newTestDesk(t, dir)
	if d.card == nil {
		t.Fatal("a newcomer sees no card")
	}
	d.closeCard()
	if again := newTestDesk(t, dir); again.card != nil {
		t.Error("the card came back")
	}
}

func TestExampleIsOneClickAway(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.tryExample()
	eventually(t, d, "the ledger", func() bool { return !d.session.Measuring() })
	l, _ := d.session.Ledger()
	if !l.Delimited || len(l.Zones) != 1 || l.CededM2 > 1000 || l.ReturnedM2 > 1000 || l.Zones[0].AreaM2 < 0.99*l.Held[geo.HeldByUkraine] {
		t.Errorf("example: delimited %v, zones %+v, ceded %.0f m²", l.Delimited, l.Zones, l.CededM2)
	}
}

// The panel says what the ledger says.
func TestRows(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	l, _ := d.session.Ledger()
	alone := rows(l, nil, nil, atlas.Settlements(), style.Light)
	for _, r := range alone {
		if r.kind == headlineRow {
			t.Errorf("nothing is proposed, and the panel says %s %s", r.label, r.value)
		}
	}
	drawBorder(t, d)
	l, _ = d.session.Ledger()
	shown := rows(l, nil, d.session.Document().Proposal, atlas.Settlements(), style.Light)
	if shown[0].label != text.T("figure.ceded") || shown[0].value != text.KM2(l.CededM2, 1) || !strings.HasPrefix(shown[0].exact, "1") && l.CededM2 > 1e9 && l.CededM2 < 2e9 {
		t.Errorf("first row %+v, ceded %.1f", shown[0], l.CededM2)
	}
	sum := 0.0
	for _, r := range shown {
		for _, p := range r.parts {
			sum += p.share
		}
	}
	if sum < 0.999999 || sum > 1.000001 {
		t.Errorf("the bar shows %.6f of the territory", sum)
	}
}

// Where nothing is to be delimited there are dashes, not zeros; where a border ends
// open it is said that nothing is decided.
func TestNothingDelimitedShowsDashes(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	zone := geo.Feature{Type: geo.Zone, Geometry: orb.Polygon{{{37.3, 48.2}, {37.6, 48.2}, {37.6, 48.4}, {37.3, 48.2}}}}
	commit(t, d, zone)
	if l, _ := d.session.Ledger(); rows(l, nil, d.session.Document().Proposal, nil, style.Light)[0].value != "–" {
		t.Error("a proposal of a zone alone shows what is ceded")
	}
	short := geo.Feature{Type: geo.Border, Geometry: orb.LineString{{37.3, 48.2}, {37.6, 48.2}}}
	commit(t, d, short)
	l, _ := d.session.Ledger()
	shown := rows(l, nil, d.session.Document().Proposal, nil, style.Light)
	if shown[0].value != text.T("figure.undecided") {
		t.Errorf("ceded is shown as %q", shown[0].value)
	}
	warned := 0
	for _, r := range shown {
		if r.kind == warningRow {
			warned++
		}
	}
	if warned < 3 { // two gaps and that nothing is delimited
		t.Errorf("%d warnings", warned)
	}
}

func TestTerritoryIsChosenByName(t *testing.T) {
	if chosenTerritory(nil) != nil {
		t.Error("no names make a territory")
	}
	if got := chosenTerritory([]string{"Luhansk", "Donetsk"}); len(got.Units) != 2 {
		t.Errorf("two names make %d units", len(got.Units))
	}
}

func TestExtensions(t *testing.T) {
	for path, want := range map[string]string{"a": "a.geojson", "a.JSON": "a.JSON", "a.geojson": "a.geojson", "a.b": "a.b.geojson"} {
		if got := withExtension(path, ".geojson", ".json"); got != want {
			t.Errorf("%s becomes %s, want %s", path, got, want)
		}
	}
	if got := fileName(`a/b:c`); got != "a-b-c" {
		t.Errorf("file name %q", got)
	}
}

// Net is rounded from the exact net, and figures that do not agree as they are shown have
// a note.
func TestRowsAgreeWithOneAnother(t *testing.T) {
	l := &geo.Ledger{AreaM2: 1e8, Held: [4]float64{6e7, 4e7, 0}, Proposed: true, Delimited: true, CededM2: 3.149e7, ReturnedM2: 0.151e7, KeptM2: 2e7,
		Cells: []geo.Cell{{Holder: geo.HeldByUkraine, AreaM2: 6e7}, {Holder: geo.HeldByRussia, AreaM2: 4e7}}}
	shown := func() (net string, note bool) {
		for _, r := range rows(l, nil, &geo.Proposal{}, nil, style.Light) {
			if r.label == text.T("figure.net") {
				net = r.value + " " + r.share
			}
			note = note || r.label == text.T("brief.rounded")
		}
		return net, note
	}
	if net, note := shown(); net != "30.0 30.0\u202f%" || note { // 29.98, and 31.5 less 1.5
		t.Errorf("net %q, note %v", net, note)
	}
	l.CededM2, l.ReturnedM2 = 3.144e7, 0.156e7
	if net, note := shown(); net != "29.9 29.9\u202f%" || !note { // 29.88, and not 31.4 less 1.6
		t.Errorf("net %q, note %v", net, note)
	}
	l.Held = [4]float64{1e8 / 3, 1e8 / 3, 1e8 / 3}
	if _, note := shown(); !note {
		t.Error("33.33 three times is told to be 100")
	}
}
