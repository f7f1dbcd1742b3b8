package desk

import "fyne.io/fyne/v2"

// wanted is the size of the window in points where the screen has room for it.
var wanted = fyne.NewSize(1400, 880)

// titleBar is what the system's frame takes of the height, in points.
const titleBar = 36

// started is called once the window is there.
func (d *Desk) started() {
	d.frame.started = true
	d.fitScreen()
}

// fitScreen keeps the window on the screen: at a scale of two the size that is
// wanted is more than many have. Its scale is known only once the window
// is there.
func (d *Desk) fitScreen() {
	if d.config.Screen == nil {
		return
	}
	w, h := d.config.Screen()
	if size := fitted(wanted, w, h, d.win.Canvas().Scale()); size != wanted {
		d.win.Resize(size)
		d.timeline.bar.view.open = size.Height >= roomForChart
		d.timeline.bar.update()
	}
}

// roomForChart is how high a window must be to keep most of its map beside the chart,
// in points: in a lower one the chart waits to be asked for.
const roomForChart = 600

// fitted is a size in points as far as a screen of a scale has room for it.
func fitted(size fyne.Size, screenWidth, screenHeight int, scale float32) fyne.Size {
	if screenWidth <= 0 || screenHeight <= 0 || scale <= 0 {
		return size
	}
	return fyne.NewSize(min(size.Width, float32(screenWidth)/scale), min(size.Height, float32(screenHeight)/scale-titleBar))
}
