// Package tool is what the pointer and the keys do on the map: small state
// machines that know no toolkit. Events come in screen pixels, already told apart
// as clicks and drags; what a tool does, it does to the session.
package tool

import (
	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// Kind names a tool.
type Kind uint8

// The tools.
const (
	Select Kind = iota
	Border
	Zone
	Measure
)

// Kinds lists the tools in the order of the rail.
var Kinds = [...]Kind{Select, Border, Zone, Measure}

var kindNames = [...]string{"select", "border", "zone", "measure"}

// String names the tool as keys of texts do.
func (k Kind) String() string { return kindNames[k] }

// Mods are the modifier keys that are held.
type Mods struct{ Shift, Ctrl, Alt bool }

// Key is a key that tools know.
type Key uint8

// The keys that tools know.
const (
	Enter Key = iota
	Backspace
	Delete
	Escape
)

// Host is the map that a tool works on.
type Host interface {
	ZoomAt(at scene.Pixel, steps float64) // of a factor of two
	Session() *session.Session
	Camera() scene.Camera
	Scale() float64                    // pixels a point
	Use(Kind)                          // chooses another tool
	Say(message string)                // tells the user something, such as why not
	ShowFace(face int, at scene.Pixel) // whose side is it?
}

// Tool is one of the state machines.
type Tool interface {
	Kind() Kind
	// Click is a press and a release at one place; count is 2 for the second of a
	// double click.
	Click(at scene.Pixel, count int, mods Mods)
	// DragStart tells whether the tool takes a drag; if not, the map pans.
	DragStart(at scene.Pixel, mods Mods) bool
	Drag(at scene.Pixel, mods Mods)
	DragEnd()
	// Hover tells whether the overlay is another now.
	Hover(at scene.Pixel, mods Mods) bool
	// Press tells whether the tool has a use for the key.
	Press(k Key) bool
	// Leave is called before another tool is chosen.
	Leave()
	// Overlay is what is drawn above the map.
	Overlay() Overlay
	// Extent is the length and the area of what is being drawn or measured; 0: nothing.
	Extent() (metres, m2 float64)
	// Cursor says what a click would do.
	Cursor() Cursor
	// Hint is a line that says what the tool does now, with its keys.
	Hint() string
	// Hidden is what the overlay draws in place of the map.
	Hidden() scene.Hidden
}

// Cursor is the form of the pointer.
type Cursor uint8

// The pointers.
const (
	Arrow Cursor = iota
	Cross
	Hand
	Move // what is there goes with the pointer
	Add  // a vertex will be inserted
)

// Handle is a sign at a place.
type Handle uint8

// The handles.
const (
	VertexHandle Handle = iota
	MidpointHandle
	ActiveHandle
	SnapHandle  // the place is pulled to something
	HoverHandle // what a click or drag would take
)

// Overlay is drawn above the map, in pixels, for as long as it lasts.
type Overlay struct {
	Lines   []OverlayLine
	Handles []OverlayHandle
	Labels  []OverlayLabel
}

// OverlayLine is a line with its style.
type OverlayLine struct {
	Points []scene.Pixel
	Stroke style.Stroke
}

// OverlayHandle is a handle at its place.
type OverlayHandle struct {
	At   scene.Pixel
	Kind Handle
}

// OverlayLabel is a short text; its middle is at a place, or it stands beside the
// place where the pointer is. One that would cover an earlier one is left out.
type OverlayLabel struct {
	At     scene.Pixel
	Text   string
	Beside bool
}

// Distances in points within which the pointer hits something.
const (
	vertexReach   = 9.0
	midpointReach = 8.0
	edgeReach     = 6.0
	snapReach     = 8.0
)

// drawnLines are the lines of a feature on the screen, closed where they are closed
// on the ground. Long edges bend as they do on the map.
func drawnLines(f geo.Feature, c scene.Camera) [][]scene.Pixel {
	return shapeLines(scene.FeatureShape(f), c)
}

// heldLines are those lines of a feature that the map does not draw.
func heldLines(f geo.Feature, h scene.Hidden, c scene.Camera) [][]scene.Pixel {
	if !h.Around {
		return drawnLines(f, c)
	}
	_, hidden := h.Split(f)
	return shapeLines(scene.Lines(hidden), c)
}

func shapeLines(s *scene.Shape, c scene.Camera) [][]scene.Pixel {
	lens := newLens(c, scene.Pixel{})
	var lines [][]scene.Pixel
	for _, p := range s.Paths {
		line := make([]scene.Pixel, len(p.Points))
		for i, w := range p.Points {
			line[i] = lens.pixel(w)
		}
		lines = append(lines, line)
	}
	return lines
}

// extentText writes a length and, when there is one, an area.
func extentText(metres, m2 float64) string {
	if m2 > 0 {
		return text.Length(metres) + "  ·  " + text.Area(m2)
	}
	return text.Length(metres)
}
