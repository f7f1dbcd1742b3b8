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

	// The largest change between two neighbouring dates, and what the pace is without the days of
	// it. Single is false when there are too few dates for that.
	Step    Step
	Without float64 // m² a day
	Single  bool
}

// Step is what Ukraine gained between two neighbouring dates.
type Step struct {
	From, To Date
	M2       float64
}

// Rate is a change a day, over the days that were measured.
type Rate struct {
	From     Date
	Days     int
	M2PerDay float64
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
	p.Step, p.Without, p.Single = s.largest(from, i)
	return p, true
}

// PerDay is what a holder gained a day over about so many days up to reading i; ok is false
// when no date was measured near their beginning, or there is a break between.
func (s Series) PerDay(i, days int, h Holder) (r Rate, ok bool) {
	from, ok := s.back(i, days)
	if !ok {
		return Rate{}, false
	}
	return Rate{From: s[from].Date, Days: s.days(from, i), M2PerDay: s.perDay(from, i, h)}, true
}

// back is the reading of so many days before reading i, if there is no break between.
func (s Series) back(i, days int) (from int, ok bool) {
	from, ok = s.measured(i, days)
	return from, ok && s.alike(from, i)
}

// measured is the reading of so many days before reading i, whatever lies between.
func (s Series) measured(i, days int) (from int, ok bool) {
	from = s.nearest(s[i].Date.Days() - days)
	off := math.Abs(float64(s.days(from, i) - days))
	return from, from < i && off <= max(slack*float64(days), 1)
}

// Barred is the last break within so many days before reading i, where a date was measured near their
// beginning: because of it there is no pace. ok is false when there is none.
func (s Series) Barred(i, days int) (at int, ok bool) {
	from, ok := s.measured(i, days)
	for at = i; ok && at > from; at-- {
		if s.Broken(at) {
			return at, true
		}
	}
	return 0, false
}

// largest is the largest change between neighbours, of two the earlier, and the pace without it.
// ok is false when nothing else would be left.
func (s Series) largest(from, to int) (step Step, without float64, ok bool) {
	at := from + 1
	for i := from + 2; i <= to; i++ {
		if math.Abs(s.gained(i)) > math.Abs(s.gained(at)) {
			at = i
		}
	}
	step = Step{From: s[at-1].Date, To: s[at].Date, M2: s.gained(at)}
	days := s.days(from, to) - s.days(at-1, at)
	if to-from < 2 {
		return step, 0, false
	}
	return step, (s[to].Held[HeldByUkraine] - s[from].Held[HeldByUkraine] - step.M2) / float64(days), true
}

// gained is what Ukraine gained since the date before.
func (s Series) gained(i int) float64 { return s[i].Held[HeldByUkraine] - s[i-1].Held[HeldByUkraine] }

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
