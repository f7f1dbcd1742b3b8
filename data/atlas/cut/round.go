package main

import (
	"math"

	"github.com/paulmach/orb"
)

// rounded rounds to 1/parts of a degree and leaves points out that repeat.
func rounded(r orb.Ring, parts float64) orb.Ring {
	var out orb.Ring
	for _, p := range r {
		q := orb.Point{math.Round(p[0]*parts) / parts, math.Round(p[1]*parts) / parts}
		if len(out) == 0 || q != out[len(out)-1] {
			out = append(out, q)
		}
	}
	return out
}
