package format

import (
	"bytes"
	"context"
)

// isWKB reports whether a file is one geometry in well-known binary, or in its hexadecimal
// digits.
func isWKB(b []byte) bool {
	if len(b) < 9 || len(b) > mostText/4 {
		return false
	}
	if b[0] <= 1 {
		return checkWKB(b) == nil
	}
	text := bytes.TrimSpace(b)
	if head := text[:min(len(text), 16)]; !beginsInHex(withoutHexMark(string(head))) {
		return false // a large file is not copied to find out
	}
	digits, ok := hexOf(string(text))
	return ok && checkWKB(digits) == nil
}

// WKB reads a file of one geometry in well-known binary.
func WKB(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	if len(b) > 0 && b[0] > 1 {
		digits, ok := hexOf(string(bytes.TrimSpace(b)))
		if !ok {
			return nil, nil, errBroken
		}
		b = digits
	}
	g, s, err := ofWKB(b)
	if err != nil {
		return nil, nil, err
	}
	var said remarks
	said.system(s)
	out, err := geoJSON(ctx, []Feature{{Geometry: g}}, len(b))
	return out, said, err
}
