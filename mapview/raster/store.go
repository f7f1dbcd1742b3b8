// Package raster keeps the tiles of a basemap for the screen: which ones a view
// needs, which are there, and what stands in for those that are not. It contacts
// nobody by itself: somebody has to ask it to load.
package raster

import (
	"context"
	"errors"
	"image"
	"sync"
	"time"

	"delimit/data/basemap"
)

// MaxMemory bounds the pictures that a store keeps, in bytes.
const MaxMemory = 64 << 20

// again is how long a tile that could not be had is not asked for again.
const again = 30 * time.Second

// Store is a source with the pictures that were needed last. It may be used by
// several goroutines at once.
type Store struct {
	source basemap.Source
	info   basemap.Info
	now    func() time.Time

	lock   sync.Mutex
	tiles  map[basemap.Key]*tile
	bytes  int
	turn   uint64 // grows with every use
	wanted []basemap.Key
	busy   map[basemap.Key]bool
	err    error // the newest
}

// tile is a picture, or the knowledge that there is none.
type tile struct {
	img   *image.RGBA // nil: there is none
	used  uint64
	err   error     // why it could not be had; nil with no picture: the source has none there
	until time.Time // until when it is not asked for again; zero: for good
}

// New keeps the tiles of a source.
func New(source basemap.Source) *Store {
	return &Store{source: source, info: source.Info(), now: time.Now, tiles: map[basemap.Key]*tile{}, busy: map[basemap.Key]bool{}}
}

// Info is what the source says of itself.
func (s *Store) Info() basemap.Info { return s.info }

// Close closes the source.
func (s *Store) Close() error { return s.source.Close() }

// Err is why the newest tile that failed could not be had; nil: none failed.
func (s *Store) Err() error {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.err
}

// Has tells whether nothing better can be had for a tile now.
func (s *Store) Has(k basemap.Key) bool {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.known(k)
}

// known tells whether a tile is there, or is known not to be.
func (s *Store) known(k basemap.Key) bool {
	t := s.tiles[k]
	return t != nil && (t.img != nil || t.until.IsZero() || s.now().Before(t.until))
}

// Picture is the best picture for a tile: its own, or that of a tile above it. Nil:
// there is none.
func (s *Store) Picture(k basemap.Key) (*image.RGBA, basemap.Key) {
	s.lock.Lock()
	defer s.lock.Unlock()
	for ; k.Z >= s.info.MinZoom; k = k.Parent() {
		t := s.tiles[k]
		if t != nil && t.img != nil {
			s.turn++
			t.used = s.turn
			return t.img, k
		}
	}
	return nil, k
}

// Want says which tiles are needed now, the most urgent first. What was wanted
// before is not any more.
func (s *Store) Want(keys []basemap.Key) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.wanted = s.wanted[:0]
	for _, k := range keys {
		if !s.known(k) {
			s.wanted = append(s.wanted, k)
		}
	}
}

// Next takes the most urgent tile that nobody loads yet.
func (s *Store) Next() (k basemap.Key, ok bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	for len(s.wanted) > 0 {
		k, s.wanted = s.wanted[0], s.wanted[1:]
		if !s.busy[k] && !s.known(k) {
			s.busy[k] = true
			return k, true
		}
	}
	return k, false
}

// Load gets a tile. A failure is remembered for a while, a place without a tile for
// good.
func (s *Store) Load(ctx context.Context, k basemap.Key) {
	img, damaged, err := s.picture(ctx, k)
	if kept, is := s.source.(basemap.Keeper); damaged && is && kept.Drop(k) {
		img, _, err = s.picture(ctx, k)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	delete(s.busy, k)
	t := &tile{img: img}
	switch {
	case err == nil:
		s.err = nil
		s.bytes += len(img.Pix)
	case !errors.Is(err, basemap.ErrNone):
		s.err, t.err = err, err
		t.until = s.now().Add(again)
	}
	if before := s.tiles[k]; before != nil && before.img != nil {
		s.bytes -= len(before.img.Pix)
	}
	s.turn++
	t.used = s.turn
	s.tiles[k] = t
	s.shrink(k)
}

// picture asks the source. Damaged tells that there is a tile which cannot be drawn.
func (s *Store) picture(ctx context.Context, k basemap.Key) (img *image.RGBA, damaged bool, err error) {
	b, err := s.source.Tile(ctx, k)
	if err != nil {
		return nil, false, err
	}
	img, err = basemap.Decode(b)
	return img, err != nil, err
}

// Mended counts the tiles that were kept on disk, were damaged and were asked for anew.
func (s *Store) Mended() int {
	if kept, is := s.source.(basemap.Keeper); is {
		return kept.Mended()
	}
	return 0
}

// shrink drops what was used longest ago, but not the newest.
func (s *Store) shrink(newest basemap.Key) {
	for s.bytes > MaxMemory || len(s.tiles) > mostKnown {
		var oldest basemap.Key
		var found *tile
		for k, t := range s.tiles {
			if k != newest && (found == nil || t.used < found.used) {
				oldest, found = k, t
			}
		}
		if found == nil {
			return
		}
		if found.img != nil {
			s.bytes -= len(found.img.Pix)
		}
		delete(s.tiles, oldest)
	}
}

// mostKnown bounds the places that are known, those without a tile included.
const mostKnown = 4096
