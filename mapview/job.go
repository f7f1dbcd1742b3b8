package mapview

import (
	"image"
	"math"
	"slices"
	"sort"
	"sync"
	"sync/atomic"

	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
)

// content tells whether two pictures show the same.
type content struct {
	doc    session.Document
	of     session.Document // of the ledger
	lit    session.Lit
	hide   scene.Hidden
	style  *style.Map
	layers *layer.Stack
	scale  float64
	lines  bool // the graticule

	compared *geo.Comparison
}

// shown is what the ground has on the screen, or would have with a job done.
type shown struct {
	content content
	scene   *scene.Scene
	plan    *paint.Plan // of the names
	zoom    float64     // of the tiles
	arrived uint64      // how many tiles of basemaps had come
}

// job is one picture of the screen in the making. What it is given is immutable.
type job struct {
	of     session.Shown
	next   shown // its scene is nil when it has to be built
	before shown
	model  scene.Model
	camera scene.Camera
	near   scene.Pixel      // drawn first
	kept   []tileKey        // tiles of the picture before, at the same zoom
	awaits map[tileKey]bool // of those: tiles of a basemap were missing
	store  *store
	live   bool // something is being dragged: a patch over the tiles may do

	unwanted atomic.Bool // nobody will look at it
	patch    *patch      // laid over the kept tiles; nil: tiles show it all
	stale    []tileKey   // kept tiles that show something old
	drawn    map[tileKey]*image.RGBA
	lacking  map[tileKey]bool // of those: tiles of a basemap are missing
}

// workers is how many tiles are drawn at once.
const workers = 2

// draw does the work, on a goroutine of its own.
func (j *job) draw() {
	if j.next.scene == nil {
		j.next.scene = scene.Build(j.model, j.next.content.style)
	}
	if j.next.plan = j.before.plan; !j.next.plan.Same(j.next.scene, j.camera.Span(), j.next.content.scale) {
		j.next.plan = paint.NewPlan(j.next.scene, j.camera.Span(), j.next.content.scale)
	}
	if j.patched() {
		return
	}
	keys := j.choose()
	j.drawn, j.lacking = make(map[tileKey]*image.RGBA, len(keys)), map[tileKey]bool{}
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
				lacks := paint.Lacks(j.next.scene, j.view(k))
				img := j.tile(k)
				lock.Lock()
				j.drawn[k], j.lacking[k] = img, lacks
				lock.Unlock()
			}
		})
	}
	wait.Wait()
}

func (j *job) tile(k tileKey) *image.RGBA {
	img := j.store.tile()
	v := j.view(k)
	paint.Tile(j.next.scene, v, img)
	j.next.plan.Draw(img, v)
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
	var renamed []scene.Box
	if j.next.plan != j.before.plan && len(j.kept) > 0 {
		renamed = j.next.plan.Changed(j.before.plan)
	}
	touched := func(k tileKey) bool {
		v := j.view(k)
		return j.awaits[k] && j.next.arrived != j.before.arrived || slices.ContainsFunc(changed, paint.Reach(v).Overlaps) || slices.ContainsFunc(renamed, v.Box().Overlaps)
	}
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
