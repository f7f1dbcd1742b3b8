package mapview

import (
	"image"
	"math"
	"sync"

	"delimit/mapview/scene"
)

// tileSide is the side of a tile in device pixels.
const tileSide = 512

// mostTiles bounds the tiles that are kept beyond those on the screen, a megabyte
// each, and as much again on the graphics card.
const mostTiles = 16

// tileKey is the place of a tile in the lattice that hangs in the upper left
// corner of the world, at the zoom of the camera.
type tileKey struct{ x, y int }

// visible lists the tiles that a camera sees, row by row.
func visible(c scene.Camera) []tileKey {
	nw, se := c.WorldAt(scene.Pixel{}), c.WorldAt(scene.Pixel{X: c.Size.W, Y: c.Size.H})
	side := tileSide / c.Span()
	var keys []tileKey
	for y := int(math.Floor(nw.Y / side)); float64(y)*side < se.Y; y++ {
		for x := int(math.Floor(nw.X / side)); float64(x)*side < se.X; x++ {
			keys = append(keys, tileKey{x, y})
		}
	}
	return keys
}

// corner is the upper left corner of a tile at a camera's zoom.
func (k tileKey) corner(c scene.Camera) scene.World {
	side := tileSide / c.Span()
	return scene.World{X: float64(k.x) * side, Y: float64(k.y) * side}
}

// store keeps the memory of tiles and layers that are off the screen, for the
// next ones. Workers take from it, Fyne's goroutine gives back.
type store struct {
	sync.Mutex
	tiles  []*image.RGBA
	layers []*image.RGBA
}

// mostStored bounds what lies in the store: as many tiles as a drag redraws.
const mostStored = 24

// tile gives a tile whose pixels are anything.
func (s *store) tile() *image.RGBA {
	s.Lock()
	defer s.Unlock()
	if n := len(s.tiles); n > 0 {
		img := s.tiles[n-1]
		s.tiles = s.tiles[:n-1]
		return img
	}
	return image.NewRGBA(image.Rect(0, 0, tileSide, tileSide))
}

func (s *store) keepTile(img *image.RGBA) {
	s.Lock()
	defer s.Unlock()
	if len(s.tiles) < mostStored {
		s.tiles = append(s.tiles, img)
	}
}

// empty forgets what lies in the store.
func (s *store) empty() {
	s.Lock()
	defer s.Unlock()
	s.tiles, s.layers = nil, nil
}

// layer gives a transparent picture of a size.
func (s *store) layer(w, h int) *image.RGBA {
	s.Lock()
	defer s.Unlock()
	for i, img := range s.layers {
		if img.Rect.Dx() == w && img.Rect.Dy() == h {
			s.layers = append(s.layers[:i], s.layers[i+1:]...)
			clear(img.Pix)
			return img
		}
	}
	s.layers = nil // of another size: the window has changed
	return image.NewRGBA(image.Rect(0, 0, w, h))
}

func (s *store) keepLayer(img *image.RGBA) {
	s.Lock()
	defer s.Unlock()
	if len(s.layers) < 2 {
		s.layers = append(s.layers, img)
	}
}
