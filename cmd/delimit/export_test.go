package main

import (
	"image"
	"testing"
)

// Paper is as large at any resolution; pixels are as many as asked for.
func TestPageSize(t *testing.T) {
	half := 150.0
	for _, c := range []struct {
		size   string
		dpi    *float64
		pixels image.Point
		inch   float64
	}{
		{"1920x1080", nil, image.Pt(1920, 1080), 96}, {"1920x1080", &half, image.Pt(1920, 1080), 150},
		{"A4", nil, image.Pt(3508, 2480), 300}, {"a4-upright", &half, image.Pt(1240, 1754), 150}, {"Letter", &half, image.Pt(1650, 1275), 150},
	} {
		s, err := (&exportCommand{Size: c.size, DPI: c.dpi}).pageSize()
		if err != nil || s.Pixels != c.pixels || s.PixelsPerInch != c.inch {
			t.Errorf("%s: %v, %v", c.size, s, err)
		}
	}
}

// The ending of a file decides its format: no PDF is written as x.png.
func TestEndingDecidesTheFormat(t *testing.T) {
	for _, c := range []struct{ output, format, want string }{
		{"x.png", "", "png"}, {"x.SVG", "", "svg"}, {"x.png", "pdf", ""}, {"x.pdf", "pdf", "pdf"}, {"x", "", ""}, {"x", "pdf", "pdf"}, {"/dev/stdout", "svg", "svg"},
		{"x.jpg", "", ""}, {"x.jpg", "png", ""}, {"x.v2", "png", "png"}, {"x.v2", "", ""}, {"a.png/x", "", ""},
	} {
		got, err := (&exportCommand{Output: c.output, Format: c.format}).format()
		if string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s --format %q: %q, %v", c.output, c.format, got, err)
		}
	}
}
