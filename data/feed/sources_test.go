package feed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/geo"
)

func TestBuiltInSources(t *testing.T) {
	list, err := Sources("")
	if err != nil || len(list) < 2 {
		t.Fatalf("%v, %v", list, err)
	}
	for _, s := range list {
		d := geo.Date{}
		if s.Dated() {
			d = day
		}
		u, err := s.Address(d)
		if err != nil || u.Scheme != "https" || s.Credit == "" || s.Title == "" {
			t.Errorf("%+v: %v, %v", s, u, err)
		}
	}
}

func TestOwnSources(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sources.json")
	if _, err := Sources(file); err != nil {
		t.Errorf("a file that is not there: %v", err)
	}
	os.WriteFile(file, []byte(`{"sources":[{"name":"deepstate","url":"https://mirror.example/{yyyy}/{mm}/{dd}.json"},{"name":"mine","url":"http://127.0.0.1/{date}"}]}`), 0o600)
	list, err := Sources(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Named(list, "deepstate")
	if u, _ := s.Address(day); err != nil || u.String() != "https://mirror.example/2026/08/15.json" {
		t.Errorf("%v, %v", u, err)
	}
	if _, err := Named(list, "mine"); err != nil {
		t.Error(err)
	}
	for what, text := range map[string]string{
		"cannot be read":   `{"sources":[{"nmae":"x"}]}`,
		"small letters":    `{"sources":[{"name":"../x","url":"https://a.example/"}]}`,
		"the address has":  `{"sources":[{"name":"x","url":"https://a.example/{day}"}]}`,
		"not one of http":  `{"sources":[{"name":"x","url":"file:///etc/passwd"}]}`,
		"password":         `{"sources":[{"name":"x","url":"https://me:secret@a.example/"}]}`,
		"not a calendar":   `{"sources":[{"name":"x","url":"https://a.example/","first":"2026-02-30"}]}`,
		`source 0 "x"`:     `{"sources":[{"name":"x","url":""}]}`,
		"sources.json: th": `[]`,
	} {
		os.WriteFile(file, []byte(text), 0o600)
		if _, err := Sources(file); err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: error %v does not say %q", text, err, what)
		}
	}
}

func TestAddressAndDate(t *testing.T) {
	dated := Source{Name: "a", Title: "A", URL: "https://a.example/{date}", First: "2026-01-01"}
	newest := Source{Name: "b", Title: "B", URL: "https://b.example/"}
	for what, err := range map[string]error{
		"say which date":       second(dated.Address(geo.Date{})),
		"only its newest":      second(newest.Address(day)),
		"begins on 2026-01-01": second(dated.Address(geo.Date{Year: 2025, Month: 12, Day: 31})),
	} {
		if err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("error %v does not say %q", err, what)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestFromTemplate(t *testing.T) {
	a, err := FromTemplate(" https://A.example:8443/{date}.json ")
	if err != nil || a.check() != nil || a.Host() != "A.example:8443" || !a.Dated() {
		t.Errorf("%+v, %v", a, err)
	}
	b, _ := FromTemplate("https://a.example:8443/x/{date}.json")
	if a.Name == b.Name {
		t.Errorf("two addresses are both kept as %s", a.Name)
	}
}

func TestNotesFromElsewhereAreNotRead(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "x"), 0o755)
	for name, text := range map[string]string{"a.json.fetched": `{"file":"../../etc/passwd"}`, "b.json.fetched": `not JSON`, "c.json.fetched": `{"file":"c.json"}`} {
		os.WriteFile(filepath.Join(dir, "x", name), []byte(text), 0o600)
	}
	if list := (Cache{Dir: dir}).List(); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}
