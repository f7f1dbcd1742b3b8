package storagetest

import (
	"bytes"
	"hash/maphash"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
)

// page is what a system writes of a file at once, sector what a disk does.
const page, sector = 4096, 512

// Kill is the disk after the death of the program: all that it did is there, and its
// locks are not.
func (d *Disk) Kill() *Disk {
	return d.copy(d.names, d.last, d.open)
}

// Live is what a process sees, which is what is there after the death of the program.
func (d *Disk) Live() *Disk { return d.copy(d.names, nil, nil) }

// copy is a disk with the same files, apart from these.
func (d *Disk) copy(names, last map[string]*node, open map[string][]change) *Disk {
	twins := map[*node]*node{}
	twin := func(n *node) *node {
		if n == nil {
			return nil
		}
		if twins[n] == nil {
			c := *n
			c.writes = slices.Clone(n.writes)
			twins[n] = &c
		}
		return twins[n]
	}
	all := func(m map[string]*node) map[string]*node {
		out := make(map[string]*node, len(m))
		for path, n := range m {
			out[path] = twin(n)
		}
		return out
	}
	after := &Disk{names: all(names), last: all(last), open: map[string][]change{}, locks: map[*node]bool{}, made: d.made}
	for folder, changes := range open {
		for _, c := range changes {
			after.open[folder] = append(after.open[folder], change(all(c)))
		}
	}
	return after
}

// Least is the disk after a power cut that takes all that it may.
func (d *Disk) Least() *Disk {
	return d.cut(func(int) bool { return false }, func(n *node) []byte { return n.synced })
}

// NamesOnly is the disk after a power cut that takes bytes and no names, BytesOnly after
// one that takes names and no bytes.
func (d *Disk) NamesOnly() *Disk {
	return d.cut(func(int) bool { return true }, func(n *node) []byte { return n.synced })
}

func (d *Disk) BytesOnly() *Disk {
	return d.cut(func(int) bool { return false }, func(n *node) []byte { return n.bytes })
}

// Cut is the disk after a power cut that takes something of what it may, by chance.
func (d *Disk) Cut(r *rand.Rand) *Disk {
	manner := r.IntN(3) // all changes of names up to one, or each by itself
	first := r.IntN(1 + d.pending())
	return d.cut(func(i int) bool {
		switch manner {
		case 0:
			return i < first
		case 1:
			return r.IntN(4) > 0
		}
		return r.IntN(2) > 0
	}, func(n *node) []byte { return n.torn(r) })
}

func (d *Disk) pending() int {
	n := 0
	for _, changes := range d.open {
		n += len(changes)
	}
	return n
}

// cut is the disk with those of the changes of names that are kept, as far as those that
// they follow are, and with what is left of every file.
func (d *Disk) cut(kept func(i int) bool, left func(*node) []byte) *Disk {
	names := maps.Clone(d.last)
	i := 0
	for _, folder := range slices.Sorted(maps.Keys(d.open)) {
		lost := map[string]bool{}
		for _, c := range d.open[folder] {
			keep := true
			for path := range c {
				keep = keep && !lost[path]
			}
			if kept(i) && keep {
				names = applied(names, c)
			} else {
				for path := range c {
					lost[path] = true
				}
			}
			i++
		}
	}
	after := d.copy(reachable(names), nil, nil)
	done := map[*node]bool{}
	for _, path := range slices.Sorted(maps.Keys(after.names)) {
		if n := after.names[path]; !done[n] {
			done[n] = true
			n.bytes = left(names[path])
			n.synced, n.writes, n.failed = n.bytes, nil, false
		}
	}
	after.last = maps.Clone(after.names)
	return after
}

// reachable leaves out what lies in folders that are not there.
func reachable(names map[string]*node) map[string]*node {
	out := map[string]*node{}
	for _, path := range slices.Sorted(maps.Keys(names)) { // a folder stands before what is in it
		above := filepath.Dir(path)
		if up := out[above]; path == above || up != nil && up.folder {
			out[path] = names[path]
		}
	}
	return out
}

// torn is what is left of a file of which something is not on the disk.
func (n *node) torn(r *rand.Rand) []byte {
	if len(n.writes) == 0 {
		return n.synced
	}
	versions := [][]byte{n.synced}
	for _, w := range n.writes {
		versions = append(versions, w.to(versions[len(versions)-1]))
	}
	switch r.IntN(5) {
	case 0:
		return n.synced
	case 1: // up to a write, which is torn
		i := 1 + r.IntN(len(n.writes))
		return tear(versions[i-1], versions[i], r)
	}
	size := len(versions[r.IntN(len(versions))])
	out := make([]byte, size)
	for at := 0; at < size; at += page {
		end := min(at+page, size)
		from := versions[r.IntN(len(versions))]
		if at < len(from) {
			copy(out[at:end], from[at:min(end, len(from))])
		}
	}
	return out
}

// tear is a file of which some sectors are written, and others are not.
func tear(before, after []byte, r *rand.Rand) []byte {
	if r.IntN(2) == 0 { // in order, and the last by chance in the middle
		n := r.IntN(len(after) + 1)
		out := slices.Clone(after[:n])
		if n < len(before) && bytes.Equal(before[:n], after[:n]) {
			return slices.Clone(before)
		}
		return out
	}
	out := make([]byte, len(after))
	for at := 0; at < len(out); at += sector {
		from := after
		if r.IntN(2) == 0 {
			from = before
		}
		if at < len(from) {
			copy(out[at:min(at+sector, len(out))], from[at:])
		}
	}
	return out
}

var seed = maphash.MakeSeed()

// Sum tells one state of a disk from another: by names and bytes.
func (d *Disk) Sum() uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, path := range slices.Sorted(maps.Keys(d.names)) {
		h.WriteString(path)
		h.WriteByte(0)
		h.Write(d.names[path].bytes)
		h.WriteByte(0)
	}
	return h.Sum64()
}

// Bytes is what a file holds; false: there is none.
func (d *Disk) Bytes(path string) ([]byte, bool) {
	n := d.names[path]
	if n == nil || n.folder {
		return nil, false
	}
	return n.bytes, true
}
