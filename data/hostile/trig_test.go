package hostile

import "math"

func cos(k, n int) float64 { return math.Cos(2 * math.Pi * float64(k) / float64(n)) }

func sin(k, n int) float64 { return math.Sin(2 * math.Pi * float64(k) / float64(n)) }
