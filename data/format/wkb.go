package format

import (
	"encoding/binary"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/ewkb"
	"github.com/twpayne/go-geom/encoding/wkb"
	"github.com/twpayne/go-geom/encoding/wkbcommon"
)

// The marks in the kind of a geometry that PostGIS adds (EWKB).
const (
	ewkbZ    = 0x80000000
	ewkbM    = 0x40000000
	ewkbSRID = 0x20000000
)

// ofWKB reads a geometry in well-known binary: as ISO has it, or as PostGIS writes it with
// its reference system, which is nil where there is none.
func ofWKB(b []byte) (orb.Geometry, *System, error) {
	r := wkbReader{b: b}
	if err := r.geometry(0); err != nil {
		return nil, nil, err
	}
	empty := wkbcommon.WKBOptionEmptyPointHandling(wkbcommon.EmptyPointHandlingNaN)
	var g geom.T
	var err error
	if r.extended {
		g, err = ewkb.Unmarshal(b)
	} else {
		g, err = wkb.Unmarshal(b, empty)
	}
	if err != nil {
		return nil, nil, wrong("its geometry cannot be read: %v", err)
	}
	s := plain()
	if r.srid != 0 {
		if s, err = OfCode(int(r.srid)); err != nil {
			return nil, nil, err
		}
	}
	out, err := ofGeom(g, s.Place, 0)
	if err == nil && !isFinite(out) {
		err = wrong("it has a position that is none in its reference system")
	}
	return out, s, err
}

// wkbReader walks over a well-known binary (ISO 13249-3) before the library makes room
// for what its counts say: all of it must be there.
type wkbReader struct {
	b     []byte
	order binary.ByteOrder

	extended bool   // it is of PostGIS
	srid     uint64 // the reference system that it names; 0: none
}

// checkWKB makes sure that a geometry is whole and of a kind that is read here.
func checkWKB(b []byte) error {
	return (&wkbReader{b: b}).geometry(0)
}

var errBroken = wrong("its geometry is damaged")

// take passes over bytes, if they are there.
func (r *wkbReader) take(n uint64) ([]byte, error) {
	if n > uint64(len(r.b)) {
		return nil, errBroken
	}
	taken := r.b[:n]
	r.b = r.b[n:]
	return taken, nil
}

func (r *wkbReader) number() (uint64, error) {
	b, err := r.take(4)
	if err != nil {
		return 0, err
	}
	return uint64(r.order.Uint32(b)), nil
}

func (r *wkbReader) geometry(depth int) error {
	if depth > MaxDepth {
		return wrong("collections nest more than %d deep", MaxDepth)
	}
	mark, err := r.take(1)
	switch {
	case err != nil:
		return err
	case mark[0] == 0:
		r.order = binary.BigEndian
	case mark[0] == 1:
		r.order = binary.LittleEndian
	default:
		return errBroken
	}
	kind, err := r.number()
	if err != nil {
		return err
	}
	if kind&(ewkbZ|ewkbM|ewkbSRID) != 0 {
		return r.extendedGeometry(kind, depth)
	}
	return r.body(kind, 8*[...]uint64{2, 3, 3, 4}[min(kind/1000, 3)], depth)
}

// extendedGeometry reads on where PostGIS marked the kind.
func (r *wkbReader) extendedGeometry(kind uint64, depth int) error {
	r.extended = true
	size := uint64(16)
	for _, mark := range []uint64{ewkbZ, ewkbM} {
		if kind&mark != 0 {
			size += 8
		}
	}
	if kind&ewkbSRID != 0 {
		srid, err := r.number()
		if err != nil {
			return err
		}
		if r.srid == 0 {
			r.srid = srid
		}
	}
	return r.body(kind&0xffff, size, depth)
}

// body reads what follows the kind; a position has so many bytes.
func (r *wkbReader) body(kind, position uint64, depth int) error {
	switch kind % 1000 {
	case 1:
		_, err := r.take(position)
		return err
	case 2:
		return r.line(position)
	case 3:
		return r.each(func() error { return r.line(position) })
	case 4, 5, 6, 7:
		return r.each(func() error { return r.geometry(depth + 1) })
	case 8, 9, 10, 11, 12, 13, 14, 16, 17:
		return wrong("its geometry has curves or triangles, which are not read here: export it with straight lines (ogr2ogr -nlt CONVERT_TO_LINEAR)")
	}
	return wrong("its geometry is of a kind that is not known here (%d)", kind)
}

func (r *wkbReader) line(position uint64) error {
	n, err := r.number()
	if err == nil {
		_, err = r.take(n * position)
	}
	return err
}

// each reads parts, every one of which takes four bytes at least.
func (r *wkbReader) each(read func() error) error {
	n, err := r.number()
	if err == nil && 4*n > uint64(len(r.b)) {
		err = errBroken
	}
	for ; err == nil && n > 0; n-- {
		err = read()
	}
	return err
}
