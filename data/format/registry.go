package format

import (
	"bytes"
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Format is one kind of file: how it is known, and how it is read or why it is not.
type Format struct {
	Name    string          // for a person, in the plural or with its article where it is not read
	Endings []string        // of file names, with the full stop, in small letters; the usual one first
	Sniff   func(File) bool // reports whether a file is of this kind
	Read    func(context.Context, []byte) (Made, error)
	Help    string // what to do with a file that is not read; empty where it is
}

// Made is what a reader makes of a file.
type Made struct {
	JSON    []byte // GeoJSON, or the bytes of the one file in an archive
	Kind    string // what an archive holds; empty: the name of the format
	Inner   string // the name of the one file in an archive
	Table   bool   // the features are rows of a table
	Remarks []Remark
}

// File is a file as far as its kind is known by it.
type File struct {
	Name  string
	Bytes []byte
	head  []byte // the beginning, without white space in front
	lower []byte // the same in small letters
}

const headSize = 4096

func newFile(name string, b []byte) File {
	head := bytes.TrimSpace(b[:min(len(b), headSize)])
	return File{name, b, head, bytes.ToLower(head)}
}

// Of returns the format of a file; nil where it is GeoJSON or of no known kind. Most are
// known by their beginning, some also by the name.
func Of(name string, b []byte) *Format {
	f := newFile(name, b)
	for _, list := range [][]*Format{unread, read, leftover} {
		for _, format := range list {
			if format.Sniff != nil && format.Sniff(f) {
				return format
			}
		}
	}
	return nil
}

// Late returns the format of a JSON object by its members, where its beginning does not
// tell; nil where it is GeoJSON or of no known kind.
func Late(members map[string][]byte) *Format {
	var kind string
	if b := members["type"]; len(b) > 1 && b[0] == '"' {
		kind = string(b[1 : len(b)-1])
	}
	features := members["features"]
	switch {
	case kind == "Topology":
		return named("TopoJSON")
	case kind == "" && len(features) > 0 && features[0] == '[':
		return named("Esri JSON")
	case kind == "" && len(members["elements"]) > 0 && members["elements"][0] == '[':
		return named("Overpass JSON")
	case strings.EqualFold(kind, "umap"):
		return named("a uMap")
	case strings.EqualFold(kind, "ORBAT-mapper"):
		return named("a file of ORBAT Mapper")
	case kind == "" && members["datasets"] != nil && members["config"] != nil:
		return named("a map of kepler.gl")
	case string(members["version"]) == "8" && members["sources"] != nil && members["layers"] != nil:
		return named("a map style")
	case members["operationalLayers"] != nil:
		return named("an Esri web map")
	case kind != "FeatureCollection" && members["currentVersion"] != nil:
		return named("the description of a FeatureServer or MapServer")
	}
	return nil
}

func named(name string) *Format {
	for _, list := range [][]*Format{read, unread} {
		for _, f := range list {
			if f.Name == name {
				return f
			}
		}
	}
	return nil
}

// OfFolder returns the format of a folder that is a data set; nil where it is an ordinary one.
func OfFolder(name string) *Format {
	if ending(name) == ".gdb" {
		return fileGDB
	}
	return nil
}

// Refused is the error of a format that is not read. It says what to do.
func (f *Format) Refused() error {
	return wrong("this is %s, which is not read here: %s", f.Name, f.Help)
}

// Convert makes GeoJSON of a file, or refuses it as what it is. When the caller no longer
// wants it, it gives the error of the context.
func (f *Format) Convert(ctx context.Context, b []byte) (Made, error) {
	if f.Read == nil {
		return Made{}, f.Refused()
	}
	made, err := f.Read(ctx, b)
	if ctx.Err() != nil {
		return Made{}, ctx.Err()
	}
	if made.Kind == "" {
		made.Kind = f.Name
	}
	return made, err
}

// Endings are those of all files that are read, and of geographic data that are refused
// by name rather than passed over. It is the one list: folders, archives, fetching,
// watching and the window's dialog ask it.
func Endings() []string {
	var all []string
	for _, list := range [][]*Format{read, unread} {
		for _, f := range list {
			for _, e := range f.Endings {
				if !slices.Contains(all, e) {
					all = append(all, e)
				}
			}
		}
	}
	return all
}

// Readable are the endings of files that are read, the likeliest to be a front line first.
func Readable() []string {
	var all []string
	for _, f := range read {
		all = append(all, f.Endings...)
	}
	return all
}

var known = map[string]bool{}

// HasEnding reports whether a name has one of the endings, packed with gzip or not.
func HasEnding(name string) bool { return known[ending(name)] }

// Ending is the known ending of a name, packed with gzip or not; empty where it has none.
func Ending(name string) string {
	if e := ending(name); known[e] {
		return e
	}
	return ""
}

func ending(name string) string {
	return path.Ext(strings.TrimSuffix(strings.ToLower(filepath.ToSlash(name)), ".gz"))
}

// hasEnding reports whether the file has one of some endings.
func (f File) hasEnding(some ...string) bool { return slices.Contains(some, ending(f.Name)) }

// begins reports whether the file begins with one of some texts, small letters or capitals.
func (f File) begins(some ...string) bool {
	return slices.ContainsFunc(some, func(s string) bool { return bytes.HasPrefix(f.lower, []byte(s)) })
}

// mentions reports whether the beginning of the file has all of some texts, as they are.
func (f File) mentions(all ...string) bool {
	return !slices.ContainsFunc(all, func(s string) bool { return !bytes.Contains(f.head, []byte(s)) })
}

// starts reports whether the very first bytes of the file are one of some magic numbers.
func (f File) starts(some ...string) bool {
	return slices.ContainsFunc(some, func(s string) bool { return bytes.HasPrefix(f.Bytes, []byte(s)) })
}
