package mapview

import (
	"context"
	"errors"
	"slices"
	"time"

	"delimit/data/web"
	"delimit/mapview/layer"
	"delimit/mapview/paint"
	"delimit/mapview/raster"
	"delimit/mapview/scene"
	"delimit/mapview/text"
)

// basemaps loads the tiles that the screen needs, in the background, a few at a
// time, and has them drawn when they have come. A hidden basemap loads nothing.
type basemaps struct {
	m       *Map
	loading map[*raster.Store]int
	arrived uint64 // tiles so far
	drawn   time.Time
	said    string // the newest complaint
	mended  map[*raster.Store]int
	view    raster.View // the newest that tiles were wanted for
	credits []string    // of the added layers, with what is missing of their tiles in it
}

// drawEvery is how long tiles are gathered before they are drawn.
const drawEvery = 250 * time.Millisecond

func newBasemaps(m *Map) *basemaps {
	return &basemaps{m: m, loading: map[*raster.Store]int{}, mended: map[*raster.Store]int{}}
}

// want asks for the tiles of a view, those near a place first.
func (b *basemaps) want(c scene.Camera, near scene.Pixel) {
	at := c.WorldAt(near)
	b.view = paint.ViewOf(c, b.m.scale).Part()
	for _, l := range b.m.layers.All() {
		if l.Tiles == nil {
			continue
		}
		if b.m.layers.Shows(l.Part) {
			l.Tiles.Want(l.Tiles.Cover(b.view, at.X, at.Y))
			b.load(l)
		} else {
			l.Tiles.Want(nil)
		}
	}
	b.credit()
}

// credit says in the corner of the map when tiles are missing, or are not any more.
func (b *basemaps) credit() {
	var credits []string
	for _, l := range b.m.layers.Added() {
		if l.Tiles == nil {
			credits = append(credits, l.Credit())
		} else {
			credits = append(credits, l.TileCredit(l.Tiles.Tally(b.view)))
		}
	}
	if !slices.Equal(credits, b.credits) {
		b.credits = credits
		b.m.plate.update()
	}
}

// hush stops loading what other layers do not show any more.
func (b *basemaps) hush(next *layer.Stack) {
	for _, l := range b.m.layers.All() {
		if l.Tiles != nil && !next.Shows(l.Part) {
			l.Tiles.Want(nil)
		}
	}
}

func (b *basemaps) load(l layer.Layer) {
	s := l.Tiles
	for b.loading[s] < raster.AtOnce && b.m.layers.Shows(l.Part) {
		k, ok := s.Next()
		if !ok {
			return
		}
		b.loading[s]++
		b.m.Background(func() { s.Load(context.Background(), k) }, func() { b.came(l) })
	}
}

// came takes a tile that has been loaded.
func (b *basemaps) came(l layer.Layer) {
	s := l.Tiles
	b.loading[s]--
	b.arrived++
	b.load(l)
	b.tell(l)
	b.credit()
	if now := b.m.input.clock(); b.loading[s] == 0 || now.Sub(b.drawn) > drawEvery {
		b.drawn = now
		b.m.ground.want()
	}
	if b.loading[s] == 0 {
		delete(b.loading, s)
	}
}

// tell says what went wrong with a basemap, once, and what was damaged on disk.
func (b *basemaps) tell(l layer.Layer) {
	if n := l.Tiles.Mended(); n > b.mended[l.Tiles] {
		b.mended[l.Tiles] = n
		b.m.Say(l.Name() + ": " + text.Counted("basemap.mended", n))
	}
	err := l.Tiles.Err()
	if err == nil || err.Error() == b.said {
		return
	}
	b.said = err.Error()
	var elsewhere *web.Elsewhere
	if errors.As(err, &elsewhere) && b.m.OnElsewhere != nil {
		b.m.OnElsewhere(l, elsewhere)
		return
	}
	b.m.Say(l.Name() + ": " + b.said)
}

// busy tells whether tiles are on their way.
func (b *basemaps) busy() bool { return len(b.loading) > 0 }
