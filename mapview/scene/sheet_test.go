package scene

import (
	"image/color"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/mapview/layer"
	"delimit/mapview/style"
)

func testSheet() *data.Sheet {
	return &data.Sheet{Name: "things", Source: "a test", Marks: []data.Mark{
		{Geometry: orb.Point{37, 48}, Title: "post", Look: data.Look{Marker: color.NRGBA{1, 2, 3, 255}, Radius: 6}},
		{Geometry: orb.LineString{{37, 48}, {38, 48}}, Title: "road", Look: data.Look{Stroke: color.NRGBA{9, 8, 7, 128}, Width: 3}},
		{Geometry: orb.MultiLineString{{{37, 48.1}, {38, 48.1}}, {{37, 48.2}, {38, 48.2}}}},
		{Geometry: orb.Polygon{{{37, 48}, {38, 48}, {38, 49}, {37, 48}}}, Look: data.Look{Fill: color.NRGBA{4, 5, 6, 153}, NoStroke: true}},
		{Geometry: orb.Collection{orb.Point{37.5, 48.5}, orb.LineString{{37, 47}, {38, 47}}}},
	}}
}

func sheetLayer() layer.Layer {
	l := layer.OfFile("/tmp/things.geojson")
	l.Sheet = testSheet()
	return l
}

// sheetOps are what a layer adds to a scene.
func sheetOps(t *testing.T, l layer.Layer) []Op {
	t.Helper()
	plain := Build(Model{}, style.Light)
	with := Build(Model{Layers: layer.Plain().Adding(l)}, style.Light)
	n := len(with.Ops) - len(plain.Ops)
	if !slices.EqualFunc(with.Ops[:len(plain.Ops)], plain.Ops, sameOp) {
		t.Fatal("a layer changed what lies below it")
	}
	return with.Ops[len(with.Ops)-n:]
}

// A file's own look is drawn: areas below, lines, then points; what it does not say
// is the style's.
func TestSheetsAreDrawnAsTheySay(t *testing.T) {
	ops := sheetOps(t, sheetLayer())
	if len(ops) != 5 {
		t.Fatalf("%d operations: %+v", len(ops), ops)
	}
	area, road, lines, post, point := ops[0], ops[1], ops[2], ops[3], ops[4]
	own := style.Light.Sheet
	if area.Fill.A != 0 || area.Pattern.Motif != style.Ticked || area.Pattern.Color != (color.NRGBA{4, 5, 6, 204}) || area.Edge.Width != 0 || !area.Shape.Closed {
		t.Errorf("the area is %+v", area)
	}
	if road.Edge.Color != (color.NRGBA{9, 8, 7, 128}) || road.Edge.Width != 3 || road.Shape.Closed {
		t.Errorf("the road is %+v", road)
	}
	if lines.Edge.Color != own.Line.Color || lines.Edge.Width != own.Line.Width || len(lines.Shape.Paths) != 3 {
		t.Errorf("the lines are %+v", lines)
	}
	if post.Dot != 6 || post.Fill != (color.NRGBA{1, 2, 3, 255}) || point.Dot != own.Dot || point.Fill != own.Line.Color {
		t.Errorf("the points are %+v, %+v", post, point)
	}
}

// The layer's colour and opacity come before the file's; hidden, nothing is drawn.
func TestSheetsHonourTheirLayer(t *testing.T) {
	l := sheetLayer()
	l.Color, l.Opacity = color.NRGBA{200, 0, 0, 255}, 0.5
	for _, op := range sheetOps(t, l) {
		for _, c := range []color.NRGBA{op.Fill, op.Edge.Color} {
			if op.Dot == 0 && c.A > 0 && (c.R != 200 || c.A > 128) {
				t.Errorf("%+v is not red and faint", c)
			}
		}
	}
	l.Hidden = true
	if n := len(sheetOps(t, l)); n != 0 {
		t.Errorf("hidden, %d operations are left", n)
	}
}

// Names of a sheet come after all others, and the same sheet gives the same labels,
// so that a plan of them can stay.
func TestSheetNames(t *testing.T) {
	m := Model{Layers: layer.Plain().Adding(sheetLayer())}
	a, b := Build(m, style.Light), Build(m, style.Light)
	if !slices.Equal(a.Labels, b.Labels) {
		t.Error("the labels of one model differ")
	}
	var names []string
	for _, l := range a.Labels {
		if l.Kind == SheetKind {
			names = append(names, l.Text)
		}
	}
	if !slices.Equal(names, []string{"post", "road"}) {
		t.Errorf("names %v", names)
	}
}

// Very many marks are drawn in few operations, of which each has a box of its own.
func TestManyMarksAreDrawnTogether(t *testing.T) {
	l := layer.OfFile("many")
	l.Sheet = &data.Sheet{}
	for i := range 5000 {
		x := 30 + float64(i)/1000
		l.Sheet.Marks = append(l.Sheet.Marks, data.Mark{Geometry: orb.LineString{{x, 48}, {x + 0.001, 48}}})
	}
	if n := len(sheetOps(t, l)); n != (5000+mostTogether-1)/mostTogether {
		t.Errorf("%d operations", n)
	}
}
