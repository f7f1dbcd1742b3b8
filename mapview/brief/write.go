package brief

import (
	"bytes"
	"fmt"
	"image/png"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"delimit/data/program"
	"delimit/mapview/paint/pdf"
	"delimit/mapview/paint/svg"
)

// Format is a kind of file that a page can be written as.
type Format string

// The formats.
const (
	PNG Format = "png"
	SVG Format = "svg"
	PDF Format = "pdf"
)

// Formats lists them.
var Formats = []Format{PNG, SVG, PDF}

// FormatOf is the format that a file's name asks for.
func FormatOf(path string) (Format, error) {
	_, extension, _ := strings.Cut(path[strings.LastIndexAny(path, "/\\")+1:], ".")
	extension = strings.ToLower(extension[strings.LastIndex(extension, ".")+1:])
	if f := Format(extension); slices.Contains(Formats, f) {
		return f, nil
	}
	return "", fmt.Errorf("%s: pictures are written as .png, .svg or .pdf", path)
}

// Target is the file for a path that a person gave, with its format: the ending of its
// name decides. One without an ending gets that of the format that was chosen, and one
// with the ending of something else is refused.
func Target(path string, chosen Format) (string, Format, error) {
	asked, err := FormatOf(path)
	if err == nil {
		return path, asked, nil
	}
	if HasEnding(path) || chosen == "" {
		return "", "", err
	}
	return path + "." + string(chosen), chosen, nil
}

// HasEnding reports whether a name ends in what looks like the ending of a kind of file:
// a few letters after a dot, as .jpg, and not .v2 or .2026.
func HasEnding(path string) bool {
	const most = 5
	ending := filepath.Ext(path)
	if len(ending) < 2 || len(ending) > 1+most {
		return false
	}
	return strings.Trim(strings.ToLower(ending[1:]), "abcdefghijklmnopqrstuvwxyz") == ""
}

// Write makes the file. Equal pages give equal bytes.
func Write(p Page, f Format) ([]byte, error) {
	title, made := p.title(), program.This()
	switch f {
	case SVG:
		s := svg.New()
		DrawOn(s, p)
		return s.Bytes(p.Size.X, p.Size.Y, title, made.XMP(title)), nil
	case PDF:
		s := pdf.New(p.Size.X, p.Size.Y, p.pixelsPerInch())
		DrawOn(s, p)
		return s.Bytes(title, made.Short(), p.made(), made.Packet(title))
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, Draw(p))
	if err != nil {
		return nil, err
	}
	return withText(b.Bytes(), [][2]string{{"Title", title}, {"Software", made.Short()}, {"XML:com.adobe.xmp", string(made.Packet(title))}}), nil
}

// title is what a file says that it is.
func (p Page) title() string { return strings.Join(newLayout(p).frame.title, " ") }

// made is the day of making for formats that must say one.
func (p Page) made() time.Time {
	if p.Made.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return p.Made
}

// Today is a day for Page.Made. It has no hours, so that pages that are made again on one
// day are equal.
func Today() time.Time { return time.Now().UTC().Truncate(24 * time.Hour) }

// pixelsPerInch makes an A4 page of one of 3508×2480 pixels, and a slide of 20 inches
// of one of 1920×1080.
func (p Page) pixelsPerInch() float64 {
	if p.PixelsPerInch > 0 {
		return p.PixelsPerInch
	}
	return 96
}
