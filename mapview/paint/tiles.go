package paint

import (
	"image"
	"math"
	"slices"

	"delimit/data/basemap"
	"delimit/mapview/raster"
	"delimit/mapview/scene"
)

// tiles lays a basemap under what follows, as one picture: tiles that lie beside
// each other in a file would show their seams.
func (v View) tiles(op scene.Op, to Surface) {
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(v.W)), int(math.Ceil(v.H))))
	if op.Tiles.Mosaic(v.Part(), img) {
		to.Picture(img, Rect{0, 0, float64(img.Rect.Dx()), float64(img.Rect.Dy())}, op.Opacity)
	}
}

// Part is the view as a basemap knows it.
func (v View) Part() raster.View {
	return raster.View{Span: v.Span, Scale: v.Scale, X0: v.Min.X, Y0: v.Min.Y, X1: v.Min.X + v.W/v.Span, Y1: v.Min.Y + v.H/v.Span}
}

// Lacks tells whether tiles of a basemap that a view shows have not come yet.
func Lacks(s *scene.Scene, v View) bool {
	return slices.ContainsFunc(s.Ops, func(op scene.Op) bool {
		return op.Tiles != nil && slices.ContainsFunc(op.Tiles.Cover(v.Part(), 0, 0), func(k basemap.Key) bool { return !op.Tiles.Has(k) })
	})
}
