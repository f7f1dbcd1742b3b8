package feed

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"delimit/data/storage"
	"delimit/data/storage/storagetest"
	"delimit/geo"
)

// A list of sources that is taken has addresses for every day.
func FuzzSources(f *testing.F) {
	b, err := os.ReadFile("sources.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"sources":[{"name":"a","url":"https://a.example/{yyyy}{mm}{dd}.geojson"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		list, err := parseTable(b)
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		for _, s := range list {
			if _, err := s.address(geo.Date{Year: 2026, Month: 2, Day: 28}); err != nil || strings.ContainsAny(s.Name, "/.\\") {
				t.Fatalf("%+v: %v", s, err)
			}
			_ = s.Label()
		}
	})
}

// The pages of a service become one collection.
func FuzzPages(f *testing.F) {
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature"}],"properties":{"exceededTransferLimit":true}}`))
	f.Add([]byte(`{"error":{"code":400,"message":"no"}}`))
	f.Add([]byte(`<!doctype html>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, err := parsePage(b); err == nil && !json.Valid(collection(p.Features)) {
			t.Fatalf("%s is no collection", collection(p.Features))
		}
	})
}

// A note on what was fetched is read whole or called damaged.
func FuzzNote(f *testing.F) {
	f.Add([]byte(`{"source":"a","file":"b.geojson","date":"2026-01-01","sha256":"` + strings.Repeat("0", 64) + `","fetched":"2026-01-01T00:00:00Z"}`))
	f.Add([]byte(`{"source":"..","file":"/etc/passwd"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		const path = "/kept/a/b.geojson"
		disk := storagetest.New("/kept/a")
		if err := errors.Join(storage.Write(disk, path+noteEnding, b), storage.Write(disk, path, nil)); err != nil {
			t.Fatal(err)
		}
		c := Cache{Dir: "/kept", Disk: disk}
		if k, err := c.readNote(path + noteEnding); err == nil && (k.Path != path || k.Source != "a") {
			t.Fatalf("%+v", k)
		}
	})
}
