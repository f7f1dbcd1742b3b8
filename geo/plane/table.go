package plane

// pointTable numbers points in the order in which they come.
type pointTable struct {
	keys  []Pt
	slots []int32 // number + 1 of the point whose hash leads here, or 0
}

// newPointTable is a table with room for about n points.
func newPointTable(n int) *pointTable {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &pointTable{keys: make([]Pt, 0, n), slots: make([]int32, size)}
}

func (t *pointTable) slot(p Pt) int {
	h := uint64(p.X)*0x9e3779b97f4a7c15 ^ uint64(p.Y)*0xc2b2ae3d27d4eb4f
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return int(h>>32) & (len(t.slots) - 1)
}

// add gives the number of a point.
func (t *pointTable) add(p Pt) int32 {
	if 2*len(t.keys) >= len(t.slots) {
		t.grow()
	}
	s := t.slot(p)
	for ; t.slots[s] != 0; s = (s + 1) & (len(t.slots) - 1) {
		if n := t.slots[s] - 1; t.keys[n] == p {
			return n
		}
	}
	t.keys = append(t.keys, p)
	t.slots[s] = int32(len(t.keys))
	return int32(len(t.keys) - 1)
}

func (t *pointTable) grow() {
	t.slots = make([]int32, 2*len(t.slots))
	for n, p := range t.keys {
		s := t.slot(p)
		for t.slots[s] != 0 {
			s = (s + 1) & (len(t.slots) - 1)
		}
		t.slots[s] = int32(n + 1)
	}
}
