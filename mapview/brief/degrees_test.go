package brief

import (
	"image"
	"strings"
	"testing"

	"delimit/mapview/text"
)

// A picture with a graticule names its lines, in every format; one without does not.
func TestPictureWithAGraticule(t *testing.T) {
	page := testPage(t, image.Pt(1920, 1080))
	meridian := text.Meridian(37.5, 0.5)
	for _, on := range []bool{false, true} {
		page.Model.Graticule = on
		svg, err := Write(page, SVG)
		if err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(string(svg), meridian); has != on {
			t.Errorf("graticule %v: the picture says %s: %v", on, meridian, has)
		}
	}
}
