package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const area = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"status":"occupied"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}]}`

// fetchHome gives the command folders of its own.
func fetchHome(t *testing.T) string {
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	return dir
}

func fetch(args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = run(append([]string{"fetch"}, args...), &o, &e)
	return code, o.String(), e.String()
}

func TestFetchCommand(t *testing.T) {
	dir := fetchHome(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/2026-08-14" {
			http.NotFound(w, r)
			return
		}
		w.Write([]byte(area))
	}))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")

	code, out, errs := fetch("--url", server.URL+"/{date}", "--date", "2026-08-15")
	if code != exitDone || !strings.Contains(out, "contacted  "+host) || !strings.Contains(out, "sha256") || !strings.Contains(out, "/2026-08-15\n") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if code, _, errs = fetch("--url", server.URL+"/{date}", "--date", "2026-08-14"); code != exitInput || !strings.Contains(errs, "no such file") {
		t.Errorf("exit %d: %s", code, errs)
	}
	folder := filepath.Join(dir, "out")
	code, _, errs = fetch("--url", server.URL+"/{date}", "--from", "2026-08-13", "--to", "2026-08-16", "-o", folder)
	if written, _ := os.ReadDir(folder); code != exitDone || len(written) != 3 || !strings.Contains(errs, "left out") {
		t.Errorf("exit %d, %d files: %s", code, len(written), errs)
	}
	file := filepath.Join(dir, "front.geojson")
	if code, _, errs = fetch("--url", server.URL+"/{date}", "--date", "2026-08-15", "-o", file); code != exitDone {
		t.Errorf("exit %d: %s", code, errs)
	}
	if b, _ := os.ReadFile(file); string(b) != area {
		t.Errorf("wrote %q", b)
	}

	server.Close() // from here on nobody answers
	code, out, _ = fetch("--url", server.URL+"/{date}", "--date", "2026-08-15", "--offline")
	if code != exitDone || !strings.Contains(out, "nobody now") {
		t.Errorf("offline: exit %d: %s", code, out)
	}
	if code, _, _ = fetch("--url", server.URL+"/{date}", "--date", "2026-08-01", "--offline"); code != exitInput {
		t.Errorf("offline, not kept: exit %d", code)
	}
	if code, out, _ = fetch("--list"); code != exitDone || !strings.Contains(out, "deepstate") || strings.Count(out, "/2026-08-") != 3 {
		t.Errorf("list: exit %d: %s", code, out)
	}
}

// None of these contacts anybody.
func TestFetchCommandThatMakesNoSense(t *testing.T) {
	fetchHome(t)
	for what, args := range map[string][]string{
		"say which date":       {},
		"there is no source":   {"--source", "nobody", "--date", "2026-08-15"},
		"not both":             {"--source", "deepstate", "--url", "https://a.example/"},
		"go together":          {"--from", "2026-08-15"},
		"before the first":     {"--from", "2026-08-15", "--to", "2026-08-14"},
		"not a calendar day":   {"--date", "yesterday"},
		"not one of http":      {"--url", "file:///etc/passwd"},
		"begins on 2024-07-08": {"--date", "2020-01-01"},
		"only its newest":      {"--source", "isw-assessed-russian-control", "--date", "2026-08-15"},
	} {
		if code, _, errs := fetch(args...); code != exitUsage || !strings.Contains(errs, what) {
			t.Errorf("%v: exit %d, %q", args, code, errs)
		}
	}
}

// A file that calls itself another date is told on stderr and kept under its own.
func TestFetchTellsAnotherDate(t *testing.T) {
	fetchHome(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Write([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"holder":"russia","date":"2026-08-14"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}]}`))
	}))
	defer server.Close()
	code, out, errs := fetch("--url", server.URL+"/{date}", "--date", "2026-08-15")
	if code != exitDone || !strings.Contains(errs, "2026-08-15 was asked for, and the file calls itself 2026-08-14") || !strings.Contains(out, "2026-08-14_") || strings.Contains(out, "2026-08-15_") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

// A source that sends on to another host is refused, with both named, unless a flag
// agrees; what is kept does not stand in for the answer.
func TestFetchAsksBeforeAnotherHost(t *testing.T) {
	fetchHome(t)
	asked := 0
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Write([]byte(area))
	}))
	defer other.Close()
	first := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+r.URL.Path, http.StatusFound)
	}))
	defer first.Close()
	from, to := strings.TrimPrefix(first.URL, "http://"), strings.TrimPrefix(other.URL, "http://")
	for _, flag := range [][]string{nil, {"--allow-redirect", "other.example"}, {"--allow-redirect", from}} {
		code, _, errs := fetch(append([]string{"--url", first.URL + "/{date}", "--date", "2026-08-15"}, flag...)...)
		if code != exitInput || !strings.Contains(errs, from+" sends on to "+to) || !strings.Contains(errs, "--allow-redirect "+to) || asked > 0 {
			t.Errorf("%v: exit %d, %s", flag, code, errs)
		}
	}
	with := []string{"--url", first.URL + "/{date}", "--date", "2026-08-15", "--allow-redirect", "other.example", "--allow-redirect", to}
	if code, out, errs := fetch(with...); code != exitDone || !strings.Contains(out, "contacted  "+from+", "+to) {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if code, _, errs := fetch("--url", first.URL+"/{date}", "--date", "2026-08-15"); code != exitInput || !strings.Contains(errs, "was not agreed to") {
		t.Errorf("with something kept: exit %d, %s", code, errs)
	}
}

// A damaged note of what is kept is said, also where nobody is contacted.
func TestFetchTellsDamagedNotes(t *testing.T) {
	for name, args := range map[string][]string{"list": {"--list"}, "offline": {"--offline"}, "fetch": nil} {
		dir := fetchHome(t)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(area)) }))
		defer server.Close()
		of := []string{"--url", server.URL + "/{date}", "--date", "2026-08-15"}
		if code, _, errs := fetch(of...); code != exitDone {
			t.Fatal(errs)
		}
		notes, err := filepath.Glob(filepath.Join(dir, "cache", "delimit", "fronts", "*", "*.fetched"))
		if err != nil || len(notes) != 1 {
			t.Fatal(notes, err)
		}
		if err := os.WriteFile(notes[0], []byte("{\"source\": \"x"), 0o600); err != nil {
			t.Fatal(err)
		}
		code, out, errs := fetch(append(of, args...)...)
		if code != exitDone || strings.Count(errs, "is damaged") != 1 || !strings.Contains(errs, "made anew") || !strings.Contains(out, "2026-08-15_") {
			t.Errorf("%s: exit %d: %s%s", name, code, out, errs)
		}
		if name == "offline" && !strings.Contains(out, "not known any more") {
			t.Errorf("offline: %s", out)
		}
	}
}
