package brief

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"io"
	"strings"
	"testing"

	"delimit/geo"
)

// Whatever a file calls a border, a picture of it is written in every format.
func TestAnyNameIsWritten(t *testing.T) {
	for _, name := range []string{"😀 𝕏 \U0010ffff", "\x00\x01\xff\xfe", "العربية 中文", strings.Repeat("Ї", 5000), "a\u202eb\u0301", "\uffff\ufffe", `()\ ) Tj ET`, "]]> & <!--"} {
		page := testPage(t, image.Pt(640, 480))
		page.Title = name
		m := &page.Model
		m.Proposal.Features[0].Name = name
		m.Ledger = geo.Measure(m.Territory, m.Situation, m.Proposal, nil)
		for _, f := range Formats {
			if b := written(t, page, f); f == SVG {
				wellFormed(t, name, b)
			}
		}
	}
}

func wellFormed(t *testing.T, name string, b []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
	}
}
