package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"delimit/data"
	"delimit/data/report"
	"delimit/geo"
)

type seriesCommand struct {
	Territory []string `placeholder:"NAME|CODE|FILE" sep:"none" help:"An oblast by English name or ISO 3166-2 code, or a file with polygons. May be given several times. Default: Donetsk."`
	Unit      []string `placeholder:"NAME" sep:"none" help:"Of a territory file of several units, measure this one. May be given several times. Default: all of them."`
	holderFlags
	Join     bool     `help:"Make one series of the files whose source is not known, and of all products of a source."`
	Proposal string   `placeholder:"FILE" help:"Also measure the cells of this proposal."`
	Format   string   `enum:"table,json,csv,markdown" default:"table" help:"table, json, csv or markdown."`
	Strict   bool     `help:"Exit with 1 when a figure is in doubt: a date does not speak of all the land, contradicts what is known of cities, or is read from a file that lacks a part. What was found is printed all the same."`
	Files    []string `arg:"" name:"dir|file" help:"Folders and files of front lines, one a date."`
}

// Run prints a row a date. Files that cannot be used are named and left out.
func (c *seriesCommand) Run(to streams) error {
	l := &loaded{}
	if err := l.loadTerritory(c.Territory, inputs{Unit: c.Unit}.units()); err != nil {
		return err
	}
	o := report.OverTime{Territory: l.territory}
	var err error
	if c.Proposal != "" {
		if o.Proposal, err = l.loadProposal(c.Proposal); err != nil {
			return err
		}
	}
	given, err := c.holders()
	if err != nil {
		return err
	}
	given.Join = c.Join
	files, err := data.SeriesFiles(c.Files)
	if err != nil {
		return err
	}
	// Little is kept and much is thrown away: to tidy up less often takes a few
	// megabytes and saves a third of the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	gauge := geo.NewGauge(o.Territory, o.Proposal)
	o.Zones = gauge.Zones()
	if o.Series, o.Left, err = data.LoadSeries(context.Background(), files, given, gauge, nil); err != nil {
		return err
	}
	if len(o.Series) == 0 {
		return nothingUsed(files, o.Left)
	}
	l.remarks = append(l.remarks, apart(o.Series)...)
	for _, r := range data.SeriesRemarks(o.Series) {
		l.remarks, l.alarms = append(l.remarks, r.Text), append(l.alarms, r.Text)
	}
	o.Warnings = l.remarks
	if c.Format == "csv" { // the other formats have a place for them
		l.tell(to.err)
		for _, left := range o.Left {
			fmt.Fprintf(to.err, "delimit: left out: %v\n", left.Err)
		}
	} else {
		l.tellAlarms(to.err)
	}
	unstated := unstatedDates(o.Series)
	if unstated > 0 {
		warning := fmt.Sprintf("on %d of the dates the front does not speak of all the land", unstated)
		o.Warnings = append(o.Warnings, warning)
		if c.Format == "csv" || c.Format == "json" {
			fmt.Fprintf(to.err, "delimit: warning: %s\n", warning)
		}
	}
	out := bufio.NewWriter(to.out)
	if err := seriesPrinters[c.Format](out, o); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return c.strict(unstated, data.DoubtfulDates(o.Series))
}

// strict is the error of a command that was told to fail when a figure is in doubt.
func (c *seriesCommand) strict(unstated, doubtful int) error {
	var parts []string
	if unstated > 0 {
		parts = append(parts, fmt.Sprintf("land is not stated on %d of the dates", unstated))
	}
	if doubtful > 0 {
		parts = append(parts, fmt.Sprintf("what is said of %d of the dates puts their figures in doubt", doubtful))
	}
	if !c.Strict || len(parts) == 0 {
		return nil
	}
	return fmt.Errorf("--strict: %s", strings.Join(parts, "; "))
}

// unstatedDates counts the dates that do not speak of all the land. Strips along the
// edge, where two sources' boundaries differ, put no figure in doubt.
func unstatedDates(all []*data.Series) (n int) {
	for _, s := range all {
		for _, r := range s.Readings {
			if r.Held[geo.HeldUnstated] > r.StripsM2 {
				n++
			}
		}
	}
	return n
}

// apart says which files are not joined, and what would join them.
func apart(list []*data.Series) []string {
	notes := data.Apart(list)
	for i := range notes {
		notes[i] += " (--join makes one series of them)"
	}
	return notes
}

var seriesPrinters = map[string]func(io.Writer, report.OverTime) error{
	"table": report.SeriesTable, "json": report.SeriesJSON, "csv": report.SeriesCSV, "markdown": report.SeriesMarkdown,
}

func nothingUsed(files []string, left []data.LeftOut) error {
	switch len(files) {
	case 0:
		return errors.New("no file there has the ending of a front line")
	case 1:
		return left[0].Err
	}
	return fmt.Errorf("none of %d files can be used; the first one: %w", len(files), left[0].Err)
}
