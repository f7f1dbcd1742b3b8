package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/peterstace/simplefeatures/geom"

	"delimit/geo/ellipsoid"
)

// setAgainst is what these tests read of the JSON.
type setAgainst struct {
	Territory struct {
		AreaM2 float64 `json:"area_m2"`
	} `json:"territory"`
	Situations []struct {
		Letter string             `json:"letter"`
		Date   string             `json:"date"`
		HeldM2 map[string]float64 `json:"held_m2"`
	} `json:"situations"`
	DiffersM2 float64 `json:"differs_m2"`
	Classes   []struct {
		Holders map[string]string `json:"holders"`
		Differs bool              `json:"differs"`
		Side    *string           `json:"side"`
		AreaM2  float64           `json:"area_m2"`
	} `json:"classes"`
	Intervals map[string]struct {
		Low, High float64
		LowIn     string `json:"low_in"`
	} `json:"intervals"`
	Cells []struct {
		Holder string `json:"holder"`
	} `json:"cells"`
	ResidualM2 float64 `json:"residual_m2"`
}

func compareJSON(t *testing.T, args ...string) (c setAgainst) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append([]string{"compare", "--format", "json"}, args...), &out, &errs); code != exitDone {
		t.Fatalf("compare %v: exit %d: %s", args, code, errs.String())
	}
	if err := json.Unmarshal(out.Bytes(), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// Compared, every situation has the figures that measure gives it alone; classes sum
// to the territory in whole booked units; and the ends of intervals are those of
// ledgers.
func TestCompareIsWhatMeasureSays(t *testing.T) {
	path := write(t, "a.geojson", proposalFile)
	dates := []string{"2026-08-15", "2025-12-15", "2024-07-15"}
	c := compareJSON(t, append([]string{"--proposal", path}, dates...)...)
	var units, differ, moved int64
	for _, class := range c.Classes {
		u := int64(math.Round(class.AreaM2 * 1e5))
		units += u
		if class.Differs {
			differ += u
		}
		if class.Holders["A"] != class.Holders["B"] {
			moved += u
		}
	}
	if units != int64(math.Round(c.Territory.AreaM2*1e5)) || differ != int64(math.Round(c.DiffersM2*1e5)) || c.ResidualM2 != 0 {
		t.Errorf("classes sum to %d units, %d of them differ: territory %f, differs %f m²", units, differ, c.Territory.AreaM2, c.DiffersM2)
	}
	if moved == 0 || moved >= differ {
		t.Errorf("%d units lie between A and B, %d between all", moved, differ)
	}
	low := math.Inf(1)
	for i, date := range dates {
		m := measureJSON(t, "--situation", date, path)
		if s := c.Situations[i]; s.Date != date || s.Letter != string(rune('A'+i)) || math.Abs(s.HeldM2["russia"]-m.Situation.HeldM2["russia"]) > 1 {
			t.Errorf("%s: %+v, measured %v", date, s, m.Situation.HeldM2)
		}
		low = math.Min(low, m.Proposals[0].NetM2)
	}
	if net := c.Intervals["net_m2"]; math.Abs(net.Low-low) > 1 || net.High < net.Low {
		t.Errorf("net %+v, the lowest measured %f", net, low)
	}
}

// The polygons of what differs are valid and run as RFC 7946 has it, and have the
// area of their class, by simplefeatures and by their rings.
func TestCompareCells(t *testing.T) {
	out := filepath.Join(t.TempDir(), "differs.geojson")
	c := compareJSON(t, "--cells", out, "2026-08-15", "2025-12-15")
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	collection, err := geojson.UnmarshalFeatureCollection(b)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, f := range collection.Features {
		m2 := 0.0
		for _, poly := range f.Geometry.(orb.MultiPolygon) {
			for i, ring := range poly {
				if ring.Orientation() != orb.CCW && i == 0 || ring.Orientation() != orb.CW && i > 0 {
					t.Errorf("ring %d runs the wrong way", i)
				}
				m2 += ellipsoid.RingArea(ring)
			}
		}
		if math.Abs(m2-f.Properties["area_m2"].(float64)) > 1 || f.Properties["holder_a"] == f.Properties["holder_b"] {
			t.Errorf("%v has %f m² of rings", f.Properties, m2)
		}
		text, err := json.Marshal(geojson.NewGeometry(f.Geometry))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := geom.UnmarshalGeoJSON(text); err != nil {
			t.Errorf("invalid: %v", err)
		}
		sum += m2
	}
	if len(collection.Features) != 2 || math.Abs(sum-c.DiffersM2) > 1 {
		t.Errorf("%d features of %f m², %f differ", len(collection.Features), sum, c.DiffersM2)
	}
}

func TestCompareFormats(t *testing.T) {
	path := write(t, "a.geojson", proposalFile)
	for format, says := range map[string]string{"table": "Land that differs: ", "csv": "holder_b", "markdown": "| A | B | Goes to |", "json": `"differs_m2"`} {
		var out, errs bytes.Buffer
		if code := run([]string{"compare", "--format", format, "--proposal", path, "2026-08-15", "2025-12-15"}, &out, &errs); code != exitDone || !strings.Contains(out.String(), says) {
			t.Errorf("%s: exit %d, %s\n%s", format, code, errs.String(), out.String())
		}
		if format == "csv" {
			if _, err := csv.NewReader(&out).ReadAll(); err != nil { // which counts the columns
				t.Error(err)
			}
		}
	}
}

func TestCompareExitCodes(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"compare"}, exitUsage, "situation"},
		{[]string{"compare", "2026-08-15"}, exitUsage, "two situations"},
		{[]string{"compare", "2026-08-15", "2020-01-01"}, exitInput, "2025-12-15"},
		{[]string{"compare", "2026-08-15", "none.geojson"}, exitInput, "none.geojson"},
		{[]string{"compare", "--territory", "Luhansk", "2026-08-15", "2025-12-15"}, exitDone, ""},
		{[]string{"compare", "--strict", "--territory", "Luhansk", "2026-08-15", "2025-12-15"}, exitInput, "does not say who holds"},
		{[]string{"compare", "--format", "yaml", "2026-08-15", "2025-12-15"}, exitUsage, "yaml"},
		{[]string{"compare", "--holder", "nonsense", "2026-08-15", "2025-12-15"}, exitUsage, "--holder"},
	} {
		var out, errs bytes.Buffer
		if code := run(c.args, &out, &errs); code != c.code || !strings.Contains(errs.String(), c.says) {
			t.Errorf("%v: exit %d, want %d; says %q, want %q", c.args, code, c.code, errs.String(), c.says)
		}
	}
}

// A picture of a comparison names both, and one that cannot be made is refused.
func TestExportCompared(t *testing.T) {
	out := filepath.Join(t.TempDir(), "map.svg")
	var errs bytes.Buffer
	if code := run([]string{"export", "--compare", "2025-12-15", "-o", out, write(t, "a.geojson", proposalFile)}, &errs, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"A: 2026-08-15", "B: 2025-12-15", "Land that differs"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the picture does not say %q", want)
		}
	}
	if code := run([]string{"export", "--compare", "2020-01-01", "-o", out}, &errs, &errs); code != exitInput {
		t.Errorf("an unknown date: exit %d", code)
	}
}
