package pdf

import (
	"bytes"
	"image/color"
	"image/png"
	"os/exec"
	"testing"
	"time"

	"delimit/geo/sharedtest"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// A thousand patterned areas, each as large as the page, make a file of a bounded
// size, the same every time.
func TestManyPatterns(t *testing.T) {
	written := func(n int) string {
		s := New(400, 300, 96)
		for i := range n {
			x := float64(i % 7)
			s.Pattern([][]scene.Pixel{{{X: x, Y: 0}, {X: 400, Y: 0}, {X: 400, Y: 300}, {X: x, Y: 300}}}, style.Light.Zones["free-trade"].Pattern)
		}
		b, err := s.Bytes("many", "", time.Unix(0, 0), nil)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	few, many := written(10), written(1000)
	if len(many) > len(few)+20_000 || many != written(1000) {
		t.Errorf("ten areas take %d bytes, a thousand %d", len(few), len(many))
	}
}

// A sheet lies where its pattern would: drawn over it again and again, inside a box
// that lies askew, it covers nothing else.
func TestSheetLiesWhereItsPatternDoes(t *testing.T) {
	pdftoppm := sharedtest.Program(t, "pdftoppm", "poppler-utils")
	drawn := func(n int) []byte {
		s := New(400, 300, 96)
		p := style.Pattern{Motif: style.Crossed, Step: 23, Width: 6, Color: color.NRGBA{A: 255}}
		s.Inside(paint.Rect{X0: 17, Y0: 29, X1: 390, Y1: 280}, func(on paint.Surface) {
			for range n {
				on.Pattern([][]scene.Pixel{{{X: 0, Y: 0}, {X: 370, Y: 0}, {X: 370, Y: 250}, {X: 0, Y: 250}}}, p)
			}
		})
		b, err := s.Bytes("", "", time.Unix(0, 0), nil)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(pdftoppm, "-r", "96", "-png", "-singlefile", "-")
		cmd.Stdin = bytes.NewReader(b)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	one, err1 := png.Decode(bytes.NewReader(drawn(1)))
	many, err2 := png.Decode(bytes.NewReader(drawn(9)))
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	differ := 0
	for y := range one.Bounds().Dy() {
		for x := range one.Bounds().Dx() {
			a, b := color.GrayModel.Convert(one.At(x, y)).(color.Gray).Y, color.GrayModel.Convert(many.At(x, y)).(color.Gray).Y
			if a > 250 && b < 128 { // ink where there was none
				differ++
			}
		}
	}
	if differ > 0 {
		t.Errorf("the sheet has ink at %d pixels where the pattern has none", differ)
	}
}
