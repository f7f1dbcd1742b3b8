package data

import (
	"slices"
	"strings"
	"unicode"
)

// nameWords is what words in the names of files, folders and layers say.
type nameWords struct {
	Holders            map[string][]phrase // holder → phrases
	Ask                []phrase            // that are about holders, and do not say which one
	Parts              []phrase            // of areas that are only a part of what is held
	Boundaries         []phrase            // of files that are no front line
	Fronts             []phrase            // of files that are one, whatever boundary they name beside
	BoundaryProperties []string            // of features that are administrative units
}

// phrase is words in a row, each a pattern.
type phrase []pattern

// UnmarshalText implements encoding.TextUnmarshaler.
func (p *phrase) UnmarshalText(b []byte) error {
	for _, word := range strings.Fields(string(b)) {
		*p = append(*p, pattern(word))
	}
	return nil
}

// begins reports whether words begin with the phrase.
func (p phrase) begins(words []string) bool {
	if len(p) == 0 || len(words) < len(p) {
		return false
	}
	for i, word := range p {
		if !word.fits(words[i]) {
			return false
		}
	}
	return true
}

func anyIn(phrases []phrase, words []string) bool {
	for i := range words {
		if slices.ContainsFunc(phrases, func(p phrase) bool { return p.begins(words[i:]) }) {
			return true
		}
	}
	return false
}

// naming is what a name says.
type naming struct {
	fate     fate
	known    bool // the name says who holds the land
	asks     bool // it says something of holders, but not clearly who
	part     bool // it is of a part of what is held
	boundary bool // it is the name of a boundary
}

// namingOf reads a name. Words for two holders decide nothing: they are asked about.
func namingOf(name string) naming {
	words, names := wordsOf(name), &book().general.Names
	n := naming{part: anyIn(names.Parts, words), boundary: anyIn(names.Boundaries, words) && !anyIn(names.Fronts, words)}
	for i := 0; i < len(words); {
		said, ask, length := longestAt(words[i:], names)
		switch {
		case length == 0:
			i++
			continue
		case ask || n.known && n.fate != said:
			n.asks = true
		default:
			n.fate, n.known = said, true
		}
		i += length
	}
	n.known = n.known && !n.asks
	return n
}

// longestAt finds the longest phrase about holders with which words begin.
func longestAt(words []string, names *nameWords) (said fate, ask bool, length int) {
	for _, p := range names.Ask {
		if p.begins(words) && len(p) > length {
			ask, length = true, len(p)
		}
	}
	for holder, phrases := range names.Holders {
		for _, p := range phrases {
			if p.begins(words) && len(p) > length {
				f, _ := parseFate(holder)
				said, ask, length = f, false, len(p)
			}
		}
	}
	return said, ask, length
}

// wordsOf takes a name apart: at signs, at digits and where a small letter is
// followed by a capital one. Digits are left out.
func wordsOf(name string) []string {
	var words []string
	start, before := -1, ' '
	flush := func(end int) {
		if start >= 0 {
			words = append(words, strings.ToLower(name[start:end]))
		}
		start = -1
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != 'ʼ':
			flush(i)
		case start < 0:
			start = i
		case unicode.IsUpper(r) && unicode.IsLower(before):
			flush(i)
			start = i
		}
		before = r
	}
	flush(len(name))
	return words
}
