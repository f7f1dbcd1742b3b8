package main

import (
	"fmt"
	"image"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/brief"
	"delimit/mapview/layer"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

type exportCommand struct {
	inputs
	Size     string   `default:"1920x1080" placeholder:"WIDTHxHEIGHT" help:"Size of the picture in pixels."`
	Layer    []string `placeholder:"FILE" sep:"none" help:"A file that is shown and not measured. May be given several times."`
	Output   string   `short:"o" required:"" placeholder:"OUT.png" help:"The picture to write: .png, .svg or .pdf."`
	Format   string   `enum:",png,svg,pdf" default:"" help:"Its format, whatever its name: png, svg or pdf."`
	Palette  string   `enum:"light,dark,print,grey,safe" default:"light" help:"Its colours: light, dark, print, grey or safe (for the colour-blind)."`
	DPI      float64  `default:"96" help:"Pixels an inch, for the paper of a PDF."`
	Proposal string   `arg:"" optional:"" help:"The proposal to show."`
}

// The sizes that a picture may have: smaller ones have no room for the legend,
// larger ones no room in memory.
const leastSide, mostSide = 480, 16384

func (c *exportCommand) Run(to streams) error {
	size, err := parseSize(c.Size)
	if err != nil {
		return usageError{err}
	}
	format := brief.Format(c.Format)
	if c.Format == "" {
		if format, err = brief.FormatOf(c.Output); err != nil {
			return usageError{err}
		}
	}
	if c.DPI < 10 || c.DPI > 2400 {
		return usageError{fmt.Errorf("--dpi %g: from 10 to 2400", c.DPI)}
	}
	l, err := c.load()
	if err != nil {
		return err
	}
	var p *geo.Proposal
	if c.Proposal != "" {
		if p, err = l.loadProposal(c.Proposal); err != nil {
			return err
		}
	}
	ledger, err := l.ledger(p)
	if err != nil {
		return err
	}
	layers, err := l.layers(c.Layer)
	if err != nil {
		return err
	}
	l.tell(to.err)
	page := brief.Page{
		Model: scene.Model{Territory: l.territory, Situation: l.situation, Proposal: p, Ledger: ledger, Layers: layers},
		Size:  size, PixelsPerInch: c.DPI, Style: style.Palette(c.Palette),
	}
	picture, err := brief.Write(page, format)
	if err != nil {
		return err
	}
	return data.WriteFile(c.Output, picture)
}

// layers reads the files that are only shown.
func (l *loaded) layers(paths []string) (*layer.Stack, error) {
	s := layer.Plain()
	for _, path := range paths {
		sheet, defects, err := data.LoadSheet(path)
		if err != nil {
			return nil, err
		}
		l.remark(path, defects)
		added := layer.OfFile(path)
		added.Sheet = sheet
		s = s.Adding(added)
		if _, ok := s.Layer(added.Part); !ok {
			return nil, usageError{fmt.Errorf("--layer %s: more than %d layers", path, layer.Most)}
		}
	}
	return s, nil
}

func parseSize(s string) (image.Point, error) {
	var size image.Point
	var rest string
	n, _ := fmt.Sscanf(s, "%dx%d%s", &size.X, &size.Y, &rest)
	if n != 2 {
		return size, fmt.Errorf("--size %q: not WIDTHxHEIGHT, such as 1920x1080", s)
	}
	for _, side := range []int{size.X, size.Y} {
		if side < leastSide || side > mostSide {
			return size, fmt.Errorf("--size %q: each side from %d to %d pixels", s, leastSide, mostSide)
		}
	}
	return size, nil
}
