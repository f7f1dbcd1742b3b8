package data

import (
	"strings"
	"testing"
	"time"

	"delimit/geo"
)

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern pattern
		word    string
		fits    bool
	}{
		{"gains", "gains", true}, {"gains", "gainsx", false}, {"gains*", "gainsx", true}, {"*gains", "xgains", true}, {"*gains", "gainsx", false},
		{"*a*b*", "xxaxbx", true}, {"*a*b*", "xxbxa", false}, {"a*a", "a", false}, {"a*a", "aa", true}, {"*", "", true}, {"", "", true}, {"", "x", false},
		{"*ab*ab", "xabab", true}, {"*ab*ab", "xab", false},
	} {
		if got := c.pattern.fits(c.word); got != c.fits {
			t.Errorf("%q fits %q: %v", c.pattern, c.word, got)
		}
	}
}

// A table that nobody can fulfil is a slip of the pen: no rule without a holder
// that it says, none without values, none that is not in lower case.
func TestTablesAreWhole(t *testing.T) {
	if len(book().tables) < 4 || len(book().words) < 30 || len(book().places) == 0 {
		t.Fatalf("%d tables, %d words, %d places", len(book().tables), len(book().words), len(book().places))
	}
	for _, table := range book().tables {
		for _, r := range append(table.Rules, table.Signs...) {
			if len(r.Property) == 0 || len(r.Values) == 0 {
				t.Errorf("%s: a rule is empty: %+v", table.Source, r)
			}
			for _, v := range r.Values {
				if string(v) != wordOf(string(v)) {
					t.Errorf("%s: %q is not in lower case", table.Source, v)
				}
			}
			for _, p := range r.Property {
				if strings.HasPrefix(p, "(") != r.ofFile() {
					t.Errorf("%s: %v is of features and of files", table.Source, r.Property)
				}
			}
		}
	}
}

func TestAnswers(t *testing.T) {
	file := []byte(collectionOf(area(37, 48, `{"zone":"A b"}`), area(38, 48, `{"zone":"C:d=e"}`), area(39, 48, `{"zone":"X"}`)))
	var answers Answers
	for _, s := range []string{"ZONE=a  B:russia", "zone=C:d=e:Ukraine", "zone=x:ignore"} {
		a, err := ParseAnswer(s)
		if err != nil {
			t.Fatal(err)
		}
		answers.Holders = append(answers.Holders, a)
	}
	o, err := ReadWith("x.geojson", file, SituationRole, answers)
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Unresolved()) != 0 || len(o.Situation.Areas) != 2 || o.Situation.Areas[0].Holder != geo.HeldByRussia || o.Situation.Areas[1].Holder != geo.HeldByUkraine {
		t.Errorf("%+v", o.Rulings)
	}
	for _, wrong := range []string{"", "a", "a=b", "a:russia", "=b:russia", "a=b:mars", "a=b:"} {
		if _, err := ParseAnswer(wrong); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
}

// What no rule knows comes back as a question with all that a person needs.
func TestUnresolved(t *testing.T) {
	file := collectionOf(area(37, 48, `{"zone":"A","fill":"#abcdef"}`), area(38, 48, `{"fill":"#abcdef","name":"n"}`), area(39, 48, `{"fill":"#fedcba"}`),
		area(39, 48, `{"status":"occupied"}`), area(35, 48, `{"status":"Mine","fill":"#fedcba"}`))
	o, err := Read("x.geojson", []byte(file), SituationRole)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]Ruling{}
	for _, r := range o.Unresolved() {
		asked[r.Property+"="+r.Value] = r
	}
	if r := asked["status=Mine"]; r.Areas != 1 || r.Colour != "#fedcba" || r.Holder != "contested" || len(r.Land) != 1 {
		t.Errorf("%+v", r)
	}
	if len(asked) != 4 || asked["zone=A"].Areas != 1 || asked["fill=#abcdef"].Areas != 1 || asked["fill=#fedcba"].Areas != 1 {
		t.Errorf("%+v", asked)
	}
}

func TestDatesAskedFor(t *testing.T) {
	o, err := Read("2202-02-02.geojson", []byte(polygonFile(`{"date":"2202-02-02"}`)), SituationRole)
	if err != nil || !o.AsksDate() || o.DateDoubt != "2202-02-02" || o.Situation.Date.Known() {
		t.Errorf("%+v, %v", o, err)
	}
	answer := geo.Date{Year: 2022, Month: 2, Day: 28}
	o, err = ReadWith("2202-02-02.geojson", []byte(polygonFile(`{"date":"2202-02-02"}`)), SituationRole, Answers{Date: answer})
	if err != nil || o.AsksDate() || o.Situation.Date != answer || len(o.Defects) == 0 {
		t.Errorf("%+v, %v", o, err)
	}
	for file, want := range map[string]string{"x.geojson": "", "f_20251026.geojson": "the name of the file"} {
		if o, err = Read(file, []byte(polygonFile(`{}`)), SituationRole); err != nil || o.AsksDate() || o.DateFrom != want {
			t.Errorf("%s: from %q, %v", file, o.DateFrom, err)
		}
	}
}

// A day of next year can be right, one of the year after not; a clock that has
// stopped long ago does not matter.
func TestFuture(t *testing.T) {
	defer func(before func() time.Time) { clock = before }(clock)
	for _, c := range []struct {
		now, text string
		known     bool
	}{{"2030-06-01", "2031-12-31", true}, {"2030-06-01", "2032-01-01", false}, {"1970-01-01", "2026-08-15", true}, {"1970-01-01", "2028-01-01", false}} {
		clock = func() time.Time { now, _ := time.Parse(time.DateOnly, c.now); return now }
		if read := readDate(c.text); read.date.Known() != c.known || (read.wrong == "") != c.known {
			t.Errorf("on %s: %s is %v, %q", c.now, c.text, read.date, read.wrong)
		}
	}
}

// A name that tells another date than the file itself is remarked, and the file's own
// date counts.
func TestDateInNameContradicts(t *testing.T) {
	inside := []byte(polygonFile(`{"date":"2026-08-14","holder":"russia"}`))
	o, err := Read("front_20260815.geojson", inside, SituationRole)
	if err != nil || o.Situation.Date.String() != "2026-08-14" {
		t.Fatalf("%v: %v", o.Situation.Date, err)
	}
	want := `the name of the file "front_20260815.geojson" says 2026-08-15, the property "date" says 2026-08-14; 2026-08-14 was used`
	if len(o.Defects) != 1 || !strings.Contains(o.Defects[0].String(), want) {
		t.Errorf("%v, want %s", o.Defects, want)
	}
	for name, answer := range map[string]Answers{"front_20260814.geojson": {}, "front.geojson": {}, "front_20260815.geojson": {Date: geo.Date{Year: 2026, Month: 8, Day: 13}}} {
		if o, err := ReadWith(name, inside, SituationRole, answer); err != nil || len(o.Defects) != 0 {
			t.Errorf("%s: %v, %v", name, o.Defects, err)
		}
	}
}
