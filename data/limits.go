package data

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"

	"delimit/data/format"
	"delimit/data/regular"
)

// The limits of every reader. A file beyond one of them is refused by name, so
// that no input can exhaust memory or hang the program.
const (
	MaxBytes    = 512 << 20       // of a file, also after unpacking
	MaxRatio    = format.MaxRatio // of a file unpacked to the file as it is
	MaxDepth    = 64              // of brackets in JSON
	MaxVertices = 20_000_000
	MaxFeatures = 1_000_000
	MaxValues   = 10_000_000 // in properties and members that are kept as they are
)

// The limits of texts, in bytes. In a table a text can be a geometry.
const (
	longestText  = 16 << 20
	longestValue = format.MaxText // of a property, a name or another member
)

// limits are those on what is made of a text.
type limits struct{ vertices, features, values int }

var standard = limits{MaxVertices, MaxFeatures, MaxValues}

// readFile reads a file within the limits.
func readFile(ctx context.Context, path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, plainPathError(path, err)
	}
	switch {
	case info.Mode().IsRegular():
	case info.IsDir():
		if kind := format.OfFolder(path); kind != nil {
			return nil, withFile(path, plainFormat("format", kind.Refused()))
		}
		return nil, withFile(path, refuse("folder", "this is a folder, not a file"))
	default: // never opened: it may wait for ever
		return nil, withFile(path, refuse("not-a-file", "this is %s, not a file", regular.Kind(info.Mode())))
	}
	f, err := regular.Open(path)
	if err != nil {
		return nil, plainPathError(path, err)
	}
	defer f.Close()
	var b bytes.Buffer
	b.Grow(int(min(max(info.Size(), 0), MaxBytes)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(&stopping{ctx, f}, MaxBytes+1)); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, plainPathError(path, err)
	}
	if b.Len() > MaxBytes {
		return nil, withFile(path, refuse("too-large", "the file has more than %d MB", MaxBytes>>20))
	}
	return b.Bytes(), nil
}

func plainPathError(path string, err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	e := refuse("unreadable", "the file cannot be read")
	e.File, e.Err = path, err
	return e
}

func withFile(path string, err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.File = path
	}
	return err
}

// stopping is a reader that ends when its caller no longer wants it.
type stopping struct {
	ctx context.Context
	r   io.Reader
}

func (s *stopping) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.r.Read(b[:min(len(b), 1<<20)])
}

// littleUnpacked may be unpacked of any file.
const littleUnpacked = 8 << 20

// unpack undoes gzip and takes a byte order mark away. It counts first, so that no room is
// made for what is too large.
func unpack(ctx context.Context, b []byte) ([]byte, error) {
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		most := min(MaxBytes, littleUnpacked+MaxRatio*int64(len(b)))
		size, err := gunzip(ctx, io.Discard, b, most+1)
		if err != nil {
			return nil, err
		}
		if size > most {
			return nil, refuse("too-large", "unpacked, the file has more than %d MB: over %d MB, or %d times its size", most>>20, MaxBytes>>20, MaxRatio)
		}
		var unpacked bytes.Buffer
		unpacked.Grow(int(size) + bytes.MinRead)
		if _, err := gunzip(ctx, &unpacked, b, most); err != nil {
			return nil, err
		}
		b = unpacked.Bytes()
	}
	return bytes.TrimPrefix(b, []byte("\ufeff")), nil
}

// gunzip unpacks so many bytes at most, and counts them.
func gunzip(ctx context.Context, to io.Writer, b []byte, most int64) (int64, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	var n int64
	if err == nil {
		n, err = io.Copy(to, io.LimitReader(&stopping{ctx, r}, most))
	}
	switch {
	case ctx.Err() != nil:
		return n, ctx.Err()
	case err != nil:
		return n, refuse("gzip", "the gzip data are damaged: %v", err)
	}
	return n, nil
}
