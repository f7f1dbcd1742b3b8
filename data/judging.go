package data

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// judging gathers the areas of a situation and counts what was left out.
type judging struct {
	judge
	anyKnown                             bool
	areas                                []geo.ControlArea
	of                                   []int // by area: its ruling
	rulings                              []Ruling
	index                                map[finding]int
	empty, other, far, none, blank, bare tally
	farWhere                             string
	tooLarge                             error // the first area that cannot be accounted for
	elsewhen                             int   // areas of other days that no rule knows
}

// sort takes a feature: its areas near Ukraine go to the ruling that fits them.
func (j *judging) sort(f feature) {
	if f.geometry == nil {
		if !f.curved {
			j.empty.add(f)
		}
		return
	}
	area, others := polygonsOf(f.geometry)
	for range others {
		j.other.add(f)
	}
	if area = j.near(f, area); len(area) == 0 {
		return
	}
	if err := f.checkExtent(area); err != nil && j.tooLarge == nil {
		j.tooLarge = err
		return
	}
	found := j.judge.of(f)
	ruling := j.book(found, f, area)
	switch {
	case found.fate.ignore:
		j.none.add(f)
		return
	case !found.known && found.Property != "":
		j.blank.add(f)
	case !found.known:
		j.bare.add(f)
	}
	j.anyKnown = j.anyKnown || found.known
	j.areas = append(j.areas, geo.ControlArea{Name: f.name(), Area: area})
	j.of = append(j.of, ruling)
}

// pass judges an area of another day than is shown, so that all that no rule knows is asked
// at once and every day is judged alike.
func (j *judging) pass(f feature) {
	area, _ := polygonsOf(f.geometry)
	if len(area) == 0 || !slices.ContainsFunc(area, func(p orb.Polygon) bool { return placeOf(p) == "" }) {
		return
	}
	found := j.judge.of(f)
	j.anyKnown = j.anyKnown || found.known && !found.fate.ignore
	if !found.known && found.Property != "" {
		j.book(found, f, nil)
		j.elsewhen++
	}
}

// book adds an area to the ruling of its finding.
func (j *judging) book(found finding, f feature, area orb.MultiPolygon) (ruling int) {
	key := found
	key.Value = strings.ToLower(found.Value)
	i, ok := j.index[key]
	if !ok {
		if j.index == nil {
			j.index = map[finding]int{}
		}
		i = len(j.rulings)
		j.index[key] = i
		j.rulings = append(j.rulings, Ruling{Property: found.Property, Value: found.Value, Source: found.Source, Known: found.known,
			Holder: found.fate.String(), Colour: colourOf(f), speaks: found.speaks})
	}
	r := &j.rulings[i]
	r.Land = append(r.Land, area...)
	if r.Areas++; r.Colour != colourOf(f) {
		r.Colour = ""
	}
	return i
}

// settle decides what no rule knows. It is contested until a person says more.
// Only where a file says nothing of any of its areas are they what files without
// words are passed around for: the land that is held by Russia.
func (j *judging) settle() {
	unsaid := geo.HeldContested
	if !j.anyKnown && j.blank.n == 0 && j.elsewhen == 0 {
		unsaid = geo.HeldByRussia
	}
	for i := range j.rulings {
		switch r := &j.rulings[i]; {
		case r.Known:
		case r.Property == "":
			r.Holder = unsaid.String()
		default:
			r.Holder = geo.HeldContested.String()
		}
	}
	for i := range j.areas {
		fate, _ := parseFate(j.rulings[j.of[i]].Holder)
		j.areas[i].Holder = fate.holder
	}
}

// near leaves out the polygons that lie elsewhere.
func (j *judging) near(f feature, area orb.MultiPolygon) orb.MultiPolygon {
	var near orb.MultiPolygon
	for _, p := range area {
		where := placeOf(p)
		if where == "" {
			near = append(near, p)
			continue
		}
		if j.far.addAt(f, firstPoint(p)); j.far.n == 1 {
			j.farWhere = where
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
	if j.boundary != nil && !j.anyKnown {
		list = append(list, Defect{Rule: "boundary", Feature: WholeFile, Text: fmt.Sprintf("the name %q is that of a boundary, not of a front line", shortName(j.boundary.value)),
			Done: "its land is nobody's until it is said who holds it"})
	}
	if j.empty.n > 0 {
		list = append(list, j.empty.defect("null-geometry", "passed over", "%s without geometry", counted(j.empty.n, "feature")))
	}
	if j.other.n > 0 {
		list = append(list, j.other.defect("not-an-area", "passed over", "%s among the areas", notAreas(j.other.n)))
	}
	if j.none.n > 0 {
		list = append(list, j.none.defect("not-counted", "passed over", "%s not about control of land in this war", counted(j.none.n, "area")))
	}
	if j.far.n > 0 {
		list = append(list, j.far.defect("elsewhere", "passed over", "%s outside the theatre of this war (%s)", counted(j.far.n, "polygon"), j.farWhere))
	}
	if j.blank.n > 0 {
		list = append(list, j.blank.defect("no-holder", "counted as contested",
			"no rule tells who holds %s (%s)", counted(j.blank.n, "area"), j.unknownWords()))
	}
	switch {
	case j.bare.n > 0 && (j.anyKnown || j.blank.n > 0):
		list = append(list, j.bare.defect("no-holder", "counted as contested", "%s of which nothing is said", counted(j.bare.n, "area")))
	case j.bare.n > 0:
		list = append(list, Defect{Rule: "assumed-holder", Feature: WholeFile, Done: "counted as held by Russia",
			Text: "the file does not say who holds its " + counted(j.bare.n, "area")})
	}
	return list
}

// unknownWords lists what no rule knows, as far as a line can.
func (j *judging) unknownWords() string {
	const most = 4
	var words []string
	n := 0
	for _, r := range j.rulings {
		if r.Unresolved() {
			if n++; n <= most {
				words = append(words, fmt.Sprintf("%s = %.60q", r.Property, r.Value))
			}
		}
	}
	if n > most {
		words = append(words, fmt.Sprintf("and %d more", n-most))
	}
	return strings.Join(words, ", ")
}

// colourOf is the colour in which the source shows a feature, as #rrggbb; empty
// when it does not say.
func colourOf(f feature) string {
	for _, property := range []string{"fill", "color", "colour"} {
		value, _ := f.property(property)
		if c, ok := hexColor(textOf(value)); ok {
			return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
		}
	}
	return ""
}
