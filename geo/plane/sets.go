package plane

// sets are disjoint sets of numbers; the least number of a set stands for it.
type sets []int32

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

func (s sets) find(i int32) int32 {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int32) {
	i, j = s.find(i), s.find(j)
	s[max(i, j)] = min(i, j)
}

// flat gives every number the least one of its set.
func (s sets) flat() []int32 {
	for i := range s {
		s[i] = s.find(int32(i))
	}
	return s
}
