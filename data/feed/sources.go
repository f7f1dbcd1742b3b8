package feed

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"

	"delimit/data/format"
	"delimit/data/program"
	"delimit/data/regular"
	"delimit/geo"
)

// Source is a place that publishes front lines.
type Source struct {
	Name   string `json:"name"`             // a word for the command line and for the names of files
	Title  string `json:"title"`            // for a person
	URL    string `json:"url"`              // where, see Address
	Paged  bool   `json:"paged,omitempty"`  // a layer of a FeatureServer, answered in pages
	First  string `json:"first,omitempty"`  // the first date that there is, ISO 8601
	Credit string `json:"credit,omitempty"` // who is to be named
}

// table is a file of sources.
type table struct {
	Sources []Source `json:"sources"`
}

//go:embed sources.json
var builtIn embed.FS

var _ = program.Embeds("feed", builtIn)

// maxTable bounds a table: it is written by hand.
const maxTable = 1 << 20

// Sources are those of the program and after them those of the user's file. A row
// of the user takes the place of one that has the same name. A file that is not
// there is as good as an empty one.
func Sources(file string) ([]Source, error) {
	b, err := builtIn.ReadFile("sources.json")
	if err != nil {
		return nil, err
	}
	list, err := parseTable(b)
	if err != nil {
		return nil, err
	}
	own, err := ownTable(file)
	if err != nil {
		return list, fmt.Errorf("%s: %w", file, err)
	}
	for _, s := range own {
		list = put(list, s)
	}
	return list, nil
}

func ownTable(file string) ([]Source, error) {
	if file == "" {
		return nil, nil
	}
	b, err := regular.Read(file, maxTable)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return parseTable(b)
}

func put(list []Source, s Source) []Source {
	for i := range list {
		if list[i].Name == s.Name {
			list[i] = s
			return list
		}
	}
	return append(list, s)
}

// parseTable reads rows and checks each: a word that is misspelt is an error, not
// an address that is silently another one.
func parseTable(b []byte) ([]Source, error) {
	var t table
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&t); err != nil {
		return nil, fmt.Errorf("the table of sources cannot be read: %s", format.Words(err))
	}
	for i, s := range t.Sources {
		if err := s.check(); err != nil {
			return nil, fmt.Errorf("source %d %q: %w", i, s.Name, err)
		}
	}
	return t.Sources, nil
}

// plainName is a name that is safe as that of a folder.
var plainName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,60}$`)

func (s Source) check() error {
	if !plainName.MatchString(s.Name) {
		return errors.New("the name may have small letters, digits and hyphens")
	}
	if s.First != "" {
		if _, err := geo.ParseDate(s.First); err != nil {
			return err
		}
	}
	_, err := s.address(geo.Date{Year: 2000, Month: 1, Day: 1})
	return err
}

// Label is the title, or the name of a source without one.
func (s Source) Label() string {
	if s.Title == "" {
		return s.Name
	}
	return s.Title
}

// Named finds a source by its name.
func Named(list []Source, name string) (Source, error) {
	known := ""
	for _, s := range list {
		if s.Name == name {
			return s, nil
		}
		known += " " + s.Name
	}
	return Source{}, fmt.Errorf("there is no source %q; known are:%s", name, known)
}
