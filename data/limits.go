package data

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
)

// The limits of every reader. A file beyond one of them is refused by name, so
// that no input can exhaust memory or hang the program.
const (
	MaxBytes    = 512 << 20 // of a file, also after unpacking
	MaxDepth    = 64        // of brackets in JSON
	MaxVertices = 20_000_000
	MaxFeatures = 2_000_000
	MaxValues   = 10_000_000 // in properties and members that are kept as they are
)

// readFile reads a file within the limits.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, plainPathError(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, plainPathError(path, err)
	}
	if info.IsDir() {
		return nil, withFile(path, refuse("folder", "this is a folder, not a file"))
	}
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
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, refuse("gzip", "the gzip data are damaged: %v", err)
		}
		if b, err = io.ReadAll(io.LimitReader(r, MaxBytes+1)); err != nil {
			return nil, refuse("gzip", "the gzip data are damaged: %v", err)
		}
		if len(b) > MaxBytes {
			return nil, refuse("too-large", "unpacked, the file has more than %d MB", MaxBytes>>20)
		}
	}
	return bytes.TrimPrefix(b, []byte("\ufeff")), nil
}

// looksLike names a format that is not GeoJSON but is often sent instead.
func looksLike(b []byte) string {
	head := bytes.ToLower(bytes.TrimSpace(b[:min(len(b), 4096)]))
	switch {
	case bytes.HasPrefix(head, []byte("pk\x03\x04")):
		return "a zip archive (a KMZ or a zipped Shapefile?)"
	case bytes.Contains(head, []byte("<kml")):
		return "KML"
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return "a web page"
	case bytes.HasPrefix(head, []byte("<")):
		return "XML"
	case bytes.HasPrefix(head, []byte("sqlite format 3")):
		return "a GeoPackage"
	case bytes.HasPrefix(head, []byte{0, 0, 0x27, 0x0a}):
		return "a Shapefile"
	case bytes.HasPrefix(head, []byte("\x89png")), bytes.HasPrefix(head, []byte("%pdf")), bytes.HasPrefix(head, []byte("\xff\xd8")):
		return "a picture or a document"
	}
	return ""
}
