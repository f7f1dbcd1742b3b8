package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data/program"
	"delimit/mapview/text"
)

// showProgram tells which program this is, from what it was built, and which data are in
// it: so that a figure can be traced to what made it.
func (d *Desk) showProgram() {
	p := program.This()
	commit, modified := p.Commit, p.ModifiedWord()
	if commit == program.Unknown {
		commit = text.T("program.unknown")
	}
	facts := widget.NewForm()
	for _, fact := range [][2]string{{"program.version", p.Version}, {"program.commit", commit}, {"program.modified", text.T("program." + modified)},
		{"program.go", p.Go}, {"program.platform", p.Platform}} {
		facts.Append(text.T(fact[0]), widget.NewLabel(fact[1]))
	}
	title := widget.NewLabel(text.T("program.data"))
	title.TextStyle.Bold = true
	files := container.NewVBox()
	for _, name := range p.DataNames() {
		digest := widget.NewLabel(p.Data[name])
		digest.TextStyle.Monospace, digest.Truncation = true, fyne.TextTruncateEllipsis
		files.Add(container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(230, digest.MinSize().Height), widget.NewLabel(name)), nil, digest))
	}
	copied := newQuiet(text.T("program.copy"), func() { d.app.Clipboard().SetContent(p.String()) })
	box := container.NewVScroll(container.NewVBox(facts, title, files, newNote(d, text.T("program.note")), container.NewHBox(copied)))
	box.SetMinSize(fyne.NewSize(840, 460))
	d.tell(heading("program"), box)
}
