package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"delimit/data/notices"
)

// The audit passes, and the notices in the program are those of the modules that are
// linked now. How old a module is changes with the day, so that the audit says it and no
// test does.
func TestNoticesAreUpToDate(t *testing.T) {
	found, err := audit()
	if err != nil {
		t.Fatal(err)
	}
	if wrong := report(&bytes.Buffer{}, found, time.Time{}); len(wrong) > 0 {
		t.Fatal(strings.Join(wrong, "\n"))
	}
	want, err := allNotices(found)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, notices.All()); diff != "" {
		t.Errorf("run go generate ./data/notices: %.2000s", diff)
	}
	for _, reason := range []string{"github.com/jonas-p/go-shp", "github.com/nfnt/resize"} {
		if kept[reason] == "" {
			t.Errorf("why %s stays is not said", reason)
		}
	}
	for path := range kept {
		used := false
		for _, a := range found {
			used = used || a.Path == path
		}
		if !used {
			t.Errorf("why %s stays is said, and it is not used", path)
		}
	}
	var first, second bytes.Buffer
	for _, bill := range []*bytes.Buffer{&first, &second} {
		if err := writeSBOM(bill, found); err != nil {
			t.Fatal(err)
		}
	}
	var d struct {
		BomFormat  string
		Components []struct {
			Purl     string
			Licenses []struct{ Expression string }
		}
	}
	if err := json.Unmarshal(first.Bytes(), &d); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatalf("the bill is not JSON, or another the second time: %v", err)
	}
	if d.BomFormat != "CycloneDX" || len(d.Components) != len(found) {
		t.Errorf("%s with %d components, there are %d modules", d.BomFormat, len(d.Components), len(found))
	}
	for _, c := range d.Components {
		if !strings.HasPrefix(c.Purl, "pkg:golang/") || strings.Contains(c.Purl, "+") || len(c.Licenses) != 1 || c.Licenses[0].Expression == "" {
			t.Errorf("%+v", c)
		}
	}
}

// What has no terms, unknown terms, or terms that are not allowed is an error that names it.
func TestFaultsOfLicences(t *testing.T) {
	allowedText, err := os.ReadFile("../../LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	const copyleft = "Distributed under the terms of the GNU General Public License version 3: https://www.gnu.org/licenses/gpl-3.0.html"
	for name, c := range map[string]struct {
		files map[string]string
		says  string
	}{
		"good":            {map[string]string{"LICENSE": string(allowedText), "NOTICE": "By somebody."}, ""},
		"no file":         {map[string]string{"main.go": "package main"}, "no file with a licence"},
		"unknown":         {map[string]string{"LICENSE": "You may use this on Tuesdays only, and must sing."}, "read it"},
		"empty":           {map[string]string{"COPYING": ""}, "read it"},
		"in a folder":     {map[string]string{"LICENSE": string(allowedText), "deep/er/licence.txt": "Ask my mother."}, "deep/er/licence.txt"},
		"only beside":     {map[string]string{"NOTICE": "By somebody."}, "no licence was found"},
		"of test data":    {map[string]string{"LICENSE": string(allowedText), "testdata/LICENSE": "Ask my mother."}, ""},
		"not for linking": {map[string]string{"LICENSE": copyleft}, "read it"},
	} {
		dir := t.TempDir()
		for file, text := range c.files {
			path := filepath.Join(dir, filepath.FromSlash(file))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		_, err := noticeOf(module{Path: "example.org/m", Version: "v1.0.0", Dir: dir})
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "example.org/m")) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if mayBeUsed("GPL-3.0", false) == nil || mayBeUsed("MPL-2.0", false) == nil || mayBeUsed("MPL-2.0", true) != nil || mayBeUsed("AGPL-3.0", true) == nil {
		t.Error("what may be used is told wrongly")
	}
}

// A module that is old without a reason is a fault.
func TestOldModules(t *testing.T) {
	then := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	old, young := audited{module: module{Path: "example.org/old", Time: &then}}, then.Add(time.Hour)
	list := []audited{old, {module: module{Path: "example.org/undated"}}, {module: module{Path: "github.com/nfnt/resize", Time: &then}}}
	var out bytes.Buffer
	if wrong := report(&out, list, then.Add(stale+time.Hour)); len(wrong) != 2 || !strings.Contains(wrong[0], "example.org/old") || !strings.Contains(wrong[1], "example.org/undated") {
		t.Errorf("%q", wrong)
	}
	if wrong := report(&out, list[:1], young); len(wrong) != 0 {
		t.Errorf("%q", wrong)
	}
	if !strings.Contains(out.String(), kept["github.com/nfnt/resize"]) {
		t.Error("why a module stays is not printed")
	}
}
