package data

import (
	"slices"
	"strings"
)

// finding says how an area was judged: by whom, by what, and to what end.
type finding struct {
	Property string // what decided, or what no rule knows; empty when the area says nothing
	Value    string // as the file writes it
	Source   string // whose table knew; empty for the general one
	fate     fate
	speaks   speech // of what land such areas speak
	known    bool
}

// The places in the tables that are no property of a feature.
const (
	inFile  = "(file)"
	inLayer = "(layer)"
)

// judge decides who holds an area. It is made for one file.
type judge struct {
	file, layer string // words of the names of the file and of its layer
	answers     []Answer
	named, bare *finding // what the tables say of the names, for any feature and for one that says nothing; nil: nothing
	words       *finding // what words in the names say; nil: nothing
	part        bool     // the names are those of a part of what is held
	boundary    *saying  // the name that is that of a boundary; nil: none is
	several     bool     // features say different things, so that one name cannot decide for all
}

func newJudge(c *collection, path string, answers []Answer) judge {
	j := judge{file: wordOf(baseName(path)), layer: wordOf(c.members["name"]), answers: answers}
	for _, t := range book().tables {
		for _, r := range t.Rules {
			s, ok := j.fits(r, nil)
			if !ok || !r.ofFile() {
				continue
			}
			found := s.finding(t.Source, r.Holder, r.Speaks)
			if j.bare == nil {
				j.bare = &found
			}
			if j.named == nil && !r.Bare {
				j.named = &found
			}
		}
	}
	j.readNames(saying{property: inLayer, value: textOf(c.members["name"])}, saying{property: inFile, value: baseName(path)})
	if j.words != nil {
		j.several = saysSeveral(c)
	}
	return j
}

// readNames reads the names of the layer and the file, of which the first that says
// who holds the land counts.
func (j *judge) readNames(names ...saying) {
	for _, name := range names {
		said := namingOf(name.value)
		j.part = j.part || said.part
		if said.boundary && j.boundary == nil {
			j.boundary = &name
		}
		if found, ok := name.named(said); ok && j.words == nil {
			j.words = &found
		}
	}
}

// saysSeveral reports whether areas differ in a property that may tell holders apart.
func saysSeveral(c *collection) bool {
	var first *saying
	for _, f := range c.features {
		if area, _ := polygonsOf(f.geometry); len(area) == 0 {
			continue
		}
		said, ok := sayingsOf(f).telling()
		switch {
		case ok && slices.Contains(book().last, said.lower): // names of places
			said = saying{}
		case !ok:
			said = saying{}
		}
		if first == nil {
			first = &said
		} else if first.lower != said.lower || first.word != said.word {
			return true
		}
	}
	return false
}

// of judges a feature: what a person answered comes first, then what the feature
// says, then the names of its layer and file. A property that should name the
// holder, and does so in words that nobody knows, is not overruled by a name.
func (j judge) of(f feature) finding {
	said := sayingsOf(f)
	if found, ok := j.answered(said); ok {
		return found
	}
	if found, ok := j.byRules(said); ok {
		return found
	}
	if asked, tells := said.first(book().tells); tells {
		found, _ := asked.worded()
		return found
	}
	if asked, sorts := said.first(book().first); sorts && j.named == nil {
		if found, ok := asked.worded(); ok {
			return found
		}
	}
	asked, tells := said.telling()
	switch {
	case j.bare != nil && said.bare():
		return *j.bare
	case j.named != nil:
		return *j.named
	case j.words != nil && (!tells || !j.several):
		return *j.words
	case tells:
		return asked.unknown()
	case j.boundary != nil:
		return j.boundary.unknown()
	}
	return finding{}
}

// worded is what the words of a value say of the holder; ok is false where they say
// nothing, and then a person is to be asked.
func (s saying) worded() (found finding, ok bool) {
	if fate, ok := book().words[s.word]; ok {
		return s.finding("", fate, ""), true
	}
	if found, ok := s.named(namingOf(s.value)); ok {
		return found, true
	}
	return s.unknown(), false
}

// named is what a name says of the holder; ok is false where it says nothing.
func (s saying) named(n naming) (found finding, ok bool) {
	switch {
	case n.known && n.part:
		return s.finding("", n.fate, speaksOfOwn), true
	case n.known:
		return s.finding("", n.fate, ""), true
	}
	return s.unknown(), n.asks
}

func (j judge) answered(said sayings) (finding, bool) {
	for _, a := range j.answers {
		if s, ok := j.find(strings.ToLower(a.Property), said); ok && s.word == wordOf(a.Value) {
			return s.finding(answeredBy, a.fate(), ""), true
		}
	}
	return finding{}, false
}

// byRules asks the tables what they say of features.
func (j judge) byRules(said sayings) (finding, bool) {
	if !slices.ContainsFunc(said, func(s saying) bool { return book().mentioned[s.lower] }) {
		return finding{}, false
	}
	for _, t := range book().tables {
		for _, r := range t.Rules {
			if r.ofFile() {
				continue
			}
			if s, ok := j.fits(r, said); ok {
				return s.finding(t.Source, r.Holder, r.Speaks), true
			}
		}
	}
	return finding{}, false
}

// fits finds what a rule is about.
func (j judge) fits(r rule, said sayings) (saying, bool) {
	for _, property := range r.Property {
		s, ok := j.find(property, said)
		if ok && fitsAny(r.Values, s.word) {
			return s, true
		}
	}
	return saying{}, false
}

func (j judge) find(property string, said sayings) (saying, bool) {
	switch property {
	case inFile:
		return saying{property: property, value: j.file, word: j.file}, j.file != ""
	case inLayer:
		return saying{property: property, value: j.layer, word: j.layer}, j.layer != ""
	}
	return said.find(property)
}

// sourceOf recognises who made a file by its signs, first of the features, then of
// the names.
func (j judge) sourceOf(c *collection) string { return j.tableOf(c).Source }

// tableOf is the table of the source; the zero table when nobody knows it.
func (j judge) tableOf(c *collection) table {
	for _, ofFile := range []bool{false, true} {
		for _, f := range c.features {
			said := sayingsOf(f)
			for _, t := range book().tables {
				for _, sign := range t.Signs {
					if _, ok := j.fits(sign, said); ok && sign.ofFile() == ofFile {
						return t
					}
				}
			}
			if ofFile {
				break // the names are the same for all
			}
		}
	}
	return table{}
}
