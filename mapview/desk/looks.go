package desk

import "delimit/mapview/theme"

// wear chooses a theme and remembers it.
func (d *Desk) wear(c theme.Choice) {
	d.theme.Choice = c
	d.app.Settings().SetTheme(d.theme)
	d.state.Theme = uint8(c)
	d.state.save()
	d.restyle()
	d.menus.update()
}

// paint chooses a palette for the map and remembers it; an empty one goes with the
// theme.
func (d *Desk) paint(palette string) {
	d.theme.Palette = palette
	d.state.Palette = palette
	d.state.save()
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
	d.state.save()
	d.menus.update()
}

// toggleMotion has the map go to places at once, or fly again.
func (d *Desk) toggleMotion() {
	d.m.Still = !d.m.Still
	d.remember()
}
