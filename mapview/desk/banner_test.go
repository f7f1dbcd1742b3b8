package desk

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/data/gazetteer"
	"delimit/geo"
	"delimit/mapview/text"
)

func bannerWords(d *Desk) string {
	words := ""
	for _, s := range d.banner.shown {
		words += s.words + "\n"
	}
	return words
}

// Over the map stands how much of the territory the front line does not speak of, as long
// as that is so, with a way to open one that does.
func TestBannerOfUnstatedLand(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	if got := bannerWords(d); got != "" {
		t.Errorf("of Donetsk alone it says %q", got)
	}
	var units []geo.Unit
	for _, name := range []string{"Donetsk", "Luhansk"} {
		u, err := atlas.Oblast(name)
		if err != nil {
			t.Fatal(err)
		}
		units = append(units, u)
	}
	d.session.SetTerritory("both", &geo.Territory{Units: units})
	eventually(t, d, "the figures", func() bool { return !d.session.Measuring() })
	l, _ := d.session.Ledger()
	if got := bannerWords(d); !strings.Contains(got, text.KM2(l.Held[geo.HeldUnstated], 1)+" km² of the territory are not stated") || l.Held[geo.HeldUnstated] < 1e10 {
		t.Errorf("of both it says %q", got)
	}
	tell := d.banner.shown[0]
	d.banner.act(tell)
	if len(d.questions) != 1 {
		t.Error("no other front line is offered")
	}
	d.escape()
	// Put away it stays away, until another front line or territory is shown.
	d.banner.away = append(d.banner.away, tell.key)
	drawBorder(t, d)
	if got := bannerWords(d); got != "" {
		t.Errorf("put away it says %q", got)
	}
	d.session.SetTerritory("one", &geo.Territory{Units: units[:1]})
	d.session.SetTerritory("both", &geo.Territory{Units: units})
	eventually(t, d, "the figures", func() bool { return !d.session.Measuring() })
	if got := bannerWords(d); got == "" {
		t.Error("it does not come back")
	}
}

// A border that ends open leaves its face undecided: the banner says so and closes the
// gap, and a picture is not exported unasked.
func TestBannerOfUndecidedLand(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	short := geo.Feature{Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.3, 48}, {37.3, 48.5}, {37.6, 48.9}}}
	commit(t, d, short)
	l, _ := d.session.Ledger()
	if l.Decided() || len(l.Gaps) == 0 {
		t.Fatalf("the border is whole: %+v", l.Gaps)
	}
	if got := bannerWords(d); !strings.Contains(got, "are undecided: a border ends") {
		t.Errorf("it says %q", got)
	}
	for _, key := range []string{"figure.ceded", "figure.returned", "figure.net", "figure.kept"} {
		if r, _ := labelled(d.panel.shown, text.T(key)); r.value != text.T("figure.undecided") || r.exact != "" {
			t.Errorf("%s: %+v", key, r)
		}
		for _, l := range d.panel.lines {
			if l.row.label == text.T(key) && l.body.value.Text != text.T("figure.undecided") {
				t.Errorf("%s is shown as %q", key, l.body.value.Text)
			}
		}
	}
	d.do("export")
	if len(d.questions) != 1 || !strings.Contains(wordsOf(d), "are undecided") {
		t.Fatalf("%d questions", len(d.questions))
	}
	tapButton(t, d, text.T("export.anyway"))
	if len(d.questions) != 1 || strings.Contains(wordsOf(d), "are undecided") {
		t.Error("the picture is not asked for")
	}
	d.escape()
	for len(d.banner.shown) > 0 {
		n := len(l.Gaps)
		d.banner.act(d.banner.shown[0])
		eventually(t, d, "the figures", func() bool { return !d.session.Measuring() })
		if l, _ = d.session.Ledger(); len(l.Gaps) >= n {
			t.Fatalf("%d gaps after closing one of %d", len(l.Gaps), n)
		}
	}
	if !l.Decided() || l.CededM2 == 0 {
		t.Errorf("decided %v, ceded %v", l.Decided(), l.CededM2)
	}
	d.do("undo")
	eventually(t, d, "the figures", func() bool { return !d.session.Measuring() })
	if got := bannerWords(d); !strings.Contains(got, "undecided") {
		t.Errorf("undone it says %q", got)
	}
}

// Nobody known is not nobody.
func TestUnknownPopulationIsSaid(t *testing.T) {
	at := orb.Point{37.5, 48.2}
	if got := placeNote(gazetteer.Place{Name: "Krasne", Region: "Donetsk", At: at, Bound: at.Bound()}); !strings.Contains(got, text.T("count.unknown")) {
		t.Errorf("the finder says %q", got)
	}
	if got := placeNote(gazetteer.Place{Name: "Krasne", Region: "Donetsk", People: 12, At: at, Bound: at.Bound()}); strings.Contains(got, text.T("count.unknown")) {
		t.Errorf("the finder says %q", got)
	}
	for want, p := range map[string]geo.People{
		text.T("count.unknown"): {Places: 3, Unknown: 3}, "at least 12\u202f300": {Count: 12300, Places: 8, Unknown: 6}, text.Counted("count.people", 0): {},
	} {
		if got := text.People(p); !strings.Contains(got, want) {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

// What one of two front lines says nothing of changes no hands, and it is said how much
// that is; where land is undecided there are no totals, and that is said too.
func TestWhatChangedNamesWhatItLeavesOut(t *testing.T) {
	lines := rebaseLines([]rebased{{proposal: &geo.Proposal{Name: "a"}, account: geo.Rebased{AreaM2: 1e9, SilentM2: 2.5e8, Delimited: true}}}, nil)
	said := rebaseText("", lines)
	for _, want := range []string{"says nothing of 250.00 km²", "Land is undecided"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q does not stand in\n%s", want, said)
		}
	}
	said = rebaseText("", rebaseLines([]rebased{{proposal: &geo.Proposal{Name: "a"}, account: geo.Rebased{AreaM2: 1e9, Delimited: true, Decided: true}}}, nil))
	if strings.Contains(said, "says nothing of") || strings.Contains(said, "undecided") {
		t.Error(said)
	}
}

// A front line that gives cities to a side against what is known of its day says so over
// the map.
func TestBannerOfContradictions(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	if got := bannerWords(d); got != "" {
		t.Errorf("the embedded one: %q", got)
	}
	for _, c := range []struct{ west, want string }{{"38.6", "Ukraine, against"}, {"30", "Russia, against"}} {
		front := filepath.Join(t.TempDir(), "front_20260801.geojson")
		writeFront(t, front, c.west)
		d.openAll([]string{front})
		eventually(t, d, c.want, func() bool { return strings.Contains(bannerWords(d), c.want) })
		if got := bannerWords(d); c.west == "38.6" && !strings.Contains(got, "Donetsk") {
			t.Errorf("it says %q", got)
		}
	}
	d.useSituation(atlas.Situations()[0])
	eventually(t, d, "nothing to say", func() bool { return bannerWords(d) == "" })
}
