package desk

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"delimit/data"
	"delimit/mapview/text"
)

// tell lists above the ledger what a reader of the date that is shown must know, and which
// files are in no series. It takes the place of what was told of the date before.
func (t *timeline) tell(o *data.Opened) {
	p := t.d.panel
	p.told = slices.DeleteFunc(p.told, func(other told) bool { return t.told != nil && other.fold == t.told })
	t.told = nil
	var lines []string
	well := true
	for _, r := range o.Remarks(t.series.Files[t.at]) {
		lines = append(lines, "• "+o.Situation.Date.String()+": "+r.Text)
		well = well && !r.Doubt
	}
	for _, r := range t.left {
		lines = append(lines, "• "+r.String())
	}
	if len(lines) == 0 {
		p.followRemarks()
		return
	}
	title := text.Counted("say.remarks", len(lines))
	if n := answered(o); n > 0 {
		title += text.Counted("about.answered", n)
	}
	fold := t.d.newFold(t.d.shows(o), text.T("step.openSeries"), title, strings.Join(lines[:min(len(lines), mostTold)], "\n"), well, t.forgetButton(o))
	t.told = fold.fold
	p.showRemarks(fold)
}

// forgetButton forgets what is remembered for files of the kind, and opens the series anew; nil
// when nothing that is remembered was used.
func (t *timeline) forgetButton(o *data.Opened) fyne.CanvasObject {
	if len(o.Remembered) == 0 {
		return nil
	}
	return newQuiet(text.T("about.forget"), func() {
		if err := t.d.memory.Forget(o.Kind()); err != nil {
			t.d.fail(text.T("holders.failed"), plain(err))
			return
		}
		t.d.openSeriesOr(t.files, t.answers, t.d.openEach, func() {})
	})
}
