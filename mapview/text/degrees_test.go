package text

import (
	"strings"
	"testing"
)

func TestMeridiansAndParallels(t *testing.T) {
	for got, want := range map[string]string{
		Meridian(37.5, 0.5): "37°30′ E", Meridian(-37.5, 0.5): "37°30′ W", Meridian(37, 1): "37° E", Parallel(48+1/6., 1/6.): "48°10′ N", Parallel(0, 1): "0°",
		Parallel(-48-59/60.-59/3600., 1/3600.): "48°59′59″ S", Meridian(30*(1/3600.)*124, 30/3600.): "1°02′00″ E",
	} {
		if strings.ReplaceAll(got, thin, " ") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := Position(37.8, 48.015904); got != "48.01590, 37.80000" {
		t.Errorf("%q", got)
	}
}
