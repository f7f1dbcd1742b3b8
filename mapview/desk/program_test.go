package desk

import (
	"strings"
	"testing"

	"delimit/data/program"
)

// The window says which program it is and which data are in it, all of it to be copied;
// what the build did not record is said to be unknown.
func TestAboutTheProgram(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.do("program")
	p, said := program.This(), wordsOf(d)
	wants := []string{p.Version, p.Go, p.Platform, "unknown", p.Data["atlas/fronts.geojson"], "feed/sources.json", "rules/deepstate.json"}
	for _, want := range wants {
		if want == "" || !strings.Contains(said, want) {
			t.Errorf("%q does not stand there", want)
		}
	}
	tapButton(t, d, "Copy")
	if got := d.app.Clipboard().Content(); got != p.String() {
		t.Errorf("copied is %q", got)
	}
}
