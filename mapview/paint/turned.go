package paint

import (
	"math"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// turnedText writes along a slanting baseline, from its left end. Its letters are
// outlines that are turned before they are filled, so that they stay sharp.
func turnedText(r *Raster, s string, t style.Type, scale float64, at scene.Pixel, angle float64) {
	lines := outline(s, t, scale, at, angle)
	if t.HaloPt > 0 && t.Halo.A > 0 {
		r.r.UseNonZeroWinding = true
		for _, line := range lines {
			var path raster.Path
			path.Start(point(line[0]))
			for _, p := range line[1:] {
				path.Add1(point(p))
			}
			r.r.AddStroke(path, fixed.Int26_6(2*t.HaloPt*scale*64), raster.RoundCapper, raster.RoundJoiner)
		}
		r.ink(t.Halo)
	}
	r.r.UseNonZeroWinding = true
	for _, line := range lines {
		r.r.Start(point(line[0]))
		for _, p := range line[1:] {
			r.r.Add1(point(p))
		}
	}
	r.ink(t.Color)
}

// outline is the outlines of a text, turned about its left end.
func outline(s string, t style.Type, scale float64, at scene.Pixel, angle float64) (lines [][]scene.Pixel) {
	face := faceOf(t, scale)
	face.Lock()
	defer face.Unlock()
	f := fonts()[[2]bool{t.Bold, t.Italic}]
	size := fixed.Int26_6(math.Round(t.Size * scale * 64))
	sin, cos := math.Sincos(angle)
	var buf sfnt.Buffer
	x := 0.0
	for _, letter := range s {
		index, err := f.GlyphIndex(&buf, letter)
		if err != nil {
			continue
		}
		segments, err := f.LoadGlyph(&buf, index, size, nil)
		if err != nil {
			continue
		}
		lines = append(lines, flattened(segments, func(p fixed.Point26_6) scene.Pixel {
			u, v := x+toFloat(p.X), toFloat(p.Y)
			return scene.Pixel{X: at.X + u*cos - v*sin, Y: at.Y + u*sin + v*cos}
		})...)
		if advance, err := f.GlyphAdvance(&buf, index, size, font.HintingNone); err == nil {
			x += toFloat(advance)
		}
		if t.Spaced {
			x += spacing * t.Size * scale
		}
	}
	return lines
}

// flattened turns the curves of a glyph into closed lines.
func flattened(segments sfnt.Segments, place func(fixed.Point26_6) scene.Pixel) (lines [][]scene.Pixel) {
	var line []scene.Pixel
	end := func() {
		if len(line) > 2 {
			lines = append(lines, append(line, line[0]))
		}
		line = nil
	}
	curve := func(controls ...scene.Pixel) { // of Bézier, from the last point on
		const pieces = 5
		all := append([]scene.Pixel{line[len(line)-1]}, controls...)
		for k := 1; k <= pieces; k++ {
			line = append(line, bezier(all, float64(k)/pieces))
		}
	}
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			end()
			line = append(line, place(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			line = append(line, place(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			curve(place(s.Args[0]), place(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			curve(place(s.Args[0]), place(s.Args[1]), place(s.Args[2]))
		}
	}
	end()
	return lines
}

// bezier is a point of a curve (de Casteljau).
func bezier(points []scene.Pixel, t float64) scene.Pixel {
	p := append([]scene.Pixel(nil), points...)
	for n := len(p) - 1; n > 0; n-- {
		for i := range n {
			p[i] = scene.Pixel{X: p[i].X + t*(p[i+1].X-p[i].X), Y: p[i].Y + t*(p[i+1].Y-p[i].Y)}
		}
	}
	return p[0]
}
