package brief

import (
	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// column writes rows from the top down, and stops where it ends.
type column struct {
	*layout
	x0, x1, y, end float64
	left           *int // how many rows found no room
}

const (
	leastPart = 0.6 // of its size, to which the panel shrinks
	footNote  = 30  // units at the foot of the panel that the note needs
)

// drawPanel writes figures and legend, smaller when there is more to write than
// room; what does not fit at all is counted, so that nobody misses it unawares.
func (l *layout) drawPanel() {
	l.beside = l.besideHolders()
	if l.page.Model.Ledger == nil {
		l.clearPanel()
		return
	}
	for part := 1.0; part > leastPart; part -= 0.08 {
		if panel, left := l.tryPanel(part, 0); left == 0 {
			panel.Draw(l.on)
			return
		}
	}
	panel, left := l.tryPanel(leastPart, footNote)
	panel.Draw(l.on)
	l.note(text.Counted("brief.more", left), leastPart)
}

// tryPanel writes the panel at a part of its size, above a foot, and counts what
// found no room.
func (l *layout) tryPanel(part, foot float64) (panel *paint.Recording, left int) {
	panel = &paint.Recording{}
	small := *l
	small.on = panel
	small.clearPanel()
	small.unit *= part
	ledger := l.page.Model.Ledger
	first := small.column(l.panel.Min.X, l.panel.Max.X, foot, &left)
	second := first
	if l.upright() {
		middle := (l.panel.Min.X + l.panel.Max.X) / 2
		first = small.column(l.panel.Min.X, middle, foot, &left)
		second = small.column(middle, l.panel.Max.X, foot, &left)
	}
	switch {
	case ledger.UndecidedM2 > 0 || ledger.Delimited && l.page.Model.Compared != nil && !l.spread().Decided:
		first.undecided(ledger)
	case ledger.Delimited:
		first.headlines(ledger)
	}
	first.holders(ledger)
	first.differences(ledger)
	before := first.y
	first.towns(ledger)
	first.warnings(ledger)
	if first == second && first.y > before {
		first.y += 4 * small.unit
		first.gap()
	}
	second.legend(ledger)
	second.zones(ledger)
	second.numbers()
	return panel, left
}

func (l *layout) column(x0, x1 int, foot float64, left *int) *column {
	return &column{layout: l, x0: float64(x0) + inset*l.unit, x1: float64(x1) - inset*l.unit,
		y: float64(l.panel.Min.Y) + 16*l.unit, end: float64(l.panel.Max.Y) - (10+foot)*l.unit, left: left}
}

func (l *layout) clearPanel() {
	r := l.panel
	l.on.Fill(l.box(float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y)), l.chrome.Panel)
	if !l.upright() {
		l.on.Fill(l.box(float64(r.Min.X), float64(r.Min.Y), float64(r.Min.X)+max(1, l.unit), float64(r.Max.Y)), l.chrome.Hairline)
	}
}

// note writes a line at the foot of the panel.
func (l *layout) note(s string, part float64) {
	small := *l
	small.unit *= part
	t := style.Type{Size: 14, Bold: true, Color: l.chrome.Warning}
	small.words(small.cut(s, t, float64(l.panel.Dx())-2*inset*small.unit), t, float64(l.panel.Min.X)+inset*small.unit, float64(l.panel.Max.Y)-footNote*small.unit)
}

// room tells whether there is room for so much more, and counts where there is not.
func (c *column) room(units float64) bool {
	if c.y+units*c.unit <= c.end {
		return true
	}
	*c.left++
	return false
}

// headlines are the figures that the page is about.
func (c *column) headlines(l *geo.Ledger) {
	s := c.spread()
	for _, f := range []struct {
		key  string
		m2   float64
		over geo.Interval
	}{{"figure.ceded", l.CededM2, s.Ceded}, {"figure.returned", l.ReturnedM2, s.Returned}, {"figure.net", l.NetM2(), s.Net}, {"figure.kept", l.KeptM2, s.Kept}} {
		if c.apart(f.over) {
			c.span(text.T(f.key), f.over, c.muted(17), c.size(21, true))
			continue
		}
		if !c.room(48) {
			continue
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

// undecided stands in place of the headlines where a border ends open, and nothing says
// whose land it would be: they are no figures of the proposal.
func (c *column) undecided(l *geo.Ledger) {
	for _, key := range []string{"figure.ceded", "figure.returned", "figure.net", "figure.kept"} {
		if c.room(48) {
			c.words(text.T(key), c.muted(17), c.x0, c.y+9*c.unit)
			c.right(text.T("figure.undecided"), c.size(25, true), c.x1-82*c.unit, c.y)
			c.y += 42 * c.unit
		}
	}
	if l.UndecidedM2 > 0 {
		c.row(text.T("figure.undecidedLand"), l.UndecidedM2, true)
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
	if !c.room(27) {
		return
	}
	area, share := c.km2(m2)
	c.words(c.cut(label, c.size(16, bold), c.x1-c.x0-200*c.unit), c.size(16, bold), c.x0, c.y)
	c.right(area+" km²", c.size(16, bold), c.x1-82*c.unit, c.y)
	c.right(share, c.muted(16), c.x1, c.y)
	c.y += 27 * c.unit
}

func (c *column) holders(l *geo.Ledger) {
	c.row(text.T("figure.territory"), l.AreaM2, true)
	for _, h := range geo.Holders {
		if l.Held[h] > 0 || c.spread().Held[h].High > 0 || h == geo.HeldByUkraine || h == geo.HeldByRussia {
			c.rowOver(text.HeldBy(h), l.Held[h], c.spread().Held[h])
		}
	}
	c.y += 4 * c.unit
	c.gap()
}

// towns counts the settlements and people of the land that changes hands.
func (c *column) towns(l *geo.Ledger) {
	for _, way := range []struct {
		key  string
		take func(geo.Cell) bool
	}{{"figure.ceded", geo.Cell.Ceded}, {"figure.returned", geo.Cell.Returned}} {
		var people geo.People
		for _, cell := range l.Cells {
			if way.take(cell) {
				people = people.Plus(cell.People)
			}
		}
		if people.Places > 0 && c.room(28) {
			c.words(c.shown(text.T(way.key))+": "+text.Places(people), c.size(15, false), c.x0, c.y)
			c.y += 26 * c.unit
		}
	}
}

func (c *column) warnings(l *geo.Ledger) {
	t := style.Type{Size: 14, Color: c.chrome.Warning}
	_, height, _ := paint.TextSize("", t, 1)
	for _, w := range l.Warnings {
		lines := c.wrap(w.Text, t, c.x1-c.x0, 6)
		if !c.room(height * float64(len(lines))) {
			continue
		}
		for _, line := range lines {
			c.y = c.words(line, t, c.x0, c.y)
		}
		c.y += 6 * c.unit
	}
}
