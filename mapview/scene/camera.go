package scene

import (
	"math"

	"github.com/paulmach/orb"

	"delimit/geo/ellipsoid"
)

// Pixel is a place on the screen, in device pixels from the top left.
type Pixel struct{ X, Y float64 }

// World is a place on the Web Mercator square: 0 to 1 from west to east and from
// north to south.
type World struct{ X, Y float64 }

// Project is the spherical Mercator projection of Web Mercator (EPSG:3857),
// scaled to the unit square.
func Project(p orb.Point) World {
	const edge = 85.0511287798066 // where the square ends
	return World{p[0]/360 + 0.5, 0.5 - northing(max(-edge, min(edge, p[1])))}
}

// Unproject is the inverse of Project: longitude, latitude in degrees.
func Unproject(w World) orb.Point {
	return orb.Point{(w.X - 0.5) * 360, math.Atan(math.Sinh((0.5-w.Y)*2*math.Pi)) * 180 / math.Pi}
}

// Size is the size of a view in device pixels.
type Size struct{ W, H float64 }

// Camera is where the map is looked at from: a value. The world is 256·2^Zoom
// device pixels wide.
type Camera struct {
	Center orb.Point
	Zoom   float64
	Size   Size
}

// The zoom that a camera can have: from the continent to a street.
const MinZoom, MaxZoom = 3.5, 19

// Span is the width of the world in device pixels.
func (c Camera) Span() float64 { return 256 * math.Exp2(c.Zoom) }

// Pixel is where a point is on the screen.
func (c Camera) Pixel(p orb.Point) Pixel { return c.PixelOf(Project(p)) }

// PixelOf is where a place of the world is on the screen.
func (c Camera) PixelOf(w World) Pixel {
	o, s := Project(c.Center), c.Span()
	return Pixel{(w.X-o.X)*s + c.Size.W/2, (w.Y-o.Y)*s + c.Size.H/2}
}

// WorldAt is the place of the world under a pixel.
func (c Camera) WorldAt(p Pixel) World {
	o, s := Project(c.Center), c.Span()
	return World{o.X + (p.X-c.Size.W/2)/s, o.Y + (p.Y-c.Size.H/2)/s}
}

// LonLat is the point under a pixel.
func (c Camera) LonLat(p Pixel) orb.Point { return Unproject(c.WorldAt(p)) }

// Pan moves the map with the hand: dx to the right, dy down.
func (c Camera) Pan(dx, dy float64) Camera {
	c.Center = c.LonLat(Pixel{c.Size.W/2 - dx, c.Size.H/2 - dy})
	return c
}

// ZoomAbout zooms by steps of a factor of two and keeps what is under a pixel
// there.
func (c Camera) ZoomAbout(p Pixel, steps float64) Camera {
	at := c.WorldAt(p)
	c.Zoom = max(MinZoom, min(MaxZoom, c.Zoom+steps))
	moved := c.PixelOf(at)
	return c.Pan(p.X-moved.X, p.Y-moved.Y)
}

// Fit shows all of a bound with some room around it.
func (c Camera) Fit(b orb.Bound, pad float64) Camera {
	nw, se := Project(orb.Point{b.Min[0], b.Max[1]}), Project(orb.Point{b.Max[0], b.Min[1]})
	w, h := max(se.X-nw.X, 1e-9), max(se.Y-nw.Y, 1e-9)
	room := min(max(c.Size.W-2*pad, 1)/w, max(c.Size.H-2*pad, 1)/h)
	c.Zoom = max(MinZoom, min(MaxZoom, math.Log2(room/256)))
	c.Center = Unproject(World{(nw.X + se.X) / 2, (nw.Y + se.Y) / 2})
	return c
}

// MetresPerPixel is the scale along a parallel, on the ellipsoid. Up and down it is up
// to 0.7 % another there, because Web Mercator treats WGS 84 as a sphere.
func (c Camera) MetresPerPixel(lat float64) float64 {
	return ellipsoid.LengthM(orb.Point{0, lat}, orb.Point{1, lat}) * 360 / c.Span()
}
