package hostile

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
)

// must is for what cannot fail unless the disk is full.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// bytesOf writes a content.
func bytesOf(b []byte) func(string) {
	return func(path string) { must(os.WriteFile(path, b, 0o600)) }
}

// made makes a content when it is written, and not before.
func made(content func() []byte) func(string) {
	return func(path string) { bytesOf(content())(path) }
}

func text(s string) func(string) { return bytesOf([]byte(s)) }

// written writes a content piece by piece, so that a large one need not be held.
func written(write func(w io.Writer)) func(string) {
	return func(path string) {
		f, err := os.Create(path)
		must(err)
		b := bufio.NewWriterSize(f, 1<<20)
		write(b)
		must(b.Flush())
		must(f.Close())
	}
}

// around writes a text n times between two others.
func around(before, middle string, n int, after string) func(string) {
	return written(func(w io.Writer) {
		io.WriteString(w, before)
		block := max(1, (1<<16)/max(len(middle), 1))
		for ; n >= block; n -= block {
			io.WriteString(w, strings.Repeat(middle, block))
		}
		io.WriteString(w, strings.Repeat(middle, n))
		io.WriteString(w, after)
	})
}

// zipOf packs files; names and contents take turns.
func zipOf(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		must(err)
		_, err = io.WriteString(w, parts[i+1])
		must(err)
	}
	must(z.Close())
	return b.Bytes()
}

// packed is a zip of one file that is written piece by piece.
func packed(name string, before, middle string, n int, after string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	must(err)
	io.WriteString(w, before)
	for range n {
		io.WriteString(w, middle)
	}
	io.WriteString(w, after)
	must(z.Close())
	return b.Bytes()
}

func gzipped(before, middle string, n int, after string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, before)
	for range n {
		io.WriteString(z, middle)
	}
	io.WriteString(z, after)
	must(z.Close())
	return b.Bytes()
}

const (
	mega    = 1 << 20
	feature = `{"type":"Feature","properties":{"zone":"occupied"},"geometry":{"type":"Polygon","coordinates":[[[37,47],[39,47],[39,49],[37,49],[37,47]]]}}`
)

func letters(n int) string { return strings.Repeat("a", n) }
