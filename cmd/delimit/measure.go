package main

import (
	"bufio"
	"fmt"
	"io"

	"delimit/data/atlas"
	"delimit/data/report"
)

type measureCommand struct {
	inputs
	Format    string   `enum:"table,json,csv,markdown" default:"table" help:"table, json, csv or markdown."`
	Cells     string   `placeholder:"OUT.geojson" help:"Also write the cells as polygons."`
	Proposals []string `arg:"" optional:"" name:"proposal" help:"Proposals to measure, or projects, whose proposals are all measured."`
}

func (c *measureCommand) Run(to streams) error {
	if c.Cells != "" && len(c.Proposals) > 1 {
		return usageError{fmt.Errorf("--cells writes the cells of one proposal, and %d were given", len(c.Proposals))}
	}
	l, files, err := c.loadWith(c.Proposals)
	if err != nil {
		return err
	}
	m := measureAll(l, files)
	if c.Cells != "" {
		if err := writeCells(to, c.Cells, m); err != nil {
			return err
		}
	}
	if err := printed(to, l, c.Format, printers, m); err != nil {
		return err
	}
	return c.strict(l)
}

// printed prints what a command found in one of its formats. Remarks about the files
// go beside CSV; the other formats have a place for them.
func printed[T any](to streams, l *loaded, format string, printers map[string]func(io.Writer, T) error, found T) error {
	l.note(to.err)
	if format == "csv" {
		l.tell(to.err)
	} else {
		l.tellAlarms(to.err)
	}
	if format == "csv" || format == "json" {
		for _, doubt := range l.doubts {
			fmt.Fprintf(to.err, "delimit: warning: %s\n", doubt)
		}
	}
	out := bufio.NewWriter(to.out)
	if err := printers[format](out, found); err != nil {
		return err
	}
	return out.Flush()
}

var printers = map[string]func(io.Writer, report.Measured) error{
	"table": report.Table, "json": report.JSON, "csv": report.CSV, "markdown": report.Markdown,
}

func measureAll(l *loaded, files []opened) report.Measured {
	m := report.Measured{Territory: l.territory, Situation: l.situation, Places: atlas.Settlements(), Base: l.ledger(nil)}
	for _, f := range files {
		for _, p := range f.proposals {
			m.Proposals = append(m.Proposals, report.Proposed{Proposal: p, Ledger: l.ledger(p), Before: l.before(f)})
		}
	}
	m.Warnings = l.unsaid(m.Base)
	return m
}

func writeCells(to streams, path string, m report.Measured) error {
	b, err := report.CellsGeoJSON(m)
	if err != nil {
		return err
	}
	return writeOut(to, path, b)
}
