package desk

import (
	"cmp"
	"slices"

	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// spread is how far the figures lie apart; nothing while nothing is compared.
func (b *rowBuilder) spread() geo.Spread {
	if b.c == nil {
		return geo.Spread{}
	}
	return b.c.Spread
}

// zoneSpread is what Ukraine holds of a zone, which tells the most of it.
func (b *rowBuilder) zoneSpread(i int) geo.Interval {
	if b.c == nil {
		return geo.Interval{}
	}
	return b.c.Spread.Zones[i].Held[geo.HeldByUkraine]
}

// apart tells whether the ends of an interval are written differently.
func (b *rowBuilder) apart(v geo.Interval, decimals int) bool {
	return b.c != nil && text.KM2(v.Low, decimals) != text.KM2(v.High, decimals)
}

// areas fills in an area or, while situations are compared that give it differently,
// the lowest and the highest.
func (b *rowBuilder) areas(r row, m2 float64, over geo.Interval) row {
	if !b.apart(over, figure.Panel) {
		return b.area(r, m2)
	}
	r.wide = true
	r.value, r.share, r.exact = text.KM2Span(over, figure.Panel), text.PercentSpan(over, b.l.AreaM2), text.ExactSpan(over)
	if r.sub == "" {
		r.sub = text.Ends(over)
	}
	return r
}

// shownTitle heads what is told of the situation on the map alone.
func (b *rowBuilder) shownTitle(key string) {
	if b.c == nil {
		b.title(key)
		return
	}
	b.add(row{kind: titleRow, label: text.T("compare.shown", text.T(key))})
}

// compared names what is compared, and how much land they say different things of.
func (b *rowBuilder) compared() {
	if b.c == nil {
		return
	}
	b.title("compare.title")
	for i, s := range b.c.Situations {
		date, rest := situationWords(s)
		if rest != "" {
			date += " · " + rest
		}
		b.add(row{kind: noteRow, label: text.T("compare.line", data.Letter(i), text.Clip(date, 160))})
	}
	r := b.area(row{kind: figureRow, label: text.T("compare.differs"), area: &b.st.Differs, lit: session.Lit{Kind: session.LitDiffering}}, b.c.DiffersM2)
	b.add(r)
	if b.c.DiffersM2 == 0 {
		b.add(row{kind: noteRow, label: text.T("compare.same")})
	}
	if b.c.ThinRim() {
		b.add(row{kind: noteRow, label: text.T("compare.rim", text.KM2(b.c.RimM2, figure.Panel))})
	}
	if figure.Listed(b.c.SilentM2, figure.Panel) {
		b.add(row{kind: warningRow, label: text.T("compare.silent", text.KM2(b.c.SilentM2, figure.Panel))})
	}
}

// mostClasses is how many classes the panel lists.
const mostClasses = 16

// differences list the land of which different things are said, the largest first.
func (b *rowBuilder) differences() {
	if b.c == nil || b.c.DiffersM2 == 0 {
		return
	}
	var order []int
	for i, class := range b.c.Classes {
		if class.Differs() {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(b.c.Classes[j].AreaM2, b.c.Classes[i].AreaM2) })
	b.title("compare.where")
	more, rest := 0, 0.0
	for n, i := range order {
		class := b.c.Classes[i]
		if n >= mostClasses || !figure.Listed(class.AreaM2, figure.Tables) {
			more, rest = more+1, rest+class.AreaM2
			continue
		}
		a := scene.DifferenceArea(class.Holders[0], b.st)
		r := b.area(row{kind: figureRow, label: text.Says(class.Holders), sub: b.classWords(class), area: &a, lit: session.Lit{Kind: session.LitClass, Index: i}}, class.AreaM2)
		r.wide = true
		b.add(r)
	}
	if more > 0 {
		b.add(row{kind: noteRow, label: text.T("compare.more", text.Count(more), text.KM2(rest, figure.Tables))})
	}
}

// classWords say to whom the land of a class goes, in which zones it lies, and who
// lives there.
func (b *rowBuilder) classWords(c geo.Class) string {
	words := text.PlacesShort(c.People)
	if len(c.Zones) > 0 {
		words = b.zoneNames(c.Zones) + " · " + words
	}
	if c.Side != geo.NoSide {
		words = text.T("compare.goes", text.Side(c.Side)) + " · " + words
	}
	return words
}

// comparedCells are the cells that any situation has. One that the shown one lacks
// has no land to light.
func (b *rowBuilder) comparedCells() {
	var rest unlisted
	for _, c := range b.c.Spread.Cells {
		if !figure.Listed(c.Area.High, figure.Tables) && c.Towns.High == 0 {
			rest.add(c.Area.High)
			continue
		}
		cell := geo.Cell{Holder: c.Holder, Side: c.Side, Zones: c.Zones}
		r := b.cell(cell, text.PlacesSpan(c.Towns, c.People, c.Unknown))
		i := slices.IndexFunc(b.l.Cells, func(own geo.Cell) bool {
			return own.Holder == c.Holder && own.Side == c.Side && slices.Equal(own.Zones, c.Zones)
		})
		if i >= 0 {
			cell.AreaM2 = b.l.Cells[i].AreaM2
			r.lit = session.Lit{Kind: session.LitCell, Index: i}
		}
		b.add(b.areas(r, cell.AreaM2, c.Area))
	}
	b.unlisted(rest)
}
