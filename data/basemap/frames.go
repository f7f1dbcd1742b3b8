package basemap

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// mostScans is how often a JPEG may go over its area again; programs write about ten.
const mostScans = 64

// checkFrames looks into a picture for what the decoder does before it knows better: frames
// that are larger than the picture says, and areas that are gone over without end.
func checkFrames(format string, b []byte) error {
	switch format {
	case "webp":
		return checkWebP(b)
	case "jpeg":
		if n := bytes.Count(b, []byte{0xff, 0xda}); n > mostScans {
			return fmt.Errorf("the picture of a tile goes over its area %d times, more than %d", n, mostScans)
		}
	}
	return nil
}

// checkWebP looks at the sides that every frame of a WebP gives (RFC 9649): they stand in the
// chunks of the frames, besides that of the whole.
func checkWebP(b []byte) error {
	b = b[min(len(b), 12):]
	for len(b) >= 8 {
		kind, size := string(b[:4]), uint64(binary.LittleEndian.Uint32(b[4:]))
		b = b[8:]
		content := b[:min(size, uint64(len(b)))]
		if width, height := frameSize(kind, content); width > maxSide || height > maxSide {
			return fmt.Errorf("a frame in the picture of a tile has %d×%d pixels, more than %d×%d", width, height, maxSide, maxSide)
		}
		if kind == "ANMF" {
			return errors.New("the picture of a tile is animated")
		}
		b = b[min(size+size%2, uint64(len(b))):]
	}
	return nil
}

// frameSize reads the sides of a frame; none where a chunk is something else.
func frameSize(kind string, content []byte) (width, height int) {
	switch {
	case kind == "VP8 " && len(content) >= 10:
		return int(binary.LittleEndian.Uint16(content[6:]) & 0x3fff), int(binary.LittleEndian.Uint16(content[8:]) & 0x3fff)
	case kind == "VP8L" && len(content) >= 5:
		sides := binary.LittleEndian.Uint32(content[1:])
		return int(sides&0x3fff) + 1, int(sides>>14&0x3fff) + 1
	case kind == "VP8X" && len(content) >= 10:
		three := func(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
		return three(content[4:]) + 1, three(content[7:]) + 1
	}
	return 0, 0
}
