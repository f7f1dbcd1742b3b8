package workspace

import (
	"testing"

	"delimit/data/storage/storagetest"
)

// A file that another tab has is written over twice in a row, and the power is cut before
// anything else was done in the background: what the other tab has is not lost.
func TestWrittenOverTwice(t *testing.T) {
	d := newDay(t, 1, newStates(), func(*storagetest.Disk) {})
	save := func() {
		w := d.files.Proposal(home+"/a.geojson", "")
		d.must(w.Write())
		w.Done()
	}
	d.draw()
	first := encoded(t, d.session.Committed().Proposal)
	save()
	d.session.AddTab(d.blank())
	for range 2 {
		d.draw()
		save()
	}
	for _, k := range d.promised.journals(d.disk.Least()) {
		if k.state == first {
			return
		}
	}
	t.Error("what was saved first is neither in a file nor in a journal")
}
