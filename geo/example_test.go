package geo

import "testing"

func TestExampleCedesNothing(t *testing.T) {
	p := Example(Measure(testTerritory, testSituation, nil, nil))
	l := Measure(testTerritory, testSituation, p, nil)
	if !l.Delimited || l.CededM2 != 0 || l.ReturnedM2 != 0 || len(l.Cells) != 2 || len(l.Zones) != 1 {
		t.Errorf("ceded %g, returned %g m², cells %+v, zones %+v", l.CededM2, l.ReturnedM2, l.Cells, l.Zones)
	}
	if !near(l.Zones[0].AreaM2, l.Held[HeldByUkraine]) {
		t.Errorf("the zone has %.1f of %.1f m²", l.Zones[0].AreaM2, l.Held[HeldByUkraine])
	}
}
