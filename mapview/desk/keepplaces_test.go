package desk

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"delimit/data/journal"
	"delimit/data/storage"
)

// withTemp gives the test a folder for temporary files of its own.
func withTemp(t *testing.T, dir string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the folder for temporary files is named otherwise")
	}
	t.Setenv("TMPDIR", dir)
}

// aFile is a file where a folder is needed.
func aFile(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// Where the folder of settings takes nothing, what is drawn is kept in the folder for
// temporary files, the window says so, and the next window finds it.
func TestKeptElsewhere(t *testing.T) {
	file, temp := aFile(t), t.TempDir()
	for name, state := range map[string]func(*testing.T) string{
		"a file": func(*testing.T) string { return file },
		"no HOME": func(t *testing.T) string {
			t.Setenv("HOME", "")
			t.Setenv("XDG_CONFIG_HOME", "")
			return ""
		},
		"a relative HOME": func(t *testing.T) string {
			t.Setenv("HOME", "somewhere")
			t.Setenv("XDG_CONFIG_HOME", "")
			return ""
		},
		"a relative folder": func(t *testing.T) string { t.Setenv("XDG_CONFIG_HOME", "here"); return "" },
	} {
		t.Run(name, func(t *testing.T) {
			withTemp(t, temp)
			d := newTestDesk(t, state(t))
			if got := bannerWords(d); got != "" {
				t.Errorf("before the first stroke it says %q", got)
			}
			drawBorder(t, d)
			dir, err := journal.Temporary()
			if err != nil {
				t.Fatal(err)
			}
			if got := bannerWords(d); !strings.Contains(got, "kept in "+dir) || !strings.Contains(d.toast.label.Text, dir) {
				t.Errorf("it says %q and %q", got, d.toast.label.Text)
			}
			left := t.TempDir()
			if err := os.CopyFS(left, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			if found, err := journal.Orphans(storage.OS, left); err != nil || len(found) != 1 || len(found[0].Documents[0].Proposal.Features) != 1 {
				t.Errorf("%d journals, %v", len(found), err)
			}
			d.do("undo")
			if got := bannerWords(d); got != "" {
				t.Errorf("with nothing to keep it says %q", got)
			}
			if entries, _ := os.ReadDir(dir); len(entries) > 0 {
				t.Errorf("%v stays", entries)
			}
			if _, err := os.Stat("somewhere"); err == nil {
				t.Error("settings lie in the present folder")
			}
		})
	}
}

// What was kept in the folder for temporary files is offered by the next window.
func TestOfferedFromElsewhere(t *testing.T) {
	withTemp(t, t.TempDir())
	dir, err := journal.Temporary()
	if err != nil {
		t.Fatal(err)
	}
	_, file := leftBehind(t, "")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(file, filepath.Join(dir, "1.journal")); err != nil {
		t.Fatal(err)
	}
	if d := newTestDesk(t, t.TempDir()); len(d.questions) != 1 {
		t.Errorf("%d questions", len(d.questions))
	}
	// Not from a folder that others can write to.
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if d := newTestDesk(t, t.TempDir()); len(d.questions) != 0 {
		t.Errorf("%d questions about a folder of anybody", len(d.questions))
	}
}

// Where nothing takes it, the window says so from the first stroke for as long as that
// lasts, and it cannot be put away.
func TestKeptNowhere(t *testing.T) {
	state := filepath.Join(aFile(t), "state")
	withTemp(t, filepath.Join(aFile(t), "tmp"))
	d := newTestDesk(t, state)
	drawBorder(t, d)
	const words = "not kept against a crash"
	for range 3 {
		if got := bannerWords(d); !strings.Contains(got, words) || !d.banner.shown[0].stays {
			t.Fatalf("it says %q", got)
		}
		drawBorder(t, d)
	}
	if err := os.Remove(filepath.Dir(state)); err != nil { // now there can be a folder
		t.Fatal(err)
	}
	drawBorder(t, d)
	if got := bannerWords(d); strings.Contains(got, "kept") {
		t.Errorf("it says %q though all is kept", got)
	}
	if files, _ := filepath.Glob(filepath.Join(state, "journal", "*.journal")); len(files) != 1 {
		t.Errorf("%v", files)
	}
}

// A journal that is removed while the window is open, or whose folder is, is written anew
// as a whole.
func TestJournalRemovedMeanwhile(t *testing.T) {
	withTemp(t, t.TempDir())
	state := t.TempDir()
	d := newTestDesk(t, state)
	drawBorder(t, d)
	for n := 2; n < 5; n++ {
		if err := os.RemoveAll(filepath.Join(state, "journal")); err != nil {
			t.Fatal(err)
		}
		drawBorder(t, d)
		left := t.TempDir()
		if err := os.CopyFS(left, os.DirFS(filepath.Join(state, "journal"))); err != nil {
			t.Fatal(err)
		}
		found, err := journal.Orphans(storage.OS, left)
		if err != nil || len(found) != 1 || len(found[0].Documents[0].Proposal.Features) != n {
			t.Fatalf("%d journals, %v", len(found), err)
		}
		if got := bannerWords(d); strings.Contains(got, "kept") {
			t.Errorf("it says %q", got)
		}
	}
	// And elsewhere when its folder has become something else.
	if err := os.RemoveAll(filepath.Join(state, "journal")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(state, "journal"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	drawBorder(t, d)
	if got := bannerWords(d); !strings.Contains(got, "kept in ") {
		t.Errorf("it says %q", got)
	}
}
