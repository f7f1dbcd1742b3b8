package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

const checkedText = `{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"zone":"A","fill":"#112233"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,49],[37,48]]]}},
 {"type":"Feature","properties":{"zone":"B","date":"2202-02-02"},"geometry":{"type":"Polygon","coordinates":[[[36,48],[37,49],[37,48],[36,49],[36,48]]]}},
 {"type":"Feature","properties":{},"geometry":null}]}`

func TestCheck(t *testing.T) {
	path := write(t, "front.geojson", checkedText)
	var out, errs bytes.Buffer
	if code := run([]string{"check", "--format", "json", "--holder", "zone=A:russia", "--date", "2022-02-28", path}, &out, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var d struct {
		Files []struct {
			Format, Is, Date, Error string
			DateFrom                string `json:"date_from"`
			Features, Vertices      int
			Extent                  [4]float64
			HeldM2                  struct{ Russia, Contested float64 } `json:"held_m2"`
			Holders                 []struct {
				Property, Value, Rule, Holder, Colour string
				Areas                                 int
				AreaM2                                float64 `json:"area_m2"`
			}
			Unresolved int
			Defects    []struct {
				Rule, Done string
				Feature    *int
				At         *[2]float64
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	f := d.Files[0]
	if f.Format != "GeoJSON" || f.Is != "situation" || f.Date != "2022-02-28" || f.DateFrom != "your answer" || f.Features != 3 || f.Vertices != 10 || f.Extent != [4]float64{36, 48, 38, 49} {
		t.Errorf("%+v", f)
	}
	if len(f.Holders) != 2 || f.Unresolved != 1 || f.Holders[0].Holder != "russia" || f.Holders[0].Rule != "your answer" || f.Holders[1].Holder != "contested" ||
		f.Holders[0].AreaM2 != f.HeldM2.Russia || f.Holders[1].AreaM2 != f.HeldM2.Contested || f.HeldM2.Russia < 8e9 {
		t.Errorf("%+v", f.Holders)
	}
	var rules []string
	for _, d := range f.Defects {
		rules = append(rules, d.Rule)
		if d.Done == "" || d.Rule == "self-crossing" && (*d.Feature != 1 || *d.At != [2]float64{36.5, 48.5}) {
			t.Errorf("%+v", d)
		}
	}
	if got := strings.Join(rules, " "); got != "date null-geometry no-holder self-crossing" {
		t.Errorf("rules %s", got)
	}
}

func TestCheckText(t *testing.T) {
	good, bad := write(t, "front.geojson", checkedText), write(t, "page.geojson", "<!doctype html>")
	var out, errs bytes.Buffer
	if code := run([]string{"check", good, bad}, &out, &errs); code != exitInput || !strings.Contains(errs.String(), "page.geojson") {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	for _, want := range []string{"GeoJSON · 3 features (1 without geometry, 2 Polygon)", "date unknown", "zone = A", "none knows", "[self-crossing] feature 1 at 36.5, 48.5", "cannot be used: "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	for _, args := range [][]string{{"check"}, {"check", "--holder", "x", good}, {"check", "--holder", "a=b:mars", good}, {"check", "--date", "2022-02-30", good}, {"check", "--format", "csv", good}} {
		if code := run(args, &out, &errs); code != exitUsage {
			t.Errorf("%v: exit %d", args, code)
		}
	}
}

// The answers count in what is measured, and one that fits nothing is told.
func TestAnswersAreMeasured(t *testing.T) {
	path := write(t, "front.geojson", checkedText)
	var out, errs bytes.Buffer
	if code := run([]string{"measure", "--situation", path, "--holder", "zone=A:russia", "--holder", "ZONE=b:ignore", "--holder", "zone=C:russia", "--date", "2022-02-28", "--format", "json"}, &out, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var m struct {
		Situation struct {
			Date   string
			HeldM2 struct{ Russia, Contested float64 } `json:"held_m2"`
		}
		Warnings []string
	}
	if err := json.Unmarshal(out.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	if m.Situation.Date != "2022-02-28" || m.Situation.HeldM2.Russia < 1e9 || m.Situation.HeldM2.Contested != 0 {
		t.Errorf("%+v", m.Situation)
	}
	if all := strings.Join(m.Warnings, "\n"); !strings.Contains(all, `no area has zone = "C"`) || strings.Contains(all, `"A"`) {
		t.Errorf("warnings: %s", all)
	}
}

// A series takes answers too.
func TestAnswersInASeries(t *testing.T) {
	dated := strings.Replace(checkedText, "2202-02-02", "2022-02-28", 1)
	first, second := write(t, "f_1.geojson", dated), write(t, "f_2.geojson", strings.Replace(dated, "2022-02-28", "2022-03-28", 1))
	var out, errs bytes.Buffer
	if code := run([]string{"series", "--format", "csv", "--holder", "zone=A:russia", first, second}, &out, &errs); code != exitDone {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := slices.IndexFunc(rows[0], func(s string) bool { return strings.Contains(s, "russia") })
	if len(rows) != 3 || column < 0 || rows[1][column] == "0" || rows[1][column] != rows[2][column] {
		t.Errorf("%v", rows)
	}
}

// A file that is not there has no extent, and its name does not steer the terminal.
func TestCheckWhatIsNotThere(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"check", "no\x1b[31m\u009bsuch.geojson"}, &out, &errs); code != exitInput || strings.Contains(out.String(), "extent") ||
		strings.ContainsAny(out.String()+errs.String(), "\x1b\u009b") || !strings.Contains(errs.String(), "no such file") {
		t.Errorf("exit %d, %q, %q", code, out.String(), errs.String())
	}
}
