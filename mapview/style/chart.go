package style

import (
	"image/color"

	"delimit/geo"
)

// Chart is how lines over time are drawn.
type Chart struct {
	Axis, Grid  Stroke
	Tick        Stroke // of a date that was measured
	Label       Type   // of the axes
	Name        Type   // at the end of a line, in the colour of the line
	Cursor      color.NRGBA
	CursorWidth float64
	Knob        float64 // its diameter
	Dot         float64 // diameter of a date that was measured, where they lie apart
	NotMeasured []float64
	Stale       float64 // opacity of lines that are being measured anew
	holders     [len(geo.Holders)]color.NRGBA
}

// ChartOf is the chart that goes with a map and a window.
func ChartOf(m *Map, c *Chrome) *Chart {
	label := Type{Size: 10.5, Color: c.Muted}
	return &Chart{
		Axis: Stroke{1, Alpha(c.Muted, 0.8), nil}, Grid: Stroke{1, Alpha(c.Muted, 0.22), nil}, Tick: Stroke{1, Alpha(c.Muted, 0.75), nil},
		Label: label, Name: Type{Size: 11, Bold: true},
		Cursor: c.Accent, CursorWidth: 1.5, Knob: 13, Dot: 4.5, NotMeasured: []float64{2, 3}, Stale: 0.35,
		holders: [...]color.NRGBA{opaque(m.Sides[geo.SideUkraine].Color), opaque(m.Sides[geo.SideRussia].Color), c.Muted, Alpha(c.Muted, 0.6)},
	}
}

// dashes tell lines of one colour apart.
var dashes = [...][]float64{nil, {7, 3}, {2.5, 2.5}, {9, 3, 2, 3}, {5, 5}}

// Holder is the line of the land of a holder.
func (c *Chart) Holder(h geo.Holder) Stroke { return Stroke{2, c.holders[h], nil} }

// Cell is the line of a cell, of which n others of the same holder came before.
func (c *Chart) Cell(cell geo.Cell, n int) Stroke {
	return Stroke{2, c.holders[cell.Holder], dashes[n%len(dashes)]}
}

func opaque(c color.NRGBA) color.NRGBA { return Alpha(c, 1) }
