package desk

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"delimit/mapview/brief"
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

// Files have the format and the ending that was chosen, or that their name asks for.
func TestExportWritesWhatWasChosen(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	dir := t.TempDir()
	for _, c := range []struct {
		format     int
		name, file string
		begins     string
	}{
		{0, "a", "a.png", "\x89PNG"}, {0, "b.svg", "b.svg", "<?xml"}, {2, "c.png", "c.pdf", "%PDF"}, {1, "d.v2", "d.v2.svg", "<?xml"}, {2, "e.svg", "e.pdf", "%PDF"},
	} {
		f := newExportForm(d)
		f.format.SetSelectedIndex(c.format)
		path, format := f.target(filepath.Join(dir, c.name))
		d.export(path, f.page(), format)
		file := filepath.Join(dir, c.file)
		eventually(t, d, c.file, func() bool { _, err := os.Stat(file); return err == nil })
		if b, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(b, []byte(c.begins)) {
			t.Errorf("%s: %v, begins with %q", c.file, err, b[:min(len(b), 8)])
		}
	}
}
