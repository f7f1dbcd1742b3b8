package plane

import (
	"fmt"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// bookOf lists the faces of an arrangement with the layers that they lie in.
func bookOf(a *Arrangement) []string {
	var list []string
	for f, face := range a.Faces {
		s := fmt.Sprint(face.Book)
		for l := range a.layers {
			s += fmt.Sprint(" ", a.In(f, l))
		}
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

// Rings of common stretches, as areas that lie side by side have them: what is made once has
// the faces of what is made to be changed.
func TestBuildOnceHasTheFacesOfBuild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vertex := rapid.Custom(func(t *rapid.T) orb.Point {
			x, y := rapid.IntRange(0, 20).Draw(t, "x"), rapid.IntRange(0, 20).Draw(t, "y")
			beside := float64(rapid.IntRange(-1, 1).Draw(t, "units")) * 0.4 / UnitsPerDegree
			return orb.Point{36 + float64(x)/7 + beside, 47 + float64(y)/7}
		})
		var stretches []orb.Ring
		for range rapid.IntRange(1, 5).Draw(t, "stretches") {
			stretch := orb.Ring{vertex.Draw(t, "first")}
			for range rapid.IntRange(0, 7).Draw(t, "steps") {
				last := stretch[len(stretch)-1]
				stretch = append(stretch, orb.Point{last[0] + float64(rapid.IntRange(-2, 2).Draw(t, "east"))/50, last[1] + float64(rapid.IntRange(0, 2).Draw(t, "north"))/50})
			}
			stretches = append(stretches, stretch)
		}
		var b Builder
		for range rapid.IntRange(1, 4).Draw(t, "layers") {
			var area orb.MultiPolygon
			for range rapid.IntRange(1, 2).Draw(t, "polygons") {
				var p orb.Polygon
				for range rapid.IntRange(1, 2).Draw(t, "rings") {
					var ring orb.Ring
					for range rapid.IntRange(1, 4).Draw(t, "parts") {
						part := slices.Clone(rapid.SampledFrom(stretches).Draw(t, "part"))
						if rapid.Bool().Draw(t, "back") {
							slices.Reverse(part)
						}
						ring = append(ring, part...)
					}
					p = append(p, ring)
				}
				area = append(area, p)
			}
			b.Area(area)
		}
		if rapid.Bool().Draw(t, "line") {
			b.Line(orb.LineString(rapid.SampledFrom(stretches).Draw(t, "along")))
		}
		full, made := b.Build(), b.BuildOnce()
		if want, got := bookOf(full), bookOf(made); !slices.Equal(got, want) {
			t.Fatalf("got\n%v\nwant\n%v", got, want)
		}
	})
}

// Two areas beside each other, and one in a hole of another that begins elsewhere.
func TestBuildOnceKeepsCommonLinesInOnePiece(t *testing.T) {
	line := orb.Ring{{36, 47}, {36.2, 47.1}, {36.1, 47.2}, {36.3, 47.3}, {36.2, 47.4}, {36, 48}}
	back := slices.Clone(line)
	slices.Reverse(back)
	west, east := append(slices.Clone(line), orb.Point{35, 47.5}), append(back, orb.Point{38, 47.5})
	island := orb.Ring{{37, 47.4}, {37.2, 47.5}, {37.1, 47.6}, {37, 47.5}, {37, 47.4}}
	turned := orb.Ring{island[2], island[1], island[0], island[3], island[2]}
	var b Builder
	b.Area(orb.MultiPolygon{{west}})
	b.Area(orb.MultiPolygon{{east, island}})
	b.Area(orb.MultiPolygon{{turned}})
	full, made := b.Build(), b.BuildOnce()
	if want, got := bookOf(full), bookOf(made); !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
	// The line between, what is left of either area, and the two halves of the island.
	if len(made.Edges) != 5 || len(full.Edges) <= 8 {
		t.Errorf("%d edges, and %d to be changed", len(made.Edges), len(full.Edges))
	}
}

// What crosses a common line in one of its vertices, or ends there, makes a node of it.
func TestBuildOnceSeesWhatElseMeetsACommonLine(t *testing.T) {
	line := orb.Ring{{36, 47}, {36.2, 47.1}, {36.1, 47.2}, {36.3, 47.3}, {36.2, 47.4}, {36, 48}}
	back := slices.Clone(line)
	slices.Reverse(back)
	west, east := append(slices.Clone(line), orb.Point{35, 47.5}), append(back, orb.Point{38, 47.5})
	for name, third := range map[string]orb.Ring{
		"across a vertex":   {{35.5, 47.3}, line[2], {37, 47.2}, {37, 47.6}},
		"up to a vertex":    {line[3], {37, 47.2}, {37, 47.6}},
		"along two edges":   {line[1], line[2], line[3], {37, 47.6}, {37, 47}},
		"across an edge":    {{35.5, 47.3}, {36.25, 47.35}, {37, 47.2}, {37, 47.6}},
		"through the pixel": {{35.5, 47.2}, {37, 47.2 + 0.3/UnitsPerDegree}, {37, 47.6}},
	} {
		var b Builder
		b.Area(orb.MultiPolygon{{west}})
		b.Area(orb.MultiPolygon{{east}})
		b.Area(orb.MultiPolygon{{third}})
		if want, got := bookOf(b.Build()), bookOf(b.BuildOnce()); !slices.Equal(got, want) {
			t.Errorf("%s: got\n%v\nwant\n%v", name, got, want)
		}
	}
}
