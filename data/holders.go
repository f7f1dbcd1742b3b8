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
	known    bool
}

// judge decides who holds an area. It is made for one file.
type judge struct {
	file, layer string // words of the names of the file and of its layer
	answers     []Answer
	named, bare *finding // what the names tell of any feature, and of one that says nothing; nil: nothing
}

func newJudge(c *collection, path string, answers []Answer) judge {
	j := judge{file: wordOf(baseName(path)), layer: wordOf(c.members["name"]), answers: answers}
	for _, t := range book().tables {
		for _, r := range t.Rules {
			s, ok := j.fits(r, nil)
			if !ok || !r.ofFile() {
				continue
			}
			found := s.finding(t.Source, r.Holder)
			if j.bare == nil {
				j.bare = &found
			}
			if j.named == nil && !r.Bare {
				j.named = &found
			}
		}
	}
	return j
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
	asked, tells := said.first(book().tells)
	if tells {
		if fate, ok := book().words[asked.word]; ok {
			return asked.finding("", fate)
		}
		return asked.unknown()
	}
	switch {
	case j.bare != nil && said.bare():
		return *j.bare
	case j.named != nil:
		return *j.named
	}
	if asked, ok := said.telling(); ok {
		return asked.unknown()
	}
	return finding{}
}

func (j judge) answered(said sayings) (finding, bool) {
	for _, a := range j.answers {
		if s, ok := said.find(strings.ToLower(a.Property)); ok && s.word == wordOf(a.Value) {
			return s.finding(answeredBy, a.fate()), true
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
				return s.finding(t.Source, r.Holder), true
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
	case "(file)":
		return saying{property: property, value: j.file, word: j.file}, j.file != ""
	case "(layer)":
		return saying{property: property, value: j.layer, word: j.layer}, j.layer != ""
	}
	return said.find(property)
}

// sourceOf recognises who made a file by its signs, first of the features, then of
// the names.
func (j judge) sourceOf(c *collection) string {
	for _, ofFile := range []bool{false, true} {
		for _, f := range c.features {
			said := sayingsOf(f)
			for _, t := range book().tables {
				for _, sign := range t.Signs {
					if _, ok := j.fits(sign, said); ok && sign.ofFile() == ofFile {
						return t.Source
					}
				}
			}
			if ofFile {
				break // the names are the same for all
			}
		}
	}
	return ""
}
