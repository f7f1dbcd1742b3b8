package desk

import "fyne.io/fyne/v2"

// corner puts a button into the upper right corner of the map and a card below it,
// as tall as it needs to be and the map lets it.
type corner struct{}

const (
	cornerEdge = 10
	below      = 66 // the corner below names the sources
)

// Layout implements fyne.Layout.
func (corner) Layout(o []fyne.CanvasObject, size fyne.Size) {
	button, card := o[0], o[1]
	b := button.MinSize()
	button.Resize(b)
	button.Move(fyne.NewPos(size.Width-b.Width-cornerEdge, cornerEdge))
	top := b.Height + 2*cornerEdge
	c := card.MinSize()
	c.Height = min(c.Height, max(size.Height-top-below, 150))
	card.Resize(c)
	card.Move(fyne.NewPos(size.Width-c.Width-cornerEdge, top))
}

// MinSize implements fyne.Layout: the map decides.
func (corner) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
