// Package brief makes the exported page: the map with its title, legend, scale
// bar, figures and sources, so that it can be shown as it is.
package brief

import (
	"image"
	"math"
	"time"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Page is what an exported picture shows. Equal pages give equal bytes.
type Page struct {
	Model  scene.Model
	Size   image.Point // pixels
	Title  string      // empty: the name of the proposal
	Style  *style.Map  // nil: style.Light
	Bounds *orb.Bound  // the land to show; nil: the territory
	Made   time.Time   // the day on which the picture was made, as it says; zero: it does not say

	// PixelsPerInch is what makes paper of pixels in a PDF; 0: 96.
	PixelsPerInch float64

	ready    bool      // its tiles were asked for
	basemaps []Basemap // how they came
}

// Draw makes the picture.
func Draw(p Page) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, p.Size.X, p.Size.Y))
	DrawOn(paint.NewRaster(img, scene.Pixel{}), p)
	return img
}

// DrawOn draws the page on a surface of its size.
func DrawOn(on paint.Surface, p Page) {
	if !p.ready {
		p = Ready(p)
	}
	l := newLayout(p)
	l.on = on
	on.Fill(l.box(0, 0, float64(p.Size.X), float64(p.Size.Y)), l.chrome.Panel)
	l.drawMap()
	l.drawHeader()
	l.drawPanel()
	l.drawFooter()
}

// MapRect is where the map lies in the picture, and Camera how it is looked at:
// what a caller needs to find a place in the picture.
func MapRect(p Page) image.Rectangle {
	return newLayout(p).mapRect
}

// Camera is the camera of the map in the picture, in pixels of MapRect.
func Camera(p Page) scene.Camera {
	return newLayout(p).camera()
}

func withStyle(p Page) Page {
	if p.Style == nil {
		p.Style = style.Light
	}
	p.Style = p.Model.Layers.Dress(p.Style)
	return p
}

// layout divides a page. Its unit grows with the page: about 1 at 1920×1080.
type layout struct {
	page    Page
	chrome  *style.Chrome
	unit    float64
	frame   frame
	placed  paint.Placement // the labels of the map, once it is drawn
	beside  []geo.Holder    // whose land the map shows outside the territory
	mapRect image.Rectangle
	panel   image.Rectangle // beside the map, or below it on an upright page
	header  image.Rectangle
	footer  image.Rectangle
	on      paint.Surface
}

func newLayout(p Page) *layout {
	p = withStyle(p)
	l := &layout{page: p, chrome: p.Style.Chrome}
	w, h := float64(p.Size.X), float64(p.Size.Y)
	l.unit = math.Min(math.Min(w, h)/1080, math.Max(w, h)/1700)
	if w < h {
		l.unit = math.Min(w/1080, h/1500)
	}
	l.frame = l.newFrame()
	top, bottom := l.headerHeight(), p.Size.Y-l.footerHeight()
	l.header = image.Rect(0, 0, p.Size.X, top)
	l.footer = image.Rect(0, bottom, p.Size.X, p.Size.Y)
	if w >= h {
		side := l.px(430)
		l.mapRect = image.Rect(0, top, p.Size.X-side, bottom)
		l.panel = image.Rect(p.Size.X-side, top, p.Size.X, bottom)
		return l
	}
	low := bottom - min(l.px(620), (bottom-top)/2)
	l.mapRect = image.Rect(0, top, p.Size.X, low)
	l.panel = image.Rect(0, low, p.Size.X, bottom)
	return l
}

// upright tells whether the panel lies below the map.
func (l *layout) upright() bool { return l.panel.Min.Y != l.mapRect.Min.Y }

// px turns units into pixels.
func (l *layout) px(units float64) int { return int(math.Round(units * l.unit)) }

func (l *layout) camera() scene.Camera {
	size := l.mapRect.Size()
	c := scene.Camera{Size: scene.Size{W: float64(size.X), H: float64(size.Y)}}
	b := orb.Bound{Min: orb.Point{22, 44}, Max: orb.Point{40.3, 52.4}}
	if l.page.Bounds != nil {
		b = *l.page.Bounds
	} else if l.page.Model.Ledger != nil {
		b = l.page.Model.Ledger.TerritoryShape().Bound()
	}
	return c.Fit(b, 46*l.unit)
}
