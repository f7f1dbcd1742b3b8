package geo

import (
	"fmt"
	"maps"
	"slices"
)

// AllocateFace gives a face of the ledger to a side, by an allocation mark
// inside it. Marks that already lie in the face are replaced.
func AllocateFace(l *Ledger, face int, side Side) Edit {
	return func(p *Proposal) (*Proposal, error) {
		if face < 0 || face >= len(l.Faces) || side == NoSide {
			return nil, fmt.Errorf("there is no such face to allocate")
		}
		next := p.copy()
		next.Features = slices.DeleteFunc(next.Features, func(f Feature) bool {
			at, isMark := f.mark()
			in, found := l.FaceAt(at)
			return isMark && found && in == face
		})
		return AddFeature(Feature{Type: Allocation, Side: side, Geometry: l.FacePoint(face)})(next)
	}
}

// RememberSides writes the side that each face has now into the borders that say
// nothing yet, so that dragging a border does not flip land silently: left and
// right, what most of the border has there. A face that the borders would then
// give to the other side gets an allocation mark.
func RememberSides(l *Ledger) Edit {
	return func(p *Proposal) (*Proposal, error) {
		next := p.copy()
		for i, f := range next.Features {
			b, ok := l.beside[f.ID]
			if !ok {
				continue
			}
			if f.Left == NoSide {
				f.Left = l.mostly(b.left)
			}
			if f.Right == NoSide {
				f.Right = l.mostly(b.right)
			}
			next.Features[i] = f
		}
		return l.pinExceptions(next, l.claims(next))
	}
}

// mostly is the side of the faces that most of a border has beside it.
func (l *Ledger) mostly(metres map[int32]float64) Side {
	var c claims
	for _, face := range slices.Sorted(maps.Keys(metres)) {
		c[l.Faces[face].Side] += metres[face]
	}
	return c.winner()
}

// pinExceptions marks the faces whose side the borders do not tell.
func (l *Ledger) pinExceptions(p *Proposal, claimed []claims) (*Proposal, error) {
	var err error
	for i, f := range l.Faces {
		if f.Reason == ByMark || f.Reason == AsHeld || f.Side == NoSide || claimed[i].winner() == f.Side {
			continue
		}
		if p, err = AddFeature(Feature{Type: Allocation, Side: f.Side, Geometry: l.FacePoint(i)})(p); err != nil {
			return nil, err
		}
	}
	return p, nil
}
