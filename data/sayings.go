package data

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// saying is a property with a value that is one word or number.
type saying struct {
	property string // as the file writes it
	lower    string
	value    string // as the file writes it
	word     string // in lower case, spaces made one
}

func (s saying) finding(source string, f fate, speaks speech) finding {
	return finding{Property: s.property, Value: s.value, Source: source, fate: f, speaks: speaks, known: true}
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
