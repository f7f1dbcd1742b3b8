package data

import (
	"path/filepath"

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
		if name := f.name(); name != "" && len(c.features) == 1 {
			u.Name = name
		}
	}
	if len(u.Area) == 0 {
		return nil, nil, noAreas(c, "a territory")
	}
	var defects []Defect
	if others+null > 0 {
		defects = append(defects, Defect{Rule: "not-an-area", Feature: WholeFile,
			Text: "some features are points, lines or empty", Done: "the territory is the polygons alone"})
	}
	return &geo.Territory{Units: []geo.Unit{u}}, defects, nil
}
