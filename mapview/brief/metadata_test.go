package brief

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"hash/crc32"
	"image"
	"image/png"
	"strings"
	"testing"

	"delimit/data/program"
)

// Every picture says which program made it, and the digests of the data that were in it.
func TestPicturesSayWhichProgramMadeThem(t *testing.T) {
	page := testPage(t, image.Pt(800, 450))
	p := program.This()
	wants := []string{p.Version, p.Commit, p.Go, p.Platform, "atlas/oblasts.geojson sha256:" + p.Data["atlas/oblasts.geojson"]}
	for format, said := range map[Format]string{PNG: textsOf(t, written(t, page, PNG))["XML:com.adobe.xmp"], SVG: metadataOf(t, written(t, page, SVG)), PDF: string(written(t, page, PDF))} {
		for _, want := range wants {
			if want == "" || !strings.Contains(said, want) {
				t.Errorf("%s does not say %q", format, want)
			}
		}
	}
	if texts := textsOf(t, written(t, page, PNG)); texts["Software"] != p.Short() || texts["Title"] != page.title() {
		t.Errorf("%q", texts)
	}
}

// textsOf are the texts of a PNG by keyword. Its chunks must be whole.
func textsOf(t *testing.T, b []byte) map[string]string {
	t.Helper()
	if _, err := png.Decode(bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for at := 8; at < len(b); {
		n := int(binary.BigEndian.Uint32(b[at:]))
		body := b[at+4 : at+8+n]
		if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(b[at+8+n:]) {
			t.Fatalf("the checksum of %s is wrong", body[:4])
		}
		if string(body[:4]) == "iTXt" {
			key, rest, _ := strings.Cut(string(body[4:]), "\x00")
			texts[key] = rest[4:]
		}
		at += 12 + n
	}
	return texts
}

// metadataOf is the text of the element of that name in an SVG.
func metadataOf(t *testing.T, b []byte) string {
	t.Helper()
	var picture struct {
		Metadata struct {
			Inner string `xml:",innerxml"`
		} `xml:"metadata"`
	}
	if err := xml.Unmarshal(b, &picture); err != nil {
		t.Fatal(err)
	}
	return picture.Metadata.Inner
}
