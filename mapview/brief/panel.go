package brief

import (
	"strings"

	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

const inset = 28 // units between the edge of the page and its text

// drawHeader writes the title and what the page is about.
func (l *layout) drawHeader() {
	m := l.page.Model
	width := float64(l.page.Size.X) - 2*inset*l.unit
	title := l.page.Title
	if title == "" && m.Proposal != nil {
		title = m.Proposal.Name
	}
	if title == "" {
		title = m.Territory.Name() + ": " + text.T("brief.untitled")
	}
	large := l.size(30, true)
	y := l.words(l.cut(title, large, width), large, inset*l.unit, 12*l.unit)
	small := l.muted(16)
	l.words(l.cut(subtitle(m), small, width), small, inset*l.unit, y-2*l.unit)
	l.rule(0, float64(l.header.Max.Y)-1, float64(l.page.Size.X))
}

// subtitle names territory, boundary, situation, date and source.
func subtitle(m scene.Model) string {
	parts := []string{m.Territory.Name(), m.Territory.Boundary()}
	if s := m.Situation; s != nil {
		parts = append(parts, Situation(s))
	}
	return strings.Join(parts, "  ·  ")
}

// Situation is one line about a situation: date, source, note.
func Situation(s *geo.Situation) string {
	var parts []string
	for _, part := range []string{s.Date.String(), s.Source, s.Note} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "  ·  ")
}

// drawFooter writes sources and what the reader must know.
func (l *layout) drawFooter() {
	l.rule(0, float64(l.footer.Min.Y), float64(l.page.Size.X))
	t := l.muted(13)
	width := float64(l.page.Size.X) - 2*inset*l.unit
	sources := []string{}
	if s := l.page.Model.Situation; s != nil {
		sources = append(sources, text.T("brief.situation", strings.ReplaceAll(Situation(s), "  ·  ", ", ")))
	}
	sources = append(sources, text.T("brief.boundary", l.page.Model.Territory.Boundary()))
	sources = append(sources, scene.Credits()...)
	y := l.words(l.cut(text.T("brief.sources")+": "+strings.Join(sources, "; ")+".", t, width), t, inset*l.unit, float64(l.footer.Min.Y)+8*l.unit)
	notes := text.T("brief.area") + " " + text.T("brief.people") + " " + text.T("brief.neutral")
	l.words(l.cut(notes, t, width), t, inset*l.unit, y)
}

// column writes the panel from the top down, and stops where it ends.
type column struct {
	*layout
	x0, x1, y, end float64
}

func (l *layout) drawPanel() {
	r := l.panel
	c := &column{l, float64(r.Min.X) + inset*l.unit, float64(r.Max.X) - inset*l.unit, float64(r.Min.Y) + 16*l.unit, float64(r.Max.Y) - 10*l.unit}
	paint.NewRaster(l.img, scene.Pixel{}).Fill(l.box(float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y)), l.chrome.Panel)
	if r.Min.Y == l.mapRect.Min.Y {
		paint.NewRaster(l.img, scene.Pixel{}).Fill(l.box(float64(r.Min.X), float64(r.Min.Y), float64(r.Min.X)+max(1, l.unit), float64(r.Max.Y)), l.chrome.Hairline)
	}
	ledger := l.page.Model.Ledger
	if ledger == nil {
		return
	}
	if ledger.Delimited {
		c.headlines(ledger)
	}
	c.holders(ledger)
	c.legend(ledger)
	c.zones(ledger)
	c.towns(ledger)
	c.warnings(ledger)
}

func (c *column) room(units float64) bool { return c.y+units*c.unit <= c.end }

// headlines are the figures that the page is about.
func (c *column) headlines(l *geo.Ledger) {
	for _, f := range []struct {
		key string
		m2  float64
	}{{"figure.ceded", l.CededM2}, {"figure.returned", l.ReturnedM2}, {"figure.net", l.NetM2()}, {"figure.kept", l.KeptM2}} {
		if !c.room(48) {
			return
		}
		area, share := c.km2(f.m2)
		c.words(text.T(f.key), c.muted(17), c.x0, c.y+9*c.unit)
		c.right(area+" km²", c.size(25, true), c.x1-82*c.unit, c.y)
		c.right(share, c.muted(17), c.x1, c.y+9*c.unit)
		c.y += 42 * c.unit
	}
	c.y += 8 * c.unit
	c.gap()
}

func (c *column) gap() {
	c.rule(c.x0, c.y, c.x1)
	c.y += 12 * c.unit
}

// row writes a label with an area and its share.
func (c *column) row(label string, m2 float64, bold bool) {
	area, share := c.km2(m2)
	c.words(c.cut(label, c.size(16, bold), c.x1-c.x0-200*c.unit), c.size(16, bold), c.x0, c.y)
	c.right(area+" km²", c.size(16, bold), c.x1-82*c.unit, c.y)
	c.right(share, c.muted(16), c.x1, c.y)
	c.y += 27 * c.unit
}

func (c *column) holders(l *geo.Ledger) {
	c.row(text.T("figure.territory"), l.AreaM2, true)
	for _, h := range geo.Holders {
		if l.Held[h] > 0 || h != geo.HeldContested {
			c.row(text.HeldBy(h), l.Held[h], false)
		}
	}
	c.y += 4 * c.unit
	c.gap()
}

// legend explains the signs that the map shows, and no others.
func (c *column) legend(l *geo.Ledger) {
	st := c.page.Style
	for _, h := range geo.Holders {
		if l.Held[h] > 0 {
			c.swatch(text.HeldBy(h), st.Held[h])
		}
	}
	if l.CededM2 > 0 {
		c.swatch(text.T("legend.ceded"), st.Ceded)
	}
	if l.ReturnedM2 > 0 {
		c.swatch(text.T("legend.returned"), st.Returned)
	}
	if l.ContactM > 0 {
		c.sample(text.T("legend.contact")+", "+text.Length(l.ContactM), st.ContactCasing, st.Contact)
	}
	if l.BorderM > 0 {
		c.sample(text.T("legend.border")+", "+text.Length(l.BorderM), st.BorderCasing, st.Border)
	}
	c.sample(text.T("legend.territory"), st.TerritoryCasing, st.TerritoryEdge)
	c.y += 4 * c.unit
	c.gap()
}

func (c *column) swatch(label string, a style.Area) {
	if !c.room(28) {
		return
	}
	r := paint.NewRaster(c.img, scene.Pixel{})
	y := c.y + 2*c.unit
	box := c.box(c.x0, y, c.x0+34*c.unit, y+18*c.unit)
	r.Fill(box, c.page.Style.Land)
	r.Fill(box, a.Fill)
	if a.Pattern.Motif != style.NoPattern {
		p := a.Pattern
		p.Step, p.Width = p.Step*c.unit, p.Width*c.unit
		r.Pattern(box, p)
	}
	edge := style.Stroke{Width: max(1, c.unit), Color: c.chrome.Hairline}
	if a.Edge.Width > 0 {
		edge = style.Stroke{Width: a.Edge.Width * c.unit, Color: a.Edge.Color}
	}
	r.Stroke([][]scene.Pixel{append(box[0], box[0][0])}, edge)
	c.words(c.cut(label, c.size(15, false), c.x1-c.x0-46*c.unit), c.size(15, false), c.x0+46*c.unit, c.y)
	c.y += 26 * c.unit
}

func (c *column) sample(label string, strokes ...style.Stroke) {
	if !c.room(28) {
		return
	}
	r := paint.NewRaster(c.img, scene.Pixel{})
	y := c.y + 11*c.unit
	for _, s := range strokes {
		s.Width *= c.unit
		r.Stroke([][]scene.Pixel{{{X: c.x0 + 2*c.unit, Y: y}, {X: c.x0 + 32*c.unit, Y: y}}}, s)
	}
	c.words(c.cut(label, c.size(15, false), c.x1-c.x0-46*c.unit), c.size(15, false), c.x0+46*c.unit, c.y)
	c.y += 26 * c.unit
}

func (c *column) zones(l *geo.Ledger) {
	for _, z := range l.Zones {
		if !c.room(60) {
			return
		}
		name := text.Regime(z.Regime)
		if z.Name != "" {
			name = z.Name
		}
		area, share := c.km2(z.AreaM2)
		c.right(area+" km²", c.size(15, true), c.x1-82*c.unit, c.y)
		c.right(share, c.muted(15), c.x1, c.y)
		c.swatch(c.cut(name, c.size(15, false), c.x1-c.x0-220*c.unit), c.page.Style.Zone(z.Regime))
		c.words(text.T("panel.places", text.Count(len(z.Places)), text.Count(z.Population)), c.muted(13), c.x0+46*c.unit, c.y-4*c.unit)
		c.y += 22 * c.unit
	}
	if len(l.Zones) > 0 {
		c.gap()
	}
}

// towns counts the settlements and people of the land that changes hands.
func (c *column) towns(l *geo.Ledger) {
	for _, way := range []struct {
		key  string
		take func(geo.Cell) bool
	}{{"figure.ceded", geo.Cell.Ceded}, {"figure.returned", geo.Cell.Returned}} {
		places, people := 0, 0
		for _, cell := range l.Cells {
			if way.take(cell) {
				places, people = places+len(cell.Places), people+cell.Population
			}
		}
		if places > 0 && c.room(28) {
			c.words(text.T(way.key)+": "+text.T("panel.places", text.Count(places), text.Count(people)), c.size(15, false), c.x0, c.y)
			c.y += 26 * c.unit
		}
	}
	c.y += 6 * c.unit
}

func (c *column) warnings(l *geo.Ledger) {
	t := style.Type{Size: 14, Color: c.chrome.Warning}
	for _, w := range l.Warnings {
		for _, line := range c.wrap(w.Text, t, c.x1-c.x0) {
			if !c.room(20) {
				return
			}
			c.y = c.words(line, t, c.x0, c.y)
		}
		c.y += 6 * c.unit
	}
}
