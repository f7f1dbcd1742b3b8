package plane

// Sets are disjoint sets of numbers; the least number of a set stands for it, so
// that the result does not depend on the order of joining.
type Sets []int32

// NewSets makes n sets of one number each.
func NewSets(n int) Sets {
	s := make(Sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

// Find gives the least number of the set of i.
func (s Sets) Find(i int32) int32 {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// Join makes one set of two.
func (s Sets) Join(i, j int32) {
	i, j = s.Find(i), s.Find(j)
	s[max(i, j)] = min(i, j)
}

// flat gives every number the least one of its set.
func (s Sets) flat() []int32 {
	for i := range s {
		s[i] = s.Find(int32(i))
	}
	return s
}
