package desk

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// tick ticks the choice that begins with some words, in the dialog that is open.
func tick(t *testing.T, d *Desk, words string) {
	t.Helper()
	for _, c := range find[*widget.Check](d) {
		if strings.HasPrefix(c.Text, words) {
			c.SetChecked(true)
			return
		}
	}
	t.Fatalf("there is no choice %q", words)
}

// compareFile compares the situation on the map with that of a file, by the dialog.
func compareFile(t *testing.T, d *Desk, path string) {
	t.Helper()
	d.do("compare")
	for _, f := range find[*field](d) {
		if f.PlaceHolder == text.T("compare.fileHint") {
			f.SetText(path)
		}
	}
	push(t, d, text.T("compare.action"))
}

func settled(t *testing.T, d *Desk) *geo.Comparison {
	t.Helper()
	eventually(t, d, "the comparison", func() bool { return d.session.Comparison() != nil && !d.session.Measuring() })
	return d.session.Comparison()
}

func labelled(rows []row, label string) (row, bool) {
	i := slices.IndexFunc(rows, func(r row) bool { return r.label == label })
	if i < 0 {
		return row{}, false
	}
	return rows[i], true
}

// An embedded situation is chosen from the list: bar, map, ledger and pictures tell
// of it, a border that is drawn keeps it live, and a command ends it; Esc does not.
func TestCompareWithAnEmbeddedSituation(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	if why := d.commands.Do("stopComparing"); why == "" {
		t.Error("a comparison that there is not was ended")
	}
	drawBorder(t, d)
	undo := d.session.UndoName()
	d.do("compare")
	push(t, d, text.T("compare.action"))
	if len(d.questions) != 1 || d.compares() {
		t.Fatal("nothing was chosen, and the dialog went")
	}
	tick(t, d, "2025-12-15")
	push(t, d, text.T("compare.action"))
	c := settled(t, d)
	if len(c.Situations) != 2 || c.Situations[1] != atlas.Situations()[1] || d.session.UndoName() != undo || d.model().Compared != c {
		t.Errorf("compared: %d situations, undo %q", len(c.Situations), d.session.UndoName())
	}
	if !d.top.compared.press.Visible() || d.top.compared.lead.Text != text.T("compare.chip", "2025-12-15") {
		t.Errorf("the bar says %q", d.top.compared.lead.Text)
	}
	ceded, _ := labelled(d.panel.shown, text.T("figure.ceded"))
	if want := text.KM2Span(c.Spread.Ceded, 1); ceded.value != want || ceded.sub != text.Ends(c.Spread.Ceded) || !c.Spread.Ceded.Wide() {
		t.Errorf("ceded is shown as %q, %q; want %q", ceded.value, ceded.sub, want)
	}
	total, ok := labelled(d.panel.shown, text.T("compare.differs"))
	if !ok || total.value != text.KM2(c.DiffersM2, 2) || total.lit.Kind != session.LitDiffering {
		t.Errorf("what differs is told as %+v", total)
	}

	first := slices.IndexFunc(d.panel.shown, func(r row) bool { return r.lit.Kind == session.LitClass })
	d.panel.choose(d.panel.shown[first])
	ledger, _ := d.session.Ledger()
	class := c.Classes[d.session.Lit().Index]
	if lit := session.LitArea(ledger, c, d.session.Lit()); !class.Differs() || len(lit) == 0 {
		t.Errorf("the row of %+v lights %d areas", class, len(lit))
	}

	d.m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	commit(t, d, geo.Feature{Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString(square(37.4, 48.3)[0][0])})
	if again := settled(t, d); again == c || len(again.Ledgers[0].Faces) <= len(c.Ledgers[0].Faces) {
		t.Error("the comparison does not follow what is drawn")
	}
	d.do("stopComparing")
	eventually(t, d, "the picture without it", func() bool { return !d.session.Measuring() })
	if d.compares() || d.session.Comparison() != nil || d.top.compared.press.Visible() {
		t.Error("it goes on")
	}
	if ceded, _ := labelled(d.panel.shown, text.T("figure.ceded")); ceded.wide {
		t.Errorf("ceded is still an interval: %+v", ceded)
	}
}

// A date of the series is compared with another, and stepping compares with the new
// one; every tab has it.
func TestCompareDatesOfASeries(t *testing.T) {
	d := openDates(t)
	drawBorder(t, d)
	d.do("compare")
	for _, f := range find[*field](d) {
		if f.PlaceHolder == text.T("compare.dateHint") {
			f.SetText("2024-01-01")
		}
	}
	push(t, d, text.T("compare.action"))
	if len(d.questions) != 1 || d.compares() {
		t.Fatal("a date before the series was taken")
	}
	push(t, d, text.T("compare.before", "30")) // days before 2025-09-01: the last one before is of January
	push(t, d, text.T("compare.action"))
	c := settled(t, d)
	if got := c.Situations[1].Date.String(); got != "2025-01-31" || c.DiffersM2 == 0 {
		t.Fatalf("compared with %s, %f m² differ", got, c.DiffersM2)
	}
	before := c.DiffersM2
	d.do("dateBack")
	eventually(t, d, "the date before", func() bool { return dateShown(d) == "2025-01-31" && !d.session.Measuring() })
	if c = settled(t, d); c.DiffersM2 != 0 {
		t.Errorf("the same date: %f m² differ", c.DiffersM2)
	}
	d.do("dateBack")
	eventually(t, d, "the first date", func() bool { return dateShown(d) == "2025-01-01" && !d.session.Measuring() })
	if c = settled(t, d); c.Situations[0].Date.String() != "2025-01-01" || c.DiffersM2 == 0 || c.DiffersM2 == before {
		t.Errorf("%s: %f m² differ", c.Situations[0].Date, c.DiffersM2)
	}
	d.session.AddTab(nil)
	if c = settled(t, d); c.Ledgers[0].Proposed || !d.compares() {
		t.Error("the new tab is not compared")
	}
}

// A file that leaves open who holds its land is asked about as wherever it is opened,
// and becomes no situation of the map; one that cannot be read leaves all as it is.
func TestCompareWithAFile(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	shown, dir := d.session.Committed().Situation, t.TempDir()
	compareFile(t, d, put(t, dir, "front_20260815.geojson", twoZones))
	eventually(t, d, "the question", func() bool { return len(find[*widget.Select](d)) == 3 })
	push(t, d, text.T("button.cancel"))
	if d.compares() {
		t.Error("what was given up is compared")
	}
	compareFile(t, d, put(t, dir, "front_20260815.geojson", twoZones))
	eventually(t, d, "the question", func() bool { return len(find[*widget.Select](d)) == 3 })
	push(t, d, text.T("button.ok"))
	c := settled(t, d)
	if d.session.Committed().Situation != shown || c.Situations[1].Name != "front_20260815" {
		t.Errorf("on the map %s, compared with %s", d.session.Committed().Situation.Name, c.Situations[1].Name)
	}
	compareFile(t, d, put(t, dir, "broken.geojson", "{"))
	eventually(t, d, "the message", func() bool { return len(d.questions) == 1 })
	if with := d.session.Compared(); len(with) != 1 || with[0] != c.Situations[1] {
		t.Errorf("a broken file changed what is compared: %d situations", len(with))
	}
}

// square is a tenth of a degree wide and high.
func square(west, south float64) orb.MultiPolygon {
	east, north := west+0.1, south+0.1
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

// Where situations do not speak of the same land, the ledger says so.
func TestSilenceIsSaid(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	doc := d.session.Committed()
	half := *doc.Situation
	half.Covers = square(38, 47.5)
	c := geo.Compare(doc.Territory, []*geo.Situation{doc.Situation, &half}, nil, nil)
	ledger, _ := d.session.Ledger()
	said := text.T("compare.silent", text.KM2(c.SilentM2, 1))
	if r, ok := labelled(rows(ledger, c, nil, nil, style.Light), said); !ok || r.kind != warningRow || c.SilentM2 < 1e9 {
		t.Errorf("%f m² are silent, and the ledger does not say it", c.SilentM2)
	}
}
