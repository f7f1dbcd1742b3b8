// Package mapview is the map: a Fyne widget that shows a session and lets tools
// work on it. It draws nothing itself: package scene says what there is, package
// paint rasterises it in the background, and the widget puts the tiles where the
// camera is.
package mapview

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/data/web"
	"delimit/geo"
	"delimit/mapview/layer"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/tool"
)

// Status is what the map has to tell while the pointer moves over it.
type Status struct {
	Cursor *orb.Point // longitude, latitude under the pointer; nil: it is elsewhere
	Metres float64    // length of what is being drawn or measured; 0: nothing
	M2     float64    // its area
}

// Map is the widget.
type Map struct {
	widget.BaseWidget

	session *session.Session
	palette *style.Map   // as it was chosen
	style   *style.Map   // as the layers dress it
	layers  *layer.Stack // nil: all as the palette has it
	camera  scene.Camera
	scale   float64 // device pixels a point
	home    bool    // the camera shows the territory, and goes on doing so when the size changes
	ready   bool    // the size is known

	tool   tool.Tool
	tools  map[tool.Kind]tool.Tool
	input  input
	flight *flight // nil: the camera rests
	hand   hand
	views  views
	box    *zoomBox
	pulse  *pulse
	snap   *tool.Snapper

	cursors  map[drawnKey]*drawnCursor
	ground   *ground
	basemaps *basemaps
	over     *overlay
	plate    *furniture
	rim      *rim
	mini     *miniMap

	graticule, north bool // shown

	signs *fyne.Container // what comes and goes above everything

	// Still is for people who want no motion: the map goes to places at once.
	Still  bool
	frames frames

	// Background draws off Fyne's goroutine and comes back to it.
	Background session.Background

	// What the window around the map wants to hear. All may be nil.
	OnTool   func(tool.Kind)
	OnStatus func(Status)
	OnFace   func(l *geo.Ledger, face int, at fyne.Position)
	OnMenu   func(u tool.Under, at fyne.Position)
	OnSay    func(string)
	// OnElsewhere hears of a tile server that sends on to a host that nobody agreed to.
	OnElsewhere func(layer.Layer, *web.Elsewhere)
	OnKey       func(fyne.KeyName, fyne.KeyModifier) bool
	OnRune      func(rune) bool
	OnIdle      func()
}

// New makes a map of a session.
func New(s *session.Session, st *style.Map) *Map {
	m := &Map{session: s, Background: InBackground, palette: st, style: st, scale: 1, camera: scene.Camera{Size: scene.Size{W: 800, H: 600}}}
	m.input.clock = time.Now
	m.ExtendBaseWidget(m)
	snap := &tool.Snapper{}
	m.snap = snap
	look := func() *style.Map { return m.style }
	m.tools = map[tool.Kind]tool.Tool{
		tool.Select: tool.NewSelect(m, look, snap), tool.Border: tool.NewDraw(m, tool.Border, look, snap),
		tool.Zone: tool.NewDraw(m, tool.Zone, look, snap), tool.Measure: tool.NewMeasure(m, look, snap),
	}
	m.tool = m.tools[tool.Select]
	m.ground = newGround(m)
	m.basemaps = newBasemaps(m)
	m.over = newOverlay(m)
	m.plate = newFurniture(m)
	m.rim = newRim(m)
	m.mini = newMiniMap(m)
	m.box = newZoomBox()
	m.pulse = newPulse(m)
	m.signs = container.NewWithoutLayout(m.box.rect, m.pulse.dot, m.pulse.ring)
	s.Listen(m.changed)
	s.PresentBy(m.ground.can)
	return m
}

// changed follows the session.
func (m *Map) changed(c session.Change) {
	if c&(session.DocumentChanged|session.LedgerChanged|session.LitChanged|session.ComparedChanged) != 0 {
		m.ground.want()
	}
	if c&session.ShownChanged != 0 {
		m.plate.update()
	}
	m.after()
}

// Caption names on the map the situation that is drawn.
func (m *Map) Caption() string { return m.plate.source.text.Text }

// Drawn is what the picture on the screen was made of.
func (m *Map) Drawn() session.Document { return m.ground.latest.content.doc }

// SetClock tells the time by another clock than the system's.
func (m *Map) SetClock(now func() time.Time) { m.input.clock = now }

// Session is what the map shows.
func (m *Map) Session() *session.Session { return m.session }

// Scale is how many device pixels a point has.
func (m *Map) Scale() float64 { return m.scale }

// Style is how the map is drawn.
func (m *Map) Style() *style.Map { return m.style }

// SetStyle draws the map in another style.
func (m *Map) SetStyle(st *style.Map) {
	m.palette = st
	m.dress()
}

// Layers is what of the map is shown, and how.
func (m *Map) Layers() *layer.Stack { return m.layers }

// SetLayers shows other layers, or the same ones otherwise.
func (m *Map) SetLayers(s *layer.Stack) {
	m.basemaps.hush(s)
	m.layers = s
	m.dress()
}

// dress makes the style of palette and layers. It stays the same one where it would
// be equal, so that what is drawn in it can stay on the screen.
func (m *Map) dress() {
	if st := m.layers.Dress(m.palette); !reflect.DeepEqual(st, m.style) {
		m.style = st
	}
	m.ground.want()
	m.over.restyle()
	m.plate.update()
	m.rim.update()
	m.mini.update()
}

// Tool is the chosen tool.
func (m *Map) Tool() tool.Kind { return m.tool.Kind() }

// Use chooses a tool.
func (m *Map) Use(k tool.Kind) {
	if m.tool.Kind() != k {
		m.tool.Leave()
		m.tool = m.tools[k]
		m.after()
	}
	if m.OnTool != nil {
		m.OnTool(k)
	}
}

// Press gives the tool a key, as a menu does.
func (m *Map) Press(k tool.Key) {
	if m.tool.Press(k) {
		m.after()
	}
}

// Say tells the user something.
func (m *Map) Say(message string) {
	if m.OnSay != nil {
		m.OnSay(message)
	}
}

// ShowFace asks the window to show whose side a face is, unless the click turns
// out to be the first of two.
func (m *Map) ShowFace(face int, at scene.Pixel) {
	if m.OnFace == nil {
		return
	}
	ledger, _ := m.session.Ledger()
	m.input.asking = fyne.NewAnimation(secondClick, func(t float32) {
		if t >= 1 {
			m.OnFace(ledger, face, m.position(at))
		}
	})
	m.input.asking.Start()
}

// position is a pixel of the map as a position in the widget.
func (m *Map) position(p scene.Pixel) fyne.Position {
	return fyne.NewPos(float32(p.X/m.scale), float32(p.Y/m.scale))
}

func (m *Map) pixel(p fyne.Position) scene.Pixel {
	return scene.Pixel{X: float64(p.X) * m.scale, Y: float64(p.Y) * m.scale}
}

// MinSize lets the map shrink.
func (m *Map) MinSize() fyne.Size { return fyne.NewSize(200, 150) }

func (m *Map) tellStatus() {
	if m.OnStatus != nil {
		metres, m2 := m.tool.Extent()
		m.OnStatus(Status{Cursor: m.input.cursor, Metres: metres, M2: m2})
	}
}

// CreateRenderer implements fyne.Widget.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	return &renderer{m: m, objects: []fyne.CanvasObject{m.ground.box, m.ground.patch, m.over.box, m.rim.box, m.plate.box, container.NewWithoutLayout(m.mini), m.signs}}
}

type renderer struct {
	m       *Map
	objects []fyne.CanvasObject
}

func (r *renderer) Layout(size fyne.Size) {
	for _, o := range r.objects {
		o.Resize(size)
	}
	r.m.plate.layout()
}
func (r *renderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *renderer) Refresh()                     { canvas.Refresh(r.m) }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *renderer) Destroy()                     {}

// litArea is the land that the session's light means.
func litArea(s *session.Session) orb.MultiPolygon {
	of := s.Newest()
	return session.LitArea(of.Ledger, of.Comparison, s.Lit())
}

// credit is the attribution line of the map. What the user added comes first, where
// a narrow window cuts it last.
func (m *Map) credit() string {
	return strings.Join(append(slices.Clone(m.basemaps.credits), atlas.OblastSource, atlas.NeighbourSource, atlas.SettlementSource), " · ")
}

// InBackground runs work on another goroutine and then done on Fyne's.
func InBackground(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}
