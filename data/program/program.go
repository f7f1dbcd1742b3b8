// Package program tells which program this is: its version, from what it was built, and
// which data are inside it. Whoever has a file that it wrote can tell what made it, and
// whether the embedded maps were these.
package program

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
)

// Version is that of FyneApp.toml.
const Version = "0.1.0"

// Unknown is what the build did not record.
const Unknown = "unknown"

// Identity is which program this is. It is the same for every run of one program.
type Identity struct {
	Name     string            `json:"name"`
	Version  string            `json:"version"`
	Commit   string            `json:"commit"`   // or Unknown
	Modified *bool             `json:"modified"` // whether the source had changes that are not in the commit; null: unknown
	Go       string            `json:"go"`
	Platform string            `json:"platform"` // system/processor
	Data     map[string]string `json:"data"`     // the SHA-256 of every embedded file of data, by name
}

// This is the program that runs.
var This = sync.OnceValue(func() Identity {
	build, _ := debug.ReadBuildInfo()
	p := identify(build)
	for _, e := range embedded {
		if err := p.digest(e); err != nil {
			panic(err) // what is embedded can be read
		}
	}
	return p
})

func identify(build *debug.BuildInfo) Identity {
	p := Identity{Name: "Delimit", Version: Version, Commit: Unknown, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Data: map[string]string{}}
	if build == nil {
		return p
	}
	for _, s := range build.Settings {
		switch {
		case s.Key == "vcs.revision" && s.Value != "":
			p.Commit = s.Value
		case s.Key == "vcs.modified" && s.Value != "":
			modified := s.Value == "true"
			p.Modified = &modified
		}
	}
	return p
}

type embeddedFiles struct {
	folder string
	files  fs.FS
}

var embedded []embeddedFiles

// Embeds tells of files of data inside the program. Packages do so while they are
// initialised, before anybody asks; the value has no meaning.
func Embeds(folder string, files fs.FS) struct{} {
	embedded = append(embedded, embeddedFiles{folder, files})
	return struct{}{}
}

func (p Identity) digest(e embeddedFiles) error {
	return fs.WalkDir(e.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := fs.ReadFile(e.files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		p.Data[path.Join(e.folder, name)] = hex.EncodeToString(sum[:])
		return nil
	})
}

// Short is the program in a few words: Delimit 0.1.0 (commit 0123456789ab, modified).
func (p Identity) Short() string {
	const enough = 12
	commit := p.Commit
	if commit != Unknown {
		commit = commit[:min(len(commit), enough)]
	}
	if p.Modified != nil && *p.Modified {
		commit += ", modified"
	}
	return fmt.Sprintf("%s %s (commit %s)", p.Name, p.Version, commit)
}

// ModifiedWord is yes, no or Unknown.
func (p Identity) ModifiedWord() string {
	switch {
	case p.Modified == nil:
		return Unknown
	case *p.Modified:
		return "yes"
	}
	return "no"
}

// Lines is all of it, a fact a line.
func (p Identity) Lines() []string {
	lines := []string{p.Name + " " + p.Version, "commit: " + p.Commit, "modified: " + p.ModifiedWord(), "go: " + p.Go, "platform: " + p.Platform, "embedded data (SHA-256):"}
	for _, name := range p.DataNames() {
		lines = append(lines, "  "+p.Data[name]+"  "+name)
	}
	return lines
}

// DataNames are the names of the embedded files in order.
func (p Identity) DataNames() []string { return slices.Sorted(maps.Keys(p.Data)) }

// String is all of it as a text.
func (p Identity) String() string { return strings.Join(p.Lines(), "\n") + "\n" }
