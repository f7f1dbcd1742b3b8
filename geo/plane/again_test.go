package plane

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"delimit/geo/sharedtest"
)

// sketch is areas and lines under edit; each has its twin on the grid.
type sketch struct {
	shapes []orb.MultiPolygon
	areas  []*Area
	paths  []orb.LineString
	lines  []*Line
}

func (s *sketch) builder() *Builder {
	b := new(Builder)
	for _, a := range s.areas {
		b.AddArea(a)
	}
	for _, l := range s.lines {
		b.AddLine(l)
	}
	return b
}

// edit changes one thing.
func (s *sketch) edit(t *rapid.T, point drawPoint) {
	switch op := rapid.IntRange(0, 7).Draw(t, "edit"); {
	case op == 0:
		shape := drawArea(t, point)
		at := rapid.IntRange(0, len(s.areas)).Draw(t, "at")
		s.shapes, s.areas = slices.Insert(s.shapes, at, shape), slices.Insert(s.areas, at, NewArea(shape))
	case op == 1 && len(s.areas) > 0:
		at := rapid.IntRange(0, len(s.areas)-1).Draw(t, "at")
		s.shapes, s.areas = slices.Delete(s.shapes, at, at+1), slices.Delete(s.areas, at, at+1)
	case op == 2:
		path := orb.LineString(drawRing(t, point))
		at := rapid.IntRange(0, len(s.lines)).Draw(t, "at")
		s.paths, s.lines = slices.Insert(s.paths, at, path), slices.Insert(s.lines, at, NewLine(path))
	case op == 3 && len(s.lines) > 0:
		at := rapid.IntRange(0, len(s.lines)-1).Draw(t, "at")
		s.paths, s.lines = slices.Delete(s.paths, at, at+1), slices.Delete(s.lines, at, at+1)
	case op < 6 && len(s.lines) > 0:
		at := rapid.IntRange(0, len(s.lines)-1).Draw(t, "line")
		s.paths[at] = editPath(t, s.paths[at], point)
		s.lines[at] = NewLine(s.paths[at])
	case len(s.areas) > 0:
		at := rapid.IntRange(0, len(s.areas)-1).Draw(t, "area")
		var shape orb.MultiPolygon
		for _, poly := range s.shapes[at] {
			var edited orb.Polygon
			for _, r := range poly {
				if rapid.Bool().Draw(t, "this ring") {
					r = orb.Ring(editPath(t, orb.LineString(r), point))
				}
				edited = append(edited, r)
			}
			shape = append(shape, edited)
		}
		s.shapes[at], s.areas[at] = shape, NewArea(shape)
	}
}

// editPath moves, inserts or deletes a vertex.
func editPath(t *rapid.T, path orb.LineString, point drawPoint) orb.LineString {
	path = slices.Clone(path)
	at := rapid.IntRange(0, len(path)).Draw(t, "vertex")
	switch how := rapid.IntRange(0, 3).Draw(t, "how"); {
	case how == 0 || at == len(path):
		return slices.Insert(path, at, point(t, "new vertex"))
	case how == 1:
		return slices.Delete(path, at, at+1)
	}
	path[at] = point(t, "to")
	return path
}

// checkSame asserts that two arrangements are the same to the last bit.
func checkSame(t rapid.TB, got, want *Arrangement) {
	t.Helper()
	switch {
	case !slices.Equal(got.Verts, want.Verts):
		t.Fatalf("vertices %v, rebuilt %v", got.Verts, want.Verts)
	case !slices.Equal(got.Edges, want.Edges):
		t.Fatalf("edges %v, rebuilt %v", got.Edges, want.Edges)
	case !slices.Equal(got.Faces, want.Faces):
		t.Fatalf("faces %v, rebuilt %v", got.Faces, want.Faces)
	case !slices.Equal(got.in, want.in) || !slices.Equal(got.uses, want.uses) || !slices.Equal(got.firstUse, want.firstUse):
		t.Fatal("labels differ")
	}
	for e := range want.lines {
		g, w := got.lines[e], want.lines[e]
		if !slices.Equal(g.pts, w.pts) || g.book != w.book || g.box() != w.box() || g.first != w.first || (g.long == nil) != (w.long == nil) || g.long != nil && !slices.Equal(g.long.runs, w.long.runs) {
			t.Fatalf("edge %d is %+v, rebuilt %+v", e, g, w)
		}
	}
	for i := range want.paths {
		g, w := got.paths[i], want.paths[i]
		if !slices.Equal(g.nodes, w.nodes) || !slices.Equal(g.hits, w.hits) {
			t.Fatalf("path %d has nodes %v and hits %v, rebuilt %v and %v", i, g.nodes, g.hits, w.nodes, w.hits)
		}
	}
}

// After any sequence of edits, what is left of earlier arrangements equals a full
// rebuild, bit for bit.
func TestBuildFromEqualsBuild(t *testing.T) { rapid.Check(t, buildFromEqualsBuild) }

// FuzzEdits looks for a sequence that does not. Its seeds are long enough for a dozen
// edits: what reads them draws eight bytes at a time, and gives up where they end.
func FuzzEdits(f *testing.F) {
	for seed := range byte(32) {
		draws := make([]byte, 1<<13)
		rand.NewChaCha8([32]byte{seed}).Read(draws)
		f.Add(draws)
	}
	f.Fuzz(rapid.MakeFuzz(buildFromEqualsBuild))
}

func buildFromEqualsBuild(t *rapid.T) {
	point := anyPoint(t)
	var s sketch
	var a *Arrangement
	for range rapid.IntRange(1, 12).Draw(t, "edits") {
		s.edit(t, point)
		a = s.builder().BuildFrom(a)
		checkSame(t, a, s.builder().Build())
	}
}

// The same over real data, with a border dragged across it.
func TestDragOverRealDataEqualsBuild(t *testing.T) {
	control := NewArea(sharedtest.Land(t, sharedtest.Path(t, "frontlines", "daily", "deepstatemap_data_20260815.geojson")))
	territory := NewArea(donetsk(t))
	line := benchBorder()
	build := func() *Builder {
		b := new(Builder)
		b.AddArea(territory)
		b.AddArea(control)
		b.AddLine(NewLine(line))
		return b
	}
	a := build().Build()
	for step := range 60 {
		line = slices.Clone(line)
		at := step * 7 % len(line)
		line[at] = orb.Point{line[at][0] + 0.05, line[at][1] - 0.03*float64(step%5-2)}
		a = build().BuildFrom(a)
		if step%6 == 0 {
			checkSame(t, a, build().Build())
		}
	}
}
