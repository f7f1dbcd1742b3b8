package desk

import (
	"runtime/debug"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/data/atlas"
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
	build, _ := debug.ReadBuildInfo()
	all := []section{{text.T("sources.shown"), append(shownSources(of), d.m.Layers().Credits()...)}, accuracy(of), meanings(),
		{text.T("sources.program"), []string{versionWords(build), text.T("brief.neutral")}}}
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

// versionWords say which program this is, as the build recorded it.
func versionWords(b *debug.BuildInfo) string {
	if b == nil {
		return text.T("sources.version", text.T("sources.noVersion"))
	}
	version, commit, when, modified := b.Main.Version, "", "", false
	for _, s := range b.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value
		case "vcs.time":
			when = s.Value
			if t, err := time.Parse(time.RFC3339, s.Value); err == nil {
				when = t.UTC().Format(time.DateOnly)
			}
		case "vcs.modified":
			modified = s.Value == "true"
		}
	}
	if version == "" || version == "(devel)" {
		version = text.T("sources.noVersion")
	}
	words := []string{text.T("sources.version", version)}
	if commit != "" {
		words = append(words, text.T("sources.commit", commit[:min(len(commit), 12)], when))
	}
	if modified {
		words = append(words, text.T("sources.modified"))
	}
	return strings.Join(words, ", ")
}
