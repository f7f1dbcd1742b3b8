package brief

import (
	"image"
	"strings"
)

// Size is a size of pages by name. What it is called stands in the table of texts
// under "size." + Name.
type Size struct {
	Name          string
	Pixels        image.Point
	PixelsPerInch float64
}

// Sizes lists those on offer: screens, a wide slide of 13⅓ × 7½ inches, and paper.
var Sizes = [...]Size{
	{"hd", image.Pt(1920, 1080), 96}, {"4k", image.Pt(3840, 2160), 192}, {"slide", image.Pt(3840, 2160), 288},
	{"a4", image.Pt(3508, 2480), 300}, {"a4-upright", image.Pt(2480, 3508), 300},
	{"a3", image.Pt(4961, 3508), 300}, {"a3-upright", image.Pt(3508, 4961), 300},
	{"letter", image.Pt(3300, 2550), 300}, {"letter-upright", image.Pt(2550, 3300), 300},
}

// SizeOf finds a size by its name, in capital or small letters.
func SizeOf(name string) (Size, bool) {
	for _, s := range Sizes {
		if strings.EqualFold(s.Name, name) {
			return s, true
		}
	}
	return Size{}, false
}
