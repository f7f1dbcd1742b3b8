package atlas

import (
	"math"
	"testing"

	"delimit/geo"
)

// No unit has a strip along its edge that Ukraine has not: silence there would be
// confetti of unstated land.
func TestUkraineCoversItsUnits(t *testing.T) {
	silent := &geo.Situation{Covers: Ukraine()}
	total := 0.0
	for _, u := range Oblasts() {
		l := geo.Measure(&geo.Territory{Units: []geo.Unit{u}}, silent, nil, nil)
		if l.Held[geo.HeldByUkraine] != l.AreaM2 {
			t.Errorf("%s: %v of %.1f m² is Ukraine's", u.Name, l.Held, l.AreaM2)
		}
		total += l.AreaM2
	}
	all := geo.Measure(&geo.Territory{Units: []geo.Unit{{Area: Ukraine()}}}, &geo.Situation{}, nil, nil).AreaM2
	if math.Abs(all-total) > 1 {
		t.Errorf("Ukraine has %.1f m², its units %.1f", all, total)
	}
	n := 0
	for _, p := range Ukraine() {
		for _, r := range p {
			n += len(r)
		}
	}
	if n > 2000 {
		t.Errorf("%d vertices: inner edges are left", n)
	}
}
