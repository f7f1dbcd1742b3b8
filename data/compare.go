package data

import (
	"strconv"
	"strings"

	"delimit/geo"
)

// Letter names a situation among those that are compared: A is the one that is
// shown, then B, C and so on.
func Letter(i int) string {
	const letters = 26
	if i < letters {
		return string(rune('A' + i))
	}
	return string(rune('A'+i%letters)) + strconv.Itoa(i/letters+1)
}

// EncodeDifference writes the land of which situations say different things as
// polygons, one feature a class: who holds it by each situation (holder_a, holder_b
// and so on), its side, zones, area in m², settlements and people.
func EncodeDifference(c *geo.Comparison) ([]byte, error) {
	shapes := c.ClassShapes()
	var features []landFeature
	for i, class := range c.Classes {
		if !class.Differs() {
			continue
		}
		properties := map[string]any{"side": SideWord(class.Side), "zones": ZoneNames(c.Ledgers[0], class.Zones),
			"area_m2": class.AreaM2, "settlements": len(class.Places), "population": KnownPeople(class.People), "population_unknown": class.People.Unknown}
		for k, h := range class.Holders {
			properties["holder_"+strings.ToLower(Letter(k))] = h.String()
		}
		features = append(features, landFeature{"Feature", properties, geometryObject(shapes[i])})
	}
	return encodeLand(features)
}
