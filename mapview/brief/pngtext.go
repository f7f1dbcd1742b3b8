package brief

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// withText puts texts into a PNG, each by its keyword, as chunks of international text
// (PNG, second edition, 11.3.4.5), which the encoder of the standard library does not write.
func withText(png []byte, texts [][2]string) []byte {
	const head = 8 + 4 + 4 + 13 + 4 // the signature and the chunk IHDR, which comes first
	out := bytes.Clone(png[:head])
	for _, t := range texts {
		out = appendChunk(out, "iTXt", t[0]+"\x00\x00\x00\x00\x00"+t[1]) // not compressed, of no language, the keyword not translated
	}
	return append(out, png[head:]...)
}

func appendChunk(b []byte, kind, content string) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(content)))
	start := len(b)
	b = append(append(b, kind...), content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[start:]))
}
