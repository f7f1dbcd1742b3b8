package basemap

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // the formats that a tile may have
	_ "image/png"

	_ "golang.org/x/image/webp"
)

// maxSide bounds the side of a tile's picture, in pixels.
const maxSide = 1024

// Decode makes a picture of a tile.
func Decode(b []byte) (*image.RGBA, error) {
	if what := notPicture(b); what != "" {
		return nil, errVector(what)
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("the picture of a tile is damaged: %w", err)
	}
	if config.Width < 1 || config.Height < 1 || config.Width > maxSide || config.Height > maxSide {
		return nil, fmt.Errorf("the picture of a tile has %d×%d pixels, more than %d×%d", config.Width, config.Height, maxSide, maxSide)
	}
	if err := checkFrames(format, b); err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("the %s picture of a tile is damaged: %w", format, err)
	}
	if size := img.Bounds().Size(); size.X != config.Width || size.Y != config.Height {
		return nil, fmt.Errorf("the picture of a tile has %d×%d pixels, and says that it has %d×%d", size.X, size.Y, config.Width, config.Height)
	}
	if rgba, ok := img.(*image.RGBA); ok && rgba.Rect.Min == (image.Point{}) {
		return rgba, nil
	}
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out, nil
}

// notPicture names what a tile is that is no picture; empty: it is one.
func notPicture(b []byte) string {
	head := bytes.ToLower(bytes.TrimSpace(b[:min(len(b), 64)]))
	switch {
	case bytes.HasPrefix(b, []byte("\x89PNG")), bytes.HasPrefix(b, []byte("\xff\xd8\xff")), len(b) > 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP":
		return ""
	case len(b) == 0:
		return "empty tiles"
	case bytes.HasPrefix(b, []byte{0x1f, 0x8b}), b[0] == 0x1a:
		return "vector tiles (pbf)"
	case bytes.HasPrefix(head, []byte("<!doctype")), bytes.HasPrefix(head, []byte("<html")):
		return "web pages"
	case bytes.HasPrefix(head, []byte("<")):
		return "XML"
	case bytes.HasPrefix(head, []byte("{")):
		return "JSON"
	}
	return "no pictures that are known"
}

// errNotPicture is what a server sent instead of a picture.
func errNotPicture(what string) error {
	return errors.New("the server sent " + what + ", not a picture")
}
