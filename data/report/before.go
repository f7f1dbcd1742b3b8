package report

import (
	"errors"
	"fmt"
	"path/filepath"

	"delimit/data"
)

// Before says on what a saved file was measured, and what of it is the same now.
type Before struct {
	File          string    `json:"-"`
	Territory     []Earlier `json:"territory"`
	Situation     Earlier   `json:"situation"`
	SameTerritory bool      `json:"same_territory"` // as it is measured now
	SameSituation bool      `json:"same_situation"`

	now data.Basis
}

// Earlier is a reference of a saved file, and what there is now where it points.
type Earlier struct {
	data.Reference
	Path  string `json:"path,omitempty"` // where it was looked for
	Found string `json:"found"`          // embedded, same, moved, changed, unchecked, missing, nowhere, outside

	found data.Found
}

// NewBefore looks for what a saved file was measured on, and compares it with what it is
// measured on now; nil: the file does not say. What must not be opened without a question
// is not looked for.
func NewBefore(file string, was *data.Basis, now data.Basis, t data.Trust) *Before {
	if was == nil || was.IsZero() {
		return nil
	}
	b := &Before{File: file, Territory: []Earlier{}, Situation: newEarlier(file, was.Situation, t), now: now,
		SameTerritory: was.SameTerritory(now), SameSituation: was.Situation.Same(now.Situation)}
	for _, r := range was.Territory {
		b.Territory = append(b.Territory, newEarlier(file, r, t))
	}
	return b
}

func newEarlier(file string, r data.Reference, t data.Trust) Earlier {
	allowed, err := r.Allowed(file, t)
	var outside *data.Outside
	if errors.As(err, &outside) {
		return Earlier{Reference: r, Path: outside.Path, Found: data.FoundOutside.String(), found: data.FoundOutside}
	}
	path, found := allowed.Look(file)
	return Earlier{Reference: r, Path: path, Found: found.String(), found: found}
}

// Named is how a reference is called in a sentence.
func Named(r data.Reference) string {
	name := clean(clip(r.Name))
	switch {
	case r.Embedded != "" && name == "":
		name = clean(clip(r.Embedded))
	case r.File != "" && name == "":
		name = clean(clip(filepath.Base(filepath.FromSlash(r.File))))
	case name == "":
		return "of no name"
	}
	name = fmt.Sprintf("“%s”", name)
	if r.Date != "" {
		name += " of " + clean(clip(r.Date))
	}
	return name
}

// mostOfName bounds the words of a file in a sentence of ours.
const mostOfName = 120

func clip(s string) string {
	if r := []rune(s); len(r) > mostOfName {
		return string(r[:mostOfName]) + "…"
	}
	return s
}

// words are how a reference is called, and what there is now where it points.
func (e Earlier) words() string {
	switch e.found {
	case data.FoundSame, data.FoundEmbedded:
		return Named(e.Reference)
	case data.FoundMoved:
		return fmt.Sprintf("%s (the file is not where it was; the same one lies at %s)", Named(e.Reference), e.Path)
	case data.FoundChanged:
		return fmt.Sprintf("%s (%s has changed since)", Named(e.Reference), e.Path)
	case data.FoundUnchecked:
		return fmt.Sprintf("%s (whether %s is still the same cannot be told)", Named(e.Reference), e.Path)
	case data.FoundOutside:
		return fmt.Sprintf("%s (%s was not looked at: it lies outside the folder of the file that names it, and was not opened before)", Named(e.Reference), data.Shown(e.Path))
	case data.FoundNothing:
		return fmt.Sprintf("%s (there is no file %s)", Named(e.Reference), e.Path)
	}
	return Named(e.Reference) + " (its file is not known)"
}

// BeforeLines say on what a file was measured before and on what it is measured now; one
// line for territory and one for situation.
func BeforeLines(b *Before) []string {
	if b == nil {
		return nil
	}
	var was []string
	for _, e := range b.Territory {
		was = append(was, e.words())
	}
	if len(was) == 0 {
		was = []string{"no territory that it names"}
	}
	var is []string
	for _, r := range b.now.Territory {
		is = append(is, Named(r))
	}
	situation := "no situation that it names"
	if !b.Situation.IsZero() {
		situation = b.Situation.words()
	}
	line := func(what, was, is string, same bool) string {
		if same {
			return fmt.Sprintf("%s: saved as measured %s %s, and so it is now", filepath.Base(b.File), what, was)
		}
		return fmt.Sprintf("%s: saved as measured %s %s; measured now %s %s", filepath.Base(b.File), what, was, what, is)
	}
	return []string{line("in", joinNames(was), joinNames(is), b.SameTerritory), line("on", situation, Named(b.now.Situation), b.SameSituation)}
}

// joinNames names some and counts the rest.
func joinNames(names []string) string {
	const most = 8
	out := ""
	for i, n := range names[:min(len(names), most)] {
		if i > 0 {
			out += " + "
		}
		out += n
	}
	if more := len(names) - most; more > 0 {
		out += fmt.Sprintf(" + %d more", more)
	}
	return out
}
