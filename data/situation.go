package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// situation makes who holds what of a collection. raw is hashed.
func situation(path string, raw []byte, c *collection) (*geo.Situation, []Defect, error) {
	if err := checkSwapped(c.features); err != nil {
		return nil, nil, err
	}
	s := &geo.Situation{Name: baseName(path), SHA256: hash(raw), Source: cmp.Or(sourceOf(c, filepath.Base(path)), filepath.Base(path))}
	j := judging{path: path, anyKnown: anyKnown(c)}
	for _, f := range c.features {
		j.take(s, f)
	}
	if len(s.Areas) == 0 {
		if j.far > 0 {
			return nil, nil, refuse("elsewhere", "none of the %d polygons lies in or near Ukraine", j.far)
		}
		return nil, nil, noAreas(c, "a front line")
	}
	date, defects := dateOf(c, path)
	s.Date = date
	return s, append(defects, j.defects()...), nil
}

// judging gathers the areas of a situation and counts what was left out.
type judging struct {
	path                           string
	anyKnown                       bool
	empty, other, far, none, blank int
	firstFar, firstBlank           feature
}

func anyKnown(c *collection) bool {
	for _, f := range c.features {
		if area, _ := polygonsOf(f.geometry); len(area) > 0 {
			if v, _, _ := judge(f); v != unknown {
				return true
			}
		}
	}
	return false
}

func (j *judging) take(s *geo.Situation, f feature) {
	if f.geometry == nil {
		j.empty++
		return
	}
	area, others := polygonsOf(f.geometry)
	j.other += others
	if area = j.near(f, area); len(area) == 0 {
		return
	}
	v, holder, named := judge(f)
	switch {
	case v == notCounted:
		j.none++
		return
	case v == held:
	case j.anyKnown || named:
		if j.blank++; j.blank == 1 {
			j.firstBlank = f
		}
		holder = geo.HeldContested
	default:
		holder = geo.HeldByRussia
		if h, ok := byFileName(filepath.Base(j.path)); ok {
			holder = h
		}
	}
	s.Areas = append(s.Areas, geo.ControlArea{Name: f.name(), Holder: holder, Area: area})
}

// near leaves out the polygons that lie wholly outside the theatre.
func (j *judging) near(f feature, area orb.MultiPolygon) orb.MultiPolygon {
	var near orb.MultiPolygon
	for _, p := range area {
		switch {
		case len(p) == 0 || len(p[0]) == 0:
		case p.Bound().Intersects(theatre):
			near = append(near, p)
		default:
			if j.far++; j.far == 1 {
				j.firstFar = f
			}
		}
	}
	return near
}

func (j *judging) defects() []Defect {
	var list []Defect
	count := func(n int, rule, text, done string) {
		if n > 0 {
			list = append(list, Defect{Rule: rule, Feature: WholeFile, Text: fmt.Sprintf(text, n), Done: done})
		}
	}
	count(j.empty, "null-geometry", "%d features have no geometry", "they were passed over")
	count(j.other, "not-an-area", "%d points and lines are not areas", "they were passed over")
	count(j.none, "not-counted", "%d polygons are not about control of land in this war", "they were passed over")
	if j.far > 0 {
		list = append(list, j.firstFar.defect("elsewhere", "they were passed over", "%d polygons lie nowhere near Ukraine, this one first", j.far))
	}
	if j.blank > 0 {
		list = append(list, j.firstBlank.defect("no-holder", "they count as contested", "no rule tells who holds %d polygons, this one first", j.blank))
	}
	return list
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

func baseName(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), filepath.Ext(strings.TrimSuffix(base, ".gz")))
}
