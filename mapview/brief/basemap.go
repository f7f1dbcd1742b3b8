package brief

import (
	"context"
	"time"

	"delimit/mapview/paint"
)

// patience is how long a picture waits for the tiles of its basemaps.
const patience = time.Minute

// loadBasemaps gets the tiles of a page, and counts those that could not be had.
func loadBasemaps(p Page) (missing int) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for _, l := range p.Model.Layers.Added() {
		if l.Tiles != nil {
			page := newLayout(p)
			missing += l.Tiles.LoadAll(ctx, paint.ViewOf(page.camera(), page.unit).Part())
		}
	}
	return missing
}
