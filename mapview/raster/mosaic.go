package raster

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	"delimit/data/basemap"
)

// Mosaic draws the tiles of a view on a picture of it, scaled as its zoom needs.
// Where a tile is not there yet the one above it stands in; where there is none at
// all the picture stays as it is.
func (s *Store) Mosaic(v View, img *image.RGBA) (drawn bool) {
	for _, k := range s.Cover(v, v.X0, v.Y0) {
		tile, of := s.Picture(k)
		if tile == nil {
			continue
		}
		// Edges lie on whole pixels of the world, so that neighbours meet.
		size := v.Span / math.Exp2(float64(k.Z))
		edge := func(n int, origin float64) int {
			return int(math.Round(float64(n)*size) - math.Round(origin*v.Span))
		}
		at := image.Rect(edge(k.X, v.X0), edge(k.Y, v.Y0), edge(k.X+1, v.X0), edge(k.Y+1, v.Y0))
		from := part(tile.Rect, of, k)
		if at.Size() == from.Size() {
			draw.Copy(img, at.Min, tile, from, draw.Src, nil)
		} else {
			draw.ApproxBiLinear.Scale(img, at, tile, from, draw.Src, nil)
		}
		drawn = true
	}
	return drawn
}

// part is where a tile lies in the picture of one above it.
func part(r image.Rectangle, of, k basemap.Key) image.Rectangle {
	deep := k.Z - of.Z
	side := func(size, at int) (from, to int) {
		n := 1 << deep
		at &= n - 1
		from, to = size*at/n, size*(at+1)/n
		return from, max(to, from+1)
	}
	x0, x1 := side(r.Dx(), k.X)
	y0, y1 := side(r.Dy(), k.Y)
	return image.Rect(min(x0, r.Dx()-1), min(y0, r.Dy()-1), min(x1, r.Dx()), min(y1, r.Dy()))
}
