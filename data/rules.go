package data

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"delimit/data/program"
	"delimit/geo"
)

//go:embed rules/*.json
var ruleFiles embed.FS

var _ = program.Embeds("", ruleFiles)

// table is one file of rules/: what a source writes, and what it means.
type table struct {
	Source string
	Speaks speech // of what land its files speak, where no rule says otherwise
	Signs  []rule // what shows whose file it is
	Rules  []rule
	// Of the general table alone:
	Tells     []string            // properties that name a holder in plain words
	Words     map[string][]string // holder → such words
	AskFirst  []string            // properties that perhaps tell holders apart, the likeliest first
	AskColour []string            // that tell by their colour
	AskLast   []string
	Silent    []string // properties that say nothing about holders
	Names     nameWords
	// Of the table of other places alone:
	Places []place
}

// rule says who holds an area of which a property has one of the values.
type rule struct {
	Property oneOrMore // in lower case; also (file) and (layer)
	Values   []pattern // in lower case
	Holder   fate
	Speaks   speech // of what land such areas speak
	Bare     bool   // only for an area that says nothing else
}

// place is land that never counts.
type place struct {
	Name string
	Ring orb.Ring
}

// ofFile tells whether a rule is about the file and not about one feature.
func (r rule) ofFile() bool { return strings.HasPrefix(r.Property[0], "(") }

// fate is what becomes of an area: it is somebody's, or not counted.
type fate struct {
	holder geo.Holder
	ignore bool
}

// ignoreWord stands where a holder could, for land that is not to be counted.
const ignoreWord = "ignore"

func parseFate(word string) (fate, error) {
	if word == ignoreWord {
		return fate{ignore: true}, nil
	}
	for _, h := range geo.Holders {
		if word == h.String() {
			return fate{holder: h}, nil
		}
	}
	return fate{}, fmt.Errorf("holder %q: not one of ukraine, russia, contested, %s", word, ignoreWord)
}

func (f fate) String() string {
	if f.ignore {
		return ignoreWord
	}
	return f.holder.String()
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (f *fate) UnmarshalText(b []byte) (err error) {
	*f, err = parseFate(string(b))
	return err
}

// oneOrMore is a list that a table may write as one word.
type oneOrMore []string

// UnmarshalJSON implements json.Unmarshaler.
func (l *oneOrMore) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		b = slices.Concat([]byte("["), b, []byte("]"))
	}
	if err := json.Unmarshal(b, (*[]string)(l)); err != nil {
		return err
	}
	for i, s := range *l {
		(*l)[i] = strings.ToLower(s)
	}
	return nil
}

// pattern is a word in which a star stands for anything.
type pattern string

func (p pattern) fits(word string) bool {
	first, rest, starred := strings.Cut(string(p), "*")
	if !starred {
		return word == first
	}
	word, ok := strings.CutPrefix(word, first)
	for ok && starred {
		if first, rest, starred = strings.Cut(rest, "*"); !starred {
			return strings.HasSuffix(word, first)
		}
		_, word, ok = strings.Cut(word, first)
	}
	return ok
}

func fitsAny(patterns []pattern, word string) bool {
	return slices.ContainsFunc(patterns, func(p pattern) bool { return p.fits(word) })
}

// ruleBook is all tables.
type ruleBook struct {
	tables    []table // the general one last
	general   table
	words     map[string]fate
	mentioned map[string]bool // properties that rules are about
	tells     []string
	first     []string
	colours   []string
	last      []string
	silent    []pattern
	places    []place
}

var book = sync.OnceValue(func() *ruleBook {
	b := &ruleBook{words: map[string]fate{}, mentioned: map[string]bool{}}
	entries, err := ruleFiles.ReadDir("rules")
	if err != nil {
		panic(err) // the program was built wrongly
	}
	for _, e := range entries {
		var t table
		text, err := ruleFiles.ReadFile("rules/" + e.Name())
		if err == nil {
			err = json.Unmarshal(text, &t)
		}
		if err != nil {
			panic(fmt.Sprintf("rules/%s: %v", e.Name(), err))
		}
		if t.Words != nil {
			b.general = t
			continue
		}
		b.tables = append(b.tables, t)
		b.places = append(b.places, t.Places...)
	}
	b.tables = append(b.tables, b.general)
	for _, t := range b.tables {
		for _, r := range t.Rules {
			for _, p := range r.Property {
				b.mentioned[p] = true
			}
		}
	}
	b.tells, b.first = lower(b.general.Tells), lower(b.general.AskFirst)
	b.colours, b.last = lower(b.general.AskColour), lower(b.general.AskLast)
	for _, s := range b.general.Silent {
		b.silent = append(b.silent, pattern(s))
	}
	for holder, words := range b.general.Words {
		f, err := parseFate(holder)
		if err != nil {
			panic(err)
		}
		for _, w := range words {
			b.words[w] = f
		}
	}
	return b
})

func lower(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ToLower(s)
	}
	return out
}
