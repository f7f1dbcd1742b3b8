package data

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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

// saying is a property with a value that is one word or number.
type saying struct {
	property string // as the file writes it
	lower    string
	value    string // as the file writes it
	word     string // in lower case, spaces made one
}

func (s saying) finding(source string, f fate) finding {
	return finding{Property: s.property, Value: s.value, Source: source, fate: f, known: true}
}

func (s saying) unknown() finding { return finding{Property: s.property, Value: s.value} }

// sayings is what a feature says, in the order of the properties' names.
type sayings []saying

func sayingsOf(f feature) sayings {
	var out sayings
	for _, key := range slices.Sorted(maps.Keys(f.properties)) {
		if word := wordOf(f.properties[key]); word != "" {
			out = append(out, saying{key, strings.ToLower(key), textOf(f.properties[key]), word})
		}
	}
	return out
}

func (said sayings) find(lower string) (saying, bool) {
	for _, s := range said {
		if s.lower == lower {
			return s, true
		}
	}
	return saying{}, false
}

// first finds the first property of a list that is there.
func (said sayings) first(list []string) (saying, bool) {
	for _, property := range list {
		if s, ok := said.find(property); ok {
			return s, true
		}
	}
	return saying{}, false
}

// longestAsked is how long a value can be that sorts areas. Longer ones describe.
const longestAsked = 120

// telling finds the property that most likely tells holders apart, for a person to
// be asked about.
func (said sayings) telling() (saying, bool) {
	b := book()
	if s, ok := said.first(b.first); ok {
		return s, true
	}
	for _, s := range said {
		number := strings.Trim(s.word, "0123456789.+-e") == ""
		if !number && utf8.RuneCountInString(s.word) <= longestAsked && !slices.Contains(b.last, s.lower) && !slices.Contains(b.colours, s.lower) && !fitsAny(b.silent, s.lower) {
			return s, true
		}
	}
	if s, ok := said.first(b.colours); ok {
		return s, true
	}
	return said.first(b.last)
}

// bare tells whether nothing that is said could be about holders.
func (said sayings) bare() bool {
	_, tells := said.first(book().tells)
	_, asks := said.first(book().first)
	_, colours := said.first(book().colours)
	return !tells && !asks && !colours
}

// textOf is a value as a person reads it; empty for lists and objects.
func textOf(value any) string {
	switch v := value.(type) {
	case string:
		if strings.ContainsFunc(v, unicode.IsSpace) {
			return strings.Join(strings.Fields(v), " ")
		}
		return v
	case bool:
		if v {
			return "true"
		}
		return "false"
	case interface{ String() string }: // json.Number
		return v.String()
	}
	return ""
}

func wordOf(value any) string { return strings.ToLower(textOf(value)) }
