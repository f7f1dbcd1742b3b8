package mapview

import (
	"image"
	"math"

	"fyne.io/fyne/v2/driver/desktop"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/tool"
)

// Cursor says what a press would do.
func (m *Map) Cursor() desktop.Cursor {
	switch {
	case m.box.on:
		return desktop.CrosshairCursor
	case m.input.panning || m.input.space:
		return m.drawn(tool.Move)
	}
	switch c := m.tool.Cursor(); c {
	case tool.Cross:
		return desktop.CrosshairCursor
	case tool.Hand:
		return desktop.PointerCursor
	case tool.Move, tool.Add:
		return m.drawn(c)
	}
	return desktop.DefaultCursor
}

// drawn is a pointer of our own: the toolkit has none of its kind.
func (m *Map) drawn(c tool.Cursor) desktop.Cursor {
	key := drawnKey{c, m.scale}
	if m.cursors[key] == nil {
		if m.cursors == nil {
			m.cursors = map[drawnKey]*drawnCursor{}
		}
		m.cursors[key] = newDrawnCursor(c, m.scale)
	}
	return m.cursors[key]
}

type drawnKey struct {
	kind  tool.Cursor
	scale float64
}

// drawnCursor is a pointer with the place that points in its middle.
type drawnCursor struct{ img *image.RGBA }

// Image implements desktop.Cursor.
func (c *drawnCursor) Image() (image.Image, int, int) {
	return c.img, c.img.Rect.Dx() / 2, c.img.Rect.Dy() / 2
}

// Strokes on a square of 24 points about its middle.
var drawnStrokes = map[tool.Cursor][][]scene.Pixel{
	tool.Move: {
		{{X: -9, Y: 0}, {X: 9, Y: 0}}, {{X: 0, Y: -9}, {X: 0, Y: 9}},
		{{X: -6, Y: -3}, {X: -9, Y: 0}, {X: -6, Y: 3}}, {{X: 6, Y: -3}, {X: 9, Y: 0}, {X: 6, Y: 3}},
		{{X: -3, Y: -6}, {X: 0, Y: -9}, {X: 3, Y: -6}}, {{X: -3, Y: 6}, {X: 0, Y: 9}, {X: 3, Y: 6}},
	},
	tool.Add: {
		{{X: -8, Y: 0}, {X: -2.5, Y: 0}}, {{X: 2.5, Y: 0}, {X: 8, Y: 0}}, {{X: 0, Y: -8}, {X: 0, Y: -2.5}}, {{X: 0, Y: 2.5}, {X: 0, Y: 8}},
		{{X: 5, Y: 8}, {X: 11, Y: 8}}, {{X: 8, Y: 5}, {X: 8, Y: 11}},
	},
}

func newDrawnCursor(c tool.Cursor, scale float64) *drawnCursor {
	const side = 24 // points
	n := int(math.Round(side * scale))
	img := image.NewRGBA(image.Rect(0, 0, n, n))
	raster := paint.NewRaster(img, scene.Pixel{})
	for _, stroke := range []style.Stroke{{Width: 4, Color: style.PointerEdge}, {Width: 1.6, Color: style.Pointer}} {
		for _, line := range drawnStrokes[c] {
			moved := make([]scene.Pixel, len(line))
			for i, p := range line {
				moved[i] = scene.Pixel{X: (side/2 + p.X) * scale, Y: (side/2 + p.Y) * scale}
			}
			raster.Stroke(paint.Whole(moved), stroke.Scaled(scale))
		}
	}
	return &drawnCursor{img}
}
