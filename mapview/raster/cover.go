package raster

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sync"

	"delimit/data/basemap"
)

// View is a part of the world, which is one wide and one high.
type View struct {
	Span           float64 // width of the world in pixels
	Scale          float64 // pixels a point: writing on the tiles should not shrink
	X0, Y0, X1, Y1 float64
}

const (
	tilePoints = 256 // the width of a tile at its own zoom
	farthest   = 3   // zooms above its least that a basemap is still drawn at
	mostTiles  = 600 // of one view
)

// Zoom is the zoom of the tiles that a view is drawn with; ok is false when the view
// is so wide that they would be too many.
func (i Zooms) Zoom(v View) (zoom int, ok bool) {
	z := int(math.Round(math.Log2(v.Span / v.Scale / tilePoints)))
	zoom = min(max(z, i.Min), i.Max)
	return zoom, zoom-z <= farthest
}

// Zooms are those that a basemap has.
type Zooms struct{ Min, Max int }

// Cover lists the tiles that a view needs, the nearest to a place first.
func (s *Store) Cover(v View, nearX, nearY float64) []basemap.Key {
	z, ok := Zooms{s.info.MinZoom, s.info.MaxZoom}.Zoom(v)
	if !ok {
		return nil
	}
	n := math.Exp2(float64(z))
	cell := func(x float64) int { return int(math.Floor(min(max(x, 0), 1-1e-12) * n)) }
	x0, y0, x1, y1 := cell(v.X0), cell(v.Y0), cell(v.X1), cell(v.Y1)
	if (x1-x0+1)*(y1-y0+1) > mostTiles {
		return nil
	}
	var keys []basemap.Key
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			keys = append(keys, basemap.Key{Z: z, X: x, Y: y})
		}
	}
	far := func(k basemap.Key) float64 {
		return math.Hypot((float64(k.X)+0.5)/n-nearX, (float64(k.Y)+0.5)/n-nearY)
	}
	slices.SortStableFunc(keys, func(a, b basemap.Key) int { return cmp.Compare(far(a), far(b)) })
	return keys
}

// LoadAll gets all tiles of a view: for a picture that has to be whole.
func (s *Store) LoadAll(ctx context.Context, v View) Tally {
	keys := s.Cover(v, (v.X0+v.X1)/2, (v.Y0+v.Y1)/2)
	work := make(chan basemap.Key, len(keys))
	for _, k := range keys {
		if !s.Has(k) {
			work <- k
		}
	}
	close(work)
	var wait sync.WaitGroup
	for range AtOnce {
		wait.Go(func() {
			for k := range work {
				s.Load(ctx, k)
			}
		})
	}
	wait.Wait()
	t := s.tally(keys)
	if t.Waiting > 0 { // they were had, and others took their room
		t.Failed, t.Waiting = t.Failed+t.Waiting, 0
		t.Err = cmp.Or(t.Err, errNoRoom)
	}
	return t
}

// AtOnce is how many tiles are loaded at the same time.
const AtOnce = 2

// errNoRoom is why tiles that came are not on a picture.
var errNoRoom = fmt.Errorf("its tiles take more than %d MB of memory", MaxMemory>>20)
