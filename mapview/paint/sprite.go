package paint

import (
	"image"
	"image/draw"
	"math"
	"sync"

	"delimit/mapview/style"
)

// sprite is a text with its halo, drawn once: a map shows the same hundred names
// in frame after frame, and a halo is the text drawn twelve times.
type sprite struct {
	img    *image.RGBA
	dx, dy int // from the baseline's left end to the upper left corner
}

type spriteKey struct {
	text  string
	style style.Type
	scale float64
}

// mostSprites bounds the sprites that are kept, about 8 kB each.
const mostSprites = 2000

var sprites = struct {
	sync.Mutex
	made map[spriteKey]*sprite
}{made: map[spriteKey]*sprite{}}

func spriteOf(key spriteKey) *sprite {
	sprites.Lock()
	s := sprites.made[key]
	sprites.Unlock()
	if s != nil {
		return s
	}
	s = newSprite(key)
	sprites.Lock()
	defer sprites.Unlock()
	if len(sprites.made) >= mostSprites {
		clear(sprites.made)
	}
	sprites.made[key] = s
	return s
}

func newSprite(key spriteKey) *sprite {
	w, h, ascent := TextSize(key.text, key.style, key.scale)
	pad := int(math.Ceil(key.style.HaloPt*key.scale)) + 3
	s := &sprite{dx: -pad, dy: -pad - int(math.Ceil(ascent))}
	s.img = image.NewRGBA(image.Rect(0, 0, int(math.Ceil(w))+2*pad, int(math.Ceil(h))+2*pad+1))
	Text(s.img, key.text, key.style, key.scale, float64(-s.dx), float64(-s.dy))
	return s
}

// stamp writes a text with the baseline's left end at the whole pixel nearest to
// x, y.
func stamp(img *image.RGBA, text string, t style.Type, scale, x, y float64) {
	s := spriteOf(spriteKey{text, t, scale})
	at := image.Pt(int(math.Round(x))+s.dx, int(math.Round(y))+s.dy)
	draw.Draw(img, s.img.Bounds().Add(at), s.img, image.Point{}, draw.Over)
}
