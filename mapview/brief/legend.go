package brief

import (
	"cmp"
	"slices"

	"delimit/data/figure"
	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// sign is a line of the legend: land, or a line where it has strokes.
type sign struct {
	label   string
	under   []style.Area // what the map shows below the land, from the lowest up
	look    style.Area
	strokes []style.Stroke
}

// legend explains the signs that the map shows, and no others.
func (c *column) legend(l *geo.Ledger) {
	for _, s := range c.landSigns(l) {
		c.swatch(s)
	}
	for _, s := range c.lineSigns(l) {
		c.sample(s.label, s.strokes...)
	}
	c.y += 4 * c.unit
	c.gap()
}

// landSigns are those of land, with what lies below them on the map, so that a colour
// of the legend is that of the map however opaque its layer is.
func (c *column) landSigns(l *geo.Ledger) (signs []sign) {
	m, st := c.page.Model, c.page.Style
	shows, ground := m.Layers.Shows, c.ground()
	for _, h := range geo.Holders {
		if shows(style.HoldersPart) && scene.ShowsHeld(m, h) {
			signs = append(signs, sign{label: text.HeldBy(h), under: ground, look: st.Held[h]})
		}
	}
	for _, h := range c.beside {
		signs = append(signs, sign{label: text.T("legend.beside", text.HeldBy(h)), under: ground, look: st.Beside[h]})
	}
	held := func(h geo.Holder) []style.Area {
		if !shows(style.HoldersPart) || scene.Covered(m) {
			return ground
		}
		return append(ground[:len(ground):len(ground)], st.Held[h])
	}
	if l.CededM2 > 0 && shows(style.AllocationPart) {
		signs = append(signs, sign{label: text.T("legend.ceded"), under: held(geo.HeldByUkraine), look: st.Ceded})
	}
	if l.ReturnedM2 > 0 && shows(style.AllocationPart) {
		signs = append(signs, sign{label: text.T("legend.returned"), under: held(geo.HeldByRussia), look: st.Returned})
	}
	if shows(style.AllocationPart) {
		signs = append(signs, c.undecidedSigns(l, held)...)
	}
	return append(signs, c.differenceSigns(held)...)
}

// undecidedSigns explain land that no side gets: one for all of it, or one a holder where
// who holds it shines through.
func (c *column) undecidedSigns(l *geo.Ledger, held func(geo.Holder) []style.Area) (signs []sign) {
	through := c.page.Model.Layers.Shows(style.HoldersPart) && !scene.Covered(c.page.Model)
	for _, h := range geo.StatedHolders {
		there := slices.ContainsFunc(l.Cells, func(cell geo.Cell) bool { return cell.Undecided && cell.Holder == h && cell.AreaM2 > 0 })
		switch {
		case !there:
		case through:
			signs = append(signs, sign{label: text.T("legend.undecidedOf", text.HeldBy(h)), under: held(h), look: c.page.Style.Undecided})
		case len(signs) == 0:
			signs = append(signs, sign{label: text.T("legend.undecided"), under: held(h), look: c.page.Style.Undecided})
		}
	}
	return signs
}

// ground is what lies below all coloured land.
func (c *column) ground() []style.Area {
	st := c.page.Style
	ground := []style.Area{{Fill: st.Sea}}
	if c.page.Model.Layers.Shows(style.LandPart) {
		ground = append(ground, style.Area{Fill: st.Land})
	}
	return ground
}

// lineSigns are those of lines and of what was added. A basemap explains itself.
func (c *column) lineSigns(l *geo.Ledger) (signs []sign) {
	st, shows := c.page.Style, c.page.Model.Layers.Shows
	line := func(label string, strokes ...style.Stroke) {
		signs = append(signs, sign{label: label, strokes: strokes})
	}
	if l.ContactM > 0 && shows(style.ContactPart) {
		line(c.contact(l), st.ContactCasing, st.Contact)
	}
	if l.BorderM > 0 && shows(style.BordersPart) {
		line(text.T("legend.borderIn", text.Length(l.BorderM)), st.BorderCasing, st.Border)
	}
	if shows(style.TerritoryPart) {
		line(text.T("legend.territory"), st.TerritoryCasing, st.TerritoryEdge)
	}
	for _, l := range c.page.Model.Layers.Added() {
		if l.Sheet != nil {
			line(l.Name(), scene.SheetSample(l, st))
		}
	}
	return signs
}

// swatch draws land as the map does, and says what it is.
func (c *column) swatch(s sign) {
	if !c.room(28) {
		return
	}
	r := c.on
	y := c.y + 2*c.unit
	box := c.box(c.x0, y, c.x0+34*c.unit, y+18*c.unit)
	for _, a := range append(s.under[:len(s.under):len(s.under)], s.look) {
		if scene.Visible(a.Fill) {
			r.Fill(box, a.Fill)
		}
		if a.Pattern.Motif != style.NoPattern {
			p := a.Pattern
			p.Step, p.Width = p.Step*c.unit, p.Width*c.unit
			r.Pattern(box, p)
		}
	}
	edge := style.Stroke{Width: max(1, c.unit), Color: c.chrome.Hairline}
	if s.look.Edge.Width > 0 {
		edge = s.look.Edge.Scaled(c.unit)
	}
	r.Stroke(paint.Whole(append(box[0], box[0][0])), edge)
	c.words(c.cut(s.label, c.size(15, false), c.x1-c.x0-46*c.unit), c.size(15, false), c.x0+46*c.unit, c.y)
	c.y += 26 * c.unit
}

func (c *column) sample(label string, strokes ...style.Stroke) {
	if !c.room(28) {
		return
	}
	r := c.on
	y := c.y + 11*c.unit
	for _, s := range strokes {
		r.Stroke(paint.Whole([]scene.Pixel{{X: c.x0 + 2*c.unit, Y: y}, {X: c.x0 + 32*c.unit, Y: y}}), s.Scaled(c.unit))
	}
	c.words(c.cut(label, c.size(15, false), c.x1-c.x0-46*c.unit), c.size(15, false), c.x0+46*c.unit, c.y)
	c.y += 26 * c.unit
}

func (c *column) zones(l *geo.Ledger) {
	for i, z := range l.Zones {
		if !c.room(48) {
			continue
		}
		name := text.Regime(z.Regime)
		if z.Name != "" {
			name = z.Name
		}
		area, share := c.km2(z.AreaM2)
		c.right(area+" km²", c.size(15, true), c.x1-82*c.unit, c.y)
		c.right(share, c.muted(15), c.x1, c.y)
		name = c.cut(name, c.size(15, false), c.x1-c.x0-220*c.unit)
		if c.page.Model.Layers.Shows(style.ZonesPart) {
			c.swatch(sign{label: name, look: c.page.Style.Zone(z.Regime)})
		} else {
			c.y = c.words(name, c.size(15, false), c.x0+46*c.unit, c.y) + 4*c.unit
		}
		c.words(c.zoneWords(i, z), c.muted(13), c.x0+46*c.unit, c.y-4*c.unit)
		if figure.Listed(z.OutsideM2, figure.Panel) && c.room(30) { // drawn whole, counted inside
			c.y += 17 * c.unit
			c.words(text.T("zone.extent", text.KM2(z.AreaM2, figure.Panel), text.KM2(z.AreaM2+z.OutsideM2, figure.Panel)), c.muted(13), c.x0+46*c.unit, c.y-4*c.unit)
		}
		c.y += 22 * c.unit
	}
	if len(l.Zones) > 0 {
		c.gap()
	}
}

// numbers say what has a number on the map, where there was no room for its name, and
// how many names belong outside the map. Names that find no room here are counted.
func (c *column) numbers() {
	t := c.size(13, false)
	_, height, _ := paint.TextSize("", t, 1)
	line, n := "", 0
	flush := func() {
		if n == 0 {
			return
		}
		if c.y+height*c.unit > c.end {
			*c.left += n
		} else {
			c.y = c.words(line, t, c.x0, c.y)
		}
		line, n = "", 0
	}
	if len(c.placed.Key) > 0 && c.room(height) {
		c.y = c.words(text.T("brief.numbers"), c.size(13, true), c.x0, c.y)
	}
	for i, name := range c.placed.Key {
		next := c.cut(text.T("brief.number", text.Count(i+1), cmp.Or(name, text.T("brief.noName"))), t, c.x1-c.x0)
		joined := line + separator + next
		if w, _, _ := paint.TextSize(joined, t, c.unit); n == 0 {
			line, n = next, 1
		} else if w > c.x1-c.x0 {
			flush()
			line, n = next, 1
		} else {
			line, n = joined, n+1
		}
	}
	flush()
	if c.placed.Beyond > 0 && c.room(height) {
		c.y = c.words(text.Counted("brief.beyond", c.placed.Beyond), t, c.x0, c.y)
	}
}
