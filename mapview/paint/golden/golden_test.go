package golden

import (
	"image"
	"image/color"
	"testing"
)

// A dot that is missing is found however large the picture is; single pixels here and
// there, and a little of a shade, are not.
func TestLargestDifference(t *testing.T) {
	blank := func() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, 300, 200)) }
	want := blank()
	for i := range 40 { // scattered
		want.SetRGBA(5*i+1, 7*i%190, color.RGBA{255, 0, 0, 255})
	}
	if size, _, _ := Largest(want, blank()); size != 1 {
		t.Errorf("scattered pixels are %d together", size)
	}
	for x := 296; x < 300; x++ { // at the rim, so that no row runs on in the next one
		for y := 100; y < 104; y++ {
			want.SetRGBA(x, y, color.RGBA{0, 0, 90, 255})
		}
		want.SetRGBA(x-296, 105, color.RGBA{0, 0, 90, 255})
	}
	if size, at, _ := Largest(want, blank()); size != 16 || at != image.Pt(296, 100) {
		t.Errorf("the dot is %d pixels at %v", size, at)
	}
	for i := range want.Pix {
		want.Pix[i] = tolerance
	}
	if size, _, _ := Largest(want, blank()); size != 0 {
		t.Errorf("a shade is %d pixels", size)
	}
}
