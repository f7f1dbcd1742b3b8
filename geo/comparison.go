package geo

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/paulmach/orb"
)

// Comparison sets situations against each other on one territory and one proposal:
// of two sources, or of two dates. It is made of one arrangement, so that every
// figure of every situation is a sum of its classes, in integers.
//
// All its ledgers have the sides that the faces have by the first situation, which
// is the one that is shown: where no border says whose a face is, the majority of
// another situation does not quietly allocate it anew. So what differs is who holds
// the land, and nothing else. It is immutable.
type Comparison struct {
	Situations []*Situation
	Ledgers    []*Ledger // one a situation; their gaps are not looked for
	Spread     Spread    // how far the ledgers lie apart
	Classes    []Class   // by holders, side, zones
	DiffersM2  float64   // land of which not all say the same
	RimM2      float64   // as much of it as is thin land along the rim, see Ledger.SliversM2
	SilentM2   float64   // land of which at least one situation does not speak
	ResidualM2 float64   // territory minus the sum of the classes: 0

	account *account
	class   []int32 // by piece: the index in Classes, -1 outside
}

// Class is one combination of what every situation says, allocation and zones.
type Class struct {
	Holders []Holder // by situation
	Side    Side     // by the first situation, see Comparison
	Zones   []int    // indices into the zones of any of the ledgers, ascending
	AreaM2  float64
	Places  []int // indices into the settlements given to Compare, most people first
	People  People
}

// Silent reports whether not all situations speak of the land.
func (c Class) Silent() bool { return slices.Contains(c.Holders, HeldUnstated) }

// Differs reports whether the situations name different holders. Silence names none.
func (c Class) Differs() bool {
	return !c.Silent() && slices.ContainsFunc(c.Holders, func(h Holder) bool { return h != c.Holders[0] })
}

// Compare sets situations against each other, of which there must be one at least.
// The proposal may be nil.
func Compare(t *Territory, situations []*Situation, p *Proposal, places []Settlement) *Comparison {
	return CompareFrom(nil, t, situations, p, places)
}

// CompareFrom makes the comparison that Compare makes out of an earlier one, which
// may be nil, as MeasureFrom does.
func CompareFrom(before *Comparison, t *Territory, situations []*Situation, p *Proposal, places []Settlement) *Comparison {
	var earlier *account
	if before != nil {
		earlier = before.account
	}
	a := arrange(earlier, t, p, situations...)
	a.findStrips()
	a.findFaces()
	c := &Comparison{Situations: slices.Clone(situations), account: a}
	for i := range situations {
		own := a.as(i)
		l := newLedger(own)
		if i == 0 {
			l.allocate(own)
		} else {
			l.allocateAs(c.Ledgers[0], own)
		}
		l.book(own, places)
		l.warn(own)
		c.Ledgers = append(c.Ledgers, l)
	}
	c.Spread, _ = NewSpread(c.Ledgers) // of one account: there is nothing to refuse
	c.bookClasses()
	c.place(places)
	return c
}

// allocateAs gives the faces the sides that they have in another ledger.
func (l *Ledger) allocateAs(first *Ledger, a *account) {
	l.makeFaces(a)
	l.Delimited, l.beside, l.Gaps = first.Delimited, first.beside, first.Gaps
	for i, f := range first.Faces {
		l.Faces[i].Side, l.Faces[i].Reason = f.Side, f.Reason
	}
}

// bookClasses gathers the pieces by what the situations say, side and zones. The
// integers of the classes sum to that of the territory.
func (c *Comparison) bookClasses() {
	a := c.account
	c.class = make([]int32, len(a.Faces))
	number := map[string]int32{}
	var books []int64
	var differs, rim, silent int64
	for piece, f := range a.Faces {
		c.class[piece] = none
		if !a.inside[piece] {
			continue
		}
		class := c.classOf(piece)
		key := class.key()
		i, seen := number[key]
		if !seen {
			i = int32(len(books))
			number[key] = i
			c.Classes, books = append(c.Classes, class), append(books, 0)
		}
		books[i] += f.Book
		c.class[piece] = i
		switch {
		case class.Silent():
			silent += f.Book
		case class.Differs():
			differs += f.Book
			if c.alongRim(piece) {
				rim += f.Book
			}
		}
	}
	residual := a.edgeBook()
	for i, book := range books {
		c.Classes[i].AreaM2 = areaM2(book)
		residual -= book
	}
	c.DiffersM2, c.RimM2, c.SilentM2, c.ResidualM2 = areaM2(differs), areaM2(rim), areaM2(silent), areaM2(residual)
	c.sortClasses()
}

func (c *Comparison) classOf(piece int) Class {
	a := c.account
	class := Class{Side: c.Ledgers[0].Faces[a.face[piece]].Side, Zones: a.zonesOf(piece)}
	for _, h := range a.all {
		class.Holders = append(class.Holders, h.holder[piece])
	}
	return class
}

// alongRim tells whether a piece is thin land along the rim to any situation.
func (c *Comparison) alongRim(piece int) bool {
	return slices.ContainsFunc(c.Ledgers, func(l *Ledger) bool { return l.account.sliver[piece] })
}

// key is equal for equal combinations of as many situations.
func (c Class) key() string {
	key := []byte{byte(c.Side)}
	for _, h := range c.Holders {
		key = append(key, byte(h))
	}
	for _, z := range c.Zones {
		key = binary.AppendUvarint(key, uint64(z))
	}
	return string(key)
}

func (c Class) compare(d Class) int {
	return cmp.Or(slices.Compare(c.Holders, d.Holders), cmp.Compare(c.Side, d.Side), slices.Compare(c.Zones, d.Zones))
}

func (c *Comparison) sortClasses() {
	order := make([]int, len(c.Classes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return c.Classes[i].compare(c.Classes[j]) })
	classes, rank := make([]Class, len(order)), make([]int32, len(order))
	for to, from := range order {
		classes[to], rank[from] = c.Classes[from], int32(to)
	}
	c.Classes = classes
	for piece, i := range c.class {
		if i != none {
			c.class[piece] = rank[i]
		}
	}
}

// place counts every settlement in the class where its point lies.
func (c *Comparison) place(places []Settlement) {
	c.account.locate(places, func(i int, piece int32) {
		if class := c.class[piece]; class != none {
			c.Classes[class].Places = append(c.Classes[class].Places, i)
			c.Classes[class].People.add(places[i])
		}
	})
	for i := range c.Classes {
		slices.SortFunc(c.Classes[i].Places, byPeople(places))
	}
}

// ThinRim tells whether so much of what differs is thin land along the rim that it is
// worth a word.
func (c *Comparison) ThinRim() bool { return c.RimM2 > leastSlivers }

// ClassShapes is the land of every class, as valid polygons with RFC 7946
// orientation, in the order of Classes.
func (c *Comparison) ClassShapes() []orb.MultiPolygon {
	return c.account.Shapes(c.class, len(c.Classes))
}

// ClassesShape is the union of the classes that are taken.
func (c *Comparison) ClassesShape(take func(i int, class Class) bool) orb.MultiPolygon {
	return c.account.shape(c.class, func(i int) bool { return take(i, c.Classes[i]) })
}

// DifferingShape is the land of which not all situations say the same.
func (c *Comparison) DifferingShape() orb.MultiPolygon {
	return c.ClassesShape(func(_ int, class Class) bool { return class.Differs() })
}

// Disagreements are the classes that differ without regard to sides and zones, the
// largest first.
func (c *Comparison) Disagreements() []Class {
	var out []Class
	for _, class := range c.Classes {
		if !class.Differs() {
			continue
		}
		i := slices.IndexFunc(out, func(d Class) bool { return slices.Equal(d.Holders, class.Holders) })
		if i < 0 {
			i = len(out)
			out = append(out, Class{Holders: class.Holders})
		}
		out[i].AreaM2 += class.AreaM2
		out[i].Places = append(out[i].Places, class.Places...)
		out[i].People = out[i].People.Plus(class.People)
	}
	slices.SortStableFunc(out, func(a, b Class) int { return cmp.Compare(b.AreaM2, a.AreaM2) })
	return out
}
