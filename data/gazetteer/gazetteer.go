// Package gazetteer finds places by name, in English or Ukrainian and however they
// are transliterated, and reads positions as people write them.
package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
)

// Place is something that has a name. Points are longitude, latitude in degrees.
type Place struct {
	Name, NameUK string
	Region       string    // English name of its oblast; empty outside Ukraine and for oblasts
	People       int       // before the war; 0 when unknown
	At           orb.Point // where it is
	Bound        orb.Bound // of a place that has an extent; a point for others
}

// entry is a place with its names as they are looked up.
type entry struct {
	Place
	weight int
	names  []name
	others []name
}

// name is one spelling: without marks, and as a skeleton.
type name struct{ plain, bones string }

func newName(s string) name { return name{plain(s), skeleton(s)} }

// others are names by which some places are known as well: by their Ukrainian or
// Russian names in older English, and from before they were renamed.
var others = map[string][]string{
	"Kharkiv": {"Kharkov"}, "Lviv": {"Lvov"}, "Mykolaiv": {"Nikolaev"}, "Zaporizhzhia": {"Zaporozhye"},
	"Dnipro": {"Dnipropetrovsk", "Dnepropetrovsk"}, "Chernihiv": {"Chernigov"}, "Ternopil": {"Ternopol"}, "Rivne": {"Rovno"},
	"Sloviansk": {"Slavyansk"}, "Kostiantynivka": {"Konstantinovka"}, "Horlivka": {"Gorlovka"}, "Bakhmut": {"Artemivsk", "Artyomovsk"},
	"Pokrovsk": {"Krasnoarmiisk", "Krasnoarmeysk"}, "Toretsk": {"Dzerzhynsk", "Dzerzhinsk"}, "Lyman": {"Krasnyi Lyman"}, "Kropyvnytskyi": {"Kirovohrad"},
}

var entries = sync.OnceValue(func() []entry {
	var out []entry
	oblasts := map[string]string{}
	largest := map[string]int{}
	for _, u := range atlas.Oblasts() {
		oblasts[u.Code] = u.Name
	}
	for _, list := range [][]geo.Settlement{atlas.Settlements(), atlas.Landmarks()} {
		for _, s := range list {
			out = append(out, newEntry(Place{s.Name, s.NameUK, oblasts[s.Oblast], s.Population, s.At, s.At.Bound()}, s.Population))
			largest[s.Oblast] = max(largest[s.Oblast], s.Population)
		}
	}
	for _, u := range atlas.Oblasts() {
		b := u.Area.Bound()
		p := Place{Name: u.Name + " oblast", NameUK: atlas.OblastNameUK(u.Code), At: b.Center(), Bound: b}
		// Who types the name of an oblast means its town sooner than the oblast.
		out = append(out, newEntry(p, largest[u.Code]-1))
	}
	for _, s := range atlas.Seas() {
		out = append(out, newEntry(Place{Name: s.Name, NameUK: s.NameUK, At: s.At, Bound: s.At.Bound()}, 0))
	}
	return out
})

func newEntry(p Place, weight int) entry {
	e := entry{Place: p, weight: weight}
	for _, s := range []string{p.Name, p.NameUK} {
		if s != "" {
			e.names = append(e.names, newName(s))
		}
	}
	for _, s := range others[p.Name] {
		e.others = append(e.others, newName(s))
	}
	return e
}

// longestQuery is how many bytes of a query are looked at.
const longestQuery = 80

// Prepare makes the index, which takes some hundredths of a second, before the first
// search does. It may run on any goroutine.
func Prepare() { entries() }

// Search lists the places that a query can mean, at most so many: those whose name
// it is, then those whose name begins with it, then those of which a later word
// does, then those that contain it; each with most people first.
func Search(query string, most int) []Place {
	q := newName(strings.ToValidUTF8(query[:min(len(query), longestQuery)], ""))
	if q.plain == "" {
		return nil
	}
	type found struct {
		rank int
		entry
	}
	var all []found
	for _, e := range entries() {
		if rank := e.rank(q); rank < none {
			all = append(all, found{rank, e})
		}
	}
	slices.SortStableFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.weight, a.weight))
	})
	var out []Place
	for _, f := range all[:min(len(all), most)] {
		out = append(out, f.Place)
	}
	return out
}

// The ranks of a find, the best first.
const (
	whole = iota
	begins
	beginsInBones
	beginsAWord
	contains
	none
)

func (e entry) rank(q name) int {
	const telling = 4 // letters of another name: it must not surprise
	best := none
	for _, n := range e.names {
		best = min(best, n.rank(q))
	}
	for _, n := range e.others {
		if len(q.bones) >= telling && strings.HasPrefix(n.bones, q.bones) {
			best = min(best, beginsInBones)
		}
	}
	return best
}

// rank compares letters as they are before it compares skeletons. A skeleton of
// two letters says nothing.
func (n name) rank(q name) int {
	const telling = 3
	switch {
	case n.plain == q.plain:
		return whole
	case strings.HasPrefix(n.plain, q.plain):
		return begins
	case q.bones == "":
		return none
	case n.bones == q.bones:
		return begins
	case strings.HasPrefix(n.bones, q.bones):
		return beginsInBones
	case strings.Contains(" "+n.bones, " "+q.bones):
		return beginsAWord
	case len(q.bones) >= telling && strings.Contains(n.bones, q.bones):
		return contains
	}
	return none
}

// Named lists the settlements of Ukraine that have a name, in English or Ukrainian: as it
// is written, else however it is transliterated. A region, which may be empty, is the name
// of the oblast that they must lie in.
func Named(settlement, region string) []Place {
	q, where := newName(settlement), newName(region)
	if q.plain == "" {
		return nil
	}
	var exact, alike []Place
	for _, e := range byBones()[q.bones] {
		if !e.within(where) {
			continue
		}
		if slices.ContainsFunc(slices.Concat(e.names, e.others), func(n name) bool { return n.plain == q.plain }) {
			exact = append(exact, e.Place)
		}
		alike = append(alike, e.Place)
	}
	if len(exact) > 0 {
		return exact
	}
	return alike
}

// byBones is the settlements of Ukraine by the skeletons of their names.
var byBones = sync.OnceValue(func() map[string][]entry {
	index := map[string][]entry{}
	for _, e := range entries() {
		if e.Region == "" {
			continue
		}
		seen := map[string]bool{}
		for _, n := range slices.Concat(e.names, e.others) {
			if !seen[n.bones] && n.bones != "" {
				seen[n.bones] = true
				index[n.bones] = append(index[n.bones], e)
			}
		}
	}
	return index
})

// within tells whether a settlement lies in an oblast, whose name begins as the region's
// does, in English or Ukrainian.
func (e entry) within(region name) bool {
	if region.bones == "" {
		return true
	}
	own := []name{newName(e.Region)}
	for _, u := range atlas.Oblasts() {
		if u.Name == e.Region {
			own = append(own, newName(atlas.OblastNameUK(u.Code)))
		}
	}
	return slices.ContainsFunc(own, func(n name) bool {
		return strings.HasPrefix(region.bones, n.bones) || strings.HasPrefix(n.bones, region.bones)
	})
}
