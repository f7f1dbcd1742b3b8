package feed

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data/web"
)

// A note that is damaged is said and made anew; what it said is not believed: the next
// fetch brings the whole file.
func TestDamagedNotes(t *testing.T) {
	for name, damage := range map[string]func(note string) error{
		"empty":             func(note string) error { return os.WriteFile(note, nil, 0o600) },
		"zeros":             func(note string) error { return os.WriteFile(note, make([]byte, 5000), 0o600) },
		"cut off":           func(note string) error { return os.Truncate(note, 60) },
		"another file":      func(note string) error { return replaceIn(note, `"2026-08-15_test.geojson"`, `"../../x"`) },
		"another source":    func(note string) error { return replaceIn(note, `"source": "test"`, `"source": "other"`) },
		"no hash":           func(note string) error { return replaceIn(note, `"sha256": "`, `"sha256": "zz`) },
		"no date":           func(note string) error { return replaceIn(note, `"date": "2026-08-15"`, `"date": "2026-88-15"`) },
		"a line in the tag": func(note string) error { return replaceIn(note, `"etag": "`, `"etag": "x\r\nHost: y`) },
		"a folder": func(note string) error {
			return errors.Join(os.Remove(note), os.MkdirAll(filepath.Join(note, "in"), 0o700))
		},
		"too large": func(note string) error { return os.Truncate(note, maxNote+1) },
	} {
		t.Run(name, func(t *testing.T) {
			asked := ""
			g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
				asked = r.Header.Get("If-None-Match")
				w.Header().Set("ETag", `"one"`)
				w.Write(front(0))
			})
			k, err := g.fetch()
			if err != nil {
				t.Fatal(err)
			}
			if err := damage(k.Path + noteEnding); err != nil {
				t.Fatal(err)
			}
			said := g.Cache.Mend()
			if len(said) != 1 || !strings.Contains(said[0], "2026-08-15_test.geojson") || !strings.Contains(said[0], "is damaged") || !strings.Contains(said[0], "made anew") {
				t.Fatalf("said %q", said)
			}
			again, ok := g.Cache.Find(g.source, day)
			if !ok || !again.Mended || again.Check() != nil || again.URL != "" || again.Tag != "" || again.Fetched.IsZero() {
				t.Errorf("the new note: %+v", again)
			}
			if said := g.Cache.Mend(); len(said) > 0 {
				t.Errorf("said once more: %q", said)
			}
			whole, err := g.fetch()
			if err != nil || asked != "" || whole.Mended || g.asked.Load() != 2 {
				t.Errorf("%+v, %v, asked with %q", whole, err, asked)
			}
		})
	}
}

func replaceIn(path, was, is string) error {
	b, err := os.ReadFile(path)
	if err == nil && !bytes.Contains(b, []byte(was)) {
		err = errors.New("there is no " + was)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(path, bytes.Replace(b, []byte(was), []byte(is), 1), 0o600)
}

// A fetch mends the notes of its source itself; notes of files that are gone or damaged
// too are removed, and nothing is made up.
func TestFetchMends(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"one"`)
		w.Write(front(0))
	})
	k, err := g.fetch()
	if err != nil {
		t.Fatal(err)
	}
	gone := filepath.Join(filepath.Dir(k.Path), "2026-08-14_test.geojson"+noteEnding)
	for _, err := range []error{os.WriteFile(gone, []byte("{"), 0o600), os.WriteFile(k.Path, []byte("{"), 0o600), os.WriteFile(k.Path+noteEnding, nil, 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	k, err = g.fetch()
	if err != nil || len(k.Said) != 2 || !strings.Contains(k.Said[0], "no such file") || !strings.Contains(k.Said[1], "cannot be used either") || k.Check() != nil {
		t.Errorf("%q, %v", k.Said, err)
	}
	if list := g.Cache.List(); len(list) != 1 {
		t.Errorf("kept: %+v", list)
	}
}

// A kept file that is not what was fetched, and a note of a broken download that cannot be
// read, are said and brought anew.
func TestDamagedFilesAreSaid(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { w.Write(front(0)) })
	k, err := g.fetch()
	if err != nil {
		t.Fatal(err)
	}
	part := filepath.Join(filepath.Dir(k.Path), ".part2026-08-15")
	for _, err := range []error{os.WriteFile(k.Path, front(7000), 0o600), os.WriteFile(part, front(0)[:9], 0o600), os.WriteFile(part+".state", []byte("{"), 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	k, err = g.fetch()
	if said := strings.Join(k.Said, "\n"); err != nil || len(k.Said) != 2 || !strings.Contains(said, "is not what was fetched") || !strings.Contains(said, "broken off") || k.SHA256 != hash(front(0)) {
		t.Errorf("%q, %v", k.Said, err)
	}
	if k, err = g.fetch(); err != nil || len(k.Said) > 0 {
		t.Errorf("said once more: %q, %v", k.Said, err)
	}
}

// A source that sends on to another host is followed only there where somebody agreed,
// and the note names both.
func TestAgreedHosts(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write(front(0)) }))
	defer other.Close()
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+r.URL.Path, http.StatusFound)
	})
	_, err := g.Fetch(context.Background(), g.source, day)
	var elsewhere *web.Elsewhere
	if !errors.As(err, &elsewhere) || g.asked.Load() != 1 || len(g.Cache.List()) > 0 {
		t.Fatalf("%v after %d requests", err, g.asked.Load())
	}
	g.Agreed = []string{elsewhere.To}
	k, err := g.fetch()
	if err != nil || len(k.Hosts) != 2 || k.Hosts[0] != elsewhere.From || k.Hosts[1] != elsewhere.To {
		t.Errorf("%v, contacted %v", err, k.Hosts)
	}
}
