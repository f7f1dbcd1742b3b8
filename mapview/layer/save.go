package layer

import (
	"encoding/json"
	"fmt"
	"image/color"
	"slices"

	"delimit/mapview/style"
)

// saved is a layer as it is written.
type saved struct {
	Layer   style.Part `json:"layer"`
	Hidden  bool       `json:"hidden,omitempty"`
	Opacity float64    `json:"opacity"`
	Color   string     `json:"color,omitempty"` // #rrggbb
	Path    string     `json:"path,omitempty"`  // of an added layer
	Owner   string     `json:"owner,omitempty"` // of a tile server's tiles
	Hosts   []string   `json:"hosts,omitempty"` // that it may send on to
}

// Encode writes the settings of a stack.
func (s *Stack) Encode() ([]byte, error) {
	var out []saved
	for _, l := range s.All() {
		w := saved{Layer: l.Part, Hidden: l.Hidden, Opacity: l.Opacity, Path: l.Path, Owner: l.Owner, Hosts: l.Hosts}
		if l.Color.A > 0 {
			w.Color = fmt.Sprintf("#%02x%02x%02x", l.Color.R, l.Color.G, l.Color.B)
		}
		out = append(out, w)
	}
	return json.MarshalIndent(out, "", "\t")
}

// Decode reads what Encode wrote; files of added layers are still to be read. What it does not know is left out, what is not
// written stays plain and in its place, and fixed layers stay fixed: a damaged file
// costs settings, not the map.
func Decode(b []byte) *Stack {
	var in []saved
	if json.Unmarshal(b, &in) != nil {
		return Plain()
	}
	s := Plain()
	var order []style.Part
	for _, w := range in {
		if w.Path != "" {
			added := OfFile(w.Path)
			added.Owner, added.Hosts = w.Owner, w.Hosts
			w.Hidden = w.Hidden || added.Remote() // nobody is contacted unasked
			s, w.Layer = s.Adding(added), added.Part
		}
		l, ok := s.Layer(w.Layer)
		if !ok {
			continue
		}
		l.Hidden, l.Opacity, l.Color = w.Hidden, w.Opacity, parseColor(w.Color)
		s = s.With(l)
		order = append(order, w.Layer)
	}
	for i := range order { // each above the one before it
		if i > 0 {
			s = s.above(order[i], order[i-1])
		}
	}
	if slices.ContainsFunc(order, func(p style.Part) bool { l, _ := s.Layer(p); return l.Remote() }) {
		return s.Covered() // it was hidden here
	}
	return s
}

// above moves a layer up until it lies above another.
func (s *Stack) above(p, q style.Part) *Stack {
	all := s.All()
	if by := index(all, q) - index(all, p); by > 0 {
		return s.Raised(p, by)
	}
	return s
}

func parseColor(s string) color.NRGBA {
	c := color.NRGBA{A: 0xff}
	if n, err := fmt.Sscanf(s, "#%02x%02x%02x", &c.R, &c.G, &c.B); n != 3 || err != nil {
		return color.NRGBA{}
	}
	return c
}
