package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data"
)

// The command line uses what was answered in the window only when it is told to, says
// so, lists it and forgets it.
func TestRemembered(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, home)
	}
	path := write(t, "front.geojson", checkedText)
	o, err := data.OpenAs(path, data.SituationRole)
	if err != nil {
		t.Fatal(err)
	}
	if err := data.OpenMemory(data.MemoryFile()).Keep(o.Kind(), []data.Answer{{Property: "zone", Value: "A", Holder: "russia"}}); err != nil {
		t.Fatal(err)
	}
	did := func(args ...string) (out, errs string) {
		var o, e bytes.Buffer
		if code := run(args, &o, &e); code != exitDone {
			t.Fatalf("%v: exit %d: %s", args, code, e.String())
		}
		return o.String(), e.String()
	}
	const used = `front.geojson: 1 remembered answer of yours is used: zone = A: russia`
	if out, errs := did("check", path); strings.Contains(out+errs, "remembered") || !strings.Contains(out, "none knows: --holder") {
		t.Errorf("without --remembered:\n%s%s", out, errs)
	}
	if out, errs := did("check", "--remembered", path); !strings.Contains(errs, used) || !strings.Contains(out, "[remembered]") {
		t.Errorf("check:\n%s%s", out, errs)
	}
	for _, format := range []string{"table", "csv", "json"} {
		if _, errs := did("measure", "--format", format, "--remembered", "--situation", path); strings.Count(errs, used) != 1 {
			t.Errorf("measure %s: %s", format, errs)
		}
	}
	out, _ := did("answers")
	id, _, _ := strings.Cut(out, " ")
	if !strings.Contains(out, "zone = A: russia") || len(id) != 8 {
		t.Fatalf("answers: %s", out)
	}
	var e bytes.Buffer
	if code := run([]string{"answers", "--forget", "x"}, &e, &e); code != exitUsage {
		t.Errorf("forget x: exit %d", code)
	}
	if out, _ = did("answers", "--forget", id); !strings.Contains(out, "No answers") {
		t.Errorf("forgotten: %s", out)
	}
	if b, err := os.ReadFile(filepath.Join(home, "delimit", "holders.json")); err == nil && strings.Contains(string(b), "zone") {
		t.Errorf("it is still there: %s", b)
	}
}

// What a front line contradicts stands on stderr, whatever is printed.
func TestContradictionIsSaid(t *testing.T) {
	path := write(t, "front 2025-12-15.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"holder":"russia"},
 "geometry":{"type":"Polygon","coordinates":[[[35,46],[40,46],[40,47.5],[35,47.5],[35,46]]]}}]}`)
	for _, format := range []string{"table", "csv", "json", "markdown"} {
		var out, errs bytes.Buffer
		if code := run([]string{"measure", "--format", format, "--situation", path}, &out, &errs); code != exitDone || strings.Count(errs.String(), "it says that Ukraine holds Donetsk, Sevastopol") != 1 {
			t.Errorf("%s: exit %d: %s", format, code, errs.String())
		}
	}
	var out, errs bytes.Buffer
	if code := run([]string{"check", "--format", "json", path}, &out, &errs); code != exitDone || !strings.Contains(out.String(), `"city": "Donetsk"`) || !strings.Contains(out.String(), `"speaks_of": "ukraine"`) {
		t.Errorf("exit %d: %s%s", code, out.String(), errs.String())
	}
}
