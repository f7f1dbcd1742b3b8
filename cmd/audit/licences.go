package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"

	"delimit/data/notices"
)

// allowed are the licences of what may be distributed together with a program under the
// Apache License 2.0 without other terms than to keep their notices.
var allowed = []string{"Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "FTL", "OFL-1.1", "CC0-1.0", "Unlicense",
	"Bitstream-Vera", "LicenseRef-ICC-Profile"}

// inTests are further licences of what only tests need: it is not distributed.
var inTests = []string{"MPL-2.0"}

// grants are texts that give more and ask for nothing: the notice has them, and they are no
// licence.
var grants = []string{"GooglePatentsFile"}

// textNames are the names of files with terms; elsewhere are those that hold none for what
// is linked.
var (
	textNames = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|copyright|unlicense|patents)([-._].*)?$`)
	elsewhere = regexp.MustCompile(`(^|/)(testdata|cmd|dart|swift|_[^/]*|\.[^/]*)/`)
)

// readByHand are texts that the classifier does not know, by their digest: one that
// changes has to be read again.
var readByHand = map[string]string{
	"4429d00ff0ae8e3e2bb58463396e8c47f52ba859702f84c85d4e1e628c34943c": "LicenseRef-ICC-Profile", // fpdf: may be used without restriction
	"a30f2466a95cd1eaeff6041692f43469edcca052d002e877015a819c6e31c194": "Bitstream-Vera",         // Fyne: a font
	"f9bc4423732350eb0b3f7ed7e91d530298476f8fec0c6c427a1c04ade22655af": "MIT",                    // libc: of musl, with a list of who wrote what
}

// chosen are modules that may be used under one of several licences, and other files of
// theirs with terms.
var chosen = map[string]struct {
	files   []string // that hold the terms
	licence string   // of them; empty: as found
}{
	"github.com/golang/freetype": {files: []string{"LICENSE", "licenses/ftl.txt"}, licence: "FTL"}, // or GPL-2.0
	"Go":                         {files: []string{"LICENSE", "PATENTS"}},
	"modernc.org/memory":         {files: []string{"LICENSE", "LICENSE-GO", "LICENSE-MMAP-GO"}}, // another is about the picture on its page
}

// noticeOf gathers the texts of a module and its licences. An error names the first text
// that is not known or not allowed.
func noticeOf(m module) (notices.Notice, error) {
	n := notices.Notice{Name: m.Path, Version: m.Version}
	texts, err := termsIn(m)
	if err != nil {
		return n, err
	}
	var found []string
	for _, t := range texts {
		n.Texts = append(n.Texts, t)
		if strings.HasPrefix(strings.ToUpper(path.Base(t.File)), "NOTICE") {
			continue // it goes with the program, and has no terms
		}
		ids, err := licencesOf(t.Text, m.tests)
		if choice := chosen[m.Path]; choice.licence != "" {
			ids, err = []string{choice.licence}, nil
		}
		if err != nil {
			return n, fmt.Errorf("%s %s: %s: %w", m.Path, m.Version, t.File, err)
		}
		found = append(found, ids...)
	}
	slices.Sort(found)
	n.Licence = strings.Join(slices.Compact(found), " AND ")
	switch {
	case len(texts) == 0:
		return n, fmt.Errorf("%s %s has no file with a licence", m.Path, m.Version)
	case n.Licence == "":
		return n, fmt.Errorf("%s %s: no licence was found", m.Path, m.Version)
	}
	return n, nil
}

// termsIn are the files of a module that hold terms, each text once.
func termsIn(m module) (texts []notices.Text, err error) {
	choice, chooses := chosen[m.Path]
	err = filepath.WalkDir(m.Dir, func(full string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(m.Dir, full)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch {
		case chooses && !slices.Contains(choice.files, name), !chooses && (!textNames.MatchString(entry.Name()) || elsewhere.MatchString(name) || strings.HasSuffix(name, ".go")):
			return nil
		}
		b, err := os.ReadFile(full)
		if err != nil {
			return err
		}
		text := strings.ReplaceAll(strings.ToValidUTF8(string(b), "\ufffd"), "\r\n", "\n")
		if !slices.ContainsFunc(texts, func(t notices.Text) bool { return t.Text == text }) {
			texts = append(texts, notices.Text{File: name, Text: text})
		}
		return nil
	})
	return texts, err
}

// licencesOf are the SPDX identifiers of a text of terms.
func licencesOf(text string, forTests bool) ([]string, error) {
	sum := sha256.Sum256([]byte(text))
	digest := hex.EncodeToString(sum[:])
	if id := readByHand[digest]; id != "" {
		return []string{id}, mayBeUsed(id, forTests)
	}
	// Where less of a text is known, it may hold terms of its own.
	const enough = 75
	c := licensecheck.Scan([]byte(text))
	if c.Percent < enough {
		return nil, fmt.Errorf("%.0f %% of the text are those of a known licence %v: read it, and enter its digest %s", c.Percent, c.Match, digest)
	}
	var ids []string
	for _, match := range c.Match {
		if match.IsURL || slices.Contains(grants, match.ID) {
			continue
		}
		if err := mayBeUsed(match.ID, forTests); err != nil {
			return nil, err
		}
		ids = append(ids, match.ID)
	}
	return ids, nil
}

func mayBeUsed(id string, forTests bool) error {
	if !slices.Contains(allowed, id) && !(forTests && slices.Contains(inTests, id)) {
		return fmt.Errorf("%s is not among the licences that are allowed", id)
	}
	return nil
}
