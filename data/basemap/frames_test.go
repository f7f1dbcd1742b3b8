package basemap

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"strings"
	"testing"
)

// riff is a WebP of chunks; kinds and contents take turns.
func riff(parts ...string) []byte {
	body := []byte("WEBP")
	for i := 0; i < len(parts); i += 2 {
		body = append(body, parts[i]...)
		body = binary.LittleEndian.AppendUint32(body, uint32(len(parts[i+1])))
		body = append(body, parts[i+1]...)
		if len(parts[i+1])%2 == 1 {
			body = append(body, 0)
		}
	}
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

const (
	canvas   = "\x00\x00\x00\x00\xff\x00\x00\xff\x00\x00" // 256×256
	lossless = "\x2f\xff\xff\xff\x0f\x00\x00\x00"         // 16384×16384
	lossy    = "\x10\x02\x00\x9d\x01\x2a\xff\x3f\xff\x3f\x00\x00"
)

// Frames that are larger than the picture says are refused before they are decoded.
func TestFrames(t *testing.T) {
	for name, c := range map[string]struct {
		picture []byte
		says    string
	}{
		"without loss":        {riff("VP8X", canvas, "VP8L", lossless), "16384×16384"},
		"with loss":           {riff("VP8X", canvas, "VP8 ", lossy), "16383×16383"},
		"behind something":    {riff("VP8X", canvas, "ICCP", "abc", "EXIF", "", "VP8L", lossless), "16384×16384"},
		"the second":          {riff("VP8X", canvas, "VP8L", "\x2f\xff\xc0\x3f\x00\x00\x00\x00", "VP8L", lossless), "16384×16384"},
		"alone":               {riff("VP8L", lossless), "16384×16384"},
		"moving":              {riff("VP8X", "\x02"+canvas[1:], "ANMF", strings.Repeat("\x00", 24)), "animated"},
		"a frame that is cut": {riff("VP8X", canvas, "VP8L", "\x2f\xff"), "damaged"},
		"many scans":          {bytes.Replace(onePixel(t), []byte{0xff, 0xda}, bytes.Repeat([]byte{0xff, 0xda, 0, 3, 0}, 80), 1), "goes over its area"},
	} {
		if m, err := Decode(c.picture); err == nil || m != nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
	if m, err := Decode(onePixel(t)); err != nil || m.Rect.Dx() != 1 {
		t.Errorf("a picture as it should be: %v", err)
	}
}

func onePixel(t *testing.T) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
