package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"strings"

	"delimit/data"
	"delimit/data/basemap"
	"delimit/geo"
	"delimit/mapview/brief"
	"delimit/mapview/layer"
	"delimit/mapview/raster"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

type exportCommand struct {
	inputs
	Size     string   `default:"hd" placeholder:"WIDTHxHEIGHT|NAME" help:"Size of the picture in pixels, or hd, 4k, slide, a4, a4-upright, a3, a3-upright, letter, letter-upright."`
	Compare  []string `placeholder:"FILE|DATE" sep:"none" help:"Also show what another situation says otherwise: a file, or the date of an embedded one. May be given several times."`
	Layer    []string `placeholder:"FILE" sep:"none" help:"A file that is shown and not measured. May be given several times."`
	Grid     bool     `name:"graticule" help:"Draw meridians and parallels."`
	Output   string   `short:"o" required:"" placeholder:"OUT.png" help:"The picture to write: .png, .svg or .pdf."`
	Format   string   `enum:",png,svg,pdf" default:"" help:"Its format, where its name has no ending: png, svg or pdf."`
	Palette  string   `enum:"light,dark,print,grey,safe" default:"light" help:"Its colours: light, dark, print, grey or safe (for the colour-blind)."`
	DPI      *float64 `placeholder:"96" help:"Pixels an inch, for the paper of a PDF. Default: 300 for paper, 96 for pixels."`
	Proposal string   `arg:"" optional:"" help:"The proposal to show; of a project, the one that was open."`
}

// The sizes that a picture may have: smaller ones have no room for the legend,
// larger ones no room in memory.
const leastSide, mostSide = 480, 16384

const (
	pixelsPerInch = 96  // where nothing else is said
	mostInches    = 200 // that a page of a PDF may be wide
)

func (c *exportCommand) Run(to streams) error {
	size, err := c.pageSize()
	if err != nil {
		return usageError{err}
	}
	format, err := c.format()
	if err != nil {
		return usageError{err}
	}
	l, files, err := c.loadWith(present(c.Proposal))
	if err != nil {
		return err
	}
	p := shownProposal(files)
	ledger := l.ledger(p)
	compared, err := c.comparison(l, p)
	if err != nil {
		return err
	}
	layers, err := l.layers(c.Layer)
	if err != nil {
		return err
	}
	l.tell(to.err)
	l.note(to.err)
	page := brief.Page{
		Model: scene.Model{Territory: l.territory, Situation: l.situation, Proposal: p, Ledger: ledger, Layers: layers, Graticule: c.Grid, Compared: compared},
		Size:  size.Pixels, PixelsPerInch: size.PixelsPerInch, Style: style.Palette(c.Palette), Made: brief.Today(),
	}
	page = brief.Ready(page)
	picture, err := brief.Write(page, format)
	if err != nil {
		return err
	}
	for _, doubt := range l.doubts {
		fmt.Fprintf(to.err, "delimit: warning: %s\n", doubt)
	}
	if err := c.strict(l); err != nil {
		return fmt.Errorf("%w Nothing was written", err)
	}
	if err := writeOut(to, c.Output, picture); err != nil {
		return err
	}
	return tellTiles(to, page)
}

// tellTiles says what of the basemaps is missing on a picture that was written. It is an
// error where a reader would expect it.
func tellTiles(to streams, page brief.Page) error {
	var lacks []string
	for _, b := range page.Basemaps() {
		switch words := b.Told(); {
		case b.Tiles.Lacks():
			lacks = append(lacks, words)
		case words != "":
			fmt.Fprintf(to.err, "delimit: %s\n", words)
		}
	}
	if len(lacks) == 0 {
		return nil
	}
	return lacking{errors.New(strings.Join(lacks, " ") + " The picture was written all the same")}
}

// format is what the ending of the file says. --format is for one without an ending, and
// may not contradict.
func (c *exportCommand) format() (brief.Format, error) {
	asked, err := brief.FormatOf(c.Output)
	switch said := brief.Format(c.Format); {
	case err == nil && said != "" && said != asked:
		return "", fmt.Errorf("--format %s: %s is written as .%s, which its name ends in", said, c.Output, asked)
	case err != nil && said != "" && !brief.HasEnding(c.Output):
		return said, nil
	}
	return asked, err
}

// comparison sets the situation against those that are to be shown with it; nil: none
// is.
func (c *exportCommand) comparison(l *loaded, p *geo.Proposal) (*geo.Comparison, error) {
	if len(c.Compare) == 0 {
		return nil, nil
	}
	others, err := c.loadOthers(l, c.Compare)
	if err != nil {
		return nil, err
	}
	return l.compare(p, append([]*geo.Situation{l.situation}, others...)).Comparison, nil
}

// layers reads the files that are only shown.
func (l *loaded) layers(paths []string) (*layer.Stack, error) {
	s := layer.Plain()
	for _, path := range paths {
		added := layer.OfFile(path)
		if added.Raster() {
			source, err := basemap.Open(context.Background(), path)
			if err != nil {
				return nil, err
			}
			added.Tiles = raster.New(source)
			s = s.Seen()
		} else {
			sheet, defects, err := data.LoadSheet(path)
			if err != nil {
				return nil, err
			}
			l.remark(path, defects)
			added.Sheet = sheet
		}
		s = s.Adding(added)
		if _, ok := s.Layer(added.Part); !ok {
			return nil, usageError{fmt.Errorf("--layer %s: more than %d layers", path, layer.Most)}
		}
	}
	return s, nil
}

// pageSize is the size in pixels and how many of these make an inch of paper. Paper
// stays as large as it is at another resolution; of pixels there are as many as asked
// for.
func (c *exportCommand) pageSize() (brief.Size, error) {
	size, named := brief.SizeOf(c.Size)
	if !named {
		pixels, err := parsePixels(c.Size)
		if err != nil {
			return size, err
		}
		size = brief.Size{Pixels: pixels, PixelsPerInch: pixelsPerInch}
	}
	if c.DPI != nil {
		if !(*c.DPI >= 10 && *c.DPI <= 2400) {
			return size, fmt.Errorf("--dpi %g: from 10 to 2400", *c.DPI)
		}
		if named {
			size.Pixels = image.Pt(int(math.Round(float64(size.Pixels.X)**c.DPI/size.PixelsPerInch)), int(math.Round(float64(size.Pixels.Y)**c.DPI/size.PixelsPerInch)))
		}
		size.PixelsPerInch = *c.DPI
	}
	for _, side := range []int{size.Pixels.X, size.Pixels.Y} {
		if side < leastSide || side > mostSide {
			return size, fmt.Errorf("--size %q: %d pixels; each side from %d to %d", c.Size, side, leastSide, mostSide)
		}
		if inches := float64(side) / size.PixelsPerInch; inches > mostInches {
			return size, fmt.Errorf("--size %q: %.0f inches; no PDF is larger than %d", c.Size, inches, mostInches)
		}
	}
	return size, nil
}

func parsePixels(s string) (image.Point, error) {
	var size image.Point
	var rest string
	if n, _ := fmt.Sscanf(s, "%dx%d%s", &size.X, &size.Y, &rest); n != 2 {
		return size, fmt.Errorf("--size %q: neither WIDTHxHEIGHT, such as 1920x1080, nor a name, such as a4", s)
	}
	return size, nil
}
