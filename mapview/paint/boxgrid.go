package paint

import (
	"math"
	"slices"
)

// boxGrid finds rectangles that overlap, by the squares of a lattice that they lie
// in.
type boxGrid struct {
	squares map[[2]int32][]numbered
}

type numbered struct {
	box Rect
	n   int
}

// square is the side of a square: about a short name.
const square = 96

func newBoxGrid() *boxGrid { return &boxGrid{map[[2]int32][]numbered{}} }

func (g *boxGrid) each(r Rect, visit func(key [2]int32) bool) {
	x0, x1 := int32(math.Floor(r.X0/square)), int32(math.Floor(r.X1/square))
	y0, y1 := int32(math.Floor(r.Y0/square)), int32(math.Floor(r.Y1/square))
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			if !visit([2]int32{x, y}) {
				return
			}
		}
	}
}

// add keeps a rectangle with a number; a negative one is in the way and no more.
func (g *boxGrid) add(r Rect, n int) {
	g.each(r, func(key [2]int32) bool {
		g.squares[key] = append(g.squares[key], numbered{r, n})
		return true
	})
}

// taken tells whether anything overlaps a rectangle.
func (g *boxGrid) taken(r Rect) bool {
	found := false
	g.each(r, func(key [2]int32) bool {
		found = slices.ContainsFunc(g.squares[key], func(m numbered) bool { return m.box.Overlaps(r) })
		return !found
	})
	return found
}

// near lists the numbers of what overlaps a rectangle, in their order.
func (g *boxGrid) near(r Rect) []int {
	var out []int
	g.each(r, func(key [2]int32) bool {
		for _, m := range g.squares[key] {
			if m.n >= 0 && m.box.Overlaps(r) {
				out = append(out, m.n)
			}
		}
		return true
	})
	slices.Sort(out)
	return slices.Compact(out)
}
