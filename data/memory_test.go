package data

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"delimit/geo"
)

func TestMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "holders.json")
	m := OpenMemory(path)
	a, b := Answer{"zone", "A", "russia"}, Answer{"zone", "B", "ignore"}
	if err := m.Keep("front_#.geojson", []Answer{a, b}); err != nil {
		t.Fatal(err)
	}
	later := Answer{"ZONE", "a", "ukraine"}
	if err := OpenMemory(path).Keep("front_#.geojson", []Answer{later}); err != nil {
		t.Fatal(err)
	}
	m = OpenMemory(path)
	if got := m.Of("front_#.geojson"); !slices.Equal(got, []Answer{later, b}) || len(m.Of("other")) != 0 {
		t.Errorf("%v", got)
	}
	if err := m.Forget("front_#.geojson"); err != nil || len(OpenMemory(path).Of("front_#.geojson")) != 0 {
		t.Errorf("not forgotten: %v", err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("files are left beside: %v", entries)
	}
}

// What is remembered lies in the settings of the person, or nowhere: never in the folder in which
// the program was started.
func TestMemoryFile(t *testing.T) {
	home := t.TempDir()
	for _, c := range []struct {
		config, home string
		there        bool
	}{{home, "", true}, {"", home, true}, {"", "home", false}, {"settings", home, false}, {"", "", false}} {
		if runtime.GOOS != "linux" {
			t.Skip("the settings lie elsewhere here")
		}
		t.Setenv("XDG_CONFIG_HOME", c.config)
		t.Setenv("HOME", c.home)
		if path := MemoryFile(); (path != "") != c.there || c.there && !strings.HasPrefix(path, home) {
			t.Errorf("%+v: %q", c, path)
		}
	}
}

// A damaged memory is an empty one, and gives nobody land.
func TestMemoryIsDamaged(t *testing.T) {
	for text, want := range map[string]int{"": 0, "{": 0, "null": 0, "[]": 0, `{"x":[{"property":"zone","value":"A","holder":"mars"}]}`: 0,
		`{"x":[{"property":"zone","value":"A","holder":"russia"}]}`: 1} {
		path := filepath.Join(t.TempDir(), "holders.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		m := OpenMemory(path)
		if got := m.Of("x"); len(got) != want {
			t.Errorf("%q: %v", text, got)
		}
		if err := m.Keep("y", []Answer{{"a", "b", "russia"}}); err != nil {
			t.Error(err)
		}
	}
}

// Files are of one kind by their source and by what stands in them, and not by their
// names alone.
func TestKinds(t *testing.T) {
	kind := func(file string, features ...string) string {
		o, err := Read(file, []byte(collectionOf(features...)), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		again, err := o.Answered(file, Answers{Holders: []Answer{{"zone", "A", "russia"}}})
		if err != nil || again.Kind() != o.Kind() || again.Situation.SHA256 != o.Situation.SHA256 {
			t.Errorf("%s: answered it is another: %+v, %v", file, again, err)
		}
		return o.Kind()
	}
	one := kind("front_20260815.geojson", area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`))
	for what, c := range map[string]struct {
		same bool
		kind string
	}{
		"another day":       {true, kind("front_20260816.geojson", area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`))},
		"another order":     {true, kind("front_1.geojson", area(38, 48, `{"zone":"b"}`), area(37, 48, `{"zone":"A"}`), area(39, 48, `{"zone":"A"}`))},
		"a value more":      {false, kind("front_20260816.geojson", area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`), area(38, 48, `{"zone":"C"}`))},
		"a value less":      {false, kind("front_20260816.geojson", area(37, 48, `{"zone":"A"}`))},
		"another property":  {false, kind("front_20260816.geojson", area(37, 48, `{"zone":"A","page":1}`), area(38, 48, `{"zone":"B"}`))},
		"a stranger's name": {false, kind("map_20260815.geojson", area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`))},
		"nothing":           {false, kind("front_20260816.geojson", area(37, 48, `{}`))},
		"another source":    {false, kind("isw_20260816.geojson", area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`))},
	} {
		if (c.kind == one) != c.same {
			t.Errorf("%s: %q and %q", what, one, c.kind)
		}
	}
	if kind("a.geojson", area(37, 48, `{"layer":"AssessedRussianControl"}`)) != kind("b.geojson", area(37, 48, `{"layer":"AssessedRussianControl"}`)) {
		t.Error("kinds of sources")
	}
	var many []string
	for i := range 500 {
		many = append(many, area(37, 48, fmt.Sprintf(`{"zone":"%c%c"}`, 'a'+i%26, 'a'+i/26)))
	}
	if k := kind("x.geojson", many...); len(k) > 400 || k == kind("x.geojson", many[1:]...) {
		t.Errorf("many values: %q", k)
	}
}

// What is remembered counts wherever files of the kind are read, after what is
// said now, and is told.
func TestRememberedAnswersCount(t *testing.T) {
	m := OpenMemory(filepath.Join(t.TempDir(), "holders.json"))
	file := []byte(collectionOf(area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`)))
	before, err := Read("front_6.geojson", file, SituationRole)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Keep(before.Kind(), []Answer{{"zone", "A", "russia"}, {"zone", "B", "ukraine"}, {"zone", "Z", "ukraine"}}); err != nil {
		t.Fatal(err)
	}
	stranger := []byte(collectionOf(area(37, 48, `{"zone":"A","by":"x"}`), area(38, 48, `{"zone":"B","by":"x"}`)))
	now := Answers{Holders: []Answer{{"zone", "B", "contested"}}, Remembered: m}
	for _, c := range []struct {
		name string
		file []byte
		now  Answers
		want []geo.Holder
		used int
	}{
		{"front_7.geojson", file, now, []geo.Holder{geo.HeldByRussia, geo.HeldContested}, 1},
		{"front_7.geojson", file, Answers{Remembered: m}, []geo.Holder{geo.HeldByRussia, geo.HeldByUkraine}, 2},
		{"map_7.geojson", file, Answers{Remembered: m}, []geo.Holder{geo.HeldContested, geo.HeldContested}, 0},
		{"front_7.geojson", stranger, Answers{Remembered: m}, []geo.Holder{geo.HeldContested, geo.HeldContested}, 0},
		{"front_7.geojson", file, Answers{}, []geo.Holder{geo.HeldContested, geo.HeldContested}, 0},
	} {
		o, err := ReadWith(c.name, c.file, SituationRole, c.now)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range o.Situation.Areas {
			if a.Holder != c.want[i] {
				t.Errorf("%s: area %d is held by %s, want %s", c.name, i, a.Holder, c.want[i])
			}
		}
		told := slices.ContainsFunc(o.Defects, func(d Defect) bool { return d.Rule == "remembered" })
		if len(o.Remembered) != c.used || told != (c.used > 0) || told && o.Check(c.name).Well() {
			t.Errorf("%s: %v are used; %v", c.name, o.Remembered, o.Defects)
		}
	}
}

// Answers can be listed, corrected and dropped. What an older version remembered by
// the names of files fits nothing, and can be forgotten.
func TestMemoryIsCorrected(t *testing.T) {
	path := filepath.Join(t.TempDir(), "holders.json")
	if err := os.WriteFile(path, []byte(`{"front_#.geojson":[{"property":"zone","value":"A","holder":"ukraine"}],"ISW":[{"property":"zone","value":"A","holder":"ukraine"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	m := OpenMemory(path)
	for _, name := range []string{"front_7.geojson", "isw_7.geojson"} {
		o, err := ReadWith(name, []byte(collectionOf(area(37, 48, `{"zone":"A"}`))), SituationRole, Answers{Remembered: m})
		if err != nil || len(o.Remembered) != 0 || o.Situation.Areas[0].Holder != geo.HeldContested {
			t.Errorf("%s: %+v, %v", name, o, err)
		}
	}
	if got := m.Kinds(); !slices.Equal(got, []string{"ISW", "front_#.geojson"}) {
		t.Errorf("%q", got)
	}
	a, b := Answer{"zone", "A", "russia"}, Answer{"zone", "B", "ignore"}
	for _, step := range []func() error{
		func() error { return m.Forget("ISW") }, func() error { return m.Forget("front_#.geojson") }, func() error { return m.Forget("none") },
		func() error { return m.Keep("k", []Answer{a, b}) },
		func() error { return m.Drop("k", []Answer{{"ZONE", "a", "ukraine"}}) },
		func() error { return m.Drop("none", []Answer{a}) },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	if m = OpenMemory(path); !slices.Equal(m.Kinds(), []string{"k"}) || !slices.Equal(m.Of("k"), []Answer{b}) {
		t.Errorf("%q: %v", m.Kinds(), m.Of("k"))
	}
	if err := m.Drop("k", []Answer{b}); err != nil || len(OpenMemory(path).Kinds()) != 0 {
		t.Errorf("%q, %v", m.Kinds(), err)
	}
}

// Tables of one maker are of one kind, whatever the day in a heading.
func TestKindsOfTables(t *testing.T) {
	kind := func(text string) string {
		o, err := Read("x.csv", []byte(text), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		return o.Kind()
	}
	rows := "\n"
	for i := range 12 {
		rows += fmt.Sprintf("P%d,%g,%g,%s\n", i, 36.5+0.1*float64(i), 48+0.1*float64(i%3), []string{"ukraine", "russia"}[i/6])
	}
	one := kind("name,lon,lat,holder_2025-12-01" + rows)
	if other := kind("name,lon,lat,holder_2025-12-02" + rows + "E,36.2,48.6,ukraine\n"); one != other {
		t.Errorf("%q and %q", one, other)
	}
	if other := kind("name,lon,lat,holder_2025-12-02" + rows + "E,36.2,48.6,X\n"); one == other {
		t.Errorf("%q", one)
	}
}
