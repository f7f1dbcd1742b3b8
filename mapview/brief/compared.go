package brief

import (
	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// spread is how far the figures of what is compared lie apart; nothing while nothing
// is compared.
func (l *layout) spread() geo.Spread {
	if l.page.Model.Compared == nil {
		return geo.Spread{}
	}
	return l.page.Model.Compared.Spread
}

// apart tells whether the ends of an interval are written differently.
func (l *layout) apart(v geo.Interval) bool {
	return l.page.Model.Compared != nil && text.KM2(v.Low, figure.Panel) != text.KM2(v.High, figure.Panel)
}

// span writes an interval, with who has its ends and its shares below.
func (c *column) span(label string, v geo.Interval, name, large style.Type) {
	if !c.room(54) {
		return
	}
	_, h, _ := paint.TextSize("", large, c.unit)
	_, low, _ := paint.TextSize("", name, c.unit)
	c.words(label, name, c.x0, c.y+(h-low)*0.8)
	c.right(text.KM2Span(v, figure.Panel)+" km²", large, c.x1, c.y)
	c.y += h
	c.words(text.Ends(v), c.muted(13), c.x0, c.y)
	c.right(text.PercentSpan(v, c.page.Model.Ledger.AreaM2), c.muted(14), c.x1, c.y-c.unit)
	c.y += 24 * c.unit
}

// rowOver writes a row, or an interval where what is compared gives its figure
// differently.
func (c *column) rowOver(label string, m2 float64, v geo.Interval) {
	if c.apart(v) {
		c.span(label, v, c.size(16, false), c.size(16, false))
		return
	}
	c.row(label, m2, false)
}

// mostDisagreements is how many combinations of holders a page tells apart. One that
// would read 0.0 km² is not among them.
const mostDisagreements = 6

// differences say of how much land what is compared says different things.
func (c *column) differences(l *geo.Ledger) {
	compared := c.page.Model.Compared
	if compared == nil {
		return
	}
	c.row(text.T("compare.differs"), compared.DiffersM2, true)
	all := compared.Disagreements()
	for i, class := range all {
		if i == mostDisagreements || !figure.Listed(class.AreaM2, figure.Panel) {
			rest := 0.0
			for _, class := range all[i:] {
				rest += class.AreaM2
			}
			c.aside(text.T("compare.more", text.Count(len(all)-i), text.KM2(rest, figure.Panel)))
			break
		}
		c.row(text.Says(class.Holders), class.AreaM2, false)
		if c.room(20) && len(class.Places) > 0 {
			c.y = c.words(text.Places(class.People), c.muted(13), c.x0, c.y-5*c.unit) + 4*c.unit
		}
	}
	if compared.ThinRim() {
		c.aside(text.T("compare.rim", text.KM2(compared.RimM2, figure.Panel)))
	}
	if figure.Listed(compared.SilentM2, figure.Panel) {
		c.aside(text.T("compare.silent", text.KM2(compared.SilentM2, figure.Panel)))
	}
	c.y += 4 * c.unit
	c.gap()
}

// aside writes a small remark.
func (c *column) aside(s string) {
	t := c.muted(13)
	lines := c.wrap(s, t, c.x1-c.x0, 4)
	_, height, _ := paint.TextSize("", t, 1)
	if !c.room(height * float64(len(lines))) {
		return
	}
	for _, line := range lines {
		c.y = c.words(line, t, c.x0, c.y)
	}
	c.y += 4 * c.unit
}

// differenceSigns explain land that differs: in the colour of what A says, with the
// pattern over it.
func (c *column) differenceSigns(held func(geo.Holder) []style.Area) (signs []sign) {
	m := c.page.Model
	if m.Compared == nil || m.Compared.DiffersM2 == 0 || !m.Layers.Shows(style.DifferencePart) {
		return nil
	}
	first := map[geo.Holder]int{} // how many combinations begin with a holder
	all := m.Compared.Disagreements()
	for _, class := range all {
		first[class.Holders[0]]++
	}
	for _, h := range geo.Holders {
		label := text.T("legend.disputes", data.Letter(0)+" "+text.Holder(h))
		for _, class := range all {
			if class.Holders[0] == h && first[h] == 1 {
				label = text.T("legend.differs", text.Says(class.Holders))
			}
		}
		if first[h] > 0 {
			signs = append(signs, sign{label: label, under: held(h), look: c.differenceLook(h)})
		}
	}
	return signs
}

func (c *column) differenceLook(h geo.Holder) style.Area {
	if c.page.Model.Layers.Shows(style.HoldersPart) {
		return scene.DifferenceArea(h, c.page.Style)
	}
	return c.page.Style.Differs
}

// contact is the line of contact that the map shows, and how long it is by every
// situation.
func (c *column) contact(l *geo.Ledger) string {
	if c.page.Model.Compared == nil {
		return text.T("legend.contact") + ", " + text.Length(l.ContactM)
	}
	return text.T("legend.contactOf", data.Letter(0), text.Length(l.ContactM))
}

// zoneWords say who lives in a zone and, where that is in doubt, how much of it
// Ukraine holds.
func (c *column) zoneWords(i int, z geo.ZoneRow) string {
	words := text.Places(z.People)
	if c.page.Model.Compared == nil {
		return words
	}
	if held := c.spread().Zones[i].Held[geo.HeldByUkraine]; c.apart(held) {
		return text.T("compare.zone", text.KM2Span(held, figure.Panel))
	}
	return words
}

// shown says that a figure is that of the situation on the map alone.
func (c *column) shown(label string) string {
	if c.page.Model.Compared == nil {
		return label
	}
	return text.T("compare.of", label, data.Letter(0))
}
