package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// stepped goes through everything that happens in the background one step at a time, and
// compares after each what captions, map and figures say.
type stepped struct {
	t    *testing.T
	d    *Desk
	held map[*geo.Situation]map[*geo.Territory]float64
	seen map[string]bool // the dates that were shown
}

func newStepped(t *testing.T) *stepped {
	return &stepped{t, newTestDesk(t, t.TempDir()), map[*geo.Situation]map[*geo.Territory]float64{}, map[string]bool{}}
}

// do does something and then all that follows from it.
func (s *stepped) do(what string, do func(), until func() bool) {
	s.t.Helper()
	do()
	s.check(what)
	timeout := time.After(20 * time.Second)
	for !until() || s.d.session.Measuring() || !s.d.m.Idle() {
		select {
		case done := <-queues[s.d].done:
			done()
		case <-timeout:
			s.t.Fatalf("%s: waited in vain", what)
		}
		s.check(what)
	}
}

// check compares what can be seen: nothing of it may be of another situation or territory
// than the rest.
func (s *stepped) check(what string) {
	s.t.Helper()
	d := s.d
	shown := d.session.Shown()
	date, _ := situationWords(shown.Situation)
	s.seen[date] = true
	same := func(where, got, want string) {
		s.t.Helper()
		if got != want {
			s.t.Errorf("%s: %s says %q, and the figures are of %q", what, where, got, want)
		}
	}
	same("the chip", d.top.situation.lead.Text, date)
	if caption := d.m.Caption(); !strings.Contains(caption, date) {
		s.t.Errorf("%s: the map says %q, and the figures are of %q", what, caption, date)
	}
	if name := d.top.territory.lead.Text; !strings.HasPrefix(shown.Territory.Name(), strings.TrimSuffix(name, "…")) {
		s.t.Errorf("%s: the chip says %q, and the figures are of %q", what, name, shown.Territory.Name())
	}
	if drawn := d.m.Drawn(); drawn.Situation != nil && (drawn.Situation != shown.Situation || drawn.Territory != shown.Territory) {
		s.t.Errorf("%s: the map shows %s of %s, and the figures are of %s", what, drawn.Situation.Date, drawn.Situation.Name, date)
	}
	if d.timeline.bar.box.Visible() {
		same("the timeline", d.timeline.bar.date.Text, date)
	}
	i := d.shownTab()
	if chosen := d.session.Tabs()[i]; chosen.Proposal != nil && !strings.HasPrefix(d.win.Title(), proposalName(chosen.Proposal)) {
		s.t.Errorf("%s: the title is %q, and the figures are of %q", what, d.win.Title(), proposalName(chosen.Proposal))
	}
	if r, ok := labelled(d.panel.shown, text.Holder(geo.HeldByRussia)); ok && len(shown.With) == 0 {
		same("the row of Russia", r.exact, text.Exact(s.russia(shown)))
	}
}

// russia is measured anew for what the captions say.
func (s *stepped) russia(of session.Shown) float64 {
	known := s.held[of.Situation]
	if known == nil {
		known = map[*geo.Territory]float64{}
		s.held[of.Situation] = known
	}
	if _, ok := known[of.Territory]; !ok {
		known[of.Territory] = geo.Measure(of.Territory, of.Situation, nil, nil).Held[geo.HeldByRussia]
	}
	return known[of.Territory]
}

// Chips, the line of sources, the map, the timeline and the ledger change together, at
// whatever moment one looks.
func TestCaptionsAndFiguresChangeTogether(t *testing.T) {
	s := newStepped(t)
	d, dir := s.d, t.TempDir()
	// In a test the window rests before its map has a size; then nothing waits for a picture.
	s.do("at the start", func() {}, func() bool { return d.m.Drawn().Situation != nil })
	date := func(want string) func() bool {
		return func() bool { return d.session.Committed().Situation.Date.String() == want }
	}
	for _, f := range []struct{ date, west string }{{"2026-08-01", "37.4"}, {"2026-08-02", "37.2"}} {
		front := filepath.Join(dir, "front_"+f.date+".geojson")
		writeFront(t, front, f.west)
		s.do("a front is opened", func() { d.openAll([]string{front}) }, date(f.date))
	}
	s.do("undo", d.undo, date("2026-08-01"))
	s.do("redo", d.redo, date("2026-08-02"))
	drawBorder(t, d)
	s.do("another tab", func() { d.do("new") }, func() bool { return true })
	s.do("the tab before", func() { d.do("previousTab") }, func() bool { return true })
	s.do("an embedded front", func() { d.session.SetSituation("s", atlas.Situations()[0]) }, date(atlas.Situations()[0].Date.String()))
	luhansk, err := atlas.Oblast("Luhansk")
	if err != nil {
		t.Fatal(err)
	}
	s.do("another territory", func() { d.session.SetTerritory("t", &geo.Territory{Units: []geo.Unit{luhansk}}) }, func() bool { return true })
	s.do("a comparison", func() { d.session.Compare(atlas.Situations()[1:2]) }, func() bool { return true })
	s.do("no comparison", func() { d.do("stopComparing") }, func() bool { return true })
	series := threeDates(t)
	s.do("a series", func() { d.openAll([]string{series}) }, date("2025-09-01"))
	s.do("a date before", func() { d.do("dateBack") }, date("2025-01-31"))
	s.do("two dates in haste", func() { d.do("dateBack"); d.do("dateOn"); d.do("dateOn") }, date("2025-09-01"))
	s.do("the dates are played", func() { d.do("play") }, func() bool { return !d.timeline.playing() && !d.timeline.busy })
	s.do("out of the series", d.undo, func() bool { return !d.timeline.showing() })
	s.do("into it again", d.redo, func() bool { return d.timeline.showing() })
	for _, want := range []string{"2026-08-01", "2026-08-02", "2025-01-01", "2025-01-31", "2025-09-01"} {
		if !s.seen[want] {
			t.Errorf("%s was never shown", want)
		}
	}
}

// A file of a series that has another date by now is shown under that date, and stepping
// goes on from it.
func TestTimelineWhoseFileChangedItsDate(t *testing.T) {
	dir := threeDates(t)
	s := newStepped(t)
	d := s.d
	s.do("a series", func() { d.openAll([]string{dir}) }, func() bool { return d.timeline.dates() == 3 })
	middle := filepath.Join(dir, "deepstate_2025-01-31.geojson")
	b, err := os.ReadFile(middle)
	if err != nil {
		t.Fatal(err)
	}
	dated := strings.Replace(string(b), `"properties": {}`, `"properties": {"date": "2025-12-24"}`, 1)
	if err := os.WriteFile(middle, []byte(dated), 0o600); err != nil {
		t.Fatal(err)
	}
	s.do("the file that changed", func() { d.do("dateBack") }, func() bool {
		return d.session.Committed().Situation.Date.String() == "2025-12-24" && d.timeline.series.Readings[2].Date.String() == "2025-12-24"
	})
	if at, want := d.timeline.at, d.timeline.want; at != 2 || want != 2 {
		t.Errorf("the timeline stands at %d and wants %d", at, want)
	}
	if got := d.timeline.bar.place.Text; !strings.HasPrefix(got, "3 of 3") {
		t.Errorf("the timeline says %q", got)
	}
	s.do("a date before", func() { d.do("dateBack") }, func() bool { return d.session.Committed().Situation.Date.String() == "2025-09-01" })
}
