package paint

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// rough is an area of many vertices, with an enclave, whose edge wanders.
func rough(n int) orb.MultiPolygon {
	r := rand.New(rand.NewPCG(7, 8))
	ring := func(n int, size float64) orb.Ring {
		out := make(orb.Ring, 0, n+1)
		wander := 0.0
		for i := range n {
			wander = 0.999*wander + 0.002*(r.Float64()-0.5)
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			out = append(out, orb.Point{37.8 + (size+wander)*cos, 48.1 + 0.7*(size+wander)*sin})
		}
		return append(out, out[0])
	}
	return orb.MultiPolygon{{ring(n, 1), ring(n/10, 0.3)}}
}

// Vertices that are left out, and stretches out of sight that go straight, do not
// show: the picture is that of all vertices.
func TestLevelsDoNotShow(t *testing.T) {
	all := scene.Areas(rough(60_000))
	bare := &scene.Shape{Closed: all.Closed, Box: all.Box}
	for _, p := range all.Paths {
		bare.Paths = append(bare.Paths, scene.Path{Points: p.Points, Box: p.Box})
	}
	st := style.Light
	op := scene.Op{Fill: color.NRGBA{90, 120, 200, 255}, Pattern: style.Pattern{Motif: style.Rising, Step: 7, Width: 2, Color: color.NRGBA{0, 0, 0, 255}}, Edge: style.Stroke{Width: 2, Color: color.NRGBA{0, 0, 0, 255}}}
	for _, zoom := range []float64{5.3, 7, 8.4, 10.1, 12.6, 15} {
		for _, at := range []orb.Point{{37.8, 48.1}, {38.79, 48.12}, {37.81, 48.8}, {38.1, 48.1}} {
			c := scene.Camera{Center: at, Zoom: zoom, Size: scene.Size{W: 256, H: 256}}
			draw := func(s *scene.Shape) *image.RGBA {
				img := image.NewRGBA(image.Rect(0, 0, 256, 256))
				op.Shape = s
				Tile(&scene.Scene{Style: st, Ops: []scene.Op{op}}, ViewOf(c, 1), img)
				return img
			}
			got, want := draw(all), draw(bare)
			differ := 0
			for y := range 256 {
				for x := range 256 {
					if golden.Apart(got.RGBAAt(x, y), want.RGBAAt(x, y)) > 100 {
						differ++
					}
				}
			}
			if differ > 40 { // of 65,536: half a pixel along a rim of some hundred
				t.Errorf("zoom %.1f at %v: %d pixels differ", zoom, at, differ)
			}
		}
	}
}

// Few vertices are drawn, however many there are.
func TestLevelsAreShort(t *testing.T) {
	path := scene.Areas(rough(400_000)).Paths[0]
	if n := len(path.At(256 * math.Exp2(7)).Points); n > 20_000 {
		t.Errorf("%d of %d vertices are drawn at zoom 7", n, len(path.Points))
	}
}
