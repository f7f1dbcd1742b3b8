package scene

import (
	"image/color"

	"delimit/mapview/layer"
	"delimit/mapview/style"
)

// pen is how the pieces of an added layer are drawn: as the file says, in the
// layer's colour if it has one, and as faint as the layer.
type pen struct {
	layer layer.Layer
	base  style.Sheet
}

func newPen(l layer.Layer, st *style.Map) pen { return pen{l, st.Sheet.In(l.Color)} }

func (p pen) op(of piece) Op {
	op, look := Op{Shape: of.shape}, of.look
	if of.kind == pointPiece {
		op.Fill, op.Dot, op.Edge = p.ink(look.Marker, p.base.Line.Color), p.base.Dot, p.base.DotEdge
		op.Edge.Color = p.faint(op.Edge.Color)
		if look.Radius > 0 {
			op.Dot = look.Radius
		}
		return op
	}
	if of.kind == areaPiece && !look.NoFill {
		op.Pattern = p.ticks(p.ink(look.Fill, style.Alpha(p.base.Line.Color, p.base.Fill)))
	}
	if !look.NoStroke {
		op.Edge = style.Stroke{Width: p.base.Line.Width, Color: p.ink(look.Stroke, p.base.Line.Color)}
		if look.Width > 0 {
			op.Edge.Width = look.Width
		}
	}
	return op
}

// ticks cover an area in the colour of its fill. A fill would tint the land below, and
// its colour would be none that the legend explains.
func (p pen) ticks(fill color.NRGBA) style.Pattern {
	t := p.base.Ticks
	t.Color = style.Alpha(fill, p.layer.Opacity*(0.5+0.5*float64(fill.A)/255))
	return t
}

// ink is the colour that a file says, else another. The layer's own colour comes
// first, as opaque as the file has it.
func (p pen) ink(said, otherwise color.NRGBA) color.NRGBA {
	switch {
	case said.A > 0 && p.layer.Color.A == 0:
		return p.faint(said)
	case said.A > 0:
		otherwise.A = said.A
	}
	return p.faint(otherwise)
}

func (p pen) faint(c color.NRGBA) color.NRGBA {
	c.A = uint8(float64(c.A)*p.layer.Opacity + 0.5)
	return c
}

// SheetSample is a line by which an added layer is known: as its first mark is drawn.
func SheetSample(l layer.Layer, st *style.Map) style.Stroke {
	if l.Sheet == nil {
		return st.Sheet.Line
	}
	p := newPen(l, st)
	pieces := projectSheet(l.Sheet).pieces
	if len(pieces) == 0 {
		return p.base.Line
	}
	switch op := p.op(pieces[0]); {
	case op.Dot > 0:
		return style.Stroke{Width: 2 * op.Dot, Color: op.Fill}
	case op.Edge.Width > 0:
		return op.Edge
	default:
		return style.Stroke{Width: 2 * p.base.Dot, Color: op.Pattern.Color, Dash: []float64{3, 4}}
	}
}
