package brief

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"delimit/geo/sharedtest"
	"delimit/mapview/paint/golden"
	"delimit/mapview/style"
)

// The page looks the same in all formats: drawn by other programs and compared with
// our own picture.
func TestVectorsLookLikeThePicture(t *testing.T) {
	for _, st := range []*style.Map{style.Light, style.Dark, style.Grey} {
		page := testPage(t, image.Pt(1280, 800))
		page.Model = everyZone(t)
		page.Style = st
		want := Draw(page)
		t.Run("svg "+st.Name, func(t *testing.T) {
			rsvg := sharedtest.Program(t, "rsvg-convert", "librsvg2-bin")
			in, out := filepath.Join(t.TempDir(), "p.svg"), filepath.Join(t.TempDir(), "p.png")
			writeFile(t, in, written(t, page, SVG))
			runTool(t, rsvg, "-o", out, in)
			same(t, "svg-"+st.Name, want, readPicture(t, out))
		})
		t.Run("pdf "+st.Name, func(t *testing.T) {
			pdftoppm := sharedtest.Program(t, "pdftoppm", "poppler-utils")
			in, out := filepath.Join(t.TempDir(), "p.pdf"), filepath.Join(t.TempDir(), "p")
			writeFile(t, in, written(t, page, PDF))
			runTool(t, pdftoppm, "-r", "96", "-png", "-singlefile", in, out)
			same(t, "pdf-"+st.Name, want, readPicture(t, out+".png"))
		})
	}
}

func writeFile(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

func runTool(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func readPicture(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// same compares in squares of 4 pixels, because letters and rims are smoothed in
// other ways.
func same(t *testing.T, name string, want *image.RGBA, got image.Image) {
	t.Helper()
	if d := want.Bounds().Size().Sub(got.Bounds().Size()); d.X*d.X > 1 || d.Y*d.Y > 1 {
		t.Fatalf("%s: %v, want %v", name, got.Bounds().Size(), want.Bounds().Size())
	}
	mean := func(img image.Image, x, y int) (c [3]int) {
		for dy := range 4 {
			for dx := range 4 {
				p := color.RGBAModel.Convert(img.At(x+dx, y+dy)).(color.RGBA)
				c[0], c[1], c[2] = c[0]+int(p.R), c[1]+int(p.G), c[2]+int(p.B)
			}
		}
		return c
	}
	w, h := want.Rect.Dx()/4-1, want.Rect.Dy()/4-1
	marked := image.NewRGBA(image.Rect(0, 0, w, h)) // black where a square differs
	for y := range h {
		for x := range w {
			a, b := mean(want, 4*x, 4*y), mean(got, 4*x, 4*y)
			for k := range a {
				if d := a[k] - b[k]; d > 16*40 || d < -16*40 {
					marked.SetRGBA(x, y, color.RGBA{255, 255, 255, 255})
				}
			}
		}
	}
	// Squares that differ lie scattered, at rims; a thing that is missing makes many together.
	if n, at, _ := golden.Largest(image.NewRGBA(marked.Rect), marked); n > mostSquares {
		path := filepath.Join(os.TempDir(), "delimit-"+name+".png")
		var b bytes.Buffer
		_ = png.Encode(&b, got)
		_ = os.WriteFile(path, b.Bytes(), 0o644)
		t.Errorf("%s: %d squares together differ from the picture, at %v; see %s", name, n, at.Mul(4), path)
	}
}

// mostSquares is how many squares that differ may hang together.
const mostSquares = 6

// An SVG is well-formed and says its words; no name is taken for markup.
func TestSVGIsWellFormed(t *testing.T) {
	page := testPage(t, image.Pt(1280, 800))
	page.Title = "A <line> & \"more\" Ї\x01"
	b := written(t, page, SVG)
	words := ""
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			words += string(text)
		}
	}
	for _, want := range []string{"A <line> & \"more\" Ї", "OpenStreetMap", "Mariupol"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not among the words", want)
		}
	}
}

// The words of a PDF can be read out of it, Cyrillic ones too.
func TestPDFHasText(t *testing.T) {
	pdftotext := sharedtest.Program(t, "pdftotext", "poppler-utils")
	page := testPage(t, image.Pt(3508, 2480))
	page.PixelsPerInch = 300
	page.Title = "Лінія від Їзюма to Mariupol"
	in := filepath.Join(t.TempDir(), "p.pdf")
	writeFile(t, in, written(t, page, PDF))
	out, err := exec.Command(pdftotext, in, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{page.Title, "OpenStreetMap", "Mariupol", "km²"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not among the words of the PDF", want)
		}
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]Format{"a.png": PNG, "/b.x/c.SVG": SVG, "d.e.pdf": PDF, "pdf": "", "a.jpg": "", ".pdf": PDF, "dir.pdf/x": ""} {
		if got, err := FormatOf(path); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
}
