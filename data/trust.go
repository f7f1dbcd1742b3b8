package data

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Trust says which files may be opened because another file refers to them, besides those
// that lie beside it or below.
type Trust struct {
	Known   func(path string) bool // tells what the user has opened before; nil: nothing
	Allowed []string               // files and folders that the user allows
}

// Outside is the error about a reference that leads to what must not be opened without a
// question. Nothing there was looked at, and nobody was contacted.
type Outside struct {
	Path string
	Lead Lead
}

func (o *Outside) Error() string {
	switch o.Lead {
	case LeadHost:
		return fmt.Sprintf("it lies on another computer, at %s, which was not contacted", Shown(o.Path))
	case LeadAddress:
		return fmt.Sprintf("%s is an address and no file; nobody was contacted", Shown(o.Path))
	}
	return fmt.Sprintf("it lies outside the folder of the file that refers to it, at %s, and you have not opened it before; nothing there was looked at", Shown(o.Path))
}

// Lead is what kind of place a reference leads to.
type Lead uint8

// The kinds of places.
const (
	LeadBeside  Lead = iota // in the folder of the file that refers to it, or below
	LeadOutside             // elsewhere on this computer, as far as the path tells
	LeadHost                // another computer
	LeadAddress             // what no file can be opened with
)

// Allowed is the reference as it may be followed. Where it leads to something that must
// not be opened without a question, the same file beside the one that refers to it will
// do; without such a file the error is an *Outside. With an empty from, what refers is no
// file, as what a crash left.
func (r Reference) Allowed(from string, t Trust) (Reference, error) {
	if r.Embedded != "" || r.File == "" {
		return r, nil
	}
	where, lead := Leads(filepath.Dir(from), r.File)
	if from == "" && lead == LeadBeside {
		lead = LeadOutside // of no file: nothing is beside it
	}
	if lead == LeadBeside || lead != LeadAddress && t.allows(where) {
		return r, nil
	}
	sent := r.copyBeside(from)
	if _, copied := Leads(filepath.Dir(from), sent); copied == LeadBeside && r.SHA256 != "" && from != "" {
		if stamp, err := stampRegular(sent); err == nil && string(stamp) == r.SHA256 {
			r.Beside = true
			return r, nil
		}
	}
	return r, &Outside{where, lead}
}

// copyBeside is where a file lies that was sent along with the one that refers to it.
func (r Reference) copyBeside(from string) string {
	return filepath.Join(filepath.Dir(from), filepath.Base(filepath.FromSlash(r.File)))
}

func (t Trust) allows(path string) bool {
	if t.Known != nil && t.Known(path) {
		return true
	}
	return slices.ContainsFunc(t.Allowed, func(allowed string) bool {
		abs, err := filepath.Abs(allowed)
		if err != nil || !within(abs, path) && !within(realPath(abs), path) {
			return false
		}
		return within(realPath(abs), realPath(path)) // a link may lead out of it
	})
}

// within tells whether a path is a folder or lies in it, by its words alone.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// address is what has the form of an address: file: and anything with two slashes behind
// its colon. Only drives have one letter.
var address = regexp.MustCompile(`^(?i:file:|[a-z][a-z0-9+.-]+://)`)

// Leads tells where a path leads that a file in a folder refers to: by its links and
// dots, step by step, and without looking at anything outside the folder.
func Leads(folder, path string) (where string, lead Lead) {
	switch {
	case address.MatchString(path):
		return path, LeadAddress
	case strings.HasPrefix(strings.ReplaceAll(path, `\`, "/"), "//"):
		return path, LeadHost
	}
	w := walk{root: realPath(folder)}
	if abs, err := filepath.Abs(folder); err == nil {
		folder = abs
	}
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return w.absolute(path, folder)
	}
	w.at = w.root
	return w.relative(steps(path))
}

// walk follows a path within a folder.
type walk struct {
	root, at string // without links
	links    int
}

func steps(path string) []string { return strings.Split(path, string(filepath.Separator)) }

// absolute goes on at an absolute path, if it is in the folder by one of its names.
func (w *walk) absolute(path string, names ...string) (string, Lead) {
	for _, folder := range append(names, w.root) {
		if rest, ok := strings.CutPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator)); ok {
			w.at = w.root
			return w.relative(steps(rest))
		}
	}
	if strings.HasPrefix(strings.ReplaceAll(path, `\`, "/"), "//") {
		return path, LeadHost
	}
	return filepath.Clean(path), LeadOutside
}

func (w *walk) relative(rest []string) (string, Lead) {
	for len(rest) > 0 {
		step := rest[0]
		rest = rest[1:]
		switch step {
		case "", ".":
			continue
		case "..":
			w.at = filepath.Dir(w.at)
			if within(w.root, w.at) {
				continue
			}
			back, err := filepath.Rel(w.at, w.root)
			if n := len(steps(back)); err == nil && len(rest) >= n && slices.Equal(rest[:n], steps(back)) {
				w.at, rest = w.root, rest[n:] // out of the folder and into it again
				continue
			}
			if len(rest) > 0 && rest[0] == ".." {
				continue // further up: no link is passed
			}
			return filepath.Join(append([]string{w.at}, rest...)...), LeadOutside
		}
		next := filepath.Join(w.at, step)
		info, err := os.Lstat(next)
		if err != nil {
			return filepath.Join(append([]string{next}, rest...)...), w.lead()
		}
		if info.Mode()&os.ModeSymlink == 0 {
			w.at = next
			continue
		}
		target, err := os.Readlink(next)
		if w.links++; err != nil || w.links > mostLinks {
			return next, LeadOutside
		}
		if filepath.IsAbs(target) || strings.HasPrefix(strings.ReplaceAll(target, `\`, "/"), "//") {
			return w.absolute(strings.Join(append([]string{target}, rest...), string(filepath.Separator)))
		}
		rest = append(steps(target), rest...)
	}
	return w.at, w.lead()
}

// mostLinks is how many links are followed, as systems do.
const mostLinks = 40

// lead is the kind of a place in the folder. In the root of a disk everything lies, so
// that only what lies there itself is beside.
func (w *walk) lead() Lead {
	if filepath.Dir(w.root) == w.root && filepath.Dir(w.at) != w.root {
		return LeadOutside
	}
	return LeadBeside
}

// Shown is a path for a person: in one line, in full unless it is very long, and without
// letters that show it as another.
func Shown(path string) string {
	const head, tail = 80, 160
	r := []rune(strings.ToValidUTF8(path, "\uFFFD"))
	if len(r) > head+tail {
		r = append(append(slices.Clone(r[:head]), '…'), r[len(r)-tail:]...)
	}
	for i, c := range r {
		if !unicode.IsGraphic(c) {
			r[i] = '\uFFFD'
		}
	}
	return string(r)
}
