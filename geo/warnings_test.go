package geo

import "testing"

// What is wrong with what was read stands on every ledger that is made of it.
func TestLedgersCarryWarnings(t *testing.T) {
	territory := &Territory{Units: []Unit{{Name: "a", Area: box(37, 47, 38, 48), Warnings: []Warning{{Rule: "linked", Text: "a"}}}, {Name: "b", Area: box(38, 47, 39, 48), Warnings: []Warning{{Rule: "linked", Text: "a"}}}}}
	cut := &Situation{Warnings: []Warning{{Rule: "cut-off", Text: "b"}}}
	whole := &Situation{}
	rules := func(l *Ledger) string {
		s := ""
		for _, w := range l.Warnings {
			s += w.Rule + " "
		}
		return s
	}
	if got := rules(Measure(territory, cut, nil, nil)); got != "linked cut-off " {
		t.Errorf("warnings %s", got)
	}
	if got := rules(MeasureFrom(Measure(territory, cut, nil, nil), territory, whole, nil, nil)); got != "linked " {
		t.Errorf("of a situation that is whole: %s", got)
	}
	c := Compare(territory, []*Situation{whole, cut}, nil, nil)
	if got := rules(c.Ledgers[0]) + "| " + rules(c.Ledgers[1]); got != "linked | linked cut-off " {
		t.Errorf("compared: %s", got)
	}
}
