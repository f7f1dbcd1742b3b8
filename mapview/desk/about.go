package desk

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/data/report"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// mostTold is how many remarks about a file the panel lists.
const mostTold = 60

// about tells above the ledger what a file holds and what is wrong with it, as the
// command check does: folded away when all is well. Otherwise the message that the
// file was opened says so too, as the panel can be folded. shown reports whether what
// the file became is shown.
func (d *Desk) about(shown func() bool, path string, o *data.Opened, message string) {
	var k *data.Checked
	d.config.Background(func() { k = o.Check(path) }, func() {
		lines := report.CheckLines(k, mostTold)
		title := text.T("about.well")
		if n := len(k.Defects) + len(k.Warnings); n > 0 {
			title = text.Counted("about.remarks", n)
		}
		if n := answered(o); n > 0 {
			title += text.Counted("about.answered", n)
		}
		if !k.Well() {
			d.toast.say(message + "  " + title)
		}
		d.showFold(shown, path, title, strings.Join(lines, "\n"), k.Well(), d.answersButtons(path, o))
	})
}

// answered counts the values of which a person said who holds the land.
func answered(o *data.Opened) (n int) {
	for _, r := range o.Rulings {
		if r.Answered() {
			n++
		}
	}
	return n
}

// answersButtons lead back to the questions about holders, and forget remembered
// answers; nil when there were none.
func (d *Desk) answersButtons(path string, o *data.Opened) fyne.CanvasObject {
	ask := d.askAgainButton(path, o)
	if ask == nil || len(o.Remembered) == 0 {
		return ask
	}
	return container.NewHBox(ask, newQuiet(text.T("about.forget"), func() { d.forgetAnswers(path, o) }))
}

// forgetAnswers forgets what is remembered for files of the kind, and asks anew.
func (d *Desk) forgetAnswers(path string, o *data.Opened) {
	if err := d.memory.Forget(o.Kind()); err != nil {
		d.fail(text.T("holders.failed"), plain(err))
		return
	}
	again := settling{path, func(o *data.Opened) { d.take(path, o) }, func() {}, true}
	a := d.answers(path)
	if o.DateAnswered() {
		a.Date = o.Situation.Date
	}
	d.answered(again, o, a, func(o *data.Opened) {
		if len(o.Unresolved()) == 0 {
			d.settleDate(again, o, a)
			return
		}
		d.askHolders(again, o, a, o.Unresolved())
	})
}

// askAgainButton leads back to the questions about holders; nil when there were none.
func (d *Desk) askAgainButton(path string, o *data.Opened) fyne.CanvasObject {
	if !slices.ContainsFunc(o.Rulings, isAsked) {
		return nil
	}
	return newQuiet(text.T("about.ask"), func() {
		answers := d.answers(path)
		if o.DateAnswered() {
			answers.Date = o.Situation.Date
		}
		again := settling{path, func(o *data.Opened) { d.take(path, o) }, func() {}, true}
		d.askHolders(again, o, answers, slices.DeleteFunc(slices.Clone(o.Rulings), func(r data.Ruling) bool { return !isAsked(r) }))
	})
}

func isAsked(r data.Ruling) bool { return r.Answered() || r.Unresolved() }

// remarks lists what was wrong with something and mended, folded away, as long as it is
// shown.
func (d *Desk) remarks(shown func() bool, path string, defects []data.Defect) {
	var lines []string
	for _, r := range defects[:min(len(defects), mostTold)] {
		lines = append(lines, "• "+r.String())
	}
	d.showFold(shown, path, text.Counted("say.remarks", len(defects)), strings.Join(lines, "\n"), true, nil)
}

// showFold puts a text above the ledger that folds away.
func (d *Desk) showFold(shown func() bool, path, title, words string, folded bool, below fyne.CanvasObject) {
	d.panel.showRemarks(d.newFold(shown, path, title, words, folded, below))
}

func (d *Desk) newFold(shown func() bool, path, title, words string, folded bool, below fyne.CanvasObject) told {
	box := container.NewVScroll(newNote(d, words))
	box.SetMinSize(fyne.NewSize(300, 190))
	item := widget.NewAccordionItem(title, container.NewBorder(nil, below, nil, nil, box))
	item.Open = !folded
	return told{filepath.Base(path), widget.NewAccordion(item), shown}
}

// shows reports, whenever it is asked, whether what a file became is what the window
// shows: undo, another date and another tab lead away from it and back.
func (d *Desk) shows(o *data.Opened) func() bool {
	switch {
	case o.Situation != nil:
		return func() bool { return d.session.Shown().Situation == o.Situation }
	case o.Territory != nil:
		return func() bool { return d.session.Shown().Territory == o.Territory }
	case o.Proposal != nil:
		about := d.session.Ref(session.OfTab | session.OfOrigin)
		return func() bool { return d.session.Still(about) }
	}
	return always
}

// showsFile does so for the proposals of a file.
func (d *Desk) showsFile(path string) func() bool {
	return func() bool {
		return slices.ContainsFunc(d.session.Tabs(), func(t session.Tab) bool { return t.Path == path })
	}
}

func always() bool { return true }
