package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data"
	"delimit/data/storage"
	"delimit/geo"
)

// A project that refers to a file elsewhere is refused with the path named, unless a flag
// allows that or the window has opened it; a saved proposal has nothing looked at.
func TestProjectsOpenNothingElsewhere(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	front := filepath.Join(dir, "fronts", "front_2026-08-15.geojson")
	if err := os.MkdirAll(filepath.Dir(front), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(front, []byte(area), 0o600); err != nil {
		t.Fatal(err)
	}
	project := func(file string) string {
		p := &data.Project{Proposals: []*geo.Proposal{{Name: "A"}}}
		p.Territory = []data.Reference{{Embedded: "UA-14", Name: "Donetsk"}}
		p.Situation = data.Reference{File: file, Name: "Theirs", Date: "2026-08-15"}
		b, err := data.EncodeProject(p)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "p.geojson")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	measure := func(args ...string) (int, string) {
		var o, e bytes.Buffer
		code := run(args, &o, &e)
		return code, o.String() + e.String()
	}
	for _, path := range []string{front, "//host/share/f.geojson", `\\host\share\f.geojson`} {
		for _, command := range [][]string{{"measure"}, {"export", "-o", filepath.Join(dir, "out.png")}, {"compare", "2026-08-15", "2025-12-15", "--proposal"}} {
			args := append(command, project(path))
			code, said := measure(args...)
			if command[0] == "compare" { // which names its own situation
				if code != exitDone {
					t.Errorf("%v: exit %d, %s", args, code, said)
				}
				continue
			}
			if code != exitInput || !strings.Contains(said, path) || !strings.Contains(said, "--allow "+path) || !strings.Contains(said, "--situation names another") {
				t.Errorf("%v: exit %d, %s", args, code, said)
			}
		}
	}
	if code, said := measure("measure", project("https://host/f.geojson")); code != exitInput || !strings.Contains(said, "https://host/f.geojson is an address") || strings.Contains(said, "--allow") {
		t.Errorf("an address: exit %d, %s", code, said)
	}
	for _, allowed := range []string{front, filepath.Dir(front), dir} {
		if code, said := measure("measure", "--allow", "elsewhere", "--allow", allowed, project(front)); code != exitDone {
			t.Errorf("with %s: exit %d, %s", allowed, code, said)
		}
	}
	if code, said := measure("measure", "--situation", "2026-08-15", project(front)); code != exitDone || !strings.Contains(said, "was not looked at") || !strings.Contains(said, front) {
		t.Errorf("with another situation: exit %d, %s", code, said)
	}
	if err := data.OpenRecent(storage.OS, data.RecentFile()).Add(front); err != nil {
		t.Fatal(err)
	}
	if code, said := measure("measure", project(front)); code != exitDone {
		t.Errorf("opened in the window before: exit %d, %s", code, said)
	}
}
