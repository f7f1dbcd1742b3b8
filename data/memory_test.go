package data

import (
	"os"
	"path/filepath"
	"slices"
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

// Files of one series are of one kind; those of strangers are not.
func TestKinds(t *testing.T) {
	kind := func(file, properties string) string {
		o, err := Read(file, []byte(polygonFile(properties)), SituationRole)
		if err != nil {
			t.Fatal(err)
		}
		again, err := o.Answered(file, Answers{})
		if err != nil || again.Kind() != o.Kind() || again.Situation.SHA256 != o.Situation.SHA256 {
			t.Errorf("%s: answered it is another: %+v, %v", file, again, err)
		}
		return o.Kind()
	}
	if kind("front_20260815.geojson", `{}`) != kind("front_20260816.geojson", `{}`) || kind("front_1.geojson", `{}`) == kind("map_1.geojson", `{}`) {
		t.Error("kinds of names")
	}
	if kind("a.geojson", `{"layer":"AssessedRussianControl"}`) != kind("b.geojson", `{"layer":"AssessedRussianControl"}`) {
		t.Error("kinds of sources")
	}
}

// What is remembered counts wherever files of the kind are read, after what is
// said now.
func TestRememberedAnswersCount(t *testing.T) {
	m := OpenMemory(filepath.Join(t.TempDir(), "holders.json"))
	if err := m.Keep("front_#.geojson", []Answer{{"zone", "A", "russia"}, {"zone", "B", "ukraine"}}); err != nil {
		t.Fatal(err)
	}
	file := []byte(collectionOf(area(37, 48, `{"zone":"A"}`), area(38, 48, `{"zone":"B"}`)))
	now := Answers{Holders: []Answer{{"zone", "B", "contested"}}, Remembered: m}
	for name, want := range map[string][]geo.Holder{"front_7.geojson": {geo.HeldByRussia, geo.HeldContested}, "map_7.geojson": {geo.HeldContested, geo.HeldContested}} {
		o, err := ReadWith(name, file, SituationRole, now)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range o.Situation.Areas {
			if a.Holder != want[i] {
				t.Errorf("%s: area %d is held by %s, want %s", name, i, a.Holder, want[i])
			}
		}
	}
}
