package plane

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// fuzzReader makes geometry of bytes: any bytes mean something.
type fuzzReader struct {
	data []byte
	kind byte
}

func (r *fuzzReader) byte() byte {
	if len(r.data) == 0 {
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

// point is on a coarse lattice, on neighbouring grid points, or any float64s.
func (r *fuzzReader) point() orb.Point {
	switch r.kind % 3 {
	case 0:
		return orb.Point{37 + float64(r.byte()%16)/4, 47 + float64(r.byte()%16)/4}
	case 1:
		return Pt{37*UnitsPerDegree + int64(r.byte()%16), 47*UnitsPerDegree + int64(r.byte()%16)}.Point()
	}
	var bits [16]byte
	n := copy(bits[:], r.data)
	r.data = r.data[n:]
	return orb.Point{math.Float64frombits(binary.LittleEndian.Uint64(bits[:])), math.Float64frombits(binary.LittleEndian.Uint64(bits[8:]))}
}

func (r *fuzzReader) ring() orb.Ring {
	ring := make(orb.Ring, r.byte()%12)
	for i := range ring {
		ring[i] = r.point()
	}
	return ring
}

func (r *fuzzReader) area() orb.MultiPolygon {
	mp := make(orb.MultiPolygon, r.byte()%4)
	for i := range mp {
		mp[i] = make(orb.Polygon, r.byte()%3)
		for j := range mp[i] {
			mp[i][j] = r.ring()
		}
	}
	return mp
}

// FuzzArrangement builds whatever it is given and checks what must hold of it.
func FuzzArrangement(f *testing.F) {
	f.Add([]byte{0, 1, 1, 5, 0, 0, 8, 8, 8, 0, 0, 8, 4, 4, 1, 1, 4, 2, 2, 6, 2, 6, 6, 2, 6})           // a bow tie over a square
	f.Add([]byte{1, 2, 1, 4, 0, 0, 15, 1, 15, 2, 0, 3, 1, 4, 1, 0, 14, 3, 3, 3, 9, 0, 3, 0, 1, 15, 2}) // slivers of a few units
	f.Add([]byte{0, 1, 1, 7, 0, 0, 4, 0, 8, 0, 4, 0, 4, 4, 4, 0, 0, 0, 1, 1, 3, 0, 0, 8, 0, 4, 0})     // spikes along one line
	f.Fuzz(func(t *testing.T, data []byte) {
		r := fuzzReader{data: data}
		r.kind = r.byte()
		areas := []orb.MultiPolygon{r.area(), r.area()}
		var b Builder
		for _, area := range areas {
			b.Area(area)
		}
		b.Line(orb.LineString(r.ring()))
		a := b.Build()
		checkStructure(t, a)
		probes := []orb.Point{r.point(), r.point(), r.point()}
		for i, f := range a.Locate(probes) {
			for layer, area := range areas {
				want, ok := insideOf(area, Snap(probes[i]))
				if ok && a.In(int(f), layer) != want {
					t.Fatalf("%v: in layer %d is %v, want %v", probes[i], layer, a.In(int(f), layer), want)
				}
			}
		}
		for f := 1; f < len(a.Faces); f++ {
			a.InsidePoint(f)
		}
	})
}

// FuzzOverlay checks that overlays keep all land. What bends onto the grid where
// another edge crosses may move by a micrometre along an edge, under 1 m² here.
func FuzzOverlay(f *testing.F) {
	f.Add([]byte{0, 1, 1, 5, 0, 0, 8, 8, 8, 0, 0, 8, 4, 4, 1, 1, 4, 2, 2, 6, 2, 6, 6, 2, 6})
	f.Fuzz(func(t *testing.T, data []byte) {
		r := fuzzReader{data: data}
		r.kind = r.byte() % 2
		x, y := r.area(), r.area()
		first := books(Overlay(Union, x, nil))
		both, either := books(Overlay(Intersection, x, y)), books(Overlay(Union, x, y))
		only, one := books(Overlay(Difference, x, y)), books(Overlay(SymmetricDifference, x, y))
		const squareMetre = 1 / AreaUnitM2
		if off := only + both - first; off > squareMetre || off < -squareMetre {
			t.Fatalf("difference %d and intersection %d, first area %d", only, both, first)
		}
		if off := one + both - either; off > squareMetre || off < -squareMetre {
			t.Fatalf("symmetric difference %d and intersection %d, union %d", one, both, either)
		}
	})
}
