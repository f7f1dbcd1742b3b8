package data

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"delimit/data/storage"
	"delimit/data/storage/storagetest"
)

// Whatever bytes are checked, as a file of any name, what comes out can be told.
func FuzzCheck(f *testing.F) {
	files, err := filepath.Glob("testdata/reading/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) == ".csv" {
			continue // laying a front takes long, see FuzzTables
		}
		if b, err := os.ReadFile(file); err == nil && len(b) < mostFuzzed {
			f.Add(filepath.Base(file), b)
		}
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if len(b) > mostFuzzed {
			return
		}
		o, err := Read(name, b, AnyRole)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Rule == "" || e.Text == "" {
				t.Fatalf("an error in other words: %v", err)
			}
			return
		}
		k := o.Check(name)
		for _, d := range k.Defects {
			if d.Rule == "" || d.Text == "" || d.Done == "" {
				t.Fatalf("%+v does not say what was wrong and what was done", d)
			}
		}
		k.Well()
	})
}

// mostFuzzed bounds an input: what is wrong with a reader shows in a small file.
const mostFuzzed = 1 << 14

// A proposal that opens is the same after it was saved.
func FuzzProposal(f *testing.F) {
	for _, seed := range []string{foreign, feature1(`{"type":"LineString","coordinates":[[37,48],[38,49]]}`, `{"left":"russia","name":"a"}`), polygonFile(`{"kind":"free-trade"}`),
		feature1(`{"type":"Point","coordinates":[37,48]}`, `{"side":"ukraine"}`)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > mostFuzzed {
			return
		}
		if o, err := Read("fuzz.geojson", b, ProposalRole); err == nil {
			checkSaves(t, o.Proposal)
		}
	})
}

// A memory of answers that is damaged is one that can be used and saved.
func FuzzMemory(f *testing.F) {
	f.Add([]byte(`{"file front":[{"property":"status","value":"mine","holder":"contested"}]}`), "file front")
	f.Add([]byte(`{"a":null,"b":[{}]}`), "b")
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		disk := storagetest.New("/settings")
		if err := storage.Write(disk, "/settings/holders.json", b); err != nil {
			t.Fatal(err)
		}
		m := OpenMemoryOn(disk, "/settings/holders.json")
		for _, a := range m.Of(kind) {
			if _, err := parseFate(a.Holder); err != nil {
				t.Fatalf("%+v is remembered", a)
			}
		}
		given := []Answer{{Property: "status", Value: "mine", Holder: "russia"}}
		if err := m.Keep("another", given); err != nil {
			t.Fatal(err)
		}
		if again := OpenMemoryOn(disk, "/settings/holders.json"); !reflect.DeepEqual(again.Of("another"), m.Of("another")) {
			t.Fatalf("%v was kept as %v", m.Of("another"), again.Of("another"))
		}
	})
}
