package desk

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// frame lays the window out edge to edge: top, bottom, left, right, middle.
//
// Fyne adds the bar of menus when it makes the window, which takes as long as drawing
// the map does. So that this can be done meanwhile and once, the frame leaves the room
// of the bar free until the window is there.
type frame struct{ started bool }

// Layout implements fyne.Layout.
func (f *frame) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if !f.started && size.Height == wanted.Height {
		size.Height -= menuBarHeight()
	}
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

// MinSize implements fyne.Layout. Of the middle the map alone has a say: for a long
// message over it the window would grow beyond the screen, and stay so.
func (*frame) MinSize(o []fyne.CanvasObject) fyne.Size {
	middle := o[4].(*fyne.Container).Objects[0].MinSize().Max(leastMap)
	return fyne.NewSize(o[2].MinSize().Width+middle.Width+o[3].MinSize().Width,
		o[0].MinSize().Height+middle.Height+o[1].MinSize().Height)
}

// leastMap is what remains of the map in the smallest window, in points.
var leastMap = fyne.NewSize(200, 150)

// menuBarHeight is what Fyne's bar of menus will take.
func menuBarHeight() float32 {
	return fyne.MeasureText("File", base.TextSize(), fyne.TextStyle{}).Height + base.InnerPadding()
}
