package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"delimit/data"
	"delimit/geo"
)

// overTime is a series of one source with readings at some days; Ukraine holds so many km².
func overTime(days []int, ukraine ...float64) OverTime {
	s := &data.Series{Source: "S", Product: "russia by S"}
	for i, day := range days {
		r := geo.Reading{Date: geo.Date{Year: 2026, Month: 1, Day: 1}.Plus(day), AreaM2: 1e9}
		r.Held[geo.HeldByUkraine], r.Held[geo.HeldByRussia] = ukraine[i]*1e6, (1000-ukraine[i])*1e6
		s.Files, s.Readings = append(s.Files, "f"), append(s.Readings, r)
	}
	return OverTime{Territory: &geo.Territory{Units: []geo.Unit{{Name: "T"}}}, Series: []*data.Series{s}}
}

func written(t *testing.T, print func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(b.String(), "\u202f", " ")
}

// A rate over other days than those of its column says over which.
func TestRatesCarryTheirTrueDays(t *testing.T) {
	o := overTime([]int{0, 27, 57}, 500, 473, 443)
	table := written(t, func(b *bytes.Buffer) error { return SeriesTable(b, o) })
	if !strings.Contains(table, "1.00 (over 27)") || strings.Contains(table, "(over 30)") {
		t.Errorf("%s", table)
	}
	var doc struct {
		Series []struct {
			Product string
			Dates   []struct {
				PerDay map[string]*struct {
					From            string
					Days            int
					Ukraine, Russia float64
				} `json:"m2_per_day"`
			}
			Pace []struct {
				Over     int `json:"over_days"`
				Measured int `json:"measured_days"`
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, func(b *bytes.Buffer) error { return SeriesJSON(b, o) })), &doc); err != nil {
		t.Fatal(err)
	}
	r := doc.Series[0].Dates[1].PerDay["30"]
	if r == nil || r.Days != 27 || r.From != "2026-01-01" || r.Ukraine != -1e6 || r.Russia != 1e6 || doc.Series[0].Dates[1].PerDay["7"] != nil || doc.Series[0].Product != "russia by S" {
		t.Errorf("%+v", r)
	}
	if p := doc.Series[0].Pace; len(p) != 1 || p[0].Over != 30 || p[0].Measured != 30 {
		t.Errorf("%+v", p)
	}
	rows, err := csv.NewReader(strings.NewReader(written(t, func(b *bytes.Buffer) error { return SeriesCSV(b, o) }))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	if row := rows[2]; row[at["measured_days_30"]] != "27" || row[at["measured_days_7"]] != "" || row[at["russia_m2_per_day_30"]] != "1000000" || row[at["break"]] != "" {
		t.Errorf("%v", row)
	}
}

// Where the front was drawn otherwise before, no change and no pace is told, and why is.
func TestBreaksAreNamed(t *testing.T) {
	o := overTime([]int{0, 30, 60, 90}, 500, 490, 430, 420)
	for i := 2; i < 4; i++ {
		o.Series[0].Readings[i].Classes[geo.HeldContested] = true
	}
	for _, print := range []func(*bytes.Buffer) error{func(b *bytes.Buffer) error { return SeriesTable(b, o) }, func(b *bytes.Buffer) error { return SeriesMarkdown(b, o) }} {
		said := written(t, print)
		for _, want := range []string{"2026-03-02: contested appears. The front was drawn otherwise before", "Over the 30 days from 2026-03-02 to 2026-04-01", "Over 90 days no pace is told: on 2026-03-02 contested appears"} {
			if !strings.Contains(said, want) {
				t.Errorf("%q is not in\n%s", want, said)
			}
		}
		if strings.Contains(said, "60.00") || strings.Contains(said, "2.00") {
			t.Errorf("a change across the break:\n%s", said)
		}
	}
	text := written(t, func(b *bytes.Buffer) error { return SeriesJSON(b, o) })
	if strings.Count(text, `"break": "contested appears"`) != 1 || strings.Count(text, `"change_m2": null`) != 2 {
		t.Errorf("%s", text)
	}
	rows, _ := csv.NewReader(strings.NewReader(written(t, func(b *bytes.Buffer) error { return SeriesCSV(b, o) }))).ReadAll()
	if row := strings.Join(rows[3], ","); !strings.Contains(row, "30,contested appears,,,") {
		t.Errorf("%s", row)
	}
	if lines := PaceLines(o.Series[0].Readings[:3]); len(lines) != 1 || !strings.Contains(lines[0], "Over 30 days no pace is told") {
		t.Errorf("%q", lines)
	}
}

// The largest single step is named, with the pace without it.
func TestLargestStepIsNamed(t *testing.T) {
	o := overTime([]int{0, 10, 20, 21, 30}, 500, 490, 480, 549, 540)
	lines := strings.ReplaceAll(strings.Join(PaceLines(o.Series[0].Readings), "\n"), "\u202f", " ")
	for _, want := range []string{"did not become less", "The largest single step, from 2026-01-21 to 2026-01-22, was +69.00 km²; without that step it became less by 1.00 km² a day, and 540.00 km² would take 1.5 years."} {
		if !strings.Contains(lines, want) {
			t.Errorf("%q is not in %s", want, lines)
		}
	}
	o = overTime([]int{0, 10, 20, 30}, 500, 500, 440, 440)
	lines = strings.Join(PaceLines(o.Series[0].Readings), "\n")
	if !strings.Contains(lines, "was −60.00 km²; without that step it did not become less (0.00 km² a day)") {
		t.Errorf("%s", lines)
	}
	o = overTime([]int{0, 10, 20, 30}, 500, 500-0.002, 440, 440)
	if lines = strings.Join(PaceLines(o.Series[0].Readings), "\n"); !strings.Contains(lines, "would take more than 100 years") {
		t.Errorf("%s", lines)
	}
	var doc struct {
		Series []struct {
			Pace []struct {
				Step struct {
					From, To string
					M2       float64 `json:"ukraine_m2"`
				} `json:"largest_step"`
				Without *float64 `json:"ukraine_m2_per_day_without_it"`
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, func(b *bytes.Buffer) error { return SeriesJSON(b, o) })), &doc); err != nil {
		t.Fatal(err)
	}
	if p := doc.Series[0].Pace[0]; p.Step.From != "2026-01-11" || p.Step.To != "2026-01-21" || p.Step.M2 != -59998000 || p.Without == nil || *p.Without != -100 {
		t.Errorf("%+v", p)
	}
}

// Two products of one source are told apart in their headings.
func TestProductsInHeadings(t *testing.T) {
	o := overTime([]int{0, 30}, 500, 490)
	if said := written(t, func(b *bytes.Buffer) error { return SeriesTable(b, o) }); strings.Contains(said, "russia by S") {
		t.Errorf("%s", said)
	}
	nobody := overTime([]int{0}, 500).Series[0]
	nobody.Source, nobody.Files = "", []string{"a/first.geojson"}
	second := *nobody
	second.Files = []string{"second.geojson"}
	unknown := OverTime{Territory: o.Territory, Series: []*data.Series{nobody, &second}}
	if said := written(t, func(b *bytes.Buffer) error { return SeriesTable(b, unknown) }); !strings.Contains(said, "source not stated · first.geojson\n") || !strings.Contains(said, "source not stated · second.geojson\n") {
		t.Errorf("%s", said)
	}
	other := overTime([]int{0}, 500).Series[0]
	other.Product = "russia and contested by S"
	o.Series = append(o.Series, other)
	if said := written(t, func(b *bytes.Buffer) error { return SeriesTable(b, o) }); !strings.Contains(said, "T · S · russia by S\n") || !strings.Contains(said, "T · S · russia and contested by S\n") {
		t.Errorf("%s", said)
	}
}
