package geo

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
)

// Edit makes a proposal from a proposal. It never changes the one it is given,
// so undo is keeping the old value. A nil proposal stands for an empty one. An
// edit that cannot be done says why, in words for the user.
type Edit func(*Proposal) (*Proposal, error)

// Chain does one edit after the other, as one.
func Chain(edits ...Edit) Edit {
	return func(p *Proposal) (*Proposal, error) {
		var err error
		for _, edit := range edits {
			if p, err = edit(p); err != nil {
				return nil, err
			}
		}
		return p, nil
	}
}

// AddFeature puts a feature on top. It gets an ID when it has none, or when its
// ID is taken.
func AddFeature(f Feature) Edit {
	return func(p *Proposal) (*Proposal, error) {
		next := p.copy()
		if f.ID == "" || next.index(f.ID) >= 0 {
			f.ID = next.FreeID()
		}
		next.Features = append(next.Features, f)
		return next, nil
	}
}

// RemoveFeature takes a feature away.
func RemoveFeature(id string) Edit {
	return func(p *Proposal) (*Proposal, error) {
		i := p.index(id)
		if i < 0 {
			return nil, unknownFeature(id)
		}
		next := p.copy()
		next.Features = slices.Delete(next.Features, i, i+1)
		return next, nil
	}
}

// ChangeFeature replaces a feature by what change makes of it. The ID stays.
func ChangeFeature(id string, change func(Feature) (Feature, error)) Edit {
	return func(p *Proposal) (*Proposal, error) {
		i := p.index(id)
		if i < 0 {
			return nil, unknownFeature(id)
		}
		f, err := change(p.Features[i])
		if err != nil {
			return nil, err
		}
		f.ID = id
		next := p.copy()
		next.Features[i] = f
		return next, nil
	}
}

// Rename gives the proposal a name.
func Rename(name string) Edit {
	return func(p *Proposal) (*Proposal, error) {
		next := p.copy()
		next.Name = name
		return next, nil
	}
}

// RenameFeature gives a feature a name.
func RenameFeature(id, name string) Edit {
	return ChangeFeature(id, func(f Feature) (Feature, error) {
		f.Name = name
		return f, nil
	})
}

// SetRegime says what kind a zone is.
func SetRegime(id string, r Regime) Edit {
	return ChangeFeature(id, func(f Feature) (Feature, error) {
		if f.Type != Zone {
			return f, fmt.Errorf("only a zone has a regime")
		}
		f.Regime = r
		return f, nil
	})
}

// SetSides says whose land lies left and right of a border.
func SetSides(id string, left, right Side) Edit {
	return ChangeFeature(id, func(f Feature) (Feature, error) {
		if f.Type != Border {
			return f, fmt.Errorf("only a border has a left and a right side")
		}
		f.Left, f.Right = left, right
		return f, nil
	})
}

// Translate moves a whole feature by degrees of longitude and latitude.
func Translate(id string, dlon, dlat float64) Edit {
	return ChangeFeature(id, func(f Feature) (Feature, error) {
		f.Geometry = eachPoint(f.Geometry, func(q orb.Point) orb.Point {
			return orb.Point{q[0] + dlon, q[1] + dlat}
		})
		return f, nil
	})
}

// Feature finds a feature by ID.
func (p *Proposal) Feature(id string) (Feature, bool) {
	if i := p.index(id); i >= 0 {
		return p.Features[i], true
	}
	return Feature{}, false
}

// FreeID gives an ID that no feature of the proposal has.
func (p *Proposal) FreeID() string {
	for n := 1; ; n++ {
		if id := "f" + strconv.Itoa(n); p.index(id) < 0 {
			return id
		}
	}
}

func (p *Proposal) index(id string) int {
	if p == nil {
		return -1
	}
	return slices.IndexFunc(p.Features, func(f Feature) bool { return f.ID == id })
}

// copy is a proposal whose list of features can be changed.
func (p *Proposal) copy() *Proposal {
	if p == nil {
		return &Proposal{}
	}
	next := *p
	next.Features = append(make([]Feature, 0, len(p.Features)+1), p.Features...)
	return &next
}

func unknownFeature(id string) error {
	return fmt.Errorf("the proposal has no feature %q", id)
}
