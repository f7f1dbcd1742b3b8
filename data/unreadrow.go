package data

import (
	"fmt"

	"github.com/paulmach/orb"

	"delimit/data/format"
)

// unreadRows says which rows of a table of areas or lines have a geometry that could not be
// read: their land is in no sum. Tables of settlements say it of themselves.
func (c *collection) unreadRows() []Defect {
	if !c.table {
		return nil
	}
	var rows rowTally
	settlements := true
	for _, f := range c.features {
		switch f.geometry.(type) {
		case nil:
			if text, ok := f.members[format.UnreadMember].(string); ok {
				rows.add(f, fmt.Sprintf(" (%q)", shortName(text)))
			}
		case orb.Point:
		default:
			settlements = false
		}
	}
	if settlements {
		return nil
	}
	return rows.defect(nil, "unread-geometry", "left out", "with a geometry that cannot be read")
}
