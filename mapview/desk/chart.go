package desk

import (
	"math"
	"slices"

	"delimit/geo"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// chart is land over time, before it is a picture. Only dates that were measured
// have a value; a line across a longer time than usual is broken up, because
// nobody knows how it ran there.
type chart struct {
	days   []int // since 1970, ascending
	lines  []chartLine
	breaks []bool // by day: the front was drawn otherwise before, and no line leads there
	stale  bool   // the territory or the proposal is another by now
}

type chartLine struct {
	name   string
	stroke style.Stroke
	m2     []float64 // by day
}

// chartOfHolders has a line a holder.
func chartOfHolders(s geo.Series, st *style.Chart) chart {
	c := chart{days: daysOf(s), breaks: breaksOf(s)}
	for _, h := range geo.Holders {
		line := chartLine{name: text.Holder(h), stroke: st.Holder(h)}
		most := 0.0
		for _, r := range s {
			line.m2 = append(line.m2, r.Held[h])
			most = max(most, r.Held[h])
		}
		if most > 0 || h == geo.HeldByUkraine || h == geo.HeldByRussia {
			c.lines = append(c.lines, line)
		}
	}
	return c
}

// chartOfCells has a line a cell of the proposal.
func chartOfCells(s geo.Series, zones []geo.ZoneRow, st *style.Chart) chart {
	c := chart{days: daysOf(s), breaks: breaksOf(s)}
	var before [len(geo.Holders)]int
	for _, kind := range s.CellKinds() {
		line := chartLine{name: cellWords(kind, zones), stroke: st.Cell(kind, before[kind.Holder])}
		before[kind.Holder]++
		for _, r := range s {
			line.m2 = append(line.m2, r.CellM2(kind))
		}
		c.lines = append(c.lines, line)
	}
	return c
}

// cellWords names a cell: who holds it › to whom it goes, its zones.
func cellWords(c geo.Cell, zones []geo.ZoneRow) string {
	name := text.Holder(c.Holder)
	if c.Side != geo.NoSide {
		name += " › " + text.Side(c.Side)
	}
	for _, z := range c.Zones {
		name += ", " + zoneName(zones[z])
	}
	return name
}

func breaksOf(s geo.Series) []bool {
	breaks := make([]bool, len(s))
	for i := range s {
		breaks[i] = s.Broken(i)
	}
	return breaks
}

func daysOf(s geo.Series) []int {
	days := make([]int, len(s))
	for i, r := range s {
		days[i] = r.Date.Days()
	}
	return days
}

// plot is where in a picture of so many points the lines lie.
type plot struct {
	left, right, top, bottom float64 // of the plot
	first, last              int     // days
	most                     float64 // m² at the top
}

// Room for the words beside the plot, in points. The track without a chart lies in
// the same place, so that opening the chart moves no date.
const (
	roomLeft, roomRight = 62, 168
	roomTop, trackFoot  = 14, 30
)

func (c chart) plot(w, h float64) plot {
	p := plot{left: roomLeft, right: max(w-roomRight, roomLeft+40), top: roomTop, bottom: h - trackFoot}
	if n := len(c.days); n > 0 {
		p.first, p.last = c.days[0], c.days[n-1]
	}
	for _, l := range c.lines {
		p.most = max(p.most, slices.Max(l.m2))
	}
	p.most = max(p.most*1.04, 1)
	return p
}

func (p plot) x(day int) float64 {
	return p.left + (p.right-p.left)*float64(day-p.first)/float64(max(p.last-p.first, 1))
}

func (p plot) y(m2 float64) float64 { return p.bottom - (p.bottom-p.top)*m2/p.most }

// nearest is the date whose place is nearest to x.
func (c chart) nearest(p plot, x float64) int {
	best := 0
	for i, day := range c.days {
		if math.Abs(p.x(day)-x) < math.Abs(p.x(c.days[best])-x) {
			best = i
		}
	}
	return best
}

// usual is how many days mostly lie between two dates.
func (c chart) usual() float64 {
	if len(c.days) < 2 {
		return 0
	}
	var steps []int
	for i := 1; i < len(c.days); i++ {
		steps = append(steps, c.days[i]-c.days[i-1])
	}
	slices.Sort(steps)
	return float64(steps[len(steps)/2])
}

// isGap: more days lie between a date and the one before than usual.
func (c chart) isGap(i int, usual float64) bool { return float64(c.days[i]-c.days[i-1]) > 1.6*usual }
