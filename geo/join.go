package geo

import "github.com/paulmach/orb"

// JoinLines strings lines together that meet end to end, each as far as it goes
// without a choice: a line ends where three or more meet.
func JoinLines(lines orb.MultiLineString) orb.MultiLineString {
	j := joiner{lines: lines, at: map[orb.Point][]int{}, used: make([]bool, len(lines))}
	for i, l := range lines {
		j.at[l[0]] = append(j.at[l[0]], i)
		j.at[l[len(l)-1]] = append(j.at[l[len(l)-1]], i)
	}
	for i, l := range lines { // from every end or junction
		for _, v := range []orb.Point{l[0], l[len(l)-1]} {
			if !j.used[i] && len(j.at[v]) != 2 {
				j.walk(i, v)
			}
		}
	}
	for i, l := range lines { // what is left is rings
		if !j.used[i] {
			j.walk(i, l[0])
		}
	}
	return j.joined
}

type joiner struct {
	lines  orb.MultiLineString
	at     map[orb.Point][]int // lines by either end
	used   []bool
	joined orb.MultiLineString
}

func (j *joiner) walk(i int, from orb.Point) {
	joined := orb.LineString{from}
	for i >= 0 {
		j.used[i] = true
		l := j.lines[i]
		if l[0] == from {
			joined = append(joined, l[1:]...)
		} else {
			for k := len(l) - 2; k >= 0; k-- {
				joined = append(joined, l[k])
			}
		}
		from = joined[len(joined)-1]
		i = j.onward(from)
	}
	j.joined = append(j.joined, joined)
}

// onward is the one unused line at a point where exactly two meet, or -1.
func (j *joiner) onward(at orb.Point) int {
	if here := j.at[at]; len(here) == 2 {
		for _, i := range here {
			if !j.used[i] {
				return i
			}
		}
	}
	return -1
}
