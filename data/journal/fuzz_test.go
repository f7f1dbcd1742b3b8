package journal

import (
	"bytes"
	"fmt"
	"testing"
)

// Whatever the lines of a journal say, with right checksums or without, reading it ends.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"document":0,"name":"a","put":["b"],"puts":[{"type":"Feature","id":"b","properties":{},"geometry":null}],"order":["b"]}`), true)
	f.Add([]byte("{\"document\":1,\"forget\":true}\n{}"), true)
	f.Add([]byte("00000000 {}"), false)
	f.Fuzz(func(t *testing.T, b []byte, right bool) {
		if right {
			var lines bytes.Buffer
			for line := range bytes.Lines(b) {
				line = bytes.TrimRight(line, "\r\n")
				fmt.Fprintf(&lines, "%08x %s\n", checksum(line), line)
			}
			b = lines.Bytes()
		}
		documents, _, _ := read(bytes.NewReader(b))
		for _, d := range documents {
			if d.Proposal == nil {
				t.Error("a document without a proposal")
			}
		}
	})
}
