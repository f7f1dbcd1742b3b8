package data

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/data/format"
	"delimit/data/gazetteer"
	"delimit/geo"
	"delimit/geo/front"
)

// laying turns rows into facts and counts what was left out.
type laying struct {
	*judging
	answered []Answer
	facts    []front.Fact
	rowOf    []feature
	index    map[string]int // of a place: its fact
	none, unread, unknown,
	ambiguous, nowhere, silent, twice, against rowTally
}

// take makes a fact of a row.
func (l *laying) take(f feature) {
	said, ok := l.holderSaid(f)
	if !ok {
		l.silent.add(f, "")
		return
	}
	if said.fate.ignore {
		l.none.add(f, "")
		return
	}
	at, ok := l.where(f)
	if !ok {
		return
	}
	if !theatre.Contains(at) {
		l.nowhere.add(f, "")
		return
	}
	l.rulings[l.book(said, f, nil)].Settlements++
	holder := said.fate.holder
	if !said.known {
		holder = geo.HeldContested
	}
	key := spot(at)
	i, there := l.index[key]
	switch {
	case !there:
		l.index[key] = len(l.facts)
		l.facts = append(l.facts, front.Fact{At: at, Holder: holder})
		l.rowOf = append(l.rowOf, f)
	case l.facts[i].Holder == holder:
		l.twice.add(f, " (as line "+lineOf(l.rowOf[i])+")")
	default:
		l.facts[i].Holder = geo.HeldContested
		l.against.add(f, " (against line "+lineOf(l.rowOf[i])+")")
	}
}

// holderSaid is what the rules and the answers make of a row. What only the names of the
// file tell counts for nothing here.
func (l *laying) holderSaid(f feature) (finding, bool) {
	found := l.judge.of(f)
	switch {
	case found.Property == "" || strings.HasPrefix(found.Property, "("):
		return found, false
	case !found.known:
		return found, tellsHolder(found.Property, l.answered)
	}
	return found, true
}

// geoNames is the property that names a place by its number of GeoNames.
const geoNames = "geonameid"

// where is the place of a row: its position, else that of its number of GeoNames, else
// that of the only settlement of its name.
func (l *laying) where(f feature) (orb.Point, bool) {
	if p, ok := f.geometry.(orb.Point); ok {
		return p, true
	}
	if text, ok := f.members[format.UnreadMember].(string); ok {
		l.unread.add(f, fmt.Sprintf(" (%q)", shortName(text)))
		return orb.Point{}, false
	}
	if id, ok := f.property(geoNames); ok {
		at, known := atlas.GeoNames()[textOf(id)]
		if !known {
			l.unknown.add(f, " (GeoNames "+shortName(textOf(id))+")")
		}
		return at, known
	}
	if f.name() == "" {
		l.unread.add(f, " (no position and no name)")
		return orb.Point{}, false
	}
	found := gazetteer.Named(f.name(), regionOf(f))
	switch len(found) {
	case 1:
		return found[0].At, true
	case 0:
		l.unknown.add(f, "")
	default:
		l.ambiguous.add(f, fmt.Sprintf(" (%d of that name)", len(found)))
	}
	return orb.Point{}, false
}

func (l *laying) defects() []Defect {
	var list []Defect
	list = l.unread.defect(list, "no-position", "not used", "without a position that can be read")
	list = l.unknown.defect(list, "unknown-place", "not used", "without a position, and with a name that is not known")
	list = l.ambiguous.defect(list, "ambiguous-place", "not used", "without a position, and with a name that several settlements have")
	list = l.silent.defect(list, "no-holder", "not used", "without a holder")
	list = l.nowhere.defect(list, "elsewhere", "not used", "outside the theatre of this war")
	list = l.none.defect(list, "not-counted", "not used", "not about control of land in this war")
	list = l.twice.defect(list, "repeated", "counted once", "repeating another")
	list = l.against.defect(list, "contradiction", "counted as contested", "contradicting another")
	for _, r := range l.rulings {
		if r.Unresolved() {
			list = append(list, Defect{Rule: "no-holder", Feature: WholeFile, Done: "counted as contested",
				Text: fmt.Sprintf("no rule tells who holds %s (%s = %q)", counted(r.Settlements, "settlement"), r.Property, shortName(r.Value))})
		}
	}
	return list
}

// rowTally is rows of which something is to be said: line and name of the first ones.
type rowTally struct {
	n     int
	first []string
}

// mostRows is how many rows a defect names.
const mostRows = 8

func (t *rowTally) add(f feature, more string) {
	if t.n++; t.n > mostRows {
		return
	}
	row := "line " + lineOf(f)
	if name := f.name(); name != "" {
		row += fmt.Sprintf(" %q", shortName(name))
	}
	t.first = append(t.first, row+more)
}

func shortName(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func lineOf(f feature) string {
	if n, ok := f.members[format.LineMember].(json.Number); ok {
		return n.String()
	}
	return "?"
}

func (t *rowTally) defect(list []Defect, rule, done, what string) []Defect {
	if t.n == 0 {
		return list
	}
	text := fmt.Sprintf("%s %s: %s", counted(t.n, "row"), what, strings.Join(t.first, ", "))
	if n := t.n - len(t.first); n > 0 {
		text += fmt.Sprintf(" and %d more", n)
	}
	return append(list, Defect{Rule: rule, Feature: WholeFile, Text: text, Done: done})
}
