package desk

import (
	"cmp"
	"reflect"
	"strings"

	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// rowKind is how a row of the panel looks.
type rowKind uint8

const (
	headlineRow rowKind = iota // a large figure
	barRow                     // the stacked bar of the whole territory
	titleRow                   // the head of a section
	figureRow                  // a name with an area and a share
	noteRow                    // a text that wraps
	warningRow
	placeRow // a settlement
)

// row is a line of the panel, before it is a widget.
type row struct {
	kind  rowKind
	label string
	sub   string // a second, quiet line
	value string
	share string
	exact string // what copying gives
	lit   session.Lit
	area  *style.Area // a swatch
	parts []part      // of a bar
	gap   *geo.Gap    // of a warning that a click mends
	town  *geo.Settlement
	wide  bool // the share stands below the value, which may be an interval
}

// looks tells whether two rows look alike.
func (r row) looks(as row) bool {
	return r.kind == as.kind && r.label == as.label && r.sub == as.sub && r.value == as.value && r.share == as.share && r.wide == as.wide &&
		reflect.DeepEqual(r.area, as.area) && reflect.DeepEqual(r.parts, as.parts)
}

type part struct {
	share float64
	area  style.Area
}

// rows says what the panel shows for a ledger, and for a comparison that was made of
// the same; nil: nothing is compared. It is the panel's whole logic.
func rows(l *geo.Ledger, c *geo.Comparison, p *geo.Proposal, places []geo.Settlement, st *style.Map) []row {
	b := &rowBuilder{l: l, c: c, places: places, st: st}
	b.compared()
	if l.Proposed {
		b.headlines()
	}
	b.bar()
	b.differences()
	b.holders()
	b.cells()
	b.zones()
	b.towns()
	b.lines()
	b.warnings()
	if !b.addUp() {
		b.add(row{kind: noteRow, label: text.T("brief.rounded")})
	}
	if p == nil {
		b.add(row{kind: noteRow, label: text.T("panel.howTo")})
	}
	return b.out
}

type rowBuilder struct {
	l      *geo.Ledger
	c      *geo.Comparison
	places []geo.Settlement
	st     *style.Map
	out    []row
}

func (b *rowBuilder) add(r row) { b.out = append(b.out, r) }

func (b *rowBuilder) title(key string) { b.add(row{kind: titleRow, label: text.T(key)}) }

// area fills in an area: one decimal for a headline, two in tables.
func (b *rowBuilder) area(r row, m2 float64) row {
	decimals := figure.Tables
	if r.kind == headlineRow {
		decimals = figure.Panel
	}
	r.value, r.share = text.KM2(m2, decimals), text.Percent(m2, b.l.AreaM2)
	r.exact = text.Exact(m2)
	return r
}

func (b *rowBuilder) headlines() {
	s := b.spread()
	for _, h := range []struct {
		key  string
		m2   float64
		over geo.Interval
		lit  session.LitKind
	}{{"figure.ceded", b.l.CededM2, s.Ceded, session.LitCeded}, {"figure.returned", b.l.ReturnedM2, s.Returned, session.LitReturned},
		{"figure.net", b.l.NetM2(), s.Net, session.LitNothing}, {"figure.kept", b.l.KeptM2, s.Kept, session.LitKept}} {
		r := row{kind: headlineRow, label: text.T(h.key), lit: session.Lit{Kind: h.lit}}
		switch {
		case b.l.UndecidedM2 > 0:
			r.value = text.T("figure.undecided")
		case b.l.Delimited:
			r = b.areas(r, h.m2, h.over)
		default:
			r.value = "–"
		}
		b.add(r)
	}
}

// addUp reports whether figures, as they are shown, sum to those that they are part of.
func (b *rowBuilder) addUp() bool {
	var cells []float64
	for _, c := range b.l.Cells {
		cells = append(cells, c.AreaM2)
	}
	return text.AddUp(b.l.Held[:], b.l.AreaM2, figure.Tables) && text.AddUp(cells, b.l.AreaM2, figure.Tables) && text.NetAgrees(b.l, figure.Panel)
}

func (b *rowBuilder) bar() {
	var parts []part
	for _, c := range b.mergedCells() {
		parts = append(parts, part{c.AreaM2 / b.l.AreaM2, scene.CellArea(c, b.st)})
	}
	b.add(row{kind: barRow, parts: parts})
}

// mergedCells are the cells without regard to zones.
func (b *rowBuilder) mergedCells() []geo.Cell {
	var out []geo.Cell
	for _, c := range b.l.Cells {
		if n := len(out); n > 0 && out[n-1].Holder == c.Holder && out[n-1].Side == c.Side && out[n-1].Undecided == c.Undecided {
			out[n-1].AreaM2 += c.AreaM2
			out[n-1].People = out[n-1].People.Plus(c.People)
			continue
		}
		out = append(out, geo.Cell{Holder: c.Holder, Side: c.Side, Undecided: c.Undecided, AreaM2: c.AreaM2, People: c.People})
	}
	return out
}

func (b *rowBuilder) holders() {
	b.title("panel.holders")
	b.add(b.area(row{kind: figureRow, label: text.T("figure.territory")}, b.l.AreaM2))
	for _, h := range geo.Holders {
		if b.l.Held[h] > 0 || b.spread().Held[h].High > 0 || h == geo.HeldByUkraine || h == geo.HeldByRussia {
			b.add(b.areas(row{kind: figureRow, label: text.HeldBy(h), area: &b.st.Held[h], lit: session.Lit{Kind: session.LitHolder, Holder: h}}, b.l.Held[h], b.spread().Held[h]))
		}
	}
	if len(b.l.Units) > 1 {
		for i, u := range b.l.Units {
			held := func(h geo.Holder) string { return text.KM2(u.Held[h], figure.Panel) }
			if b.c != nil {
				held = func(h geo.Holder) string { return text.KM2Span(b.c.Spread.Units[i].Held[h], figure.Panel) }
			}
			b.add(b.area(row{kind: figureRow, label: u.Name, sub: text.T("panel.unit", held(geo.HeldByUkraine), held(geo.HeldByRussia))}, u.AreaM2))
		}
	}
}

func (b *rowBuilder) cells() {
	b.title("panel.cells")
	if b.c != nil {
		b.comparedCells()
		return
	}
	var rest unlisted
	for i, c := range b.l.Cells {
		if !figure.Listed(c.AreaM2, figure.Tables) && len(c.Places) == 0 {
			rest.add(c.AreaM2)
			continue
		}
		r := b.cell(c, text.PlacesShort(c.People))
		r.lit = session.Lit{Kind: session.LitCell, Index: i}
		b.add(b.area(r, c.AreaM2))
	}
	b.unlisted(rest)
}

// unlisted counts the cells that would read 0.00 km², and their land.
type unlisted struct {
	n  int
	m2 float64
}

func (u *unlisted) add(m2 float64) { u.n, u.m2 = u.n+1, u.m2+m2 }

// unlisted says how many cells are too small for a row.
func (b *rowBuilder) unlisted(u unlisted) {
	if u.n > 0 {
		b.add(row{kind: noteRow, label: text.T("panel.unlisted", text.Counted("count.cells", u.n), text.KM2(u.m2, figure.Tables))})
	}
}

// cell names a cell.
func (b *rowBuilder) cell(c geo.Cell, places string) row {
	label := text.Holder(c.Holder)
	if c.Side != geo.NoSide {
		label += " › " + text.Side(c.Side)
	}
	if c.Undecided {
		label += " › " + text.T("side.undecided")
	}
	if len(c.Zones) > 0 {
		places = b.zoneNames(c.Zones) + " · " + places
	}
	a := scene.CellArea(c, b.st)
	return row{kind: figureRow, label: label, area: &a, sub: places}
}

func (b *rowBuilder) zoneNames(zones []int) string {
	var names []string
	for _, z := range zones {
		names = append(names, zoneName(b.l.Zones[z]))
	}
	return strings.Join(names, ", ")
}

func zoneName(z geo.ZoneRow) string {
	return cmp.Or(z.Name, text.Regime(z.Regime), data.ZoneName(z))
}

func (b *rowBuilder) zones() {
	if len(b.l.Zones) == 0 {
		return
	}
	b.title("panel.zones")
	for i, z := range b.l.Zones {
		a := b.st.Zone(z.Regime)
		sub := text.PlacesShort(z.People)
		if z.OutsideM2 > 1 {
			sub += "; " + text.T("panel.outside", text.KM2(z.OutsideM2, figure.Panel))
		}
		if held := b.zoneSpread(i); b.apart(held, figure.Panel) {
			sub = text.T("compare.zone", text.KM2Span(held, figure.Panel)) + "; " + sub
		}
		b.add(b.area(row{kind: figureRow, label: zoneName(z), area: &a, sub: sub, lit: session.Lit{Kind: session.LitZone, Index: i}}, z.AreaM2))
	}
}

// mostTowns is how many settlements of each kind the panel names.
const mostTowns = 12

// towns names the settlements that change hands, most people first.
func (b *rowBuilder) towns() {
	for _, way := range []struct {
		key  string
		take func(geo.Cell) bool
	}{{"panel.cededTowns", geo.Cell.Ceded}, {"panel.returnedTowns", geo.Cell.Returned}} {
		var indices []int
		for _, c := range b.l.Cells {
			if way.take(c) {
				indices = append(indices, c.Places...)
			}
		}
		if len(indices) == 0 {
			continue
		}
		sortByPeople(indices, b.places)
		b.shownTitle(way.key)
		for _, i := range indices[:min(len(indices), mostTowns)] {
			people := text.T("panel.peopleUnknown")
			if b.places[i].Known() {
				people = text.Count(b.places[i].Population)
			}
			b.add(row{kind: placeRow, label: b.places[i].Name, value: people, town: &b.places[i]})
		}
		if more := len(indices) - mostTowns; more > 0 {
			b.add(row{kind: noteRow, label: text.T("panel.more", text.Count(more))})
		}
	}
}

func (b *rowBuilder) lines() {
	b.title("panel.lines")
	contact := text.Length(b.l.ContactM)
	if b.c != nil {
		contact = text.LengthSpan(b.c.Spread.ContactM)
	}
	b.add(row{kind: placeRow, label: text.T("figure.contact"), value: contact})
	if b.l.BorderM > 0 {
		b.add(row{kind: placeRow, label: text.T("figure.border"), value: text.Length(b.l.BorderM)})
	}
}

func (b *rowBuilder) warnings() {
	for i := range b.l.Gaps {
		b.add(row{kind: warningRow, label: text.T("panel.gap", text.Length(b.l.Gaps[i].GapM)), gap: &b.l.Gaps[i]})
	}
	for _, w := range b.l.Warnings {
		if w.Rule != geo.RuleGap {
			b.add(row{kind: warningRow, label: w.Text})
		}
	}
}
