package geo

// People is how many people live in several settlements. A settlement of which no
// figure is known adds nobody to Count: it is counted in Unknown, so that no sum
// passes silence off as 0.
type People struct {
	Count   int // people of the settlements whose figure is known
	Places  int // all settlements
	Unknown int // settlements without a figure
}

// add counts one more settlement.
func (p *People) add(s Settlement) {
	p.Places++
	if !s.Known() {
		p.Unknown++
	}
	p.Count += s.Population
}

// Plus is the people of both.
func (p People) Plus(q People) People {
	return People{p.Count + q.Count, p.Places + q.Places, p.Unknown + q.Unknown}
}

// Known reports whether there is any figure: one of no settlements is 0 people.
func (p People) Known() bool { return p.Places == 0 || p.Unknown < p.Places }

// AtLeast reports whether Count is only part of the people, because some
// settlements have no figure.
func (p People) AtLeast() bool { return p.Known() && p.Unknown > 0 }

// PeopleOf counts settlements, given by index.
func PeopleOf(places []Settlement, indices []int) (p People) {
	for _, i := range indices {
		p.add(places[i])
	}
	return p
}

// Known reports whether the number of people of the settlement is known.
func (s Settlement) Known() bool { return s.Population > 0 }
