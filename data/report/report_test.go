package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"delimit/geo"
)

func box(west, south, east, north float64) orb.MultiPolygon {
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

var (
	twoUnits = &geo.Territory{Units: []geo.Unit{
		{Name: "West", Boundary: "survey", Area: box(36, 48, 37, 49)},
		{Name: "East", Boundary: "file east.geojson", Area: box(37, 48, 38, 49)},
	}}
	eastHeld = &geo.Situation{Name: "Front", Date: geo.Date{Year: 2026, Month: 8, Day: 15}, Source: "Somebody", Note: "schematic, from 3 settlements",
		SHA256: "abc", Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: box(37, 48, 38, 49)}, {Holder: geo.HeldContested, Area: box(36.9, 48, 37, 49)}}}
	places = []geo.Settlement{{Name: "A", At: orb.Point{36.2, 48.5}, Population: 1500}, {Name: "B", At: orb.Point{37.5, 48.2}, Population: 20000}, {Name: "C", At: orb.Point{36.95, 48.5}}}
)

// nasty is a name that would break out of every format.
const nasty = "zone|\"a\", b\n\x1b[2J<i>"

func proposalOf() *geo.Proposal {
	return &geo.Proposal{Name: "Draft 1", Features: []geo.Feature{
		{ID: "b", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.5, 47}, {36.5, 50}}},
		{ID: "z", Type: geo.Zone, Regime: geo.FreeTrade, Name: nasty, Geometry: box(36.7, 48.2, 37.5, 48.6)[0]},
		{ID: "y", Type: geo.Zone, Regime: geo.NoFly, Geometry: box(20, 20, 21, 21)[0]},
	}}
}

func measured(t *geo.Territory, proposals ...*geo.Proposal) Measured {
	m := Measured{Territory: t, Situation: eastHeld, Base: geo.Measure(t, eastHeld, nil, places), Places: places, Warnings: []string{"front.geojson: a\nremark"}}
	for _, p := range proposals {
		m.Proposals = append(m.Proposals, Proposed{Proposal: p, Ledger: geo.Measure(t, eastHeld, p, places)})
	}
	return m
}

func printed(t *testing.T, print func(w *bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b); err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(b.Bytes()) {
		t.Error("not UTF-8")
	}
	return b.String()
}

// keysOf lists the keys of a JSON object in the order of the text.
func keysOf(t *testing.T, raw json.RawMessage) string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	var keys []string
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key.(string))
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return strings.Join(keys, " ")
}

func TestJSONHasTheAgreedKeys(t *testing.T) {
	text := printed(t, func(w *bytes.Buffer) error { return JSON(w, measured(twoUnits, proposalOf())) })
	var d struct {
		Territory, Situation json.RawMessage
		Proposals            []json.RawMessage
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	var p struct{ Zones, Cells []json.RawMessage }
	if err := json.Unmarshal(d.Proposals[0], &p); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what string
		raw  json.RawMessage
		want string // these, in this order, perhaps with others between
	}{
		{"document", json.RawMessage(text), "territory situation proposals warnings"},
		{"territory", d.Territory, "name area_m2 boundary"},
		{"situation", d.Situation, "name date source sha256 held_m2"},
		{"proposal", d.Proposals[0], "name ceded_m2 returned_m2 net_m2 border_m zones cells residual_m2 warnings"},
		{"zone", p.Zones[0], "name kind area_m2"},
		{"cell", p.Cells[0], "holder side zones area_m2 settlements population"},
	} {
		got := keysOf(t, c.raw)
		rest := got
		for key := range strings.FieldsSeq(c.want) {
			_, after, found := strings.Cut(" "+rest+" ", " "+key+" ")
			if !found {
				t.Errorf("%s has the keys %s, want %s in this order", c.what, got, c.want)
				break
			}
			rest = after
		}
	}
}

func TestJSONBalances(t *testing.T) {
	text := printed(t, func(w *bytes.Buffer) error { return JSON(w, measured(twoUnits, proposalOf())) })
	var d document
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	p := d.Proposals[0]
	sum, settlements, people := 0.0, 0, 0
	for _, c := range p.Cells {
		sum, settlements = sum+c.AreaM2, settlements+c.Settlements
		if c.Population != nil {
			people += *c.Population
		} else if c.Unknown != c.Settlements || c.Unknown == 0 {
			t.Errorf("%+v says nothing of its people", c)
		}
	}
	h := d.Situation.HeldM2
	for what, pair := range map[string][2]float64{
		"cells":     {sum, d.Territory.AreaM2},
		"holders":   {h.Ukraine + h.Russia + h.Contested + h.Unstated, d.Territory.AreaM2},
		"units":     {d.Territory.Units[0].AreaM2 + d.Territory.Units[1].AreaM2, d.Territory.AreaM2},
		"net":       {*p.CededM2 - *p.ReturnedM2, *p.NetM2},
		"residual":  {p.ResidualM2, 0},
		"far zone":  {p.Zones[1].AreaM2, 0},
		"contested": {h.Contested, math.Round(h.Russia / 10)},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
		}
	}
	if settlements != 3 || people != 21500 {
		t.Errorf("%d settlements with %d people, want 3 with 21500", settlements, people)
	}
	if d.Situation.Date != "2026-08-15" || d.Situation.Note == "" || d.Situation.SHA256 != "abc" {
		t.Errorf("situation %+v", d.Situation)
	}
}

func TestJSONWithoutProposal(t *testing.T) {
	text := printed(t, func(w *bytes.Buffer) error { return JSON(w, measured(twoUnits)) })
	if !strings.Contains(text, `"proposals": [],`) || !strings.Contains(text, `"side": null`) {
		t.Error(text)
	}
}

func TestCSVReadsBack(t *testing.T) {
	m := measured(twoUnits, proposalOf(), &geo.Proposal{Name: "Nothing"})
	rows, err := csv.NewReader(strings.NewReader(printed(t, func(w *bytes.Buffer) error { return CSV(w, m) }))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + len(m.Proposals[0].Ledger.Cells) + len(m.Proposals[1].Ledger.Cells); len(rows) != want {
		t.Errorf("%d rows, want %d", len(rows), want)
	}
	named := false
	for _, row := range rows {
		named = named || row[6] == nasty
	}
	if !named {
		t.Errorf("no row has the zone %q", nasty)
	}
}

// What a file says cannot steer the terminal or break the lines.
func TestTextIsTame(t *testing.T) {
	m := measured(twoUnits, proposalOf())
	for name, print := range map[string]func(w *bytes.Buffer) error{
		"table":    func(w *bytes.Buffer) error { return Table(w, m) },
		"markdown": func(w *bytes.Buffer) error { return Markdown(w, m) },
	} {
		text := printed(t, print)
		if strings.ContainsAny(text, "\x1b\t") {
			t.Errorf("%s steers the terminal:\n%q", name, text)
		}
		for _, want := range []string{"West", "East", "survey", "file east.geojson", "2026-08-15", "Somebody", "schematic, from 3 settlements", "Draft 1", "free-trade", "Note: front.geojson: a remark"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", name, want, text)
			}
		}
	}
}

// Every row of a table in Markdown has as many cells as its head.
func TestMarkdownTables(t *testing.T) {
	columns := 0
	for line := range strings.Lines(printed(t, func(w *bytes.Buffer) error { return Markdown(w, measured(twoUnits, proposalOf())) })) {
		if !strings.HasPrefix(line, "|") {
			columns = 0
			continue
		}
		n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
		if columns == 0 {
			columns = n
		}
		if n != columns {
			t.Errorf("%d bars, want %d: %s", n, columns, line)
		}
	}
}

// An empty territory is odd but no reason to print a number that is none.
func TestEmptyTerritory(t *testing.T) {
	m := measured(&geo.Territory{Units: []geo.Unit{{Name: "Nowhere"}}}, proposalOf())
	for _, print := range []func(w *bytes.Buffer) error{
		func(w *bytes.Buffer) error { return Table(w, m) }, func(w *bytes.Buffer) error { return CSV(w, m) },
		func(w *bytes.Buffer) error { return Markdown(w, m) }, func(w *bytes.Buffer) error { return JSON(w, m) },
	} {
		if text := printed(t, print); strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
			t.Errorf("%s", text)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWritersMayFail(t *testing.T) {
	m := measured(twoUnits, proposalOf())
	for name, err := range map[string]error{"table": Table(full{}, m), "csv": CSV(full{}, m), "json": JSON(full{}, m), "markdown": Markdown(full{}, m)} {
		if err == nil {
			t.Errorf("%s says nothing of the error", name)
		}
	}
}
