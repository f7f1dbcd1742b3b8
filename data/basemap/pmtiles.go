package basemap

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// pmTiles is a file after the PMTiles specification, version 3
// (github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md): a header, directories of
// tiles in the order of a Hilbert curve, and the tiles. The module of its makers
// reads clouds too and brings some two hundred modules for that; this needs none.
type pmTiles struct {
	file   *os.File
	size   int64
	header pmHeader
	root   []pmEntry
	info   Info

	lock   sync.Mutex
	leaves map[uint64][]pmEntry // the newest directories, by offset
}

// pmHeader is the part of the header that a reader needs. Offsets are in bytes.
type pmHeader struct {
	rootOffset, rootLength, metaOffset, metaLength, leafOffset, leafLength, dataOffset, dataLength uint64
	compression, tileType                                                                          byte
	minZoom, maxZoom                                                                               int
}

// pmEntry is a run of tiles with one content, or, with no run, a directory.
type pmEntry struct {
	id, offset  uint64
	length, run uint32
}

const (
	pmHeaderLength = 127
	mostDirectory  = 2 << 20 // bytes, unpacked; in memory six times that
	mostLeaves     = 8
	deepestLeaf    = 4
)

func openPMTiles(f *os.File, path string) (Source, error) {
	p := &pmTiles{file: f, leaves: map[uint64][]pmEntry{}}
	if err := p.prepare(path); err != nil {
		f.Close()
		return nil, err
	}
	return p, nil
}

func (p *pmTiles) prepare(path string) error {
	info, err := p.file.Stat()
	if err != nil {
		return errors.New(plain(err))
	}
	p.size = info.Size()
	b, err := p.bytes(0, pmHeaderLength, pmHeaderLength)
	if err != nil {
		return err
	}
	if b[7] != 3 {
		return errors.New("this is PMTiles of another version than 3")
	}
	h := &p.header
	for i, field := range []*uint64{&h.rootOffset, &h.rootLength, &h.metaOffset, &h.metaLength, &h.leafOffset, &h.leafLength, &h.dataOffset, &h.dataLength} {
		*field = binary.LittleEndian.Uint64(b[8+8*i:])
	}
	h.compression, h.tileType, h.minZoom, h.maxZoom = b[97], b[99], int(b[100]), int(b[101])
	if h.tileType == 1 {
		return errVector("vector tiles (pbf)")
	}
	if h.tileType > 4 || h.maxZoom > maxZoom || h.minZoom > h.maxZoom {
		return errVector("tiles of a kind that is not known")
	}
	if b[98] > 1 {
		return errors.New("its tiles are packed in a way that pictures are not")
	}
	if p.root, err = p.directory(h.rootOffset, h.rootLength); err != nil {
		return err
	}
	p.info = Info{Name: filepath.Base(path), MinZoom: h.minZoom, MaxZoom: h.maxZoom}
	p.describe()
	return nil
}

// describe takes name and attribution from the metadata, if they can be read.
func (p *pmTiles) describe() {
	b, err := p.unpacked(p.header.metaOffset, p.header.metaLength)
	var said struct{ Name, Attribution string }
	if err != nil || json.Unmarshal(b, &said) != nil {
		return
	}
	p.info.Name, p.info.Attribution = cmp.Or(clean(said.Name, 300), p.info.Name), clean(said.Attribution, 300)
}

// bytes reads a part of the file.
func (p *pmTiles) bytes(offset, length, most uint64) ([]byte, error) {
	if length > most || offset > uint64(p.size) || length > uint64(p.size)-offset {
		return nil, errors.New("the file is damaged: a part of it lies outside")
	}
	b := make([]byte, length)
	if _, err := p.file.ReadAt(b, int64(offset)); err != nil {
		return nil, errors.New("the file cannot be read: " + plain(err))
	}
	return b, nil
}

// unpacked reads a directory or the metadata.
func (p *pmTiles) unpacked(offset, length uint64) ([]byte, error) {
	b, err := p.bytes(offset, length, mostDirectory)
	if err != nil || p.header.compression <= 1 {
		return b, err
	}
	if p.header.compression != 2 {
		return nil, errors.New("its directories are packed with something else than gzip")
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, errors.New("the file is damaged: a directory cannot be unpacked")
	}
	out, err := io.ReadAll(io.LimitReader(r, mostDirectory+1))
	if err != nil || len(out) > mostDirectory {
		return nil, errors.New("the file is damaged: a directory cannot be unpacked")
	}
	return out, nil
}

// directory reads entries: their number, then all differences of ids, all runs, all
// lengths and all offsets, as variable-length numbers.
func (p *pmTiles) directory(offset, length uint64) ([]pmEntry, error) {
	b, err := p.unpacked(offset, length)
	if err != nil {
		return nil, err
	}
	r := bytes.NewReader(b)
	var failed error
	next := func() uint64 {
		n, err := binary.ReadUvarint(r)
		if err != nil {
			failed = errors.New("the file is damaged: a directory ends in the middle")
		}
		return n
	}
	n := next()
	if n > uint64(len(b))/4 { // each takes four bytes at least
		return nil, errors.New("the file is damaged: a directory has more entries than room for them")
	}
	entries := make([]pmEntry, n)
	id := uint64(0)
	for i := range entries {
		id += next()
		entries[i].id = id
	}
	for i := range entries {
		entries[i].run = uint32(next())
	}
	for i := range entries {
		entries[i].length = uint32(next())
	}
	for i := range entries {
		if at := next(); at == 0 && i > 0 {
			entries[i].offset = entries[i-1].offset + uint64(entries[i-1].length)
		} else {
			entries[i].offset = at - 1
		}
	}
	return entries, failed
}

// leaf is a directory below the root, kept when it is new.
func (p *pmTiles) leaf(e pmEntry) ([]pmEntry, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if entries, ok := p.leaves[e.offset]; ok {
		return entries, nil
	}
	entries, err := p.directory(p.header.leafOffset+e.offset, uint64(e.length))
	if err != nil {
		return nil, err
	}
	if len(p.leaves) >= mostLeaves {
		clear(p.leaves)
	}
	p.leaves[e.offset] = entries
	return entries, nil
}

func (p *pmTiles) Info() Info { return p.info }

func (p *pmTiles) Tile(_ context.Context, k Key) ([]byte, error) {
	if !k.valid() {
		return nil, ErrNone
	}
	id, entries := hilbert(k), p.root
	for range deepestLeaf {
		i, found := slices.BinarySearchFunc(entries, id, func(e pmEntry, id uint64) int { return cmp.Compare(e.id, id) })
		if !found {
			i--
		}
		if i < 0 {
			return nil, ErrNone
		}
		e := entries[i]
		if e.run > 0 {
			if id-e.id >= uint64(e.run) {
				return nil, ErrNone
			}
			return p.bytes(p.header.dataOffset+e.offset, uint64(e.length), MaxTile)
		}
		var err error
		if entries, err = p.leaf(e); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("the file is damaged: its directories have no end")
}

func (p *pmTiles) Close() error { return p.file.Close() }

// hilbert numbers tiles: those of a zoom after all of the zooms above, along a
// Hilbert curve.
func hilbert(k Key) uint64 {
	id := (uint64(1)<<(2*k.Z) - 1) / 3
	x, y := uint64(k.X), uint64(k.Y)
	for s := uint64(1) << k.Z >> 1; s > 0; s >>= 1 {
		var rx, ry uint64
		if x&s > 0 {
			rx = 1
		}
		if y&s > 0 {
			ry = 1
		}
		id += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = s-1-x&(s-1), s-1-y&(s-1)
			}
			x, y = y, x
		}
		x, y = x&(s-1), y&(s-1)
	}
	return id
}
