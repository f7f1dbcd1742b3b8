package data

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"delimit/geo"
)

// Remark is something about a date of a series that a reader of its figures must know.
type Remark struct {
	Text  string
	Doubt bool // it puts the figures in doubt
}

// Remarks are what a reader of the figures of a situation must know of its file.
func (o *Opened) Remarks(file string) []Remark {
	if o.Role != SituationRole {
		return nil
	}
	var list []Remark
	if said := o.Contradicted(); said != "" {
		list = append(list, Remark{said, true})
	}
	for _, w := range o.Situation.Warnings {
		list = append(list, Remark{strings.TrimPrefix(w.Text, filepath.Base(file)+": "), w.Doubtful()})
	}
	if said := o.RememberedUse(); said != "" {
		list = append(list, Remark{said, false})
	}
	mended := false
	for _, d := range o.Defects {
		switch {
		case d.Rule == "no-holder":
			list = append(list, Remark{d.String(), false})
		case d.Rule != "remembered" && !slices.Contains(incomplete, d.Rule) && !slices.Contains(harmless, d.Rule):
			mended = true
		}
	}
	if mended {
		list = append(list, Remark{"something about the file was mended or is in doubt; check says what", false})
	}
	return list
}

// SeriesRemarks are the remarks about all dates of all series, each once, with the dates that it
// is about.
func SeriesRemarks(all []*Series) []Remark {
	type place struct {
		file string
		date geo.Date
	}
	places := map[Remark][]place{}
	var order []Remark
	for _, s := range all {
		for i, remarks := range s.Remarks {
			for _, r := range remarks {
				if places[r] == nil {
					order = append(order, r)
				}
				places[r] = append(places[r], place{filepath.Base(s.Files[i]), s.Readings[i].Date})
			}
		}
	}
	for i, r := range order {
		at := places[r]
		slices.SortStableFunc(at, func(a, b place) int { return byDay(a.date, b.date) })
		first, last := at[0], at[len(at)-1]
		switch {
		case len(at) == 1:
			order[i].Text = fmt.Sprintf("%s, %s: %s", first.file, first.date, r.Text)
		case first.date == last.date:
			order[i].Text = fmt.Sprintf("%d files of %s: %s", len(at), first.date, r.Text)
		default:
			order[i].Text = fmt.Sprintf("%d dates from %s to %s: %s", len(at), first.date, last.date, r.Text)
		}
	}
	return order
}

// DoubtfulDates counts the dates about which a remark puts the figures in doubt.
func DoubtfulDates(all []*Series) (n int) {
	for _, s := range all {
		for _, remarks := range s.Remarks {
			if slices.ContainsFunc(remarks, func(r Remark) bool { return r.Doubt }) {
				n++
			}
		}
	}
	return n
}
