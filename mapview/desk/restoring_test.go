package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data/journal"
	"delimit/data/storage"
	"delimit/geo"

	"github.com/paulmach/orb"
)

// leftBehind is a folder of settings with the journal of a window that died: a border
// that was drawn vertex by vertex.
func leftBehind(t *testing.T, path string) (state, file string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "journal")
	j, err := journal.Create(storage.OS, dir)
	if err != nil {
		t.Fatal(err)
	}
	p := &geo.Proposal{Name: "Left"}
	for n := range 6 {
		line := orb.LineString{}
		for v := range n + 2 {
			line = append(line, orb.Point{37 + float64(v)/10, 48})
		}
		next := &geo.Proposal{Name: p.Name, Features: []geo.Feature{{ID: "a", Type: geo.Border, Geometry: line}}}
		if err := j.Write(1, journal.Document{Path: path, Proposal: next}); err != nil {
			t.Fatal(err)
		}
	}
	state = t.TempDir() // a copy is nobody's
	if err := os.CopyFS(filepath.Join(state, "journal"), os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(state, "journal", "*.journal"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	return state, files[0]
}

// One flipped bit anywhere: the question says how much is lost, restoring does not write
// over the file of the proposal, and the damaged journal stays.
func TestDamagedJournalIsSaid(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"first line":  func(b []byte) []byte { b[20] ^= 1; return b },
		"middle":      func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		"zeros":       func(b []byte) []byte { return append(make([]byte, 5000), b...) },
		"nothing":     func([]byte) []byte { return []byte("no journal") },
		"undamaged":   func(b []byte) []byte { return b },
		"first break": func(b []byte) []byte { return append([]byte("\n"), b...) },
	} {
		path := filepath.Join(t.TempDir(), "mine.geojson")
		state, file := leftBehind(t, path)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b = damage(b)
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		d := newTestDesk(t, state)
		if len(d.questions) != 1 {
			t.Fatalf("%s: %d questions", name, len(d.questions))
		}
		whole := name == "undamaged" || name == "first break"
		d.escape() // later
		orphans, err := journal.Orphans(storage.OS, filepath.Dir(file))
		if err != nil || len(orphans) != 1 {
			t.Fatalf("%s: %d orphans, %v", name, len(orphans), err)
		}
		o := orphans[0]
		words := lostWords(o)
		if strings.Contains(words, "Everything") != whole || strings.Contains(words, "could not be read") == whole {
			t.Errorf("%s: it says %q", name, words)
		}
		if len(o.Documents) == 0 {
			if name != "nothing" || !strings.Contains(words, "nothing of its journal") {
				t.Errorf("%s: it says %q", name, words)
			}
			continue
		}
		d.keeper.restore(o)
		tabs := d.session.Tabs()
		if tab := tabs[len(tabs)-1]; (tab.Path == path) != whole || !tab.Unsaved || len(tab.Proposal.Features) != 1 {
			t.Errorf("%s: restored as %+v", name, tab)
		}
		kept, err := os.ReadFile(file + ".damaged")
		if whole != os.IsNotExist(err) || !whole && string(kept) != string(b) {
			t.Errorf("%s: what was damaged: %v", name, err)
		}
		if _, err := os.Stat(file); !os.IsNotExist(err) {
			t.Errorf("%s: the journal would be offered again: %v", name, err)
		}
	}
}

// A folder in the place of a journal is told, and does not keep others from being offered.
func TestFolderInPlaceOfJournal(t *testing.T) {
	state, file := leftBehind(t, "")
	if err := os.Mkdir(filepath.Join(filepath.Dir(file), "other.journal"), 0o700); err != nil {
		t.Fatal(err)
	}
	d := newTestDesk(t, state)
	if len(d.questions) != 2 { // what cannot be read, and what is offered
		t.Errorf("%d questions", len(d.questions))
	}
}
