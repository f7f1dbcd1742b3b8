package data

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data/storage"
)

// places are files and links around a folder of a project: root/work/p.geojson.
func places(t *testing.T) (root string) {
	t.Helper()
	root = realPath(t.TempDir())
	for _, dir := range []string{"work/fronts/deep", "elsewhere"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"work/f", "work/fronts/f", "elsewhere/f", "f"} {
		if err := os.WriteFile(filepath.Join(root, file), []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"work/in": "fronts", "work/out": "../elsewhere", "work/abs": root + "/elsewhere/f", "work/home": root + "/work/fronts/f", "work/loop": "loop",
		"work/share": "//host/share/f", "work/net": "/net/host/f", "work/chain": "in/chain", "work/fronts/chain": "../out/f", "work/fronts/deep/up": "../../f",
		"elsewhere/back": "../work", "linked": "work",
	} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skip("this system makes no links: ", err)
		}
	}
	return root
}

// A reference counts as what it really leads to, link by link and dot by dot.
func TestLeads(t *testing.T) {
	root := places(t)
	for path, want := range map[string]struct {
		where string
		lead  Lead
	}{
		"f":                           {"work/f", LeadBeside},
		"./fronts/../f":               {"work/f", LeadBeside},
		"fronts/f":                    {"work/fronts/f", LeadBeside},
		"in/f":                        {"work/fronts/f", LeadBeside},
		"home":                        {"work/fronts/f", LeadBeside},
		"fronts/deep/up":              {"work/f", LeadBeside},
		"none/of/it":                  {"work/none/of/it", LeadBeside},
		"../work/f":                   {"work/f", LeadBeside},
		"fronts/../../work/fronts/f":  {"work/fronts/f", LeadBeside},
		"../f":                        {"f", LeadOutside},
		"in/../../f":                  {"f", LeadOutside}, // the link's target is as deep
		"in/../f":                     {"work/f", LeadBeside},
		"out/f":                       {"elsewhere/f", LeadOutside},
		"out/back/f":                  {"elsewhere/back/f", LeadOutside},
		"abs":                         {"elsewhere/f", LeadOutside},
		"chain":                       {"elsewhere/f", LeadOutside},
		"loop":                        {"work/loop", LeadOutside},
		"net":                         {"!/net/host/f", LeadOutside},
		"share":                       {"!//host/share/f", LeadHost},
		"../../../../../../etc/hosts": {"", LeadOutside},
		"/etc/hosts":                  {"!/etc/hosts", LeadOutside},
		"/net/host/../x":              {"!/net/x", LeadOutside},
		root + "/work/f":              {"work/f", LeadBeside},
		root + "/work/out/f":          {"elsewhere/f", LeadOutside},
		root + "/work/../f":           {"f", LeadOutside},
		root + "/linked/f":            {"linked/f", LeadOutside},
		root + "/workers/f":           {"workers/f", LeadOutside},
		"//host/share/f":              {"!//host/share/f", LeadHost},
		`\\host\share\f`:              {`!\\host\share\f`, LeadHost},
		`\\?\UNC\host\f`:              {`!\\?\UNC\host\f`, LeadHost},
		`/\host/f`:                    {`!/\host/f`, LeadHost},
		"file://host/f":               {"!file://host/f", LeadAddress},
		"FILE:/etc/hosts":             {"!FILE:/etc/hosts", LeadAddress},
		"http://host/f":               {"!http://host/f", LeadAddress},
		"HTTPS://host/f":              {"!HTTPS://host/f", LeadAddress},
		"smb://host/f":                {"!smb://host/f", LeadAddress},
		"a front: of august":          {"work/a front: of august", LeadBeside},
	} {
		where, lead := Leads(filepath.Join(root, "work"), path)
		expected := filepath.Join(root, want.where)
		if rest, ok := strings.CutPrefix(want.where, "!"); ok {
			expected = rest
		}
		if lead != want.lead || want.where != "" && where != expected {
			t.Errorf("%s leads to %s (%d), want %s (%d)", path, where, lead, expected, want.lead)
		}
	}
	if where, lead := Leads(filepath.Join(root, "linked"), root+"/linked/f"); lead != LeadBeside || where != root+"/work/f" {
		t.Errorf("in a folder that is a link: %s (%d)", where, lead)
	}
	if _, lead := Leads("/", "etc/hosts"); lead != LeadOutside {
		t.Error("all of a disk lies beside a file in its root")
	}
	if _, lead := Leads("/", "hosts"); lead != LeadBeside {
		t.Error("nothing lies beside a file in the root of a disk")
	}
}

// Only what lies beside, what was opened before and what is allowed is followed; what was
// sent along stands in for it when it is the same.
func TestAllowed(t *testing.T) {
	root := places(t)
	project := filepath.Join(root, "work", "p.geojson")
	elsewhere := filepath.Join(root, "elsewhere", "f")
	follow := func(r Reference, trust Trust) string {
		t.Helper()
		r, err := r.Allowed(project, trust)
		var outside *Outside
		if errors.As(err, &outside) {
			return "!" + outside.Path
		}
		if err != nil {
			t.Error(err)
		}
		return realPath(r.Locate(project))
	}
	recent := OpenRecent(storage.OS, "")
	known := Trust{Known: recent.Has}
	for _, path := range []string{"../elsewhere/f", elsewhere, "out/f", "chain", "abs"} {
		if got := follow(Reference{File: path}, known); got != "!"+elsewhere {
			t.Errorf("%s: %s", path, got)
		}
	}
	if err := recent.Add(elsewhere); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"../elsewhere/f", elsewhere, "out/f", "chain", "abs"} {
		if got := follow(Reference{File: path}, known); got != elsewhere {
			t.Errorf("opened before, %s: %s", path, got)
		}
	}
	for _, allowed := range []string{elsewhere, filepath.Dir(elsewhere), root} {
		if got := follow(Reference{File: "../elsewhere/f"}, Trust{Allowed: []string{"x", allowed}}); got != elsewhere {
			t.Errorf("with %s: %s", allowed, got)
		}
	}
	link := filepath.Join(root, "elsewhere", "away")
	if err := os.Symlink(filepath.Join(root, "f"), link); err != nil {
		t.Fatal(err)
	}
	if got := follow(Reference{File: "../elsewhere/away"}, Trust{Allowed: []string{filepath.Dir(elsewhere)}}); got != "!"+link {
		t.Errorf("a link out of what is allowed: %s", got)
	}
	if got := follow(Reference{File: "http://host/f"}, Trust{Allowed: []string{"http://host/f"}, Known: func(string) bool { return true }}); got != "!http://host/f" {
		t.Errorf("an address: %s", got)
	}
	sum := string(StampOf([]byte("work/f")))
	if got := follow(Reference{File: "//host/share/f", SHA256: sum}, known); got != filepath.Join(root, "work", "f") {
		t.Errorf("what was sent along: %s", got)
	}
	r, err := (Reference{File: "//host/share/f", SHA256: sum}).Allowed(project, known)
	if _, found := r.Look(project); err != nil || found != FoundMoved {
		t.Errorf("what was sent along is found as %v, %v", found, err)
	}
	for _, wrong := range []Reference{{File: "//host/share/f"}, {File: "//host/share/f", SHA256: string(StampOf(nil))}} {
		if got := follow(wrong, known); got != "!//host/share/f" {
			t.Errorf("another file of the name: %s", got)
		}
	}
	t.Chdir(filepath.Join(root, "work"))
	for _, path := range []string{"f", filepath.Join(root, "work", "f")} {
		if _, err := (Reference{File: path, SHA256: sum}).Allowed("", known); !errors.As(err, new(*Outside)) {
			t.Errorf("of no file, where the program was started: %v", err)
		}
	}
}

// What was opened is remembered, folders with what lies in them, and links by where they
// lead.
func TestRecent(t *testing.T) {
	root := places(t)
	file := filepath.Join(t.TempDir(), "settings", "opened.json")
	r := OpenRecent(storage.OS, file)
	link := filepath.Join(root, "work", "abs") // to elsewhere/f
	if err := r.Add(link, filepath.Join(root, "work", "fronts")); err != nil {
		t.Fatal(err)
	}
	for _, r := range []*Recent{r, OpenRecent(storage.OS, file)} {
		for path, want := range map[string]bool{"work/abs": true, "elsewhere/f": true, "work/fronts/f": true, "work/fronts": true, "work/f": false, "f": false, "work/fronts/deep/x": false} {
			if r.Has(filepath.Join(root, path)) != want {
				t.Errorf("%s: %v", path, !want)
			}
		}
	}
	if err := errors.Join(os.Remove(link), os.Symlink(filepath.Join(root, "f"), link)); err != nil {
		t.Fatal(err)
	}
	if r.Has(link) {
		t.Error("a link that leads elsewhere by now counts")
	}
	if err := r.Add(root + "/f"); err != nil {
		t.Fatal(err)
	}
	other := OpenRecent(storage.OS, file)
	if err := errors.Join(r.Add("/a"), other.Add("/b")); err != nil {
		t.Fatal(err)
	}
	if now := OpenRecent(storage.OS, file); !now.Has("/a") || !now.Has("/b") {
		t.Error("two windows write over one another")
	}
	for i := range mostRecent + 50 {
		r.put(filepath.Join("/x", strings.Repeat("y", i)))
	}
	if err := r.Add("/newest/file"); err != nil || len(r.paths) != mostRecent || !r.Has("/newest/file") || r.Has("/a") {
		t.Errorf("%d are kept, %v", len(r.paths), err)
	}
	if err := os.WriteFile(file, []byte(`["relative", "/fine"`), 0o600); err != nil {
		t.Fatal(err)
	}
	if damaged := OpenRecent(storage.OS, file); len(damaged.paths) != 0 || damaged.Add("/c") != nil || !OpenRecent(storage.OS, file).Has("/c") {
		t.Error("a damaged file is not written anew")
	}
}

// Paths are shown in one line, with their end, and without what turns letters round.
func TestShown(t *testing.T) {
	if got := Shown("/a\n/\u202egnp.\x1b[2J\xff"); strings.ContainsAny(got, "\n\u202e\x1b") || !strings.HasPrefix(got, "/a\uFFFD/\uFFFDgnp.") {
		t.Errorf("%q", got)
	}
	if got := Shown("/" + strings.Repeat("long/", 1000) + "end"); len([]rune(got)) > 250 || !strings.HasSuffix(got, "long/end") || !strings.HasPrefix(got, "/long/") {
		t.Errorf("%q", got)
	}
}
