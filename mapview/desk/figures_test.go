package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"io"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/data/report"
	"delimit/geo"
	"delimit/mapview/brief"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// byHand rounds an area in m² to km² by exact arithmetic, half away from zero, with the
// groups and the minus of people. The areas of the test are never next to nothing.
func byHand(m2 float64, decimals int) string {
	exact, _ := new(big.Rat).SetString(fmt.Sprintf("%.5f", m2))
	s := exact.Quo(exact, big.NewRat(1e6, 1)).FloatString(decimals)
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u202f" + whole[i:]
	}
	if strings.HasPrefix(s, "-") {
		whole = "-" + whole
	}
	return whole + "." + fraction
}

// oneMinus gives every minus of a text the same sign.
func oneMinus(s string) string { return strings.NewReplacer("−", "-", "–", "-").Replace(s) }

// Panel, page, comparison page, reports and JSON give one figure in one way: 200 figures
// at random, and the net that was once printed in four ways.
func TestOneRoundingEverywhere(t *testing.T) {
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	territory, situations := &geo.Territory{Units: []geo.Unit{unit}}, atlas.Situations()
	p := &geo.Proposal{Name: "P", Features: []geo.Feature{{ID: "b", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.4, 48}, {37.2, 48.4}, {37.8, 49.4}}}}}
	measured := geo.Measure(territory, situations[2], p, nil)
	compared := geo.Compare(territory, situations[1:3], p, nil)
	random := rand.New(rand.NewPCG(11, 11))
	some := func() float64 { return float64(random.Int64N(3e15)+2e10) / 1e5 }
	for round := range 40 {
		l := *measured
		l.CededM2, l.ReturnedM2, l.KeptM2 = some(), some(), some()
		if round == 0 {
			l.CededM2, l.ReturnedM2 = 100e6, 783.7254e6
		}
		l.Held[geo.HeldByUkraine], l.Held[geo.HeldByRussia] = some(), some()
		headlines := []float64{l.CededM2, l.ReturnedM2, l.CededM2 - l.ReturnedM2, l.KeptM2, l.Held[geo.HeldByUkraine], l.Held[geo.HeldByRussia]}
		checkAlone(t, &l, headlines, territory, situations[2], p)
		k := *compared
		wide := func(m2 float64) geo.Interval { return geo.Interval{Low: m2, High: m2 + 1e9, HighOf: 1} }
		k.Ledgers = []*geo.Ledger{&l, compared.Ledgers[1]}
		k.Spread.Held[geo.HeldByUkraine], k.Spread.Held[geo.HeldByRussia] = wide(l.Held[geo.HeldByUkraine]), wide(l.Held[geo.HeldByRussia])
		k.Spread.Ceded, k.Spread.Returned, k.Spread.Net, k.Spread.Kept = wide(l.CededM2), wide(l.ReturnedM2), wide(l.CededM2-l.ReturnedM2), wide(l.KeptM2)
		checkCompared(t, &k, &l, headlines, territory, situations[2], p)
	}
}

func checkAlone(t *testing.T, l *geo.Ledger, headlines []float64, territory *geo.Territory, s *geo.Situation, p *geo.Proposal) {
	t.Helper()
	m := report.Measured{Territory: territory, Situation: s, Base: l, Proposals: []report.Proposed{{Proposal: p, Ledger: l}}}
	page := brief.Page{Model: scene.Model{Territory: territory, Situation: s, Proposal: p, Ledger: l}, Size: image.Pt(960, 540)}
	svg, err := brief.Write(page, brief.SVG)
	if err != nil {
		t.Fatal(err)
	}
	picture := oneMinus(string(svg))
	table, markdown := said(t, report.Table, m), said(t, report.Markdown, m)
	shown := map[string]string{}
	for _, r := range rows(l, nil, p, nil, style.Light) {
		shown[r.label] = oneMinus(r.value)
	}
	for i, key := range []string{"figure.ceded", "figure.returned", "figure.net", "figure.kept"} {
		if got, want := shown[text.T(key)], byHand(headlines[i], 1); got != want {
			t.Errorf("the panel says %s of %s, want %s", got, key, want)
		}
	}
	for i, h := range []geo.Holder{geo.HeldByUkraine, geo.HeldByRussia} {
		if got, want := shown[text.HeldBy(h)], byHand(headlines[4+i], 2); got != want {
			t.Errorf("the panel says %s of land held by %s, want %s", got, h, want)
		}
	}
	for _, m2 := range headlines {
		for where, has := range map[string]bool{"page": strings.Contains(picture, ">"+byHand(m2, 1)+" km²<"),
			"table": strings.Contains(table, " "+byHand(m2, 2)+" "), "Markdown": strings.Contains(markdown, " "+byHand(m2, 2)+" ")} {
			if !has {
				t.Errorf("the %s does not give %.5f m² as it should", where, m2)
			}
		}
	}
	var document struct {
		Proposals []struct {
			CededM2 json.Number `json:"ceded_m2"`
			NetM2   json.Number `json:"net_m2"`
		} `json:"proposals"`
	}
	// Programs get whole m² that are sums of cells, so that there must be cells.
	account := withCells(l)
	m.Base, m.Proposals[0].Ledger = account, account
	if err := json.Unmarshal([]byte(said(t, report.JSON, m)), &document); err != nil {
		t.Fatal(err)
	}
	for i, n := range []json.Number{document.Proposals[0].CededM2, document.Proposals[0].NetM2} {
		if m2, err := n.Int64(); err != nil || math.Abs(float64(m2)-headlines[2*i]) > float64(i+1) {
			t.Errorf("JSON says %s of %.5f", n, headlines[2*i])
		}
	}
}

// withCells is a ledger whose cells have its headlines.
func withCells(l *geo.Ledger) *geo.Ledger {
	w := *l
	w.Units, w.Zones = nil, nil
	w.Cells = []geo.Cell{
		{Holder: geo.HeldByUkraine, Side: geo.SideUkraine, AreaM2: l.KeptM2},
		{Holder: geo.HeldByUkraine, Side: geo.SideRussia, AreaM2: l.CededM2},
		{Holder: geo.HeldByRussia, Side: geo.SideUkraine, AreaM2: l.ReturnedM2},
	}
	w.Held = [len(geo.Holders)]float64{}
	w.Held[geo.HeldByUkraine], w.Held[geo.HeldByRussia] = l.KeptM2+l.CededM2, l.ReturnedM2
	w.AreaM2 = l.KeptM2 + l.CededM2 + l.ReturnedM2
	return &w
}

func checkCompared(t *testing.T, k *geo.Comparison, l *geo.Ledger, headlines []float64, territory *geo.Territory, s *geo.Situation, p *geo.Proposal) {
	t.Helper()
	c := report.Compared{Territory: territory, Proposal: p, Shown: l, Comparison: k}
	table := said(t, report.ComparedTable, c)
	page := brief.Page{Model: scene.Model{Territory: territory, Situation: s, Proposal: p, Ledger: l, Compared: k}, Size: image.Pt(960, 1400)}
	svg, err := brief.Write(page, brief.SVG)
	if err != nil {
		t.Fatal(err)
	}
	picture := oneMinus(string(svg))
	shown := map[string]string{}
	for _, r := range rows(l, k, p, nil, style.Light) {
		shown[r.label] = oneMinus(r.value)
	}
	for i, m2 := range headlines {
		low, high := byHand(m2, 1), byHand(m2+1e9, 1)
		span := low + "-" + high
		if m2 < 0 {
			span = low + " to " + high
		}
		if !strings.Contains(picture, ">"+span+" km²<") {
			t.Errorf("the comparison page does not say %s", span)
		}
		if keys := []string{"figure.ceded", "figure.returned", "figure.net", "figure.kept"}; i < len(keys) && shown[text.T(keys[i])] != span {
			t.Errorf("the panel says %s of %s, want %s", shown[text.T(keys[i])], keys[i], span)
		}
		if !strings.Contains(table, " "+byHand(m2, 2)+" ") {
			t.Errorf("the comparison does not say %s", byHand(m2, 2))
		}
	}
}

// said is what a report prints.
func said[T any](t *testing.T, print func(io.Writer, T) error, of T) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b, of); err != nil {
		t.Fatal(err)
	}
	return oneMinus(b.String())
}
