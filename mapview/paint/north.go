package paint

import (
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// NorthWidth and NorthHeight are the size of the arrow in points.
const NorthWidth, NorthHeight = 26.0, 44.0

// North draws an arrow to the north, which on this map is always up, with its upper
// left corner at a pixel. Its N is made of strokes, so that every surface has it.
func North(to Surface, st *style.Map, at scene.Pixel, scale float64) {
	path := func(points ...[2]float64) []scene.Pixel {
		out := make([]scene.Pixel, len(points))
		for i, p := range points {
			out[i] = scene.Pixel{X: at.X + p[0]*scale, Y: at.Y + p[1]*scale}
		}
		return out
	}
	outline := path([2]float64{13, 16}, [2]float64{20, 40}, [2]float64{13, 35}, [2]float64{6, 40}, [2]float64{13, 16})
	dark := path([2]float64{13, 16}, [2]float64{13, 35}, [2]float64{6, 40}, [2]float64{13, 16})
	letter := path([2]float64{9, 12}, [2]float64{9, 3}, [2]float64{17, 12}, [2]float64{17, 3})
	halo := style.Stroke{Width: 4.5, Color: st.Furniture.Halo}.Scaled(scale)
	to.Stroke(Whole(outline, letter), halo)
	to.Fill([][]scene.Pixel{outline}, st.Furniture.Halo)
	to.Fill([][]scene.Pixel{dark}, st.Furniture.Color)
	to.Stroke(Whole(outline), style.Stroke{Width: 1.2, Color: st.Furniture.Color}.Scaled(scale))
	to.Stroke(Whole(letter), style.Stroke{Width: 1.8, Color: st.Furniture.Color}.Scaled(scale))
}
