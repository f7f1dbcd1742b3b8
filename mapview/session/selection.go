package session

import (
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// Selection is the feature, and perhaps the vertex or the face, that commands
// such as Delete mean. The zero Selection is nothing.
type Selection struct {
	Feature  string        // geo.Feature.ID
	OnVertex bool          // Vertex says which; otherwise the whole feature
	Vertex   geo.VertexRef // of the feature
	Face     int           // a face of the ledger, counted from 1; 0: none
}

// LitKind says what kind of ledger row is lit.
type LitKind uint8

// The kinds of lit land.
const (
	LitNothing   LitKind = iota
	LitHolder            // all land of Holder
	LitCell              // Ledger.Cells[Index]
	LitZone              // Ledger.Zones[Index]
	LitFace              // Ledger.Faces[Index]
	LitCeded             // all land that Ukraine holds and would give up
	LitReturned          // all land that Russia holds and would give back
	LitKept              // held by Ukraine and allocated to it
	LitDiffering         // all land of which compared situations say different things
	LitClass             // Comparison.Classes[Index]
)

// Lit is the land that a ledger row lights up on the map.
type Lit struct {
	Kind   LitKind
	Holder geo.Holder
	Index  int
}

// Selection is what is selected.
func (s *Session) Selection() Selection { return s.sel }

// Select makes something the selection; the zero Selection, and a feature that is not
// there, select nothing.
func (s *Session) Select(sel Selection) {
	about := Ref{}
	if sel.Feature != "" {
		var ok bool
		if about, ok = s.RefFeature(sel.Feature); !ok || !s.exists(sel) {
			sel, about = Selection{}, Ref{}
		}
	}
	if s.sel != sel || s.about != about {
		s.sel, s.about = sel, about
		s.notify(SelectionChanged)
	}
}

// Lit is the land that is lit.
func (s *Session) Lit() Lit { return s.lit }

// Light lights land up; the zero Lit lights nothing, and so does a number in figures
// that are not those of what is shown: it may mean other land by now.
func (s *Session) Light(l Lit) {
	switch l.Kind {
	case LitCell, LitZone, LitClass: // of a row, which shows what is shown
		if s.Measuring() {
			l = Lit{}
		}
	case LitFace: // of the newest ledger
		if _, of := s.Ledger(); of != s.Document() {
			l = Lit{}
		}
	}
	if s.lit != l {
		s.lit = l
		s.notify(LitChanged)
	}
}

// dropStale takes back a selection whose feature or vertex is gone and a light
// on a cell, zone, face or class, whose number another may have now.
func (s *Session) dropStale() bool {
	switch s.lit.Kind {
	case LitCell, LitZone, LitFace, LitClass:
		s.lit = Lit{}
	}
	before := s.sel
	s.sel.Face = 0
	if s.sel.Feature != "" && (!s.Still(s.about) || !s.exists(s.sel)) {
		s.sel, s.about = Selection{}, Ref{}
	}
	return s.sel != before
}

func (s *Session) exists(sel Selection) bool {
	f, ok := s.Document().Proposal.Feature(sel.Feature)
	if !ok || !sel.OnVertex {
		return ok
	}
	for _, path := range f.Paths() {
		if path.Part == sel.Vertex.Part && path.Ring == sel.Vertex.Ring {
			return sel.Vertex.Index < len(path.Points)
		}
	}
	return false
}

// LitArea is the land that a light means in a ledger, or in a comparison; nil: nothing
// is lit.
func LitArea(l *geo.Ledger, c *geo.Comparison, lit Lit) orb.MultiPolygon {
	if lit.Kind == LitDiffering || lit.Kind == LitClass {
		if c == nil {
			return nil
		}
		return c.ClassesShape(func(i int, class geo.Class) bool {
			return class.Differs() && (lit.Kind == LitDiffering || i == lit.Index)
		})
	}
	var take func(i int, c geo.Cell) bool
	switch lit.Kind {
	case LitHolder:
		take = func(_ int, c geo.Cell) bool { return c.Holder == lit.Holder }
	case LitCell:
		take = func(i int, _ geo.Cell) bool { return i == lit.Index }
	case LitZone:
		take = func(_ int, c geo.Cell) bool { return slices.Contains(c.Zones, lit.Index) }
	case LitCeded:
		take = func(_ int, c geo.Cell) bool { return c.Ceded() }
	case LitReturned:
		take = func(_ int, c geo.Cell) bool { return c.Returned() }
	case LitKept:
		take = func(_ int, c geo.Cell) bool { return c.Holder == geo.HeldByUkraine && c.Side == geo.SideUkraine }
	case LitFace:
		if lit.Index < len(l.Faces) {
			return l.FaceShapes()[lit.Index]
		}
		return nil
	default:
		return nil
	}
	return l.CellsShape(take)
}
