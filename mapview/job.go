package mapview

import (
	"image"
	"math"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
)

// content tells whether two pictures show the same.
type content struct {
	doc   session.Document
	of    session.Document // of the ledger
	lit   session.Lit
	hide  string
	style *style.Map
	scale float64
}

// shown is what the ground has on the screen, or would have with a job done.
type shown struct {
	content content
	scene   *scene.Scene
	zoom    float64 // of the tiles
	names   namesKey
}

// job is one picture of the screen in the making. What it is given is immutable.
type job struct {
	next   shown // its scene is nil when it has to be built
	before shown
	model  scene.Model
	camera scene.Camera
	near   scene.Pixel // drawn first
	kept   []tileKey   // tiles of the picture before, at the same zoom
	rough  bool        // the camera is moving: names may stay as they are
	store  *store

	unwanted atomic.Bool // nobody will look at it
	stale    []tileKey   // kept tiles that show something old
	drawn    map[tileKey]*image.RGBA
	names    *image.RGBA // nil: the names stay
}

// workers is how many tiles are drawn at once.
const workers = 2

// draw does the work, on a goroutine of its own.
func (j *job) draw() {
	if j.next.scene == nil {
		j.next.scene = scene.Build(j.model, j.next.content.style)
	}
	keys := j.choose()
	j.drawn = make(map[tileKey]*image.RGBA, len(keys))
	var lock sync.Mutex
	var wait sync.WaitGroup
	work := make(chan tileKey, len(keys))
	for _, k := range keys {
		work <- k
	}
	close(work)
	for range workers {
		wait.Go(func() {
			for k := range work {
				if j.unwanted.Load() {
					continue
				}
				img := j.tile(k)
				lock.Lock()
				j.drawn[k] = img
				lock.Unlock()
			}
		})
	}
	if !j.unwanted.Load() {
		j.drawNames()
	}
	wait.Wait()
}

func (j *job) tile(k tileKey) *image.RGBA {
	img := j.store.tile()
	paint.Tile(j.next.scene, j.view(k), img)
	return img
}

func (j *job) view(k tileKey) paint.View {
	return paint.View{Span: j.camera.Span(), Min: k.corner(j.camera), W: tileSide, H: tileSide, Scale: j.next.content.scale}
}

// choose lists the tiles to draw, the nearest first: those that are not there and
// those that a change touched.
func (j *job) choose() []tileKey {
	var changed []scene.Box
	if j.next.scene != j.before.scene && len(j.kept) > 0 {
		changed = scene.Changed(j.before.scene, j.next.scene)
	}
	touched := func(k tileKey) bool { return slices.ContainsFunc(changed, paint.Reach(j.view(k)).Overlaps) }
	there := map[tileKey]bool{}
	for _, k := range j.kept {
		if touched(k) {
			j.stale = append(j.stale, k)
		} else {
			there[k] = true
		}
	}
	var keys []tileKey
	for _, k := range visible(j.camera) {
		if !there[k] {
			keys = append(keys, k)
		}
	}
	far := func(k tileKey) float64 {
		p := j.camera.PixelOf(k.corner(j.camera))
		return math.Hypot(p.X+tileSide/2-j.near.X, p.Y+tileSide/2-j.near.Y)
	}
	sort.SliceStable(keys, func(a, b int) bool { return far(keys[a]) < far(keys[b]) })
	return keys
}

// namesKey is what the layer of names was drawn for.
type namesKey struct {
	camera scene.Camera
	scale  float64
	style  *style.Map
	taken  [3]paint.Rect // by the furniture
	rough  bool          // the camera was moving
}

// aside is how far the names reach beyond the screen, in points.
const aside = 96

func (n namesKey) pad() float64 { return math.Round(aside * n.scale) }

// drawNames draws the layer of names unless the one on the screen is right, or
// right enough while the camera moves.
func (j *job) drawNames() {
	was, is := j.before.names, j.next.names
	moved := was.camera.PixelOf(scene.Project(is.camera.Center))
	shift := max(math.Abs(moved.X-was.camera.Size.W/2), math.Abs(moved.Y-was.camera.Size.H/2))
	like := was
	like.camera.Center, like.rough = is.camera.Center, is.rough
	same := like == is && j.before.scene != nil && slices.Equal(j.before.scene.Labels, j.next.scene.Labels)
	if same && (shift == 0 && !was.rough || j.rough && shift < is.pad()/4) {
		j.next.names = j.before.names
		return
	}
	pad := is.pad()
	placed := paint.Place(j.next.scene, j.camera, is.scale, is.taken[:])
	if !j.rough { // while the map moves, names slide in from the rim
		placed = paint.Whole(placed, j.camera.Size.W, j.camera.Size.H)
	}
	j.names = j.store.layer(int(j.camera.Size.W+2*pad), int(j.camera.Size.H+2*pad))
	paint.Labels(j.names, j.next.scene, placed, is.scale, pad, pad)
}
