// Package layer says what the map shows of all it knows: which layers, in which
// order, how opaque and in which colour. Its values are immutable.
package layer

import (
	"image/color"
	"slices"

	"delimit/mapview/style"
)

// Layer is one sheet of the map and how it is shown.
type Layer struct {
	Part    style.Part  // what it is
	Hidden  bool        // not drawn
	Opacity float64     // 0 to 1, of what the palette says
	Color   color.NRGBA // instead of the palette's; zero: the palette's
}

// Fixed tells whether a layer stays where it is: the sea lies below everything, and
// names are placed above everything.
func (l Layer) Fixed() bool {
	return l.Part == style.SeaPart || l.Part == style.NamesPart || l.Part == style.TownsPart
}

// Colored tells whether a layer can have a colour of its own. The colours of the
// holders, and of land that changes hands, belong to the palette: they are chosen
// so that nobody confuses them and so that they take no side.
func (l Layer) Colored() bool {
	return l.Part != style.HoldersPart && l.Part != style.AllocationPart
}

// Telling tells whether a picture says something else without the layer, so that
// it has to say that the layer is hidden.
func (l Layer) Telling() bool {
	switch l.Part {
	case style.HoldersPart, style.AllocationPart, style.ZonesPart, style.ContactPart, style.BordersPart, style.TerritoryPart:
		return true
	}
	return false
}

// Stack is all layers, from the lowest to the highest. A nil Stack shows
// everything as the palette has it.
type Stack struct{ layers []Layer }

var plain = func() *Stack {
	s := &Stack{}
	for _, p := range style.Parts {
		s.layers = append(s.layers, Layer{Part: p, Opacity: 1})
	}
	return s
}()

// Plain shows everything as the palette has it.
func Plain() *Stack { return plain }

// All lists the layers, the lowest first.
func (s *Stack) All() []Layer {
	if s == nil {
		return plain.layers
	}
	return slices.Clone(s.layers)
}

// Shows tells whether a part is drawn at all.
func (s *Stack) Shows(p style.Part) bool {
	l, ok := s.Layer(p)
	return ok && !l.Hidden && l.Opacity > 0
}

// Layer gives a layer by its part.
func (s *Stack) Layer(p style.Part) (Layer, bool) {
	all := s.All()
	i := index(all, p)
	if i < 0 {
		return Layer{}, false
	}
	return all[i], true
}

func index(all []Layer, p style.Part) int {
	return slices.IndexFunc(all, func(l Layer) bool { return l.Part == p })
}

// With is the stack with one layer changed; the order stays.
func (s *Stack) With(l Layer) *Stack {
	all := s.All()
	if i := index(all, l.Part); i >= 0 {
		l.Opacity = min(max(l.Opacity, 0), 1)
		all[i] = l
	}
	return &Stack{slices.Clone(all)}
}

// Raised is the stack with a layer moved up past so many others, or down when by is
// negative, as far as fixed layers let it.
func (s *Stack) Raised(p style.Part, by int) *Stack {
	all := slices.Clone(s.All())
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for i := index(all, p); by > 0; by-- {
		if i < 0 || all[i].Fixed() || i+step < 0 || i+step >= len(all) || all[i+step].Fixed() {
			break
		}
		all[i], all[i+step] = all[i+step], all[i]
		i += step
	}
	return &Stack{all}
}

// Dress gives the palette the colours and opacities of the layers. Where they
// change nothing it is the same palette.
func (s *Stack) Dress(m *style.Map) *style.Map {
	var changes []style.Change
	for _, l := range s.All() {
		if l.Opacity != 1 || l.Color != (color.NRGBA{}) || (l.Hidden && l.Part == style.SeaPart) {
			c := style.Change{Part: l.Part, Opacity: l.Opacity, Color: l.Color}
			if l.Hidden {
				c.Opacity = 0
			}
			changes = append(changes, c)
		}
	}
	return m.Changed(changes)
}

// Silent lists the hidden layers without which a picture says something else.
func (s *Stack) Silent() []Layer {
	var out []Layer
	for _, l := range s.All() {
		if l.Telling() && !s.Shows(l.Part) {
			out = append(out, l)
		}
	}
	return out
}
