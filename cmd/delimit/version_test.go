package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	own "delimit/data/program"
)

func TestVersionFlag(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"--version"}, &out, &errs); code != exitDone || errs.Len() > 0 {
		t.Fatalf("code %d, %s", code, &errs)
	}
	for _, want := range []string{"Delimit " + own.Version, "commit: ", "go: go1.", "platform: ", "atlas/oblasts.geojson", "atlas/settlements.csv", "rules/deepstate.json", "feed/sources.json"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q does not stand in\n%s", want, &out)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if strings.HasSuffix(strings.TrimSpace(line), ":") && !strings.HasPrefix(line, "embedded data") {
			t.Errorf("%q says nothing", line)
		}
	}
}

// Everything that is printed or written for programs says which program made it, and two
// runs give the same bytes.
func TestOutputsSayWhichProgramMadeThem(t *testing.T) {
	dir := t.TempDir()
	front := filepath.Join(dir, "front_20260801.geojson")
	if err := os.WriteFile(front, []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"occupied","holder":"russia"},"geometry":{"type":"Polygon","coordinates":[[[37.8,47],[39,47],[39,49],[37.8,49],[37.8,47]]]}}]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	cells, differ := filepath.Join(dir, "cells.geojson"), filepath.Join(dir, "differ.geojson")
	for name, args := range map[string][]string{
		"measure": {"measure", "--format", "json", "--situation", front, "--cells", cells},
		"compare": {"compare", "--format", "json", "--cells", differ, "2026-08-15", front},
		"series":  {"series", "--format", "json", "--join", front},
		"check":   {"check", "--format", "json", front},
	} {
		var first []byte
		for range 2 {
			var out, errs bytes.Buffer
			if code := run(args, &out, &errs); code != exitDone {
				t.Fatalf("%s: code %d, %s", name, code, &errs)
			}
			if first == nil {
				first = out.Bytes()
			} else if !bytes.Equal(first, out.Bytes()) {
				t.Errorf("%s prints something else the second time", name)
			}
		}
		says(t, name, first)
	}
	for _, path := range []string{cells, differ} {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		says(t, path, b)
	}
}

func says(t *testing.T, name string, b []byte) {
	t.Helper()
	var d struct{ Program own.Identity }
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if p := d.Program; p.Name != "Delimit" || p.Version != own.Version || p.Commit == "" || p.Go == "" || p.Platform == "" || len(p.Data["atlas/fronts.geojson"]) != 64 {
		t.Errorf("%s says %+v", name, d.Program)
	}
}
