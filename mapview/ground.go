package mapview

import (
	"image"
	"math"
	"sort"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
)

// ground is the drawn map: tiles of land and a layer of labels. They are
// rasterised in the background, one job at a time; until a job is done, what is
// there stays, moved and scaled with the camera.
type ground struct {
	m      *Map
	box    *fyne.Container
	tiles  map[tileKey]*tile
	zoom   float64 // of the tiles
	shown  contentKey
	labels *canvas.Image
	camera scene.Camera // of the labels
	busy   bool
	asked  bool // something changed since the running job began
	spare  []*canvas.Image
	last   *scene.Scene
}

// tileSide is the side of a tile in device pixels.
const tileSide = 512

// mostTiles bounds the tiles that are kept, a megabyte each.
const mostTiles = 96

// aside is how far the label layer reaches beyond the screen, in points.
const aside = 96

type tileKey struct{ x, y int }

type tile struct {
	key tileKey
	img *canvas.Image
}

// contentKey tells whether two jobs draw the same land.
type contentKey struct {
	doc   session.Document
	of    session.Document
	lit   session.Lit
	hide  string
	style *style.Map
	scale float64
}

func newGround(m *Map) *ground {
	g := &ground{m: m, box: container.NewWithoutLayout(), tiles: map[tileKey]*tile{}}
	g.labels = canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	g.labels.ScaleMode = canvas.ImageScaleFastest
	g.box.Add(g.labels)
	return g
}

// job is one picture of the screen in the making. Everything in it is immutable.
type job struct {
	content contentKey
	model   scene.Model
	scene   *scene.Scene // to use again, or nil
	camera  scene.Camera
	keys    []tileKey // to draw, the nearest to the pointer first

	drawn  map[tileKey]*image.RGBA
	labels *image.RGBA
}

// want asks for a picture of what is there now. A running job is not broken off:
// it shows something newer than what is on the screen, and the next one follows.
func (g *ground) want() {
	if g.m.camera.Size.W < 2 || !g.m.ready {
		return
	}
	g.asked = true
	if !g.busy {
		g.start()
	}
}

func (g *ground) start() {
	g.busy, g.asked = true, false
	j := g.newJob()
	go func() {
		j.draw()
		fyne.Do(func() { g.finish(j) })
	}()
}

func (g *ground) newJob() *job {
	m := g.m
	ledger, of := m.session.Ledger()
	doc := m.session.Document()
	j := &job{camera: m.camera, content: contentKey{doc, of, m.session.Lit(), m.tool.Hidden(), m.style, m.scale}}
	j.model = scene.Model{Territory: doc.Territory, Situation: doc.Situation, Proposal: doc.Proposal, Ledger: ledger,
		Hide: j.content.hide, Lit: litArea(m.session)}
	same := j.content == g.shown && g.last != nil
	if same {
		j.scene = g.last
	}
	for _, k := range visible(m.camera) {
		if _, there := g.tiles[k]; !there || !same || g.zoom != m.camera.Zoom {
			j.keys = append(j.keys, k)
		}
	}
	at := m.pixel(m.input.position)
	near := func(k tileKey) float64 {
		p := m.camera.PixelOf(k.corner(m.camera))
		return math.Hypot(p.X+tileSide/2-at.X, p.Y+tileSide/2-at.Y)
	}
	sort.SliceStable(j.keys, func(a, b int) bool { return near(j.keys[a]) < near(j.keys[b]) })
	return j
}

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

// workers is how many tiles are drawn at once.
const workers = 2

func (j *job) draw() {
	if j.scene == nil {
		j.scene = scene.Build(j.model, j.content.style)
	}
	j.drawn = make(map[tileKey]*image.RGBA, len(j.keys))
	var wait sync.WaitGroup
	var lock sync.Mutex
	next := 0
	for range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for {
				lock.Lock()
				if next == len(j.keys) {
					lock.Unlock()
					return
				}
				k := j.keys[next]
				next++
				lock.Unlock()
				img := image.NewRGBA(image.Rect(0, 0, tileSide, tileSide))
				paint.Tile(j.scene, paint.View{Span: j.camera.Span(), Min: k.corner(j.camera), W: tileSide, H: tileSide, Scale: j.content.scale}, img)
				lock.Lock()
				j.drawn[k] = img
				lock.Unlock()
			}
		}()
	}
	j.drawLabels()
	wait.Wait()
}

func (j *job) drawLabels() {
	scale := j.content.scale
	pad := math.Round(aside * scale)
	placed := paint.Whole(paint.Place(j.scene, j.camera, scale, taken(j.camera, scale)), j.camera.Size.W, j.camera.Size.H)
	j.labels = image.NewRGBA(image.Rect(0, 0, int(j.camera.Size.W+2*pad), int(j.camera.Size.H+2*pad)))
	paint.Labels(j.labels, j.scene, placed, scale, pad, pad)
}

// finish puts the new tiles up and takes the old ones down, in one go.
func (g *ground) finish(j *job) {
	g.busy = false
	fresh := g.zoom != j.camera.Zoom || g.shown != j.content
	if fresh {
		for _, t := range g.tiles {
			g.retire(t)
		}
	}
	g.zoom, g.shown, g.last = j.camera.Zoom, j.content, j.scene
	for _, k := range j.keys {
		g.put(k, j.drawn[k])
	}
	g.trim()
	g.labels.Image, g.camera = j.labels, j.camera
	g.place()
	g.labels.Refresh()
	if g.asked {
		g.start()
	} else if g.m.OnIdle != nil {
		g.m.OnIdle()
	}
}

// retire hides a tile and keeps its object: a new one would cost a new texture.
func (g *ground) retire(t *tile) {
	delete(g.tiles, t.key)
	g.spare = append(g.spare, t.img)
}

func (g *ground) put(k tileKey, img *image.RGBA) {
	if old := g.tiles[k]; old != nil {
		g.retire(old)
	}
	t := &tile{key: k}
	if n := len(g.spare); n > 0 {
		t.img, g.spare = g.spare[n-1], g.spare[:n-1]
		t.img.Image = img
	} else {
		t.img = canvas.NewImageFromImage(img)
		t.img.ScaleMode = canvas.ImageScaleFastest
		g.box.Objects = append([]fyne.CanvasObject{t.img}, g.box.Objects...) // below the labels
	}
	g.tiles[k] = t
	t.img.Refresh()
}

// trim drops the tiles farthest from the screen when there are too many.
func (g *ground) trim() {
	if len(g.tiles) <= mostTiles {
		return
	}
	middle := scene.Pixel{X: g.m.camera.Size.W / 2, Y: g.m.camera.Size.H / 2}
	far := make([]*tile, 0, len(g.tiles))
	for _, t := range g.tiles {
		far = append(far, t)
	}
	away := func(t *tile) float64 {
		p := g.m.camera.PixelOf(g.corner(t.key))
		return math.Hypot(p.X-middle.X, p.Y-middle.Y)
	}
	sort.Slice(far, func(i, j int) bool { return away(far[i]) > away(far[j]) })
	for _, t := range far[:len(far)-mostTiles] {
		g.retire(t)
	}
}

func (g *ground) corner(k tileKey) scene.World { return k.corner(scene.Camera{Zoom: g.zoom}) }

// place moves everything to where the camera is now.
func (g *ground) place() {
	m := g.m
	grow := math.Exp2(m.camera.Zoom - g.zoom)
	side := float32(tileSide * grow / m.scale)
	for _, t := range g.tiles {
		p := m.camera.PixelOf(g.corner(t.key))
		t.img.Move(m.position(scene.Pixel{X: math.Round(p.X), Y: math.Round(p.Y)}))
		t.img.Resize(fyne.NewSize(side, side))
		t.img.Show()
	}
	for _, img := range g.spare {
		img.Hide()
	}
	if g.camera.Size.W > 0 {
		g.placeLabels()
	}
}

func (g *ground) placeLabels() {
	m := g.m
	grow := math.Exp2(m.camera.Zoom - g.camera.Zoom)
	pad := math.Round(aside * m.scale)
	p := m.camera.PixelOf(g.camera.WorldAt(scene.Pixel{X: -pad, Y: -pad}))
	g.labels.Move(m.position(scene.Pixel{X: math.Round(p.X), Y: math.Round(p.Y)}))
	size := g.labels.Image.Bounds().Size()
	g.labels.Resize(fyne.NewSize(float32(float64(size.X)*grow/m.scale), float32(float64(size.Y)*grow/m.scale)))
}

// Idle tells whether everything that is wanted is on the screen.
func (m *Map) Idle() bool { return !m.ground.busy && !m.ground.asked && !m.session.Measuring() }
