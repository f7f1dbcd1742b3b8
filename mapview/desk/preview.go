package desk

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"delimit/mapview/brief"
	"delimit/mapview/session"
)

// preview shows a page before it is written, as a small picture that is drawn in the
// background. While one is drawn, only the last page asked for waits.
type preview struct {
	background session.Background
	picture    *canvas.Image
	next       *brief.Page
	busy       bool
}

// previewSide is the longer side of the picture in pixels, and previewSize what the
// dialog keeps free for it.
const previewSide = 960

var previewSize = fyne.NewSize(480, 270)

func newPreview(background session.Background) *preview {
	p := &preview{background: background, picture: &canvas.Image{FillMode: canvas.ImageFillContain}}
	p.picture.SetMinSize(previewSize)
	return p
}

// show draws a page, only smaller: its layout goes by its proportions.
func (p *preview) show(page brief.Page) {
	side := max(page.Size.X, page.Size.Y)
	page.Size = image.Pt(page.Size.X*previewSide/side, page.Size.Y*previewSide/side)
	p.next = &page
	p.draw()
}

func (p *preview) draw() {
	if p.busy || p.next == nil {
		return
	}
	page := *p.next
	p.next, p.busy = nil, true
	var drawn image.Image
	p.background(func() { drawn = brief.Draw(page) }, func() {
		p.busy = false
		p.picture.Image = drawn
		p.picture.Refresh()
		p.draw()
	})
}
