package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The files whose right answer is known, as a person runs them: file, command, and what
// the answer must say, or with "!" must not.
var readingRows = []struct {
	file, command string
	says          []string
	exit          int
}{
	{"rings_island_first.geojson", "check", []string{"held by Russia 2 012.36 km²", "[flat-polygon]"}, exitDone},
	{"territory_main_first.geojson", "measure --situation shell_ccw_hole_cw.json --territory", []string{"Territory          2 012.36", "enclose 20.93 km²"}, exitDone},
	{"deepstate_all_dates.geojson", "check", []string{"date 2025-12-01", "it has 2 dates", "held by Russia 1 327.62 km²"}, exitDone},
	{"deepstate_all_dates.geojson", "check --date 2025-10-01", []string{"date 2025-10-01", "held by Russia 2 655.23 km²"}, exitDone},
	{"deepstate_all_dates.geojson", "series", []string{"2025-10-01  23 871.17  2 655.23", "2025-12-01  25 198.78  1 327.62"}, exitDone},
	{"time_spans.kml", "check", []string{"date 2025-11-01", "it has 2 dates", "held by Russia 1 327.62 km²"}, exitDone},
	{"isw_layers.zip", "check", []string{"held by Russia 1 991.42 km²", "contested 1 480.65 km²"}, exitDone},
	{"Liberated_2025-12-01.geojson", "check", []string{"held by Ukraine 1 991.42 km²", "speaks of its own areas alone", "!held by Russia"}, exitDone},
	{"folder_style.kml", "check", []string{"none knows: --holder", "[no-holder]", "!held by Ukraine"}, exitDone},
	{"pair_inline_style.kml", "check", []string{"held by Russia 1 991.42 km²", "fill = #a52714"}, exitDone},
	{"mymaps_folders.kml", "check", []string{"held by Russia 1 991.42 km²", "held by Ukraine 1 480.65 km²"}, exitDone},
	{"hole_touches_neighbour.zip", "check", []string{"held by Russia 2 033.07 km²", "!hole-outside"}, exitDone},
	{"shell_ccw_hole_cw.json", "check", []string{"held by Russia 1 908.37 km²"}, exitDone},
	{"exceeded.json", "measure --situation", []string{"the server cut this answer off", "not stated       24 534.97"}, exitDone},
	{"exceeded.json", "measure --strict --situation", []string{"--strict: ", "the server cut this answer off"}, exitInput},
	{"curve_rings.json", "measure --situation", []string{"its edges are curves, which are not read here; left out", "!without geometry"}, exitDone},
	{"partly_linked.kml", "check", []string{"[linked]", "nobody was contacted"}, exitDone},
	{"two_kinds.zip", "check", []string{"[unread]", "front.geojson"}, exitDone},
	{"front_24.11.25.geojson", "check", []string{"date 2025-11-24"}, exitDone},
	{"slash_date.geojson", "check", []string{"date unknown: give it with --date", "2025-05-12 or 2025-12-05"}, exitDone},
	{"UkraineControlMap05MAR2025.zip", "check", []string{"date 2025-03-05", "source ISW", "held by Russia 1 991.42 km²"}, exitDone},
	{"infiltration.geojson", "check", []string{"contested 1 991.42 km²", "speaks of its own areas alone", "!held by Russia"}, exitDone},
	{"territory_in_russia.geojson", "measure --situation 2025-12-15 --territory", []string{"not stated       3 137.04  100.00", "held by Ukraine      0.00"}, exitDone},
	{"territory_caucasus.geojson", "measure --situation shell_ccw_hole_cw.json --territory", []string{"Territory          21 256.07", "!swapped"}, exitDone},
	{"territory_big.geojson", "measure --situation shell_ccw_hole_cw.json --territory", []string{"an edge runs over 360.0° of longitude"}, exitInput},
	{"slash_dates.csv", "check", []string{"they can be read in more than one way"}, exitInput},
	{"viina_like.csv", "check", []string{"date 2025-12-05", "it has 2 dates, from 2025-11-05", "ctr = RU", "ctr = UA"}, exitDone},
	{"wkb_hex.csv", "check", []string{"held by Russia 1 991.42 km²"}, exitDone},
	{"geojson_column.csv", "check", []string{"held by Russia 1 991.42 km²"}, exitDone},
	{"spaces.kml", "check", []string{"held by Russia 1 991.42 km²"}, exitDone},
	{"sequence_of_lines.geojsons", "check", []string{"held by Russia 3 472.07 km²"}, exitDone},
	{"deepstate_api.json", "check", []string{"date 2025-12-15", "source DeepState", "held by Russia 1 991.42 km²"}, exitDone},
	{"cp1251.geojson", "check", []string{"held by Russia 1 991.42 km²", "Windows-1251"}, exitDone},
	{"cpg_lies_1252.zip", "check", []string{"held by Russia 1 991.42 km²", "read as UTF-8"}, exitDone},
	{"multipolygon_flat.geojson", "check", []string{"are not in the shape of one"}, exitInput},
}

func TestReadingRows(t *testing.T) {
	dir := filepath.Join("..", "..", "data", "testdata", "reading")
	tried := map[string]bool{}
	for _, row := range readingRows {
		tried[row.file] = true
		args := strings.Fields(row.command)
		for i, arg := range args {
			if filepath.Ext(arg) == ".json" {
				args[i] = filepath.Join(dir, arg)
			}
		}
		var out bytes.Buffer
		if code := run(append(args, filepath.Join(dir, row.file)), &out, &out); code != row.exit {
			t.Errorf("%s %s: exit %d, want %d", row.command, row.file, code, row.exit)
		}
		said := strings.ReplaceAll(out.String(), "\u202f", " ")
		said = strings.ReplaceAll(said, "\u00a0", " ")
		for _, want := range row.says {
			if not, is := strings.CutPrefix(want, "!"); is == strings.Contains(said, not) {
				t.Errorf("%s %s: %q\n%s", row.command, row.file, want, said)
			}
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !tried[e.Name()] && e.Name() != "README.md" {
			t.Errorf("%s: no row", e.Name())
		}
	}
}
