package notices

import (
	"strings"
	"testing"
)

// The notices hold the terms of code and data whole.
func TestAll(t *testing.T) {
	for name, want := range map[string]string{
		"fyne.io/fyne": "Redistribution and use in source and binary forms", "data/atlas/settlements.csv": "CC-BY-4.0", "data/atlas/oblasts.geojson": "ODbL-1.0",
		"data/atlas/neighbours.geojson": "Natural Earth", "Go": "The Go Authors", "kong": "Permission is hereby granted", "freetype": "FreeType Project LICENSE",
	} {
		found := Find(name)
		if len(found) == 0 || !strings.Contains(found[0].String(), want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
	for _, n := range All() {
		if n.Name == "" || n.Licence == "" || len(n.Texts) == 0 {
			t.Errorf("%+v", n)
		}
	}
	if len(Find("no such module")) > 0 {
		t.Error("a module is found that is not there")
	}
}

func TestPacked(t *testing.T) {
	list := []Notice{{Name: "a", Licence: "MIT", Texts: []Text{{File: "LICENSE", Text: "¶ text\n"}}}}
	b, err := Pack(list)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Unpack(b)
	if err != nil || len(again) != 1 || again[0].String() != list[0].String() {
		t.Errorf("%v, %v", again, err)
	}
	for _, cut := range [][]byte{nil, b[:len(b)/2], []byte("no gzip")} {
		if _, err := Unpack(cut); err == nil {
			t.Errorf("%d bytes are no notices", len(cut))
		}
	}
}
