package mapview

import (
	"image"
	"math"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
)

// patch is a picture of what a drag has changed, laid over tiles that stay as they
// were when it began: a vertex that moves costs its surroundings, and not the tiles
// around it. It lies on the pixels of the tiles, so that nobody sees where it ends.
type patch struct {
	at  image.Point // its corner, in pixels of the world
	img *image.RGBA // nil: nothing of the change is in sight
}

// mostPatched bounds the pixels of a patch: from two tiles on, tiles are drawn.
const mostPatched = 2 * tileSide * tileSide

// patched makes the patch that turns the tiles on the screen into the new picture.
// It cannot when tiles are missing or the change is a large one; and it does not with
// the first step, whose change would be laid over the tiles with every other one.
func (j *job) patched() bool {
	if !j.live || j.next.content.hide != j.before.content.hide || j.waits() || !j.covered() {
		return false
	}
	rect := j.changed().Intersect(j.lattice())
	if rect.Dx()*rect.Dy() > mostPatched {
		return false
	}
	j.patch = &patch{at: rect.Min}
	if rect.Empty() {
		return true
	}
	span := j.camera.Span()
	v := paint.View{Span: span, Min: scene.World{X: float64(rect.Min.X) / span, Y: float64(rect.Min.Y) / span}, W: float64(rect.Dx()), H: float64(rect.Dy()), Scale: j.next.content.scale}
	j.patch.img = image.NewRGBA(image.Rectangle{Max: rect.Size()})
	paint.Tile(j.next.scene, v, j.patch.img)
	j.next.plan.Draw(j.patch.img, v)
	return true
}

// waits tells whether tiles of a basemap have come that belong into kept tiles.
func (j *job) waits() bool {
	for _, k := range j.kept {
		if j.awaits[k] && j.next.arrived != j.before.arrived {
			return true
		}
	}
	return false
}

// covered tells whether kept tiles fill the screen.
func (j *job) covered() bool {
	there := map[tileKey]bool{}
	for _, k := range j.kept {
		there[k] = true
	}
	for _, k := range visible(j.camera) {
		if !there[k] {
			return false
		}
	}
	return true
}

// changed is around all that differs from the tiles, in pixels of the world.
func (j *job) changed() image.Rectangle {
	var out image.Rectangle
	for _, b := range scene.Changed(j.before.scene, j.next.scene) {
		out = out.Union(j.pixels(paint.Inked(b, j.camera.Span(), j.next.content.scale)))
	}
	if j.next.plan != j.before.plan {
		for _, b := range j.next.plan.Changed(j.before.plan) {
			out = out.Union(j.pixels(b))
		}
	}
	return out
}

// lattice is around the tiles that the camera sees, in pixels of the world.
func (j *job) lattice() image.Rectangle {
	var out image.Rectangle
	for _, k := range visible(j.camera) {
		out = out.Union(image.Rect(k.x*tileSide, k.y*tileSide, (k.x+1)*tileSide, (k.y+1)*tileSide))
	}
	return out
}

// pixels is the least rectangle of whole pixels around a box.
func (j *job) pixels(b scene.Box) image.Rectangle {
	span := j.camera.Span()
	floor := func(x float64) int { return int(math.Floor(x * span)) }
	return image.Rect(floor(b.Min.X), floor(b.Min.Y), floor(b.Max.X)+1, floor(b.Max.Y)+1)
}

// putPatch lays a patch over the tiles, or takes the one that lies there away.
func (g *ground) putPatch(p *patch) {
	g.patched = p
	if p == nil || p.img == nil {
		g.patch.Hide()
		return
	}
	g.patch.Image = p.img
	g.patch.Refresh()
}
