package data

import "strconv"

// envelope is what an answer of a service says beside the collection that it wraps.
type envelope struct {
	date any    // as the file has it, nil: it says none
	from string // where it stands, for a person
}

// Members in which answers of services say of which time they are.
var timeMembers = []string{"date", "datetime", "timestamp", "updated", "updated_at", "createdAt", "created_at"}

// unwrapped looks through what services put around a collection: one member of the answer,
// and no other, is GeoJSON or TopoJSON.
func unwrapped(object map[string][]byte) (inner []byte, e envelope) {
	if object["type"] != nil || object["features"] != nil {
		return nil, e
	}
	for name, member := range object {
		if !isObject(member) || !isCollection(member) && name != "value" {
			continue
		}
		if inner != nil {
			return nil, e
		}
		inner = member
	}
	if inner == nil {
		return nil, e
	}
	// The answer of DeepState's API is {id, map, datetime}: the text has no year, and the
	// id is the time in seconds since 1970.
	if object["map"] != nil && object["datetime"] != nil {
		e.take(object, "id")
	}
	for _, name := range timeMembers {
		e.take(object, name)
	}
	return inner, e
}

// take reads the date of a member, unless there is one already.
func (e *envelope) take(object map[string][]byte, name string) {
	var value any
	if e.date != nil || object[name] == nil || decode(object[name], &value) != nil {
		return
	}
	if readDate(value).known() {
		e.date, e.from = value, "the member "+strconv.Quote(name)+" of the answer"
	}
}

func isCollection(value []byte) bool {
	for name, member := range members(value) {
		if name == "type" {
			kind := stringOf(member)
			return kind == "FeatureCollection" || kind == "Topology"
		}
	}
	return false
}
