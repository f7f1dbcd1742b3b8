package data

import (
	"cmp"
	"path/filepath"
	"strings"

	"delimit/geo"
)

// territory makes one unit of all polygons of a file.
func territory(path string, c *collection) (*geo.Territory, []Defect, error) {
	if err := checkSwapped(c.features); err != nil {
		return nil, nil, err
	}
	u := geo.Unit{Name: baseName(path), Boundary: "file " + filepath.Base(path)}
	others, null := 0, 0
	for _, f := range c.features {
		if f.geometry == nil {
			null++
			continue
		}
		area, n := polygonsOf(f.geometry)
		u.Area, others = append(u.Area, area...), others+n
	}
	if len(c.features) == 1 {
		u.Name = cmp.Or(c.features[0].name(), u.Name)
	}
	if credit := attribution(c); credit != "" {
		u.Boundary += " (" + credit + ")"
	}
	if len(u.Area) == 0 {
		return nil, nil, noAreas(c, "a territory")
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
	return &geo.Territory{Units: []geo.Unit{u}}, defects, nil
}

// attribution is whom a file says to name for it.
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
