package format

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// IsSequence tells whether a text is a sequence of JSON values, one a line (RFC 8142
// puts a record separator before each).
func IsSequence(b []byte) bool {
	if bytes.HasPrefix(b, []byte{0x1e}) {
		return true
	}
	line, rest, ok := bytes.Cut(bytes.TrimSpace(b), []byte("\n"))
	return ok && len(bytes.TrimSpace(rest)) > 0 && bytes.HasPrefix(line, []byte("{")) && json.Valid(line)
}

// Sequence makes one collection of the features of a sequence.
func Sequence(b []byte) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(b) + 64)
	out.WriteString(`{"type":"FeatureCollection","features":[`)
	first := true
	for n, line := range bytes.Split(b, []byte("\n")) {
		line = bytes.Trim(line, "\x1e \t\r\n")
		if len(line) == 0 {
			continue
		}
		if !json.Valid(line) {
			return nil, wrong("line %d of the sequence is not JSON", n+1)
		}
		if !first {
			out.WriteByte(',')
		}
		first = false
		out.Write(line)
	}
	out.WriteString("]}")
	return out.Bytes(), nil
}
