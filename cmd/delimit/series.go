package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"delimit/data"
	"delimit/data/report"
	"delimit/geo"
)

type seriesCommand struct {
	Territory []string `placeholder:"NAME|CODE|FILE" sep:"none" help:"An oblast by English name or ISO 3166-2 code, or a file with polygons. May be given several times. Default: Donetsk."`
	holderFlags
	Proposal string   `placeholder:"FILE" help:"Also measure the cells of this proposal."`
	Format   string   `enum:"table,json,csv,markdown" default:"table" help:"table, json, csv or markdown."`
	Files    []string `arg:"" name:"dir|file" help:"Folders and files of front lines, one a date."`
}

// Run prints a row a date. Files that cannot be used are named and left out.
func (c *seriesCommand) Run(to streams) error {
	l := &loaded{}
	if err := l.loadTerritory(c.Territory); err != nil {
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
	o.Warnings = l.remarks
	if c.Format == "csv" { // the other formats have a place for them
		l.tell(to.err)
		for _, left := range o.Left {
			fmt.Fprintf(to.err, "delimit: left out: %v\n", left.Err)
		}
	}
	out := bufio.NewWriter(to.out)
	if err := seriesPrinters[c.Format](out, o); err != nil {
		return err
	}
	return out.Flush()
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
