package geo

import (
	"fmt"

	"github.com/paulmach/orb"
)

// BeginDraft starts a border or a zone at its first vertex. The ID must be free:
// ask FreeID.
func BeginDraft(id string, t FeatureType, first orb.Point) Edit {
	f := Feature{ID: id, Type: t, Draft: true, Geometry: orb.LineString{first}}
	if t == Zone {
		f.Regime = FreeTrade
	}
	return AddFeature(f)
}

// ExtendDraft adds a vertex at the end.
func ExtendDraft(id string, q orb.Point) Edit {
	return changeDraft(id, func(f Feature, line orb.LineString) (Feature, error) {
		f.Geometry = append(line[:len(line):len(line)], q)
		return f, nil
	})
}

// ShortenDraft takes the last vertex back. A draft without vertices is gone.
func ShortenDraft(id string) Edit {
	return func(p *Proposal) (*Proposal, error) {
		f, ok := p.Feature(id)
		if line, isLine := f.Geometry.(orb.LineString); ok && f.Draft && isLine && len(line) <= 1 {
			return RemoveFeature(id)(p)
		}
		return changeDraft(id, func(f Feature, line orb.LineString) (Feature, error) {
			f.Geometry = line[: len(line)-1 : len(line)-1]
			return f, nil
		})(p)
	}
}

// FinishDraft makes the draft a border or a zone. Vertices that repeat the one
// before them are left out, as the second click of a double-click makes them.
// closed closes a border into a ring; a zone is always closed.
func FinishDraft(id string, closed bool) Edit {
	return changeDraft(id, func(f Feature, line orb.LineString) (Feature, error) {
		points := distinct(line)
		if closed || f.Type == Zone {
			if len(points) > 1 && points[0] == points[len(points)-1] {
				points = points[:len(points)-1]
			}
			if len(points) < 3 {
				return f, fmt.Errorf("an area needs three vertices: %d so far", len(points))
			}
		}
		if len(points) < 2 {
			return f, fmt.Errorf("a border needs two vertices: %d so far", len(points))
		}
		f.Draft = false
		switch {
		case f.Type == Zone:
			f.Geometry = orb.Polygon{closeRing(points)}
		case closed:
			f.Geometry = orb.LineString(closeRing(points))
		default:
			f.Geometry = orb.LineString(points)
		}
		return f, nil
	})
}

func changeDraft(id string, change func(Feature, orb.LineString) (Feature, error)) Edit {
	return ChangeFeature(id, func(f Feature) (Feature, error) {
		line, ok := f.Geometry.(orb.LineString)
		if !f.Draft || !ok || len(line) == 0 {
			return f, fmt.Errorf("feature %q is not being drawn", id)
		}
		return change(f, line)
	})
}

func distinct(line orb.LineString) []orb.Point {
	var points []orb.Point
	for i, q := range line {
		if i == 0 || q != line[i-1] {
			points = append(points, q)
		}
	}
	return points
}
