// Package notices is what others ask to be said of their work: the licences of every
// module that is linked into the program, and of the data inside it.
package notices

//go:generate go run ../../cmd/audit -notices notices.json.gz

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"
)

// Notice is one work with its licences.
type Notice struct {
	Name    string `json:"name"` // a module, or files of data
	Version string `json:"version,omitempty"`
	Licence string `json:"licence"` // SPDX identifiers
	Note    string `json:"note,omitempty"`
	Texts   []Text `json:"texts"`
}

// Text is one file of a notice, whole.
type Text struct {
	File string `json:"file"`
	Text string `json:"text"`
}

//go:embed notices.json.gz
var packed []byte

// All are the notices in order of name, those of data first.
var All = sync.OnceValue(func() []Notice {
	all, err := Unpack(packed)
	if err != nil {
		panic(err) // what is embedded can be read
	}
	return all
})

// Unpack reads what Pack wrote.
func Unpack(b []byte) ([]Notice, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	var all []Notice
	return all, json.Unmarshal(plain, &all)
}

// Pack writes notices compressed: the same bytes for the same notices.
func Pack(all []Notice) ([]byte, error) {
	plain, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(plain); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Find is the notices whose name contains a word, whatever the case.
func Find(word string) []Notice {
	var found []Notice
	for _, n := range All() {
		if strings.Contains(strings.ToLower(n.Name), strings.ToLower(word)) {
			found = append(found, n)
		}
	}
	return found
}

// Title is the notice in a line.
func (n Notice) Title() string {
	return strings.TrimSpace(n.Name+" "+n.Version) + ": " + n.Licence
}

// String is the notice with its texts.
func (n Notice) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, n.Title())
	if n.Note != "" {
		fmt.Fprintln(&b, n.Note)
	}
	for _, t := range n.Texts {
		fmt.Fprintf(&b, "\n%s\n\n%s\n", t.File, strings.TrimRight(t.Text, "\n"))
	}
	return b.String()
}
