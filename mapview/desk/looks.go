package desk

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/theme"
)

// wear chooses a theme and remembers it.
//
// To set the theme again, which is the toolkit's way, reads all fonts anew, while its
// shaper of text never lets go of the old ones: three megabytes for every change. The
// fonts are the same in every dress, so the colours alone are put on what is there.
func (d *Desk) wear(c theme.Choice) {
	d.theme.Choice = c
	d.state.Theme = uint8(c)
	d.saveSettings()
	d.drawnIcons.Refresh()
	d.restyle()
	d.menus.update()
	d.win.Content().Refresh()
	for _, o := range d.win.Canvas().Overlays().List() {
		o.Refresh()
	}
}

// newDrawnIcons is something whose refreshing has the toolkit forget the icons that it
// has drawn in the colours of before.
func newDrawnIcons(t *theme.Theme) *container.ThemeOverride {
	return container.NewThemeOverride(widget.NewIcon(nil), t)
}

// paint chooses a palette for the map and remembers it; an empty one goes with the
// theme.
func (d *Desk) paint(palette string) {
	d.theme.Palette = palette
	d.state.Palette = palette
	d.saveSettings()
	d.restyle()
	d.menus.update()
}

func (d *Desk) paints(palette string) func() bool {
	return func() bool { return d.theme.Palette == palette }
}

// wears tells whether a theme is chosen.
func (d *Desk) wears(c theme.Choice) func() bool { return func() bool { return d.theme.Choice == c } }

func (d *Desk) toggleGraticule() {
	d.m.SetGraticule(!d.m.Graticule())
	d.remember()
}

func (d *Desk) toggleNorth() {
	d.m.SetNorth(!d.m.North())
	d.remember()
}

func (d *Desk) toggleMiniMap() {
	d.m.SetMiniMap(!d.m.MiniMap())
	d.remember()
}

// remember keeps how the map is looked at for the next start.
func (d *Desk) remember() {
	d.state.Still, d.state.Graticule, d.state.North, d.state.NoMiniMap = d.m.Still, d.m.Graticule(), d.m.North(), !d.m.MiniMap()
	d.saveSettings()
	d.menus.update()
}

// toggleMotion has the map go to places at once, or fly again.
func (d *Desk) toggleMotion() {
	d.m.Still = !d.m.Still
	d.remember()
}

// saveSettings writes what the window remembers. It is not worth an error to the user if
// that fails.
func (d *Desk) saveSettings() { _ = d.state.Save() }
