package desk

import (
	"testing"

	"fyne.io/fyne/v2/storage"

	"delimit/data/format"
)

// The dialog offers every ending of the list of formats, as folders take them.
func TestDialogOffersAllEndings(t *testing.T) {
	for _, e := range format.Endings() {
		if !(offered{}).Matches(storage.NewFileURI("/tmp/front"+e)) || !(offered{}).Matches(storage.NewFileURI("/tmp/front"+e+".gz")) {
			t.Errorf("%s is not offered", e)
		}
	}
	if (offered{}).Matches(storage.NewFileURI("/tmp/letter.txt")) {
		t.Error("a file of another ending is offered")
	}
}
