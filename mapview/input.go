package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/paulmach/orb"

	"delimit/mapview/tool"
)

// input tells clicks from drags. Fyne's own taps wait for a second one; a release
// outside the window comes as the end of a drag alone.
type input struct {
	down     *desktop.MouseEvent // the button that is held
	moved    bool                // too far for a click
	stopped  bool                // a glide: that was what the press was for
	held     bool                // the tool took the drag
	panning  bool
	space    bool // held down: the map pans with any tool
	last     time.Time
	lastAt   fyne.Position
	count    int
	cursor   *orb.Point
	position fyne.Position
	frames   *fyne.Animation // while the tool has a drag
	waiting  *fyne.Position  // of the drag, for the next frame
	dragged  time.Time       // when the tool last heard of it
	asking   *fyne.Animation // waits for a second click
	clock    func() time.Time
}

const (
	clickSlop   = 3.0 // points that the pointer may move during a click
	doubleClick = 400 * time.Millisecond
	secondClick = 250 * time.Millisecond // within which most people's comes
	wheelNotch  = 25.0                   // what a notch of the wheel scrolls on Linux
)

func mods(m fyne.KeyModifier) tool.Mods {
	return tool.Mods{Shift: m&fyne.KeyModifierShift != 0, Ctrl: m&fyne.KeyModifierControl != 0, Alt: m&fyne.KeyModifierAlt != 0}
}

// heldMods asks the driver, because moves and drags do not say.
func heldMods() tool.Mods {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return mods(d.CurrentKeyModifiers())
	}
	return tool.Mods{}
}

// MouseDown implements desktop.Mouseable.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.focus()
	if m.input.held || m.input.panning || m.box.on {
		return // another button, in the middle of a drag
	}
	m.input.down, m.input.moved = e, false
	if m.input.asking != nil {
		m.input.asking.Stop()
	}
	m.input.stopped = m.flight != nil && m.flight.kind == gliding
	m.land()
}

// MouseUp implements desktop.Mouseable.
func (m *Map) MouseUp(e *desktop.MouseEvent) {
	defer m.frames.work()()
	down := m.input.down
	m.input.down = nil
	if down != nil && !m.input.moved && down.Button == desktop.MouseButtonSecondary && m.OnMenu != nil {
		m.OnMenu(m.snap.Under(m, m.pixel(e.Position)), e.Position)
		return
	}
	if down == nil || m.input.moved || m.input.stopped || down.Button != desktop.MouseButtonPrimary {
		return
	}
	now := m.input.clock()
	near := math.Hypot(float64(e.Position.X-m.input.lastAt.X), float64(e.Position.Y-m.input.lastAt.Y)) <= 2*clickSlop
	if near && now.Sub(m.input.last) <= doubleClick {
		m.input.count++
	} else {
		m.input.count = 1
	}
	m.input.last, m.input.lastAt = now, e.Position
	m.tool.Click(m.pixel(e.Position), m.input.count, mods(e.Modifier))
	m.after()
}

// Dragged implements fyne.Draggable.
func (m *Map) Dragged(e *fyne.DragEvent) {
	defer m.frames.work()()
	m.hover(e.Position)
	down := m.input.down
	if down == nil {
		return
	}
	if !m.input.moved {
		if math.Hypot(float64(e.Position.X-down.Position.X), float64(e.Position.Y-down.Position.Y)) < clickSlop {
			return
		}
		m.input.moved = true
		m.begin(down)
		if m.input.panning {
			m.pull(e.Position, e.Position.Subtract(down.Position))
			return
		}
	}
	switch {
	case m.input.held:
		m.drag(e.Position)
	case m.box.on:
		m.box.drag(e.Position, m.style)
	case m.input.panning:
		m.pull(e.Position, fyne.NewPos(e.Dragged.DX, e.Dragged.DY))
	}
}

// pull pans the map with the hand.
func (m *Map) pull(at, by fyne.Position) {
	m.hand.move(at, m.input.clock())
	m.Pan(float64(by.X), float64(by.Y))
}

// begin decides whether a drag zooms to a box, belongs to the tool or moves the map.
func (m *Map) begin(down *desktop.MouseEvent) {
	primary := down.Button == desktop.MouseButtonPrimary && !m.input.space
	if primary && mods(down.Modifier).Shift {
		m.box.begin(down.Position)
		return
	}
	if primary && m.tool.DragStart(m.pixel(down.Position), mods(down.Modifier)) {
		m.input.held = true
		m.input.frames = fyne.NewAnimation(time.Hour, func(float32) {
			defer m.frames.work()()
			m.dragWaiting()
		})
		m.input.frames.Start()
		m.after()
		return
	}
	m.input.panning = true
	m.hand = hand{}
	m.hand.move(down.Position, m.input.clock())
}

// frame is how often a drag is worked on at most: a mouse can report it a thousand
// times a second.
const frame = 8 * time.Millisecond

func (m *Map) drag(at fyne.Position) {
	m.input.waiting = &at
	if m.input.clock().Sub(m.input.dragged) >= frame {
		m.dragWaiting()
	}
}

// dragWaiting has the tool follow the pointer to where it is now.
func (m *Map) dragWaiting() {
	if at := m.input.waiting; at != nil && m.input.held {
		m.input.waiting = nil
		m.tool.Drag(m.pixel(*at), heldMods())
		m.after()
		m.input.dragged = m.input.clock()
	}
}

// DragEnd implements fyne.Draggable.
func (m *Map) DragEnd() {
	defer m.frames.work()()
	panned := m.input.panning
	if m.input.held {
		m.dragWaiting()
		m.input.frames.Stop()
		m.tool.DragEnd()
	}
	m.input.held, m.input.panning = false, false
	if panned {
		m.glide(m.hand.release(m.input.clock()))
		m.ground.want() // says when it rests
	}
	m.mini.redraw()
	if m.box.end() {
		m.showBox(m.box.from, m.box.to)
	}
	m.after()
}

// MouseIn implements desktop.Hoverable.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	defer m.frames.work()()
	m.hover(e.Position)
	if m.tool.Hover(m.pixel(e.Position), heldMods()) {
		m.over.update()
		m.plate.hinted()
	}
	m.tellStatus()
}

// MouseOut implements desktop.Hoverable.
func (m *Map) MouseOut() {
	m.input.cursor = nil
	m.tellStatus()
}

func (m *Map) hover(p fyne.Position) {
	at := m.camera.LonLat(m.pixel(p))
	m.input.cursor, m.input.position = &at, p
}

// after shows what an event changed.
func (m *Map) after() {
	if m.tool.Hidden() != m.ground.hidden() {
		m.ground.want()
	}
	m.over.update()
	m.plate.hinted()
	m.tellStatus()
}

// Scrolled zooms about the pointer by the wheel, or by the small steps of a
// trackpad. Sideways (with Shift, as the toolkit has it) the map moves sideways.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	defer m.frames.work()()
	const steps, most = 0.25, 1.5 // of a factor of two: a notch, and at once
	dx, dy := float64(e.Scrolled.DX), float64(e.Scrolled.DY)
	if math.Abs(dx) > math.Abs(dy) {
		m.Pan(dx, 0)
	} else if dy != 0 {
		m.zoomAbout(m.pixel(e.Position), max(-most, min(most, steps*dy/wheelNotch)))
	}
	m.hover(e.Position)
	m.tellStatus()
}
