package geo_test

import (
	"os/exec"
	"strings"
	"testing"
)

// rooms in the order in which imports may point: to the right only.
var rooms = []string{"cmd", "mapview", "data", "geo"}

func roomOf(path string) int {
	for i, room := range rooms {
		if path == "delimit/"+room || strings.HasPrefix(path, "delimit/"+room+"/") {
			return i
		}
	}
	return -1
}

// Imports point down: cmd → mapview → data → geo. Fyne appears in mapview and cmd
// alone, and the part of it that opens windows in cmd alone.
func TestImportsPointDown(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}{{range .TestImports}} {{.}}{{end}}{{range .XTestImports}} {{.}}{{end}}`, "delimit/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		names := strings.Fields(line)
		from := roomOf(names[0])
		if from < 0 {
			t.Errorf("%s lies in no room", names[0])
			continue
		}
		seen++
		for _, name := range names[1:] {
			if to := roomOf(name); to >= 0 && to < from {
				t.Errorf("%s imports %s: upwards", names[0], name)
			}
			if strings.HasPrefix(name, "fyne.io/fyne") && from > roomOf("delimit/mapview") {
				t.Errorf("%s imports %s: no screen below mapview", names[0], name)
			}
			if name == "fyne.io/fyne/v2/app" && from != roomOf("delimit/cmd") {
				t.Errorf("%s imports %s: only cmd opens windows", names[0], name)
			}
			if from == roomOf("delimit/geo") && !strings.HasSuffix(names[0], "test") && (name == "os" || name == "time") && !forTests(t, names[0], name) {
				t.Errorf("%s imports %s: geo knows no file and no clock", names[0], name)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d packages were seen", seen)
	}
}

// forTests tells whether only the tests of a package import something, or the
// calendar of geo.Date, which reads no clock.
func forTests(t *testing.T, pkg, name string) bool {
	out, err := exec.Command("go", "list", "-f", `{{range .Imports}}{{.}} {{end}}`, pkg).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range strings.Fields(string(out)) {
		if s == name {
			return pkg == "delimit/geo" && name == "time"
		}
	}
	return true
}
