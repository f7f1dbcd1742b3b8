package data

import "github.com/paulmach/orb"

// tally counts something in a file and keeps where.
type tally struct {
	n     int
	first feature
	at    *orb.Point
	also  []int // features after the first, each once
}

func (t *tally) add(f feature) { t.addAt(f, nil) }

// addAt adds what happened at a point of a feature; nil is its first point.
func (t *tally) addAt(f feature, at *orb.Point) {
	if t.n++; t.n == 1 {
		t.first, t.at = f, at
		return
	}
	last := t.first.index
	if n := len(t.also); n > 0 {
		last = t.also[n-1]
	}
	if f.index != last {
		t.also = append(t.also, f.index)
	}
}

// defect tells of all that was counted, and of the first.
func (t *tally) defect(rule, done, format string, args ...any) Defect {
	d := t.first.defect(rule, done, format, args...)
	d.Also = t.also
	if t.n > 1 {
		d.Text += ", this one first"
	}
	if d.At = t.at; d.At == nil {
		d.At = firstPoint(t.first.geometry)
	}
	return d
}

// firstPoint is where a geometry begins; nil for none.
func firstPoint(g orb.Geometry) (first *orb.Point) {
	eachPoint(g, func(p orb.Point) {
		if first == nil {
			first = &p
		}
	})
	return first
}
