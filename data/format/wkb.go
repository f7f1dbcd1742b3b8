package format

import "encoding/binary"

// wkbReader walks over a well-known binary (ISO 13249-3) before the library makes room
// for what its counts say: all of it must be there.
type wkbReader struct {
	b     []byte
	order binary.ByteOrder
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
	position := 8 * [...]uint64{2, 3, 3, 4}[min(kind/1000, 3)]
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
