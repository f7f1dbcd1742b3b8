package main

import (
	"fmt"
	"io"
	"slices"

	"delimit/data/atlas"
	"delimit/data/report"
	"delimit/geo"
)

type compareCommand struct {
	Territory []string `placeholder:"NAME|CODE|FILE" sep:"none" help:"An oblast by English name or ISO 3166-2 code, or a file with polygons. May be given several times. Default: Donetsk."`
	Unit      []string `placeholder:"NAME" sep:"none" help:"Of a territory file of several units, measure this one. May be given several times. Default: all of them, each on a row of its own."`
	holderFlags
	Allow      []string `placeholder:"FILE|DIR" sep:"none" help:"What a project may open though it does not lie beside the project and was not opened in the window before. May be given several times."`
	Strict     bool     `help:"Exit with 1 when a figure is in doubt: land of which a situation does not speak, or a border that ends open. What was found is printed all the same."`
	Proposal   string   `placeholder:"FILE" help:"Also compare the cells of this proposal; of a project, those of the one that was open."`
	Format     string   `enum:"table,json,csv,markdown" default:"table" help:"table, json, csv or markdown."`
	Cells      string   `placeholder:"OUT.geojson" help:"Also write the land that differs as polygons."`
	Situations []string `arg:"" name:"situation" help:"Who holds what: files, or dates of embedded situations; two at least. The first is the one that the others are compared with."`
}

// Run prints what situations say differently, and how far their figures lie apart.
func (c *compareCommand) Run(to streams) error {
	if len(c.Situations) < 2 {
		return usageError{fmt.Errorf("two situations at least are needed to compare, and %d was given", len(c.Situations))}
	}
	in := inputs{Territory: c.Territory, Unit: c.Unit, Situation: c.Situations[0], Allow: slices.Concat(c.Allow, c.Situations), Strict: c.Strict, answers: answers{holderFlags: c.holderFlags}}
	l, files, err := in.loadWith(present(c.Proposal))
	if err != nil {
		return err
	}
	others, err := in.loadOthers(l, c.Situations[1:])
	if err != nil {
		return err
	}
	compared := l.compare(shownProposal(files), append([]*geo.Situation{l.situation}, others...))
	if c.Cells != "" {
		b, err := report.DifferenceGeoJSON(compared)
		if err != nil {
			return err
		}
		if err := writeOut(to, c.Cells, b); err != nil {
			return err
		}
	}
	if err := printed(to, l, c.Format, comparedPrinters, compared); err != nil {
		return err
	}
	return in.strict(l)
}

var comparedPrinters = map[string]func(io.Writer, report.Compared) error{
	"table": report.ComparedTable, "json": report.ComparedJSON, "csv": report.ComparedCSV, "markdown": report.ComparedMarkdown,
}

// loadOthers reads the situations with which the loaded one is compared.
func (in inputs) loadOthers(l *loaded, names []string) ([]*geo.Situation, error) {
	given, err := in.holders()
	if err != nil {
		return nil, err
	}
	var all []*geo.Situation
	for _, name := range names {
		other := &loaded{}
		if err := other.loadSituation(name, given); err != nil {
			return nil, err
		}
		l.remarks, l.alarms, l.against = append(l.remarks, other.remarks...), append(l.alarms, other.alarms...), append(l.against, other.against...)
		all = append(all, other.situation)
	}
	return all, nil
}

// compare sets situations against each other.
func (l *loaded) compare(p *geo.Proposal, situations []*geo.Situation) report.Compared {
	out := report.Compared{Territory: l.territory, Proposal: p}
	out.Shown = l.ledger(p)
	out.Comparison = geo.Compare(l.territory, situations, p, atlas.Settlements())
	for _, ledger := range out.Comparison.Ledgers {
		l.doubt(ledger)
	}
	out.Warnings = l.unsaid(out.Comparison.Ledgers...)
	return out
}
