// Package layer says what the map shows of all it knows: which layers, in which
// order, how opaque and in which colour. Its values are immutable.
package layer

import (
	"cmp"
	"image/color"
	"path/filepath"
	"slices"

	"delimit/data"
	"delimit/data/basemap"
	"delimit/mapview/raster"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// Layer is one sheet of the map and how it is shown.
type Layer struct {
	Part    style.Part  // what it is
	Hidden  bool        // not drawn
	Opacity float64     // 0 to 1, of what the palette says
	Color   color.NRGBA // instead of the palette's; zero: the palette's

	Path  string        // the file, or the address, of a layer that the user added; empty: a part of the map
	Hosts []string      // that a tile server may send on to
	Owner string        // whom a tile server's user credits
	Sheet *data.Sheet   // what the file holds; nil: it holds tiles, is not read, or cannot be
	Tiles *raster.Store // of a basemap; nil: it is none, is not open, or cannot be
}

// Added tells whether the user added the layer.
func (l Layer) Added() bool { return l.Path != "" }

// Name is how a person calls the layer.
func (l Layer) Name() string {
	switch {
	case l.Sheet != nil:
		return text.Clip(l.Sheet.Name, longestName)
	case l.Tiles != nil:
		return text.Clip(l.Tiles.Info().Name, longestName)
	case l.Added():
		return text.Clip(filepath.Base(l.Path), longestName)
	}
	return text.Part(l.Part)
}

// longestName is how many letters of a name or a source are shown.
const longestName, longestSource = 60, 160

// Credit names an added layer with its source, as every picture does.
func (l Layer) Credit() string {
	if l.Tiles != nil {
		return text.T("layer.credit", l.Name(), text.Clip(cmp.Or(l.Tiles.Info().Attribution, filepath.Base(l.Path)), longestSource))
	}
	return text.T("layer.credit", l.Name(), text.Clip(l.Sheet.Source, longestSource))
}

// Raster tells whether the layer is a basemap.
func (l Layer) Raster() bool { return basemap.IsFile(l.Path) || l.Remote() }

// Remote tells whether the layer comes from a tile server.
func (l Layer) Remote() bool { return basemap.IsAddress(l.Path) }

// There tells whether what an added layer shows is there.
func (l Layer) There() bool { return l.Sheet != nil || l.Tiles != nil }

// OfFile is a layer of a file, its sheet still to be read.
func OfFile(path string) Layer {
	return Layer{Part: style.Part("file:" + path), Opacity: 1, Path: path}
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
	return l.Part != style.HoldersPart && l.Part != style.AllocationPart && !l.Raster()
}

// Telling tells whether a picture says something else without the layer, so that
// it has to say that the layer is hidden.
func (l Layer) Telling() bool {
	switch l.Part {
	case style.HoldersPart, style.AllocationPart, style.DifferencePart, style.ZonesPart, style.ContactPart, style.BordersPart, style.TerritoryPart:
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

// Reset shows everything as the palette has it; what was added stays, as it was
// added.
func (s *Stack) Reset() *Stack {
	plain := Plain()
	for _, l := range s.All() {
		if l.Added() {
			l.Hidden, l.Opacity, l.Color = false, 1, color.NRGBA{}
			plain = plain.Adding(l)
		}
	}
	return plain
}

// Most is how many layers a user can add.
const Most = 24

// Adding is the stack with a layer more, below the zones, a
// basemap below the holders, or with the layer of the
// same file replaced. It is the same stack when there are too many already.
func (s *Stack) Adding(l Layer) *Stack {
	all := slices.Clone(s.All())
	if i := index(all, l.Part); i >= 0 {
		return s.With(l)
	}
	if len(all) >= len(style.Parts)+Most {
		return s
	}
	below := style.ZonesPart
	if l.Raster() {
		below = style.HoldersPart
	}
	return &Stack{slices.Insert(all, index(all, below), l)}
}

// Without is the stack without an added layer.
func (s *Stack) Without(p style.Part) *Stack {
	return &Stack{slices.DeleteFunc(slices.Clone(s.All()), func(l Layer) bool { return l.Part == p && l.Added() })}
}

// Added lists the added layers that are seen, the uppermost first.
func (s *Stack) Added() []Layer {
	var out []Layer
	for _, l := range slices.Backward(s.All()) {
		if l.There() && s.Shows(l.Part) {
			out = append(out, l)
		}
	}
	return out
}

// faint is how opaque coloured land is over a basemap, so that both are seen.
const faint = 0.6

// Seen makes coloured land faint enough for a basemap below it, where nobody has
// chosen an opacity.
func (s *Stack) Seen() *Stack { return s.faded(1, faint) }

// Covered takes back what Seen did, when no basemap is shown any more.
func (s *Stack) Covered() *Stack {
	if slices.ContainsFunc(s.All(), func(l Layer) bool { return l.Raster() && !l.Hidden }) {
		return s
	}
	return s.faded(faint, 1)
}

func (s *Stack) faded(from, to float64) *Stack {
	for _, p := range []style.Part{style.HoldersPart, style.AllocationPart} {
		if l, _ := s.Layer(p); l.Opacity == from {
			l.Opacity = to
			s = s.With(l)
		}
	}
	return s
}

// Credits names the added layers that are seen.
func (s *Stack) Credits() []string {
	var out []string
	for _, l := range s.Added() {
		out = append(out, l.Credit())
	}
	return out
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
