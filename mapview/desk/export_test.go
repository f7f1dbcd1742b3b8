package desk

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"delimit/data/basemap"
	"delimit/mapview/brief"
	"delimit/mapview/layer"
	"delimit/mapview/raster"
	"delimit/mapview/style"
)

// The dialog shows the page in its proportions, and only the last one asked for when
// several are wanted at once.
func TestPreview(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	f := newExportForm(d)
	for i := range brief.Sizes {
		f.size.SetSelectedIndex(i)
	}
	f.look.SetSelectedIndex(slices.Index(style.Palettes, style.Grey))
	eventually(t, d, "the preview", func() bool { return !f.preview.busy && f.preview.next == nil })
	got := f.preview.picture.Image
	if size := got.Bounds().Size(); size != image.Pt(previewSide*2550/3300, previewSide) {
		t.Errorf("the preview of a Letter page is %v", size)
	}
	for x := range got.Bounds().Dx() {
		if r, g, b, _ := got.At(x, 300).RGBA(); r != g || g != b {
			t.Fatalf("the preview in greys has a colour at %d", x)
		}
	}
}

// The ending of a file decides its format; one without an ending gets that of the format
// that is chosen, and one with another ending is refused.
func TestExportWritesWhatTheNameSays(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	dir := t.TempDir()
	for _, c := range []struct {
		format     int
		name, file string
		begins     string
	}{
		{0, "a", "a.png", "\x89PNG"}, {0, "b.svg", "b.svg", "<?xml"}, {2, "c.png", "c.png", "\x89PNG"}, {1, "d.v2", "d.v2.svg", "<?xml"}, {2, "e.SVG", "e.SVG", "<?xml"},
		{0, "f.jpg", "", ""}, {2, "g.pptx", "", ""},
	} {
		f := newExportForm(d)
		f.format.SetSelectedIndex(c.format)
		path, format, err := f.target(filepath.Join(dir, c.name))
		if (err != nil) != (c.file == "") {
			t.Errorf("%s: %v", c.name, err)
		}
		if err != nil {
			continue
		}
		d.export(path, f.page(), format)
		file := filepath.Join(dir, c.file)
		eventually(t, d, c.file, func() bool { _, err := os.Stat(file); return err == nil })
		if b, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(b, []byte(c.begins)) {
			t.Errorf("%s: %v, begins with %q", c.file, err, b[:min(len(b), 8)])
		}
	}
}

// Choosing a format changes the ending that is shown, and typing an ending the format.
func TestFormatAndEndingKeepInStep(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	f := newExportForm(d)
	path := newField(nil)
	path.SetText("/tmp/a.b.png")
	f.follow(path)
	for _, c := range []struct {
		choose      int
		typed, path string
		format      brief.Format
	}{
		{2, "", "/tmp/a.b.pdf", brief.PDF}, {-1, "/tmp/x.svg", "/tmp/x.svg", brief.SVG}, {-1, "/tmp/x.sv", "/tmp/x.sv", brief.SVG}, {0, "", "/tmp/x.sv", brief.PNG},
		{-1, "/tmp/x.Pdf", "/tmp/x.Pdf", brief.PDF}, {1, "", "/tmp/x.svg", brief.SVG},
	} {
		if c.choose >= 0 {
			f.format.SetSelectedIndex(c.choose)
		} else {
			path.SetText(c.typed)
		}
		if got := brief.Formats[f.format.SelectedIndex()]; path.Text != c.path || got != c.format {
			t.Errorf("%+v: %s as %s", c, path.Text, got)
		}
	}
}

// someTiles is a basemap without tiles: they fail, or it has none.
type someTiles struct{ err error }

func (someTiles) Info() basemap.Info {
	return basemap.Info{Name: "plain", Attribution: "© the surveyors", MaxZoom: 14}
}
func (someTiles) Close() error                                        { return nil }
func (s someTiles) Tile(context.Context, basemap.Key) ([]byte, error) { return nil, s.err }

// A picture that lacks its basemap is written, and it is said until somebody has read it
// which and why.
func TestExportTellsMissingTiles(t *testing.T) {
	for _, err := range []error{errors.New("the disk is on fire"), basemap.ErrNone} {
		d := newTestDesk(t, t.TempDir())
		l := layer.OfFile("/tmp/x.mbtiles")
		l.Tiles = raster.New(someTiles{err})
		d.setLayers(d.m.Layers().Adding(l))
		path := filepath.Join(t.TempDir(), "out.png")
		page := newExportForm(d).page()
		page.Size = image.Pt(640, 480)
		d.export(path, page, brief.PNG)
		eventually(t, d, "the news", func() bool { return len(d.questions) == 1 })
		top := d.Window().Canvas().Overlays().Top()
		if _, missing := os.Stat(path); missing != nil || !shows(top, path) || !shows(top, "The basemap plain is not drawn") || shows(top, "on fire") != (err != basemap.ErrNone) {
			t.Errorf("%v: it is not said; %v", err, missing)
		}
	}
}
