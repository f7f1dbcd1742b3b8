package desk

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/data/program"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// section is a heading and the lines below it.
type section struct {
	title string
	lines []string
}

// showSources lists where everything that is shown comes from, how exact it is, and what
// the words of the ledger mean.
func (d *Desk) showSources() {
	of := d.session.Shown()
	all := []section{{text.T("sources.shown"), append(shownSources(of), d.m.Layers().Credits()...)}, accuracy(of), meanings(),
		{text.T("sources.program"), []string{text.T("sources.seeAbout", program.This().Version), text.T("brief.neutral")}}}
	column := container.NewVBox()
	for _, s := range all {
		head := widget.NewLabel(s.title)
		head.TextStyle.Bold = true
		column.Add(head)
		column.Add(newNote(d, strings.Join(s.lines, "\n")))
	}
	box := container.NewVScroll(column)
	box.SetMinSize(fyne.NewSize(680, 460))
	d.tellAbout(d.session.Ref(session.OfTerritory|session.OfSituation), heading("sources"), box)
}

func shownSources(of session.Shown) []string {
	lines := []string{text.T("brief.situation", provenance(of.Situation))}
	for i, s := range of.With {
		lines = append(lines, text.T("brief.compared", data.Letter(i+1), provenance(s)))
	}
	return append(append(lines, text.T("brief.boundary", of.Territory.Boundary())), scene.Credits()...)
}

// accuracy says how far the figures can be from the truth, and what is not known of it.
func accuracy(of session.Shown) section {
	s := section{text.T("sources.exact"), []string{text.T("sources.method"), text.T("sources.data"), text.T("sources.boundary"), text.T("sources.fronts")}}
	for _, e := range text.FrontErrors {
		s.lines = append(s.lines, "• "+text.T("sources.front", e.Date, e.KM2, e.Percent, e.Total))
	}
	embedded := false
	for _, known := range atlas.Situations() {
		embedded = embedded || known == of.Situation
	}
	if !embedded {
		s.lines = append(s.lines, text.T("sources.own"))
	}
	s.lines = append(s.lines, text.T("sources.people"))
	return s
}

func meanings() section {
	s := section{title: text.T("sources.words")}
	for _, word := range []string{"ceded", "returned", "net", "kept", "contested", "unstated", "undecided"} {
		s.lines = append(s.lines, text.T("sources."+word))
	}
	return s
}
