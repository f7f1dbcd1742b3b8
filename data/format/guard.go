package format

import (
	"bytes"
	"context"
	"io"
)

// The limits of what files say, in bytes. Nothing that is written by people or programs for
// one another comes near to them.
const (
	MaxText  = 1 << 20  // of a value
	maxName  = 4 << 10  // of a layer, a folder or a column: it stands in every feature
	maxRun   = 32 << 20 // of a text or a tag in XML, such as the positions of one line
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
	r   io.Reader
	run int // since the last tag began
}

func (m *xmlText) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	if at := bytes.LastIndexByte(b[:n], '<'); at >= 0 {
		m.run = n - at
	} else {
		m.run += n
	}
	if m.run > maxRun {
		return 0, wrong("a text or a tag in it has more than %d MB", maxRun>>20)
	}
	return n, err
}
