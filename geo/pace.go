package geo

import "math"

// Pace is how fast the land held by Ukraine changed over some days that lie
// behind. It is arithmetic on what was measured and says nothing of days to come.
type Pace struct {
	Days     int     // over how many days it was asked for
	From, To Date    // the measured dates nearest to them
	M2PerDay float64 // held by Ukraine, gained a day; negative: it became less

	// The paces of the three thirds of the time lie between these. Spread is false
	// when no dates were measured near where the thirds meet.
	Lowest, Highest float64
	Spread          bool
}

// PaceDays are the times over which a pace is told.
var PaceDays = [...]int{30, 90, 365}

// slack is how far, in parts of it, a measured time may be from the one that was
// asked for: a change over a month is not passed off as that of a week.
const slack = 1. / 6

// Pace is the pace of the days up to reading i; ok is false when no date was
// measured near their beginning.
func (s Series) Pace(i, days int) (p Pace, ok bool) {
	from, ok := s.back(i, days)
	if !ok {
		return Pace{Days: days}, false
	}
	p = Pace{Days: days, From: s[from].Date, To: s[i].Date, M2PerDay: s.perDay(from, i, HeldByUkraine)}
	p.Lowest, p.Highest, p.Spread = s.thirds(from, i)
	return p, true
}

// PerDay is what a holder gained a day, in m², over the days up to reading i; ok
// is false when no date was measured near their beginning.
func (s Series) PerDay(i, days int, h Holder) (m2 float64, ok bool) {
	from, ok := s.back(i, days)
	if !ok {
		return 0, false
	}
	return s.perDay(from, i, h), true
}

// back is the reading of so many days before reading i.
func (s Series) back(i, days int) (from int, ok bool) {
	from = s.nearest(s[i].Date.Days() - days)
	off := math.Abs(float64(s.days(from, i) - days))
	return from, from < i && off <= max(slack*float64(days), 1)
}

func (s Series) days(from, to int) int { return s[to].Date.Days() - s[from].Date.Days() }

func (s Series) perDay(from, to int, h Holder) float64 {
	return (s[to].Held[h] - s[from].Held[h]) / float64(s.days(from, to))
}

// thirds are the lowest and the highest pace of the three thirds of a time. ok is
// false when the dates measured do not divide it into three that are alike.
func (s Series) thirds(from, to int) (lowest, highest float64, ok bool) {
	begin, third := s[from].Date.Days(), float64(s.days(from, to))/3
	cuts := [4]int{from, s.nearest(begin + int(third+0.5)), s.nearest(begin + int(2*third+0.5)), to}
	lowest, highest = math.Inf(1), math.Inf(-1)
	for k := range 3 {
		a, b := cuts[k], cuts[k+1]
		if a >= b || math.Abs(float64(s.days(a, b))-third) > max(2*slack*third, 1) {
			return 0, 0, false
		}
		pace := s.perDay(a, b, HeldByUkraine)
		lowest, highest = min(lowest, pace), max(highest, pace)
	}
	return lowest, highest, true
}

// MostYears is how far ahead a division is carried: what lies beyond says nothing.
const MostYears = 100

// DaysToNothing divides land by a pace at which it becomes less (m² a day, below
// zero): how many days it would take, were nothing ever to change. ok is false
// when land does not become less, or the division leads beyond MostYears.
func DaysToNothing(heldM2, m2PerDay float64) (days int, ok bool) {
	if !(m2PerDay < 0) || heldM2 < 0 {
		return 0, false
	}
	d := heldM2 / -m2PerDay
	if d > MostYears*365.25 {
		return 0, false
	}
	return int(math.Ceil(d)), true
}
