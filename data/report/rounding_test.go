package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/geo"
)

// A change is rounded from the exact change, not taken from rounded figures: that it
// differs from theirs in the last digit is what the reader is told.
func TestChangesAreRoundedOnce(t *testing.T) {
	series := geo.Series{{Date: geo.Date{Year: 2026, Month: 7, Day: 15}, AreaM2: 1e8}, {Date: geo.Date{Year: 2026, Month: 8, Day: 15}, AreaM2: 1e8}}
	series[0].Held = [4]float64{5e7, 5e7 + 4_900, 0}
	series[1].Held = [4]float64{5e7, 5e7 + 5_100, 0} // it is 0.0002 more, though the figures above each other differ by 0.01
	var out bytes.Buffer
	unit := geo.Unit{Name: "T", Area: orb.MultiPolygon{}}
	if err := SeriesTable(&out, OverTime{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Series: []*data.Series{{Files: []string{"a", "b"}, Readings: series}}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "2026-08-15    50.00   50.01           <0.01") {
		t.Errorf("%s", out.String())
	}
	if addUp(1e7, 1e7/3, 1e7/3, 1e7/3) || !addUp(1e7, 4e6, 6e6) || !addUp(0) {
		t.Error("sums are told wrongly")
	}
}

// A pace that is too small to be shown is not said to be nothing.
func TestPaceOfNextToNothing(t *testing.T) {
	series := geo.Series{{Date: geo.Date{Year: 2026, Month: 7, Day: 16}}, {Date: geo.Date{Year: 2026, Month: 8, Day: 15}}}
	series[0].Held[geo.HeldByUkraine], series[1].Held[geo.HeldByUkraine] = 1e9, 1e9-3_000
	lines := strings.Join(PaceLines(series), "\n")
	if !strings.Contains(lines, "by under 0.01 km² a day") || strings.Contains(lines, "by 0.00") {
		t.Error(lines)
	}
}

// Where nothing is left there is nothing to divide, and one day is no "1 days".
func TestPaceAtTheEnd(t *testing.T) {
	series := geo.Series{{Date: geo.Date{Year: 2026, Month: 7, Day: 16}}, {Date: geo.Date{Year: 2026, Month: 8, Day: 15}}}
	series[0].Held[geo.HeldByUkraine] = 30e6
	if lines := PaceLines(series); len(lines) != 1 || !strings.Contains(lines[0], "nothing to divide") {
		t.Errorf("%q", lines)
	}
	series[1].Held[geo.HeldByUkraine] = 0.5e6 // what 30 km² less 29.5 leave, at 0.98 a day
	if lines := strings.Join(PaceLines(series), "\n"); !strings.Contains(lines, "would take 1 day, until") {
		t.Errorf("%s", lines)
	}
}

// Cells that would read 0.00 km² have no row; their number and their land are told.
// One in which a settlement lies has a row all the same.
func TestCellsTooSmallForARow(t *testing.T) {
	m := measured(twoUnits, proposalOf())
	l := *m.Proposals[0].Ledger
	l.Cells = []geo.Cell{{Holder: geo.HeldByUkraine, Side: geo.SideUkraine, AreaM2: 1e9}, {Holder: geo.HeldContested, Side: geo.SideUkraine, AreaM2: 4_900},
		{Holder: geo.HeldContested, Side: geo.SideRussia, AreaM2: 4_800}, {Holder: geo.HeldByRussia, Side: geo.SideUkraine, AreaM2: 4_700, Places: []int{0}}}
	m.Proposals[0].Ledger = &l
	said := printed(t, func(w *bytes.Buffer) error { return Table(w, m) })
	if strings.Contains(said, "contested  Ukraine") || strings.Contains(said, "contested  Russia") {
		t.Errorf("a cell of 0.00 km² is listed:\n%s", said)
	}
	for _, want := range []string{"2 kinds of land under 0.005 km² not listed: 0.01 km² together", "<0.01"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}
