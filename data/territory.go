package data

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"delimit/geo"
)

// mostUnits is how many units a file may make: each has a row of its own. What has
// more parts than anybody compares row by row is one unit.
const mostUnits = 200

// territory makes a boundary of a collection: of several features with names each is a
// unit, features of one name are one unit, and without names all are one.
func territory(path string, c *collection) (*geo.Territory, []Defect, error) {
	if err := checkExtent(c.features); err != nil {
		return nil, nil, err
	}
	boundary := "file " + filepath.Base(path)
	if credit := attribution(c); credit != "" {
		boundary += " (" + credit + ")"
	}
	t := &geo.Territory{}
	names := unitNames(path, c)
	at := map[string]int{} // the unit of a name
	others, null := 0, 0
	for i, f := range c.features {
		if f.geometry == nil {
			if !f.curved {
				null++
			}
			continue
		}
		area, n := polygonsOf(f.geometry)
		others += n
		if len(area) == 0 {
			continue
		}
		unit, ok := at[names[i]]
		if !ok {
			unit = len(t.Units)
			at[names[i]] = unit
			t.Units = append(t.Units, geo.Unit{Name: names[i], Boundary: boundary})
		}
		t.Units[unit].Area = append(t.Units[unit].Area, area...)
	}
	if len(t.Units) == 0 {
		return nil, nil, noAreas(c, "a territory")
	}
	if err := t.Check(); err != nil {
		return nil, nil, refuse("too-large", "%s", err.Error())
	}
	var defects []Defect
	if others > 0 {
		defects = append(defects, Defect{Rule: "not-an-area", Feature: WholeFile,
			Text: notAreas(others) + " among the polygons", Done: "the territory is the polygons alone"})
	}
	if null > 0 {
		defects = append(defects, Defect{Rule: "null-geometry", Feature: WholeFile,
			Text: counted(null, "feature") + " without geometry", Done: "passed over"})
	}
	return t, defects, nil
}

// unitNames are the names of the units that the features are parts of.
func unitNames(path string, c *collection) []string {
	names := make([]string, len(c.features))
	different := map[string]bool{}
	named := 0
	for i, f := range c.features {
		if names[i] = f.unitName(); names[i] != "" {
			named++
		} else {
			names[i] = "feature " + strconv.Itoa(f.index)
		}
		different[names[i]] = true
	}
	switch {
	case len(c.features) == 1 && named == 1:
	case named == 0 || len(different) > mostUnits:
		for i := range names {
			names[i] = baseName(path)
		}
	}
	return names
}

// unitProperties are where files of boundaries have the name of a unit, in small
// letters, the likeliest first.
var unitProperties = []string{"name", "name:en", "name_en", "shapename", "adm3_en", "adm2_en", "adm1_en", "name_3", "name_2", "name_1", "title", "label", "назва", "название"}

// unitName is what the unit that a feature is part of is called; empty when the feature
// does not say.
func (f feature) unitName() string {
	said := map[string]string{}
	for key, value := range f.properties {
		if s, ok := value.(string); ok {
			said[strings.ToLower(key)] = strings.TrimSpace(s)
		}
	}
	for _, property := range unitProperties {
		if name := said[property]; name != "" {
			return name
		}
	}
	return ""
}

// Called keeps the units of a territory that have one of the names, in capital letters
// or small ones.
func Called(t *geo.Territory, names []string) *geo.Territory {
	chosen := &geo.Territory{}
	for _, u := range t.Units {
		if slices.ContainsFunc(names, func(name string) bool { return isCalled(u, name) }) {
			chosen.Units = append(chosen.Units, u)
		}
	}
	return chosen
}

// Choose is Called, and refuses a name that no unit has, with those that there are.
func Choose(t *geo.Territory, names []string) (*geo.Territory, error) {
	for _, name := range names {
		if !slices.ContainsFunc(t.Units, func(u geo.Unit) bool { return isCalled(u, name) }) {
			return nil, refuse("no-unit", "no unit is called %q; there are %s", name, unitList(t))
		}
	}
	return Called(t, names), nil
}

func isCalled(u geo.Unit, name string) bool {
	return strings.EqualFold(strings.TrimSpace(name), u.Name)
}

// unitList names the units, as far as a line can.
func unitList(t *geo.Territory) string {
	const most = 30
	var names []string
	for _, u := range t.Units[:min(len(t.Units), most)] {
		names = append(names, strconv.Quote(u.Name))
	}
	if more := len(t.Units) - len(names); more > 0 {
		names = append(names, "and "+strconv.Itoa(more)+" more")
	}
	return strings.Join(names, ", ")
}

func attribution(c *collection) string {
	if s, ok := c.members["attribution"].(string); ok {
		return strings.TrimSpace(s)
	}
	for _, f := range c.features {
		if s, ok := f.properties["attribution"].(string); ok {
			return strings.TrimSpace(s)
		}
	}
	return ""
}
