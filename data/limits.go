package data

import (
	"bytes"
	"compress/gzip"
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
	MaxFeatures = 2_000_000
	MaxValues   = 10_000_000 // in properties and members that are kept as they are
)

// limits are those on what is made of a text.
type limits struct{ vertices, features, values int }

var standard = limits{MaxVertices, MaxFeatures, MaxValues}

// readFile reads a file within the limits.
func readFile(path string) ([]byte, error) {
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
	if _, err := b.ReadFrom(io.LimitReader(f, MaxBytes+1)); err != nil {
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

// unpack undoes gzip and takes a byte order mark away.
func unpack(b []byte) ([]byte, error) {
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		most := min(MaxBytes, MaxRatio*int64(len(b)))
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, refuse("gzip", "the gzip data are damaged: %v", err)
		}
		var unpacked bytes.Buffer
		if _, err := unpacked.ReadFrom(io.LimitReader(r, most+1)); err != nil {
			return nil, refuse("gzip", "the gzip data are damaged: %v", err)
		}
		if int64(unpacked.Len()) > most {
			return nil, refuse("too-large", "unpacked, the file has more than %d MB, or %d times its size", MaxBytes>>20, MaxRatio)
		}
		b = unpacked.Bytes()
	}
	return bytes.TrimPrefix(b, []byte("\ufeff")), nil
}
