package desk

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// railLayout puts the tools at the top of the rail and the buttons that move the map at
// its foot. Where the rail is too short for both these go: wheel and keys do the same.
type railLayout struct{ tools int }

// Layout implements fyne.Layout.
func (l *railLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, tool := range o[:l.tools] {
		y = stackAt(tool, y, size.Width)
	}
	rest := l.height(o[l.tools:])
	fits := y+rest <= size.Height
	y = size.Height - rest
	for _, button := range o[l.tools:] {
		show(button, fits)
		y = stackAt(button, y, size.Width)
	}
}

// stackAt puts an object at a height and tells where the next one goes.
func stackAt(o fyne.CanvasObject, y, width float32) float32 {
	height := o.MinSize().Height
	o.Move(fyne.NewPos(0, y))
	o.Resize(fyne.NewSize(width, height))
	return y + height + base.Padding()
}

func (*railLayout) height(o []fyne.CanvasObject) float32 {
	h := float32(0)
	for _, object := range o {
		h += object.MinSize().Height + base.Padding()
	}
	return h - base.Padding()
}

// MinSize implements fyne.Layout.
func (l *railLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, l.height(o[:l.tools]))
}
