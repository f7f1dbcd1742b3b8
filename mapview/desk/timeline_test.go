package desk

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/geo"
	"delimit/mapview/style"
)

// threeDates makes a folder of three front lines that grow eastwards, of which the
// middle one is a long time before the last.
func threeDates(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for i, date := range []string{"2025-01-01", "2025-01-31", "2025-09-01"} {
		text := fmt.Sprintf(`{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry":
			{"type": "Polygon", "coordinates": [[[%[1]v, 46], [40, 46], [40, 50], [%[1]v, 50], [%[1]v, 46]]]}}]}`, 38-0.2*float64(i))
		if err := os.WriteFile(filepath.Join(dir, "deepstate_"+date+".geojson"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func openDates(t *testing.T) *Desk {
	t.Helper()
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{threeDates(t)})
	eventually(t, d, "the series", func() bool { return d.timeline.dates() == 3 && !d.session.Measuring() })
	return d
}

func dateShown(d *Desk) string { return d.session.Document().Situation.Date.String() }

// A folder shows its newest date; steps change the map and the ledger and are no
// steps to undo.
func TestTimelineSteps(t *testing.T) {
	d := openDates(t)
	if !d.timeline.bar.box.Visible() || dateShown(d) != "2025-09-01" {
		t.Fatalf("the newest date is not shown: %s", dateShown(d))
	}
	drawBorder(t, d)
	for _, want := range []string{"2025-01-31", "2025-01-01"} {
		d.do("dateBack")
		eventually(t, d, want, func() bool { return dateShown(d) == want && !d.session.Measuring() })
		ledger, _ := d.session.Ledger()
		r := d.timeline.series.Readings[d.timeline.at]
		if r.Date.String() != want || math.Abs(r.Held[geo.HeldByRussia]-ledger.Held[geo.HeldByRussia]) > 0.01 {
			t.Errorf("%s: the chart has %.2f m² at %s, the ledger %.2f", want, r.Held[geo.HeldByRussia], r.Date, ledger.Held[geo.HeldByRussia])
		}
	}
	if why := d.noDateBefore(); why == "" {
		t.Error("there is no date before the first")
	}
	d.do("undo") // the border
	if dateShown(d) != "2025-01-01" {
		t.Errorf("undo changed the date to %s", dateShown(d))
	}
	d.do("undo") // the series
	if d.timeline.dates() != 0 || d.timeline.bar.box.Visible() {
		t.Error("the timeline stays although the series was undone")
	}
	d.do("redo")
	if d.timeline.dates() != 3 || dateShown(d) != "2025-01-01" {
		t.Error("redo does not bring the series back at its date")
	}
}

// A new border measures all dates anew, so that the chart has its cells.
func TestTimelineMeasuresAnew(t *testing.T) {
	d := openDates(t)
	drawBorder(t, d)
	if d.timeline.current() || d.noFigures() == "" {
		t.Error("figures of no proposal pass for those of one")
	}
	eventually(t, d, "the cells", d.timeline.current)
	ledger, _ := d.session.Ledger()
	if got, want := len(d.timeline.series.Readings[2].Cells), len(ledger.Cells); got != want {
		t.Errorf("%d cells, ledger has %d", got, want)
	}
}

// One date is no series, and what else is among the files is opened too.
func TestOneDateIsNoSeries(t *testing.T) {
	dir := threeDates(t)
	for _, name := range []string{"deepstate_2025-01-01.geojson", "deepstate_2025-01-31.geojson"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	border := `{"type": "FeatureCollection", "name": "mine", "features": [{"type": "Feature", "properties": {"kind": "border"}, "geometry": {"type": "LineString", "coordinates": [[36, 48], [39, 48]]}}]}`
	if err := os.WriteFile(filepath.Join(dir, "line.geojson"), []byte(border), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{dir})
	eventually(t, d, "both files", func() bool { return d.session.Document().Proposal != nil && dateShown(d) == "2025-09-01" })
	if d.timeline.bar.box.Visible() {
		t.Error("a timeline for one date")
	}
}

// A time longer than usual between two dates is not drawn as if it were measured.
func TestChartTellsGaps(t *testing.T) {
	c := chart{days: []int{0, 1, 2, 3, 40, 41}}
	usual := c.usual()
	for i := 1; i < len(c.days); i++ {
		if got := c.isGap(i, usual); got != (i == 4) {
			t.Errorf("from day %d to %d: gap %v", c.days[i-1], c.days[i], got)
		}
	}
}

// The chart of one date, of equal values and of many cells can be drawn.
func TestChartOfAnything(t *testing.T) {
	look := style.ChartOf(style.Light, style.ChromeLight)
	reading := func(day int, cells int) geo.Reading {
		r := geo.Reading{Date: dateOf(20000 + day)}
		for i := range cells {
			r.Cells = append(r.Cells, geo.Cell{Holder: geo.Holders[i%3], Zones: []int{i}, AreaM2: float64(day * i)})
		}
		return r
	}
	zones := make([]geo.ZoneRow, 40)
	for _, s := range []geo.Series{{reading(0, 0)}, {reading(0, 1), reading(1, 40)}, {reading(0, 2), reading(9000, 2)}} {
		for _, c := range []chart{chartOfHolders(s, look), chartOfCells(s, zones, look)} {
			for _, open := range []bool{true, false} {
				if img := c.draw(300, 60, 2, open, look); img.Bounds().Dx() != 600 {
					t.Errorf("%v", img.Bounds())
				}
			}
		}
	}
}

func TestSeriesIsExported(t *testing.T) {
	d := openDates(t)
	path := filepath.Join(t.TempDir(), "out.csv")
	d.writeSeries(path)
	eventually(t, d, "the file", func() bool { b, err := os.ReadFile(path); return err == nil && len(b) > 0 })
	b, _ := os.ReadFile(path)
	if n := strings.Count(string(b), "\n"); n != 4 {
		t.Errorf("%d lines:\n%s", n, b)
	}
}
