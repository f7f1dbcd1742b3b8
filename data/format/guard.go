package format

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
)

// The limits of what files say, in bytes. Nothing that is written by people or programs for
// one another comes near to them.
const (
	MaxText  = 1 << 20  // of a value
	maxName  = 4 << 10  // of a layer, a folder or a column: it stands in every feature
	maxRun   = 16 << 20 // of a text in XML, such as the positions of one line
	maxTag   = 4 << 20  // of a tag in XML, with its attributes
	littleOf = 64 << 20 // may be made of any file
	timesOf  = 32       // so often its size may be made of a larger one
)

// roomOf is how much GeoJSON may be made of a file of a size: more than any honest one
// needs, and bounded by what was sent.
func roomOf(size int) int { return min(mostText, littleOf+timesOf*size) }

// checkName refuses a name that would stand in every feature and has no end.
func checkName(what, name string) error {
	if len(name) > maxName {
		return wrong("the name of %s has %d bytes, more than %d", what, len(name), maxName)
	}
	return nil
}

// guard is a reader that ends when its caller no longer wants it.
type guard struct {
	ctx context.Context
	r   io.Reader
}

func guarded(ctx context.Context, b []byte) io.Reader { return &guard{ctx, bytes.NewReader(b)} }

// mostAtOnce bounds how much is read between two looks at the context.
const mostAtOnce = 64 << 10

func (g *guard) Read(b []byte) (int, error) {
	if err := g.ctx.Err(); err != nil {
		return 0, err
	}
	return g.r.Read(b[:min(len(b), mostAtOnce)])
}

// xmlText is a reader that refuses XML whose texts or tags are larger than what is read: the
// library holds each in memory several times.
type xmlText struct {
	r    io.Reader
	tag  bool // it is within a tag
	size int  // of that, or of the text since the last one
	err  error
}

func (x *xmlText) Read(b []byte) (int, error) {
	n, err := x.r.Read(b)
	if at := bytes.LastIndexAny(b[:n], "<>"); at >= 0 {
		x.tag, x.size = b[at] == '<', n-at
	} else {
		x.size += n
	}
	switch {
	case x.tag && x.size > maxTag:
		x.err = wrong("a tag in it has more than %d MB", maxTag>>20)
	case x.size > maxRun:
		x.err = wrong("a text in it has more than %d MB", maxRun>>20)
	}
	if x.err != nil {
		return 0, x.err // the library gives what it has so far before it tells of this
	}
	return n, err
}

// maxCells bounds a row of a table, with room for rows that are longer than the headings: every
// cell takes memory, even an empty one.
const maxCells = 100_000

// csvText is a reader that refuses a table with a record larger than what is read: a line, or
// several in quotation marks.
type csvText struct {
	r      io.Reader
	comma  rune // between cells
	lazy   bool // quotation marks also stand for themselves
	quoted bool
	size   int // of the record so far
	cells  int // of it
}

func (c *csvText) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	for _, char := range b[:n] {
		c.size++
		switch {
		case char == '"' && !c.lazy:
			c.quoted = !c.quoted
		case char == '\n' && !c.quoted:
			c.size, c.cells = 0, 0
		case rune(char) == c.comma && !c.quoted:
			if c.cells++; c.cells > maxCells {
				return 0, wrong("a row has more than %d cells", maxCells)
			}
		}
	}
	if c.size > maxRun {
		return 0, wrong("a row has more than %d MB", maxRun>>20)
	}
	return n, err
}

// eachIn visits the elements of a list in JSON, one by one, so that they are never all held.
func eachIn(ctx context.Context, list json.RawMessage, what string, visit func(i int, element json.RawMessage) error) error {
	if len(list) == 0 || string(list) == "null" {
		return nil
	}
	d := json.NewDecoder(guarded(ctx, list))
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return wrong("its %ss are no list", what)
	}
	for i := 0; d.More(); i++ {
		if i == MaxRows {
			return wrong("the file has more than %d %ss", MaxRows, what)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		var element json.RawMessage
		err := d.Decode(&element)
		if err == nil {
			err = visit(i, element)
		}
		if err != nil {
			rule := ""
			if e := new(Error); errors.As(err, &e) {
				rule = e.Rule
			}
			return ruled(rule, "%s %d cannot be read: %v", what, i, err)
		}
	}
	return nil
}
