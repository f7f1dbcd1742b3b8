package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/geo"
)

// Net is ceded less returned as they stand there. The change of a date is taken before it is
// rounded. The expectations are made by hand.
func TestRoundingDoesNotContradictItself(t *testing.T) {
	for _, c := range []struct{ ceded, returned, net string }{ // m² with three digits more than are shown
		{"3769.02", "0.73", "3 768.29"}, {"1.00", "2.00", "−1.00"},
	} {
		a, b := map[string]float64{"3769.02": 3769.0248e6, "1.00": 1.0049e6}[c.ceded], map[string]float64{"0.73": 0.7252e6, "2.00": 2.0001e6}[c.returned]
		if got := strings.ReplaceAll(km2Less(a, b), "\u202f", " "); got != c.net {
			t.Errorf("%s less %s is %s", c.ceded, c.returned, got)
		}
	}
	series := geo.Series{{Date: geo.Date{Year: 2026, Month: 7, Day: 15}, AreaM2: 1e8}, {Date: geo.Date{Year: 2026, Month: 8, Day: 15}, AreaM2: 1e8}}
	series[0].Held = [4]float64{5e7, 5e7 + 4_900, 0}
	series[1].Held = [4]float64{5e7, 5e7 + 5_100, 0} // it is 0.0002 more, though the figures above each other differ by 0.01
	var out bytes.Buffer
	unit := geo.Unit{Name: "T", Area: orb.MultiPolygon{}}
	if err := SeriesTable(&out, OverTime{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Series: []*data.Series{{Files: []string{"a", "b"}, Readings: series}}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "2026-08-15    50.00   50.01            0.00") {
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
