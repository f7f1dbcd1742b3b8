package desk

import "fyne.io/fyne/v2"

// frame lays the window out edge to edge: top, bottom, left, right, middle.
type frame struct{}

// Layout implements fyne.Layout.
func (frame) Layout(o []fyne.CanvasObject, size fyne.Size) {
	top, bottom := o[0].MinSize().Height, o[1].MinSize().Height
	left, right := o[2].MinSize().Width, o[3].MinSize().Width
	height := size.Height - top - bottom
	put := func(object fyne.CanvasObject, x, y, w, h float32) {
		object.Move(fyne.NewPos(x, y))
		object.Resize(fyne.NewSize(w, h))
	}
	put(o[0], 0, 0, size.Width, top)
	put(o[1], 0, size.Height-bottom, size.Width, bottom)
	put(o[2], 0, top, left, height)
	put(o[3], size.Width-right, top, right, height)
	put(o[4], left, top, size.Width-left-right, height)
}

// MinSize implements fyne.Layout.
func (frame) MinSize(o []fyne.CanvasObject) fyne.Size {
	middle := o[4].MinSize()
	return fyne.NewSize(o[2].MinSize().Width+middle.Width+o[3].MinSize().Width,
		o[0].MinSize().Height+middle.Height+o[1].MinSize().Height)
}
