package data

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

// The limits of every reader. A file beyond one of them is refused by name, so
// that no input can exhaust memory or hang the program.
const (
	MaxBytes    = 512 << 20 // of a file, also after unpacking
	MaxDepth    = 64        // of brackets in JSON
	MaxVertices = 20_000_000
)

// readFile reads a file within the limits.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, plainPathError(path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, withFile(path, refuse("folder", "this is a folder, not a file"))
	}
	b, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, plainPathError(path, err)
	}
	if len(b) > MaxBytes {
		return nil, withFile(path, refuse("too-large", "the file has more than %d MB", MaxBytes>>20))
	}
	return b, nil
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

// scanJSON looks at the text before it is decoded: its encoding, how deep it
// nests, and whether it ends.
func scanJSON(b []byte) error {
	if !utf8.Valid(b) {
		return refuse("encoding", "the text is not UTF-8")
	}
	depth, inString := 0, false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > MaxDepth {
				return refuse("too-deep", "brackets nest more than %d deep (byte %d)", MaxDepth, i)
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	if depth > 0 {
		return refuse("truncated", "the file ends in the middle, after %d bytes: %d brackets are still open", len(b), depth)
	}
	return nil
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

func notJSON(b []byte, err error) error {
	if kind := looksLike(b); kind != "" {
		return refuse("format", "this is not GeoJSON but looks like %s: convert it to GeoJSON with QGIS or ogr2ogr", kind)
	}
	return refuse("not-json", "this is not JSON: %v", err)
}

// position turns a byte offset into line and column for a message.
func position(b []byte, offset int64) string {
	before := b[:min(max(offset, 0), int64(len(b)))]
	return fmt.Sprintf("line %d, column %d", bytes.Count(before, []byte("\n"))+1, len(before)-bytes.LastIndexByte(before, '\n'))
}
