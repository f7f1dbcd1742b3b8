package figure

import (
	"math"
	"slices"
)

// Whole is an area in m² to the whole m², half away from zero.
func Whole(m2 float64) float64 { return math.Round(m2) }

// Shares rounds parts of a whole number to whole numbers that sum to it: each down or up,
// up those of which most is cut off (the method of the largest remainder), of equal ones
// the first. Where the parts sum to another number, the largest makes up for it.
func Shares(whole float64, parts []float64) []float64 {
	shares, order := make([]float64, len(parts)), make([]int, len(parts))
	left := whole
	for i, part := range parts {
		shares[i], order[i] = math.Floor(part), i
		left -= shares[i]
	}
	if len(parts) == 0 {
		return shares
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := parts[i]-shares[i], parts[j]-shares[j]
		switch {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	for _, i := range order {
		if left >= 1 && shares[i] < parts[i] {
			shares[i]++
			left--
		}
	}
	shares[Largest(parts)] += left
	return shares
}

// Largest is the index of the largest of some numbers, of equal ones the first.
func Largest(numbers []float64) (at int) {
	for i, x := range numbers {
		if x > numbers[at] {
			at = i
		}
	}
	return at
}
