package desk

import (
	"context"
	"errors"
	"testing"

	"delimit/data"
)

// What is being read when the window closes ends, and nobody is told of it.
func TestReadingEndsWithTheWindow(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	path := put(t, t.TempDir(), "front_20260815.geojson", twoZones)
	var wrong error
	came := false
	then := func(_ *data.Opened, err error) { wrong, came = err, true }
	d.read(path, data.SituationRole, then, func() {})
	eventually(t, d, "the file", func() bool { return came })
	if wrong != nil {
		t.Fatal(wrong)
	}
	d.end()
	came = false
	d.read(path, data.SituationRole, then, func() {})
	eventually(t, d, "the end of reading", func() bool { return came })
	if !errors.Is(wrong, context.Canceled) {
		t.Errorf("%v", wrong)
	}
	d.opened(path, nil, wrong, func() {})
	if len(d.questions) != 0 {
		t.Error("an error is shown")
	}
}
