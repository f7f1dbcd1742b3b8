package brief

import (
	"context"
	"time"

	"delimit/mapview/layer"
	"delimit/mapview/paint"
	"delimit/mapview/raster"
	"delimit/mapview/text"
)

// patience is how long a picture waits for the tiles of its basemaps.
const patience = time.Minute

// Basemap says how the tiles of a basemap came for a page.
type Basemap struct {
	Layer layer.Layer
	Tiles raster.Tally
}

// Ready gets the tiles of the basemaps of a page, which then is drawn as they came.
func Ready(p Page) Page {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	p.ready = true
	for range mostLayouts {
		view := viewOf(p)
		p.basemaps = nil
		for _, l := range p.Model.Layers.Added() {
			if l.Tiles != nil {
				p.basemaps = append(p.basemaps, Basemap{l, l.Tiles.LoadAll(ctx, view)})
			}
		}
		if viewOf(p) == view {
			break
		}
	}
	return p
}

// mostLayouts is how often a page is laid out anew because what it says of its tiles
// takes room from the map, which then needs others.
const mostLayouts = 4

func viewOf(p Page) raster.View {
	page := newLayout(p)
	return paint.ViewOf(page.camera(), page.unit).Part()
}

// Basemaps says how the tiles came; of a page that is not ready it says nothing.
func (p Page) Basemaps() []Basemap { return p.basemaps }

// Lacks tells whether something of a basemap is missing that a reader would expect.
func (p Page) Lacks() bool {
	for _, b := range p.basemaps {
		if b.Tiles.Lacks() {
			return true
		}
	}
	return false
}

// Words say what of the basemap is missing, for a reader of the picture; empty: nothing.
func (b Basemap) Words() string { return b.Layer.TileWords(b.Tiles) }

// Told is Words for who made the picture, with the first reason.
func (b Basemap) Told() string {
	if err := b.Tiles.Err; err != nil {
		return b.Words() + " " + text.T("tiles.why", err.Error())
	}
	return b.Words()
}
