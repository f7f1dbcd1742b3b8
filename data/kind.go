package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var digits = regexp.MustCompile(`[0-9]+`)

// Kind tells which files are like this one, for Memory: those of the same source,
// with the same properties, in which the same values are asked about. Where nobody
// knows the source, and the file does not say it, files of other names are strangers
// too. It is written for a person to read.
func (o *Opened) Kind() string {
	if o.Situation == nil {
		return ""
	}
	return likeness(o.features, o.path)
}

// longestKind bounds what tells a kind, in bytes.
const longestKind = 300

// likeness is the pattern of a file. Digits are left out of it, so that a date in a
// value or a heading makes no other kind.
func likeness(c *collection, path string) string {
	j := newJudge(c, path, nil)
	properties, asked := map[string]bool{}, map[string]bool{}
	for _, f := range c.features {
		if area, _ := polygonsOf(f.geometry); len(area) == 0 && !c.table {
			continue
		}
		for _, s := range sayingsOf(f) {
			properties[digits.ReplaceAllString(s.lower, "#")] = true
			if c.table && tellsHolder(stemOf(s.lower), nil) {
				asked[stemOf(s.lower)+" = "+s.word] = true
			}
		}
		if found := j.of(f); !c.table && !found.known && found.Property != "" {
			asked[strings.ToLower(found.Property)+" = "+wordOf(digits.ReplaceAllString(found.Value, "#"))] = true
		}
	}
	source := cmp.Or(j.sourceOf(c), saidSource(c.members), digits.ReplaceAllString(filepath.Base(path), "#"))
	kind := fmt.Sprintf("source %s; properties %s; values %s", source, listed(properties), listed(asked))
	if len(kind) > longestKind {
		sum := sha256.Sum256([]byte(kind))
		kind = fmt.Sprintf("%s… %s", strings.ToValidUTF8(kind[:longestKind], ""), hex.EncodeToString(sum[:4]))
	}
	return kind
}

// stemOf is a heading without the date in it.
func stemOf(heading string) string {
	if date, stem := datedHeading(heading); date.known() {
		return stem
	}
	return heading
}

func listed(set map[string]bool) string {
	if len(set) == 0 {
		return "none"
	}
	return strings.Join(slices.Sorted(maps.Keys(set)), ", ")
}

// rememberedFor are the remembered answers for files of the kind of this one.
func (a Answers) rememberedFor(c *collection, path string) []Answer {
	if len(a.Remembered.Kinds()) == 0 {
		return nil
	}
	return a.Remembered.Of(likeness(c, path))
}

// useRemembered notes which remembered answers decided something, where nothing else
// was said now.
func (o *Opened) useRemembered(now, remembered []Answer) {
	o.Remembered = nil
	for _, a := range remembered {
		if slices.ContainsFunc(now, func(b Answer) bool { return a.asks() == b.asks() }) {
			continue
		}
		if slices.ContainsFunc(o.Rulings, func(r Ruling) bool {
			return r.Answered() && strings.EqualFold(r.Property, a.Property) && wordOf(r.Value) == wordOf(a.Value)
		}) {
			o.Remembered = append(o.Remembered, a)
		}
	}
	if said := o.RememberedUse(); said != "" {
		o.Defects = append(o.Defects, Defect{Rule: "remembered", Feature: WholeFile, Text: said, Done: "change or forget what does not fit"})
	}
}

// RememberedUse says in a line which remembered answers decide something; empty when
// none does.
func (o *Opened) RememberedUse() string {
	var list []string
	for _, a := range o.Remembered {
		list = append(list, fmt.Sprintf("%s = %s: %s", a.Property, shortName(a.Value), a.Holder))
	}
	switch len(list) {
	case 0:
		return ""
	case 1:
		return "1 remembered answer of yours is used: " + list[0]
	}
	return fmt.Sprintf("%d remembered answers of yours are used: %s", len(list), strings.Join(list, ", "))
}
