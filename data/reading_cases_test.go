package data

import (
	"errors"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// readingCase is one file of testdata/reading and what must be read from it. What is
// left empty is not looked at.
type readingCase struct {
	file      string
	role      Role // to be read in; AnyRole: as a person would open it
	answers   Answers
	opens     Role                   // what it is taken for
	held      map[geo.Holder]float64 // km²; every other holder must have nothing
	territory float64                // km²
	date      string
	defects   []string // rules of defects that must be named
	free      []string // rules of defects that must not be
	warned    []string // rules of warnings that a ledger must carry
	refused   string   // rule of the refusal
	asks      bool     // a person must be asked: what it is, or who holds it
}

// checkReading reads files and holds them against what is known of them.
func checkReading(t *testing.T, cases []readingCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) { c.check(t) })
	}
}

func (c readingCase) check(t *testing.T) {
	k := Check(filepath.Join("testdata", "reading", c.file), c.role, c.answers)
	if c.refused != "" {
		var e *Error
		if !errors.As(k.Err, &e) || e.Rule != c.refused {
			t.Errorf("refused with %v, want the rule %s", k.Err, c.refused)
		}
		return
	}
	if k.Err != nil {
		t.Fatal(k.Err)
	}
	if c.opens != AnyRole && k.Opened.Role != c.opens {
		t.Errorf("taken for %v, want %v", k.Opened.Role, c.opens)
	}
	if c.held != nil {
		for _, h := range geo.Holders {
			if got := k.Held[h] / 1e6; math.Abs(got-c.held[h]) > 0.005 {
				t.Errorf("%s: %.4f km², want %.2f", h, got, c.held[h])
			}
		}
	}
	if c.date != "" && (k.Opened.Situation == nil || k.Opened.Situation.Date.String() != c.date) {
		t.Errorf("not dated %s", c.date)
	}
	c.checkWords(t, k)
	c.checkLedger(t, k.Opened)
}

// checkWords compares what is said of the file.
func (c readingCase) checkWords(t *testing.T, k *Checked) {
	t.Helper()
	var rules []string
	for _, d := range k.Defects {
		rules = append(rules, d.Rule)
	}
	for _, rule := range c.defects {
		if !slices.Contains(rules, rule) {
			t.Errorf("no defect %s; there are %v", rule, k.Defects)
		}
	}
	for _, rule := range c.free {
		if slices.Contains(rules, rule) {
			t.Errorf("a defect %s: %v", rule, k.Defects)
		}
	}
	asks := !k.Opened.Sure || k.Opened.AsksDate() || slices.ContainsFunc(k.Opened.Rulings, Ruling.Unresolved)
	if c.asks && !asks {
		t.Error("nobody is asked")
	}
}

// checkLedger measures what was read.
func (c readingCase) checkLedger(t *testing.T, o *Opened) {
	t.Helper()
	territory := o.Territory
	if territory == nil {
		territory = &geo.Territory{Units: []geo.Unit{{Name: "box", Area: orb.MultiPolygon{orb.Bound{Min: orb.Point{36, 47}, Max: orb.Point{40, 50}}.ToPolygon()}}}}
	}
	situation := o.Situation
	if situation == nil {
		situation = &geo.Situation{}
	}
	l := geo.Measure(territory, situation, nil, nil)
	if got := l.AreaM2 / 1e6; c.territory != 0 && math.Abs(got-c.territory) > 0.005 {
		t.Errorf("territory %.4f km², want %.2f", got, c.territory)
	}
	for _, rule := range c.warned {
		if !slices.ContainsFunc(l.Warnings, func(w geo.Warning) bool { return w.Rule == rule }) {
			t.Errorf("no warning %s on the ledger: %v", rule, l.Warnings)
		}
	}
}
