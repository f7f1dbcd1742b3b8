package paint

import (
	"image"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// In tiles a map is the same picture as in one piece, at every class of zoom, with
// each kind of zone, drafts and dashes that run over many tiles.
func TestSeamsAtEveryZoom(t *testing.T) {
	s := zonesScene(t)
	for _, zoom := range []float64{5.3, 7.6, 9.1, 11.4, 14.2, 17.5} {
		for _, scale := range []float64{1, 1.5, 2} {
			c := testCamera(3*seamSide, 3*seamSide)
			c.Center, c.Zoom = orb.Point{37.6, 48.3}, zoom
			v := ViewOf(c, scale)
			v.Min.X, v.Min.Y = math.Floor(v.Min.X*v.Span)/v.Span, math.Floor(v.Min.Y*v.Span)/v.Span
			if differ, worst := seams(s, v); differ > 0 {
				t.Errorf("zoom %.1f, scale %.1f: %d pixels differ between tiles and one piece, by up to %d", zoom, scale, differ, worst)
			}
		}
	}
}

const seamSide = 64

// zonesScene has every kind of zone around one place, a draft and a border.
func zonesScene(t *testing.T) *scene.Scene {
	p := &geo.Proposal{Features: []geo.Feature{
		{ID: "b", Type: geo.Border, Geometry: orb.LineString{{36.3, 48}, {37.59, 48.29}, {37.62, 48.31}, {37.8, 49.5}}},
		{ID: "d", Type: geo.Border, Draft: true, Geometry: orb.LineString{{36.9, 48.9}, {37.5999, 48.3002}, {37.6001, 48.2995}, {38.2, 47.4}}},
	}}
	for i, r := range geo.Regimes {
		size := 0.4 * math.Pow(0.45, float64(i))
		p.Features = append(p.Features, geo.Feature{ID: string(r), Type: geo.Zone, Regime: r,
			Geometry: orb.Polygon{{{37.6 - size, 48.3 - size/3}, {37.6 + size/2, 48.3 - size/2}, {37.6 + size, 48.3 + size}, {37.6 - size, 48.3 - size/3}}}})
	}
	m := testModel(t)
	m.Proposal = p
	m.Ledger = geo.Measure(m.Territory, m.Situation, p, nil)
	return scene.Build(m, style.Light)
}

// seams counts pixels that differ between tiles and one piece.
func seams(s *scene.Scene, v View) (differ, worst int) {
	whole := image.NewRGBA(image.Rect(0, 0, int(v.W), int(v.H)))
	Tile(s, v, whole)
	for ty := 0; ty < whole.Rect.Dy(); ty += seamSide {
		for tx := 0; tx < whole.Rect.Dx(); tx += seamSide {
			tile := image.NewRGBA(image.Rect(0, 0, seamSide, seamSide))
			part := v
			part.W, part.H = seamSide, seamSide
			part.Min = scene.World{X: v.Min.X + float64(tx)/v.Span, Y: v.Min.Y + float64(ty)/v.Span}
			Tile(s, part, tile)
			for y := range seamSide {
				for x := range seamSide {
					if d := golden.Apart(tile.RGBAAt(x, y), whole.RGBAAt(tx+x, ty+y)); d > 12 {
						differ++
						worst = max(worst, d)
					}
				}
			}
		}
	}
	return differ, worst
}
