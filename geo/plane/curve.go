package plane

import "math/bits"

// worthSorting is how many boxes there are when sorting pays. Boxes come in the
// order of paths, which keeps most of what is near together too.
const worthSorting = 512

// alongCurve orders boxes by their middles along Morton's curve (A computer
// oriented geodetic data base and a new technique in file sequencing, 1966): each
// quarter of the plane comes as a whole, and so does each quarter of a quarter.
func alongCurve(boxes []box) []int32 {
	order := make([]int32, len(boxes))
	if len(boxes) < worthSorting {
		for i := range order {
			order[i] = int32(i)
		}
		return order
	}
	all := boxes[0]
	for _, b := range boxes[1:] {
		all = all.with(b)
	}
	shift := max(0, bits.Len64(uint64(max(all.maxX-all.minX, all.maxY-all.minY)))-15)
	keys := make([]uint32, len(boxes))
	for i, b := range boxes {
		x := uint32((b.minX + b.maxX - 2*all.minX) >> (shift + 1))
		y := uint32((b.minY + b.maxY - 2*all.minY) >> (shift + 1))
		keys[i], order[i] = spread(x)|spread(y)<<1, int32(i)
	}
	return sortByKey(order, keys)
}

// spread puts a zero before every one of the lower 16 bits.
func spread(x uint32) uint32 {
	x = (x | x<<8) & 0x00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f
	x = (x | x<<2) & 0x33333333
	return (x | x<<1) & 0x55555555
}

// sortByKey sorts numbers by their keys, digit by digit; equal keys keep their order.
func sortByKey(order []int32, keys []uint32) []int32 {
	const digit = 11
	spare := make([]int32, len(order))
	for shift := 0; shift < 32; shift += digit {
		var start [1<<digit + 1]int32
		for _, k := range keys {
			start[k>>shift&(1<<digit-1)+1]++
		}
		for d := range 1 << digit {
			start[d+1] += start[d]
		}
		for _, n := range order {
			d := keys[n] >> shift & (1<<digit - 1)
			spare[start[d]] = n
			start[d]++
		}
		order, spare = spare, order
	}
	return order
}
