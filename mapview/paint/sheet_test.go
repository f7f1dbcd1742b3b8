package paint

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/mapview/layer"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

func sheetScene(marks ...data.Mark) *scene.Scene {
	l := layer.OfFile("odd")
	l.Sheet = &data.Sheet{Name: "odd", Source: "a test", Marks: marks}
	return scene.Build(scene.Model{Layers: layer.Plain().Adding(l)}, style.Light)
}

// Marks that hardly are any, or lie at the ends of the world, are drawn or passed
// over at every zoom; nothing crashes.
func TestOddMarks(t *testing.T) {
	var marks []data.Mark
	for _, g := range []orb.Geometry{
		orb.LineString{{37.5, 48}}, orb.LineString{{37.5, 48}, {37.5, 48}}, orb.Polygon{{{37.5, 48}, {37.5, 48}}}, orb.Polygon{{{37.5, 48}}},
		orb.MultiPoint{{37.5, 48}, {180, 90}, {-180, -90}}, orb.LineString{{-180, -90}, {180, 90}}, orb.MultiPolygon{{{{-180, -90}, {180, -90}, {180, 90}, {-180, -90}}}},
		orb.Collection{orb.Collection{}, orb.Point{37.5, 48}},
	} {
		marks = append(marks, data.Mark{Geometry: g, Title: strings.Repeat("name ", 100), Look: data.Look{Width: 12}}, data.Mark{Geometry: g, Look: data.Look{NoFill: true, NoStroke: true}})
	}
	s := sheetScene(marks...)
	img := image.NewRGBA(image.Rect(0, 0, 300, 200))
	for _, zoom := range []float64{scene.MinZoom, 7, 12, scene.MaxZoom} {
		c := scene.Camera{Center: orb.Point{37.5, 48}, Zoom: zoom, Size: scene.Size{W: 300, H: 200}}
		Tile(s, ViewOf(c, 1), img)
		Labels(NewRaster(img, scene.Pixel{}), s, Place(s, c, 1, nil).Labels, 1)
	}
}

// A point of a file is a dot where it lies, in its colour.
func TestDots(t *testing.T) {
	red := color.NRGBA{200, 0, 0, 255}
	s := sheetScene(data.Mark{Geometry: orb.Point{37.5, 48}, Look: data.Look{Marker: red, Radius: 6}})
	c := scene.Camera{Center: orb.Point{37.5, 48}, Zoom: 9, Size: scene.Size{W: 100, H: 100}}
	img := image.NewRGBA(image.Rect(0, 0, 100, 100))
	Tile(s, ViewOf(c, 1), img)
	if got := img.RGBAAt(50, 50); got != (color.RGBA{200, 0, 0, 255}) {
		t.Errorf("in the middle is %v", got)
	}
	if got := img.RGBAAt(50, 62); got.R == 200 && got.G == 0 {
		t.Error("the dot is too large")
	}
}
