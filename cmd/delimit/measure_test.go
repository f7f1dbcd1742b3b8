package main

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data/atlas"
	"delimit/geo/sharedtest"
)

// measured is what these tests read of the JSON.
type measured struct {
	Territory struct {
		Name     string  `json:"name"`
		AreaM2   float64 `json:"area_m2"`
		Boundary string  `json:"boundary"`
		Units    []struct {
			Name   string  `json:"name"`
			AreaM2 float64 `json:"area_m2"`
		} `json:"units"`
	} `json:"territory"`
	Situation struct {
		Name   string             `json:"name"`
		Date   string             `json:"date"`
		Source string             `json:"source"`
		SHA256 string             `json:"sha256"`
		HeldM2 map[string]float64 `json:"held_m2"`
	} `json:"situation"`
	Proposals []struct {
		Name       string  `json:"name"`
		CededM2    float64 `json:"ceded_m2"`
		ReturnedM2 float64 `json:"returned_m2"`
		NetM2      float64 `json:"net_m2"`
		BorderM    float64 `json:"border_m"`
		Zones      []struct {
			Name, Kind string
			AreaM2     float64 `json:"area_m2"`
		} `json:"zones"`
		Cells []struct {
			Holder string   `json:"holder"`
			Side   *string  `json:"side"`
			Zones  []string `json:"zones"`
			AreaM2 float64  `json:"area_m2"`
		} `json:"cells"`
		ResidualM2 float64  `json:"residual_m2"`
		Warnings   []string `json:"warnings"`
	} `json:"proposals"`
	Warnings []string `json:"warnings"`
}

func measureJSON(t *testing.T, args ...string) measured {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append([]string{"measure", "--format", "json"}, args...), &out, &errs); code != exitDone {
		t.Fatalf("measure %v: exit %d: %s", args, code, errs.String())
	}
	var m measured
	if err := json.Unmarshal(out.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// Every daily file against the reference figures, on the embedded boundary and on
// a finer one from a file.
func TestMeasureAgainstReference(t *testing.T) {
	boundary := sharedtest.Donetsk(t)
	for _, c := range sharedtest.Controls(t) {
		for want, args := range map[float64][]string{c.OSM: nil, c.Minregion2020: {"--territory", boundary}} {
			m := measureJSON(t, append(args, "--situation", c.File)...)
			if got := m.Situation.HeldM2["russia"] / 1e6; math.Abs(got-want) > 0.001 {
				t.Errorf("%s, %v: held by Russia %.4f km², reference %.4f", c.Date, args, got, want)
			}
			if m.Situation.Date != c.Date || len(m.Situation.SHA256) != 64 {
				t.Errorf("%s: date %q, hash %q", c.Date, m.Situation.Date, m.Situation.SHA256)
			}
		}
	}
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// lines makes a proposal of the rings of an area, each a border.
func lines(t *testing.T, rings [][][]float64) string {
	t.Helper()
	var features []any
	for _, r := range rings {
		features = append(features, map[string]any{"type": "Feature", "properties": map[string]any{},
			"geometry": map[string]any{"type": "LineString", "coordinates": r}})
	}
	b, err := json.Marshal(map[string]any{"type": "FeatureCollection", "features": features})
	if err != nil {
		t.Fatal(err)
	}
	return write(t, "lines.geojson", string(b))
}

// A border along the whole edge of the oblast cedes all that Ukraine holds.
func TestBorderAlongTheEdgeCedesAll(t *testing.T) {
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		t.Fatal(err)
	}
	var rings [][][]float64
	for _, poly := range donetsk.Area {
		for _, ring := range poly {
			var r [][]float64
			for _, p := range ring {
				r = append(r, []float64{p[0], p[1]})
			}
			rings = append(rings, r)
		}
	}
	m := measureJSON(t, lines(t, rings))
	p := m.Proposals[0]
	if math.Abs(p.CededM2-m.Situation.HeldM2["ukraine"]) > 1 || p.ReturnedM2 != 0 || p.ResidualM2 != 0 {
		t.Errorf("ceded %.1f of %.1f m², returned %.1f, residual %g", p.CededM2, m.Situation.HeldM2["ukraine"], p.ReturnedM2, p.ResidualM2)
	}
}

// A border along the outline of what Russia holds moves nothing.
func TestBorderAlongTheContactMovesNothing(t *testing.T) {
	all := atlas.Situations()
	var rings [][][]float64
	for _, poly := range all[len(all)-1].Areas[0].Area {
		for _, ring := range poly {
			var r [][]float64
			for _, p := range ring {
				r = append(r, []float64{p[0], p[1]})
			}
			rings = append(rings, r)
		}
	}
	p := measureJSON(t, lines(t, rings)).Proposals[0]
	if p.CededM2 > 1 || p.ReturnedM2 > 1 || p.ResidualM2 != 0 || p.BorderM < 1e5 {
		t.Errorf("ceded %.1f, returned %.1f m², residual %g, border %.0f m", p.CededM2, p.ReturnedM2, p.ResidualM2, p.BorderM)
	}
}

const proposalFile = `{"type":"FeatureCollection","name":"Line A","features":[
{"type":"Feature","properties":{"left":"ukraine","right":"russia"},"geometry":{"type":"LineString","coordinates":[[36.2,47.9],[37.1,48.3],[37.6,48.75],[37.9,49.4]]}},
{"type":"Feature","properties":{"name":"Trade","kind":"free-trade"},"geometry":{"type":"Polygon","coordinates":[[[37.2,48.5],[37.7,48.5],[37.75,48.95],[37.2,48.95],[37.2,48.5]]]}}]}`

func TestMeasureProposal(t *testing.T) {
	path := write(t, "a.geojson", proposalFile)
	m := measureJSON(t, "--situation", "2025-12-15", path, path)
	if len(m.Proposals) != 2 || m.Proposals[0].Name != "Line A" || m.Situation.Date != "2025-12-15" || m.Territory.Boundary == "" {
		t.Fatalf("measured %+v", m)
	}
	p := m.Proposals[0]
	sum, ceded := 0.0, 0.0
	for _, c := range p.Cells {
		sum += c.AreaM2
		if c.Holder == "ukraine" && c.Side != nil && *c.Side == "russia" {
			ceded += c.AreaM2
		}
	}
	if math.Abs(sum-m.Territory.AreaM2) > 0.01 || math.Abs(ceded-p.CededM2) > 0.01 || math.Abs(p.NetM2-p.CededM2+p.ReturnedM2) > 0.01 {
		t.Errorf("cells sum to %.2f of %.2f m², ceded %.2f of %.2f", sum, m.Territory.AreaM2, ceded, p.CededM2)
	}
	if len(p.Zones) != 1 || p.Zones[0].Kind != "free-trade" || p.Zones[0].AreaM2 < 1e9 {
		t.Errorf("zones %+v", p.Zones)
	}
}

func TestSeveralTerritories(t *testing.T) {
	front := write(t, "front_2026-01-01.geojson", `{"type":"Polygon","coordinates":[[[38,46],[42,46],[42,51],[38,51],[38,46]]]}`)
	m := measureJSON(t, "--territory", "Donetsk", "--territory", "UA-09", "--situation", front)
	if len(m.Territory.Units) != 2 || m.Territory.Name != "Donetsk + Luhansk" {
		t.Fatalf("territory %+v", m.Territory)
	}
	if sum := m.Territory.Units[0].AreaM2 + m.Territory.Units[1].AreaM2; math.Abs(sum-m.Territory.AreaM2) > 0.01 {
		t.Errorf("the units have %.2f m², the territory %.2f", sum, m.Territory.AreaM2)
	}
}

func TestCells(t *testing.T) {
	out := filepath.Join(t.TempDir(), "cells.geojson")
	measureJSON(t, "--cells", out)
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var fc struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct{ Type string }
		}
	}
	if err := json.Unmarshal(b, &fc); err != nil {
		t.Fatal(err)
	}
	if len(fc.Features) != 2 || fc.Features[0].Properties["side"] != nil || fc.Features[0].Geometry.Type != "MultiPolygon" {
		t.Errorf("cells without a proposal: %+v", fc.Features)
	}
}

func TestEveryFormat(t *testing.T) {
	path := write(t, "a.geojson", proposalFile)
	for format, says := range map[string]string{"table": "Ceded", "csv": "area_m2", "markdown": "| Ceded |", "json": `"ceded_m2"`} {
		var out, errs bytes.Buffer
		if code := run([]string{"measure", "--format", format, path}, &out, &errs); code != exitDone || !strings.Contains(out.String(), says) {
			t.Errorf("%s: exit %d, %s\n%s", format, code, errs.String(), out.String())
		}
	}
}

func TestExitCodes(t *testing.T) {
	swapped := write(t, "swapped.geojson", `{"type":"Polygon","coordinates":[[[48,37],[48,38],[49,38],[48,37]]]}`)
	outside := write(t, "outside.geojson", `{"type":"Polygon","coordinates":[[[37,48],[381,48],[38,49],[37,48]]]}`)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"measure", "--situation", swapped}, exitInput, "swapped.geojson: feature 0 at 48, 37"},
		{[]string{"measure", "--situation", outside}, exitInput, "381, 48"},
		{[]string{"measure", "--situation", "2020-01-01"}, exitInput, "2026-08-15"},
		{[]string{"measure", "--territory", "Atlantis"}, exitInput, "Atlantis"},
		{[]string{"measure", "--territory", "Luhansk"}, exitDone, ""},
		{[]string{"measure", "--format", "json", "--territory", "Luhansk"}, exitDone, "does not say who holds"},
		{[]string{"measure", "--strict", "--territory", "Luhansk"}, exitInput, "does not say who holds"},
		{[]string{"measure", "none.geojson"}, exitInput, "none.geojson"},
		{[]string{"measure", "--format", "yaml"}, exitUsage, "yaml"},
		{[]string{"measure", "--nonsense"}, exitUsage, "nonsense"},
		{[]string{"mesure", "--format", "json"}, exitUsage, ""},
		{[]string{"mesure"}, exitUsage, `no command and no file called "mesure"`},
		{[]string{"export"}, exitUsage, "output"},
		{[]string{"export", "-o", "x.png", "--size", "huge"}, exitUsage, "huge"},
		{[]string{"export", "-o", "x.pdf", "--size", "a4", "--dpi", "9"}, exitUsage, "--dpi"},
		{[]string{"export", "-o", "x.pdf", "--size", "a4", "--dpi", "NaN"}, exitUsage, "--dpi"},
		{[]string{"export", "-o", "x.pdf", "--size", "9000x900", "--dpi", "10"}, exitUsage, "inches"},
		{[]string{"export", "-o", "x.gif"}, exitUsage, "x.gif"},
		{[]string{"--help"}, exitDone, ""},
	} {
		var out, errs bytes.Buffer
		if code := run(c.args, &out, &errs); code != c.code || !strings.Contains(errs.String(), c.says) {
			t.Errorf("%v: exit %d, want %d; says %q, want %q", c.args, code, c.code, errs.String(), c.says)
		}
	}
}

func TestExport(t *testing.T) {
	out := filepath.Join(t.TempDir(), "map.png")
	var errs bytes.Buffer
	if code := run([]string{"export", "--size", "1280x800", "-o", out, write(t, "a.geojson", proposalFile)}, &errs, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	if size := readPNG(t, out).Bounds().Size(); size.X != 1280 || size.Y != 800 {
		t.Errorf("the picture is %v", size)
	}
}
