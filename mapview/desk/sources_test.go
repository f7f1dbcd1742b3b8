package desk

import (
	"os"
	"strings"
	"testing"

	"delimit/mapview/text"
)

// What the window says of the embedded front lines is what their provenance says, which a
// test measures.
func TestAccuracyIsThatOfTheProvenance(t *testing.T) {
	b, err := os.ReadFile("../../data/atlas/fronts.geojson.provenance.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "| 20") {
			rows++
		}
	}
	if rows != len(text.FrontErrors) {
		t.Errorf("%d rows there, %d here", rows, len(text.FrontErrors))
	}
	for _, e := range text.FrontErrors {
		if row := "| " + e.Date + " | " + e.KM2 + " km² | " + e.Percent + " % | " + e.Total + " % |"; !strings.Contains(string(b), row) {
			t.Errorf("%q does not stand there", row)
		}
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"29 daily front", "0.0001 km²", "100 km² and more", "270 settlements"} {
		if !strings.Contains(string(readme), words) {
			t.Errorf("%q does not stand in the README", words)
		}
	}
}

// Sources and accuracy names what is shown, how exact it is, and every word of the ledger.
func TestSourcesAndAccuracy(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.do("sources")
	said := wordsOf(d)
	for _, want := range []string{d.session.Shown().Situation.Name, "634 km²", "100 km² and more", "WGS 84", "Ceded", "Returned", "Net", "Kept", "Not stated", "Undecided", "Delimit "} {
		if !strings.Contains(said, want) {
			t.Errorf("%q does not stand there", want)
		}
	}
	d.escape()
	d.openAll([]string{threeDates(t)})
	eventually(t, d, "the series", func() bool { return d.timeline.dates() == 3 && !d.session.Measuring() })
	d.do("sources")
	if said := wordsOf(d); !strings.Contains(said, text.T("sources.own")) {
		t.Error("nothing is said of how exact a file is")
	}
}
