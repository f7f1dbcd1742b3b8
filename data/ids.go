package data

import (
	"encoding/json"
	"strconv"

	"delimit/geo"
)

// ids gives every feature of a proposal an ID of its own. What a file says comes
// first: an ID that is made never takes one that a later feature has.
type ids struct {
	owner map[string]int // index of the first feature of the file that has the ID
	given map[string]bool
	next  int
}

func newIDs(c *collection) *ids {
	made := &ids{owner: map[string]int{}, given: map[string]bool{}}
	for _, f := range c.features {
		if id := idOf(f.id); id != "" {
			if _, taken := made.owner[id]; !taken {
				made.owner[id] = f.index
			}
		}
	}
	return made
}

// give keeps an ID that no other feature has and makes one otherwise.
func (n *ids) give(f feature, id string) string {
	if owner, ok := n.owner[id]; !ok || owner != f.index || n.given[id] {
		for id = ""; id == "" || n.given[id] || n.isOwned(id); {
			n.next++
			id = "f" + strconv.Itoa(n.next)
		}
	}
	n.given[id] = true
	return id
}

func (n *ids) isOwned(id string) bool {
	_, ok := n.owner[id]
	return ok
}

// areNumbered tells whether the IDs are numbers in the file and stay so: all or
// none, because GDAL and QGIS take features for one another where a file has both.
func areNumbered(features []geo.Feature) bool {
	for _, f := range features {
		if number, ok := f.Members["id"].(json.Number); !ok || number.String() != f.ID {
			return false
		}
	}
	return true
}

func idOf(id any) string {
	switch v := id.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}
