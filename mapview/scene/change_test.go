package scene

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The box of a change is around the edges that only one of two shapes has, and around
// nothing else, wherever the two part and meet again.
func TestChangedShapeIsAroundWhatDiffers(t *testing.T) {
	place := rapid.Custom(func(t *rapid.T) World {
		return World{float64(rapid.IntRange(0, 40).Draw(t, "x")), float64(rapid.IntRange(0, 40).Draw(t, "y"))}
	})
	rapid.Check(t, func(t *rapid.T) {
		before := drawPaths(t, place)
		after := before
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			after = editPaths(t, after, place)
		}
		a, b := shapeOf(before), shapeOf(after)
		got := changedShape(a, b, Op{})
		count := map[edge]int{}
		for _, p := range a.Paths {
			countEdges(count, p.Points, 1)
		}
		for _, p := range b.Paths {
			countEdges(count, p.Points, -1)
		}
		want := nowhere
		for e, n := range count {
			if n != 0 {
				want = want.Union(e.box())
			}
		}
		if got != want {
			t.Fatalf("%v to %v: %v, want %v", before, after, got, want)
		}
	})
}

func shapeOf(paths [][]World) *Shape {
	s := newShape(true, len(paths))
	for _, p := range paths {
		s.Paths = append(s.Paths, Path{Points: p, Box: boxAround(p)})
	}
	return s
}

func drawPaths(t *rapid.T, place *rapid.Generator[World]) [][]World {
	return rapid.SliceOfN(rapid.SliceOfN(place, 1, 30), 1, 3).Draw(t, "paths")
}

// editPaths replaces a stretch of a path by another, gives it to another path, or turns
// a path so that it begins elsewhere.
func editPaths(t *rapid.T, paths [][]World, place *rapid.Generator[World]) [][]World {
	paths = slices.Clone(paths)
	i := rapid.IntRange(0, len(paths)-1).Draw(t, "path")
	p := paths[i]
	from := rapid.IntRange(0, len(p)-1).Draw(t, "from")
	to := rapid.IntRange(from, len(p)).Draw(t, "to")
	switch rapid.IntRange(0, 2).Draw(t, "how") {
	case 0:
		paths[i] = slices.Concat(p[:from], rapid.SliceOfN(place, 1, 12).Draw(t, "instead"), p[to:])
	case 1:
		j := rapid.IntRange(0, len(paths)-1).Draw(t, "other")
		paths[j] = slices.Concat(paths[j], p[from:to])
	case 2:
		paths[i] = slices.Concat(p[from:], p[:from])
	}
	return paths
}
