package mapview

import (
	"image"
	"math"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delimit/mapview/scene"
)

// ground is the drawn map: tiles of land with its names. They are rasterised in the
// background, one job at a time; until a job is done, what is there stays, moved and
// scaled with the camera.
type ground struct {
	m     *Map
	box   *fyne.Container
	tiles map[tileKey]*canvas.Image
	now   shown // by the tiles

	job   *job // running; nil: none
	asked bool // something changed since it began
	spare []*canvas.Image
	store *store

	patch   *canvas.Image
	patched *patch // on the tiles; nil: none
	latest  shown  // by tiles and patch

	lacking map[tileKey]bool // tiles in which a basemap has gaps
}

func newGround(m *Map) *ground {
	g := &ground{m: m, box: container.NewWithoutLayout(), tiles: map[tileKey]*canvas.Image{}, lacking: map[tileKey]bool{}, store: &store{}, patch: newPicture(nil)}
	g.patch.Hide()
	return g
}

// newPicture is an image that Fyne does not resample, for it has the pixels of the
// screen. Where it has not, it is scaled pixel by pixel by who draws it.
func newPicture(img image.Image) *canvas.Image {
	p := canvas.NewImageFromImage(img)
	p.ScaleMode = canvas.ImageScalePixels
	return p
}

// want asks for a picture of what is there now. A running job is broken off only
// when the camera has left its zoom far behind: what it shows is newer than what
// is on the screen, and the next one follows.
func (g *ground) want() {
	if !g.can() {
		return
	}
	g.asked = true
	if g.job == nil {
		g.start()
	} else if math.Abs(g.job.camera.Zoom-g.m.camera.Zoom) > 0.75 {
		g.job.unwanted.Store(true)
	}
}

// can reports whether a picture can be drawn: the size of the map is known.
func (g *ground) can() bool { return g.m.camera.Size.W >= 2 && g.m.ready }

// hidden is what the newest picture leaves out.
func (g *ground) hidden() scene.Hidden {
	if g.job != nil {
		return g.job.next.content.hide
	}
	return g.latest.content.hide
}

func (g *ground) start() {
	g.asked = false
	j := g.newJob()
	g.job = j
	g.m.basemaps.want(j.camera, j.near)
	g.m.Background(j.draw, func() { g.finish(j) })
}

func (g *ground) newJob() *job {
	m := g.m
	of := m.session.Newest()
	doc := of.Document
	if of.Tab == m.session.TabID() {
		doc.Proposal = m.session.Document().Proposal // lines follow the pointer, before their figures
	}
	c := content{doc, of.Document, m.session.Lit(), m.tool.Hidden(), m.style, m.layers, m.scale, m.graticule, of.Comparison}
	j := &job{of: of, before: g.now, camera: m.camera, near: m.pixel(m.input.position), store: g.store, awaits: map[tileKey]bool{}}
	j.next = shown{content: c, zoom: m.camera.Zoom, arrived: m.basemaps.arrived}
	j.model = scene.Model{Territory: doc.Territory, Situation: doc.Situation, Proposal: doc.Proposal, Ledger: of.Ledger, Hide: c.hide, Lit: litArea(m.session), Layers: m.layers, Graticule: m.graticule, Compared: c.compared}
	if c == g.latest.content {
		j.next.scene = g.latest.scene
	}
	if g.reuses(j) {
		j.live = m.session.Previewing()
		for k := range g.tiles {
			j.kept = append(j.kept, k)
			j.awaits[k] = g.lacking[k]
		}
	}
	return j
}

// reuses tells whether tiles on the screen can stay in the picture of a job.
func (g *ground) reuses(j *job) bool {
	return g.now.zoom == j.next.zoom && g.now.content.style == j.next.content.style && g.now.content.scale == j.next.content.scale
}

// finish puts the new tiles up and takes the old ones down, in one go.
func (g *ground) finish(j *job) {
	defer g.m.frames.work()()
	g.job = nil
	if j.unwanted.Load() {
		for _, img := range j.drawn {
			g.store.keepTile(img)
		}
		g.start()
		return
	}
	if j.patch == nil {
		g.exchange(j)
	}
	g.putPatch(j.patch)
	g.latest = j.next
	g.place()
	g.m.session.Present(j.of)
	canvas.Refresh(g.box) // a picture that was never on the screen cannot ask for a repaint itself
	if g.asked {
		g.start()
		return
	}
	g.m.mini.redraw()
	if g.m.OnIdle != nil {
		g.m.OnIdle()
	}
}

// exchange takes the tiles down that show something old and puts the new ones up.
func (g *ground) exchange(j *job) {
	if g.reuses(j) {
		for _, k := range j.stale {
			g.retire(k)
		}
	} else {
		for k := range g.tiles {
			g.retire(k)
		}
	}
	for k, img := range j.drawn {
		g.put(k, img)
		g.lacking[k] = j.lacking[k]
	}
	g.now = j.next
	g.trim()
}

// retire hides a tile and keeps its object: a new one would cost a new texture.
func (g *ground) retire(k tileKey) {
	img := g.tiles[k]
	if img == nil {
		return
	}
	delete(g.tiles, k)
	delete(g.lacking, k)
	g.store.keepTile(img.Image.(*image.RGBA))
	img.Hide()
	img.Image = nil // the store has it
	g.spare = append(g.spare, img)
}

func (g *ground) put(k tileKey, drawn *image.RGBA) {
	g.retire(k)
	var img *canvas.Image
	if n := len(g.spare); n > 0 {
		img, g.spare = g.spare[n-1], g.spare[:n-1]
		img.Image = drawn
	} else {
		img = newPicture(drawn)
		g.box.Objects = append(g.box.Objects, img)
	}
	g.tiles[k] = img
	img.Refresh()
}

// Tidy lets go of the memory that is kept for the next tiles. It is for a map that
// rests, and can be called from any goroutine.
func (m *Map) Tidy() {
	m.ground.store.empty()
	m.over.store.empty()
}

// trim drops the tiles farthest from the screen when there are too many.
func (g *ground) trim() {
	c := g.m.camera
	most := len(visible(c)) + mostTiles
	if len(g.tiles) <= most {
		return
	}
	var keys []tileKey
	for k := range g.tiles {
		keys = append(keys, k)
	}
	away := func(k tileKey) float64 {
		p := c.PixelOf(g.corner(k))
		return math.Hypot(p.X+tileSide/2-c.Size.W/2, p.Y+tileSide/2-c.Size.H/2)
	}
	sort.Slice(keys, func(i, j int) bool { return away(keys[i]) > away(keys[j]) })
	for _, k := range keys[:len(keys)-most] {
		g.retire(k)
	}
}

func (g *ground) corner(k tileKey) scene.World { return k.corner(scene.Camera{Zoom: g.now.zoom}) }

// place moves everything to where the camera is now.
func (g *ground) place() {
	m := g.m
	for k, img := range g.tiles {
		g.lay(img, m.camera.PixelOf(g.corner(k)), image.Pt(tileSide, tileSide), m.camera.Zoom-g.now.zoom)
	}
	if p := g.patched; p != nil && p.img != nil {
		span := scene.Camera{Zoom: g.now.zoom}.Span()
		at := scene.World{X: float64(p.at.X) / span, Y: float64(p.at.Y) / span}
		g.lay(g.patch, m.camera.PixelOf(at), p.img.Rect.Size(), m.camera.Zoom-g.now.zoom)
	}
}

// lay puts a picture that was drawn some zoom ago on whole pixels, so that it stays
// sharp and its neighbours meet it.
func (g *ground) lay(img *canvas.Image, at scene.Pixel, size image.Point, zoom float64) {
	grow := math.Exp2(zoom)
	x0, y0 := math.Round(at.X), math.Round(at.Y)
	w, h := float64(size.X), float64(size.Y)
	if zoom != 0 {
		w, h = math.Round(at.X+w*grow)-x0, math.Round(at.Y+h*grow)-y0
	}
	img.Move(g.m.position(scene.Pixel{X: x0, Y: y0}))
	img.ScaleMode = scaling(zoom) // Fyne asks for it when the size has changed, and with every new picture
	img.Resize(fyne.NewSize(float32(w/g.m.scale), float32(h/g.m.scale)))
	img.Show()
}

// scaling is how a picture that was drawn some zoom ago is put on the screen. Looking
// four pixels up for one, to find the same, takes half of a frame under software GL.
func scaling(zoom float64) canvas.ImageScale {
	if zoom == 0 {
		return canvas.ImageScalePixels
	}
	return canvas.ImageScaleFastest
}

// Idle tells whether everything that is wanted is on the screen.
func (m *Map) Idle() bool {
	return m.ground.job == nil && !m.ground.asked && !m.session.Measuring() && !m.moving() && !m.basemaps.busy()
}
