package brief

import (
	"image"
	"strings"
	"testing"
	"time"

	"delimit/geo"
	"delimit/mapview/text"
)

// The day of making and the date of the front stand on the page as what they are, and a
// file says the former of itself; a front without a date is called so.
func TestDatesAreNamed(t *testing.T) {
	page := testPage(t, image.Pt(1280, 800))
	page.Made = time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)
	svg := string(written(t, page, SVG))
	for _, want := range []string{text.T("brief.made", "2026-11-27"), text.T("brief.front", page.Model.Situation.Date.String())} {
		if !strings.Contains(svg, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if pdf := string(written(t, page, PDF)); !strings.Contains(pdf, "D:20261127") || strings.Contains(pdf, "D:"+strings.ReplaceAll(page.Model.Situation.Date.String(), "-", "")) {
		t.Error("the PDF gives another date as that of its making")
	}
	s := *page.Model.Situation
	s.Date = geo.Date{}
	page.Model.Situation = &s
	if svg := string(written(t, page, SVG)); !strings.Contains(svg, text.T("situation.undated")) {
		t.Error("that the date of the front is not known is not said")
	}
}
