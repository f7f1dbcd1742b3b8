package desk

import (
	"path/filepath"
	"testing"

	"delimit/data/atlas"
)

// tellsOf is the file of which the panel tells; empty: none.
func tellsOf(d *Desk) string {
	name := ""
	walkTexts(d.panel.remarks, func(s string) {
		if name == "" {
			name = s
		}
	})
	return name
}

// What the panel tells of a file goes when undo, another front line, a step through time
// or another tab leads away from it, and comes back with it.
func TestThePanelTellsOfWhatIsShown(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	is := func(step, want string) {
		t.Helper()
		eventually(t, d, step, func() bool { return !d.session.Measuring() && tellsOf(d) == want })
	}
	dir := t.TempDir()
	first, second := filepath.Join(dir, "front_20260801.geojson"), filepath.Join(dir, "front_20260802.geojson")
	writeFront(t, first, "37.4")
	writeFront(t, second, "37.2")
	d.openAll([]string{first})
	is("the first", "front_20260801.geojson")
	d.do("undo")
	is("undone", "")
	d.do("redo")
	is("redone", "front_20260801.geojson")
	d.openAll([]string{second})
	is("the second", "front_20260802.geojson")
	d.do("undo")
	is("the first again", "front_20260801.geojson")
	d.useSituation(atlas.Situations()[0])
	is("an embedded one", "")
	d.do("undo")
	is("back", "front_20260801.geojson")

	// A proposal is told of in its own tab.
	drawBorder(t, d)
	alone := filepath.Join(dir, "alone.geojson")
	d.saveOver(alone, "", nil)
	eventually(t, d, "saving", func() bool { return d.session.Path() == alone })
	d.do("closeTab")
	d.openAll([]string{alone})
	is("a proposal", "alone.geojson")
	d.do("new")
	is("another tab", "front_20260801.geojson")
	d.do("previousTab")
	is("its tab", "alone.geojson")

	// A series names no file once it is left.
	d.openAll([]string{threeDates(t)})
	eventually(t, d, "the series", func() bool { return d.timeline.dates() == 3 && !d.session.Measuring() })
	was := tellsOf(d)
	d.do("undo")
	eventually(t, d, "the front before", func() bool { return !d.timeline.showing() && !d.session.Measuring() })
	if got := tellsOf(d); got != "alone.geojson" {
		t.Errorf("before the series it tells of %q, with it of %q", got, was)
	}
}

// The bar that offers what changed goes when its front line does.
func TestTheBarNamesWhatIsShown(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	d.useSituation(atlas.Situations()[0])
	eventually(t, d, "the bar", d.notice.plate.Visible)
	d.do("undo")
	if d.notice.plate.Visible() {
		t.Errorf("undone it says %q", d.notice.full)
	}
	d.useSituation(atlas.Situations()[0])
	d.do("undo") // before the figures are there
	eventually(t, d, "the ledger", func() bool { return !d.session.Measuring() })
	for range 20 {
		select {
		case done := <-queues[d].done:
			done()
		default:
		}
	}
	if d.notice.plate.Visible() {
		t.Errorf("undone in haste it says %q", d.notice.full)
	}
}
