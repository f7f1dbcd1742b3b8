package desk

import (
	"bytes"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"delimit/data"
	"delimit/data/report"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// Why the commands of a series cannot run.

func (d *Desk) noSeries() string {
	if d.timeline == nil || d.timeline.dates() < 2 {
		return text.T("why.noSeries")
	}
	return ""
}

// noFigures: those of the series are of another territory or proposal.
func (d *Desk) noFigures() string {
	if why := d.noSeries(); why != "" {
		return why
	}
	if !d.timeline.current() {
		return text.T("why.measuring")
	}
	return ""
}

func (d *Desk) noDateBefore() string {
	if why := d.noSeries(); why != "" || d.timeline.want > 0 {
		return why
	}
	return text.T("why.firstDate")
}

func (d *Desk) noDateAfter() string {
	if why := d.noSeries(); why != "" || d.timeline.want < d.timeline.dates()-1 {
		return why
	}
	return text.T("why.lastDate")
}

func (d *Desk) noPace() string {
	if why := d.noFigures(); why != "" {
		return why
	}
	if report.PaceLines(d.timeline.series.Readings[:d.timeline.at+1]) == nil {
		return text.T("why.noPace")
	}
	return ""
}

func (d *Desk) timelinePlays() bool { return d.timeline != nil && d.timeline.playing() }

func (d *Desk) chartOpen() bool {
	return d.timeline != nil && d.timeline.dates() > 1 && d.timeline.bar.view.open
}

// showPace divides what Ukraine holds at the date shown by the pace before it.
func (d *Desk) showPace() {
	lines := report.PaceLines(d.timeline.series.Readings[:d.timeline.at+1])
	box := container.NewVScroll(newNote(d, strings.Join(lines, "\n\n")))
	box.SetMinSize(fyne.NewSize(560, 250))
	d.tell(heading("pace"), box)
}

// askExportSeries writes the figures of all dates.
func (d *Desk) askExportSeries() {
	about := d.session.Ref(session.OfTab | session.OfTerritory | session.OfProposal)
	name := fileName(d.timeline.of.Territory.Name()+" "+text.T("series.exportName")) + ".csv"
	d.askPath(about, text.T("series.saveTitle"), text.T("button.export"), filepath.Join(d.folder(), name), d.browseFolder(name), nil, func(path string) {
		path = withExtension(path, ".csv")
		d.unlessThere(about, path, func() { d.writeSeries(path) })
	})
}

func (d *Desk) writeSeries(path string) {
	if why := d.noFigures(); why != "" {
		d.toast.say(why) // the series was closed while the dialog was open
		return
	}
	t := d.timeline
	o := report.OverTime{Territory: t.of.Territory, Proposal: t.of.Proposal, Zones: t.zones, Series: []*data.Series{t.series}}
	var err error
	d.config.Background(func() {
		var csv bytes.Buffer
		if err = report.SeriesCSV(&csv, o); err == nil {
			err = data.WriteFile(path, csv.Bytes())
		}
	}, func() {
		if err != nil {
			d.fail(text.T("save.failed"), plain(err))
			return
		}
		d.toast.say(text.T("say.saved", path))
	})
}
