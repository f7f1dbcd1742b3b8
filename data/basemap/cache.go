package basemap

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"delimit/data/storage"
)

// Cache keeps the tiles of one server in a folder, the newest up to a size. Nothing
// in it is needed: what cannot be written is not kept.
type Cache struct {
	disk storage.Disk
	dir  string
	most int64         // bytes
	age  time.Duration // after which a tile is asked for again

	lock  sync.Mutex
	bytes int64 // on disk, about; -1: not counted yet
	drops int   // of damaged tiles
}

// The bounds of a cache.
const (
	MaxCache = 256 << 20 // bytes
	cacheAge = 30 * 24 * time.Hour
)

// NewCache keeps the tiles of an address in a folder below one.
func NewCache(dir, address string) *Cache {
	sum := sha256.Sum256([]byte(address))
	return &Cache{disk: storage.OS, dir: filepath.Join(dir, hex.EncodeToString(sum[:8])), most: MaxCache, age: cacheAge, bytes: -1}
}

func (c *Cache) path(k Key) string {
	return filepath.Join(c.dir, strconv.Itoa(k.Z), strconv.Itoa(k.X), strconv.Itoa(k.Y))
}

func (c *Cache) get(k Key) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	path := c.path(k)
	info, err := os.Stat(path)
	if err != nil || time.Since(info.ModTime()) > c.age {
		return nil, false
	}
	b, err := storage.Read(c.disk, path, MaxTile+seal)
	b, whole := unsealed(b)
	if err != nil || !whole || notPicture(b) != "" {
		c.drop(k)
		return nil, false
	}
	return b, true
}

// seal is the bytes of a checksum behind a tile. Tiles are not worth waiting for the disk,
// so that one may be torn by a power cut, and a torn picture can still be one.
const seal = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func sealed(b []byte) []byte {
	return binary.BigEndian.AppendUint32(slices.Clone(b), crc32.Checksum(b, castagnoli))
}

func unsealed(b []byte) (tile []byte, whole bool) {
	if len(b) < seal {
		return nil, false
	}
	tile = b[:len(b)-seal]
	return tile, binary.BigEndian.Uint32(b[len(b)-seal:]) == crc32.Checksum(tile, castagnoli)
}

// drop removes a damaged tile, and tells whether there was one.
func (c *Cache) drop(k Key) bool {
	if c == nil {
		return false
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	path := c.path(k)
	if _, err := os.Lstat(path); err != nil {
		return false
	}
	if storage.RemoveAll(c.disk, path) != nil { // a folder may stand in its place
		return false
	}
	c.drops++
	return true
}

func (c *Cache) mendedSoFar() int {
	if c == nil {
		return 0
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.drops
}

func (c *Cache) put(k Key, b []byte) {
	if c == nil {
		return
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.bytes < 0 {
		c.bytes = c.trim(c.most)
	}
	path := c.path(k)
	b = sealed(b)
	if storage.WriteCached(c.disk, path, b) != nil {
		return
	}
	if c.bytes += int64(len(b)); c.bytes > c.most {
		c.bytes = c.trim(c.most * 3 / 4)
	}
}

// trim removes the oldest tiles until so many bytes are left, and gives what is.
func (c *Cache) trim(most int64) int64 {
	type tile struct {
		path string
		size int64
		at   time.Time
	}
	var tiles []tile
	total := int64(0)
	_ = filepath.WalkDir(c.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // what cannot be read is passed over
		}
		if info, err := entry.Info(); err == nil {
			tiles = append(tiles, tile{path, info.Size(), info.ModTime()})
			total += info.Size()
		}
		return nil
	})
	slices.SortFunc(tiles, func(a, b tile) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.path, b.path)) })
	for _, t := range tiles {
		if total <= most {
			break
		}
		if c.disk.Remove(t.path) == nil {
			total -= t.size
		}
	}
	return total
}

// Forget removes all tiles: they tell where somebody looked.
func (c *Cache) Forget() error {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.bytes = 0
	return storage.RemoveAll(c.disk, c.dir)
}
