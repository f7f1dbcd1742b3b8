package scene

import (
	"testing"

	"delimit/data/atlas"
	"delimit/mapview/style"
)

// Every settlement of the atlas has a name and a dot at its place, at some zoom.
func TestEveryTownIsNamed(t *testing.T) {
	s := Build(Model{}, style.Light)
	type at struct {
		name  string
		place World
	}
	labels := map[at]Label{}
	for _, l := range s.Labels {
		if l.Kind == CityKind || l.Kind == TownKind || l.Kind == VillageKind {
			labels[at{l.Text, l.At}] = l
		}
	}
	all := append(atlas.Settlements(), atlas.Landmarks()...)
	for _, town := range all {
		l, ok := labels[at{town.Name, Project(town.At)}]
		if !ok || l.Dot < 1.5 || l.MinZoom > 10.6 || l.MaxZoom < MaxZoom || l.Type.Color.A == 0 {
			t.Errorf("%s: label %+v, there: %v", town.Name, l, ok)
		}
	}
	if len(all) < 200 {
		t.Errorf("only %d settlements", len(all))
	}
}
