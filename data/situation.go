package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
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
		return nil, nil, j.nothing(c)
	}
	date, defects := dateOf(c, path)
	s.Date = date
	return s, append(defects, j.defects()...), nil
}

// judging gathers the areas of a situation and counts what was left out.
type judging struct {
	path             string
	anyKnown         bool
	empty, other     int
	far, none, blank tally
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
		j.none.add(f)
		return
	case v == held:
	case j.anyKnown || named:
		j.blank.add(f)
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
		if p.Bound().Intersects(theatre) {
			near = append(near, p)
		} else {
			j.far.add(f)
		}
	}
	return near
}

// nothing says why no area is left.
func (j *judging) nothing(c *collection) error {
	switch {
	case j.none.n > 0:
		return refuse("not-counted", "none of its %s is about control of land in this war", counted(j.none.n+j.far.n, "area"))
	case j.far.n > 0:
		return refuse("elsewhere", "no polygon of it lies in or near Ukraine (%s elsewhere)", counted(j.far.n, "polygon"))
	}
	return noAreas(c, "a front line")
}

func (j *judging) defects() []Defect {
	var list []Defect
	whole := func(n int, rule, text string) {
		if n > 0 {
			list = append(list, Defect{Rule: rule, Feature: WholeFile, Text: text, Done: "passed over"})
		}
	}
	whole(j.empty, "null-geometry", counted(j.empty, "feature")+" without geometry")
	whole(j.other, "not-an-area", notAreas(j.other)+" among the areas")
	if j.none.n > 0 {
		list = append(list, j.none.first.defect("not-counted", "passed over", "%s not about control of land in this war, this one first", counted(j.none.n, "area")))
	}
	if j.far.n > 0 {
		list = append(list, j.far.first.defect("elsewhere", "passed over", "%s nowhere near Ukraine, this one first", counted(j.far.n, "polygon")))
	}
	if j.blank.n > 0 {
		list = append(list, j.blank.first.defect("no-holder", "counted as contested", "no rule tells who holds %s, this one first", counted(j.blank.n, "area")))
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
