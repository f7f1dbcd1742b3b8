package desk

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestWindowFitsTheScreen(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		scale float32
		want  fyne.Size
	}{{1920, 1080, 1, wanted}, {1280, 800, 1, fyne.NewSize(1280, 764)}, {1920, 1080, 2, fyne.NewSize(960, 504)}, {3840, 2160, 2, wanted}, {0, 0, 1, wanted}, {1920, 1080, 0, wanted}} {
		if got := fitted(wanted, c.w, c.h, c.scale); got != c.want {
			t.Errorf("%d × %d at %g: %v, want %v", c.w, c.h, c.scale, got, c.want)
		}
	}
}
