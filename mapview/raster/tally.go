package raster

import (
	"delimit/data/basemap"
)

// Tally says how the tiles of a view came. A place where the source has no tile is
// another thing than a tile that could not be had.
type Tally struct {
	Asked   int   // all; 0: the source has none at the scale of the view
	Had     int   // are there
	None    int   // the source has none there
	Failed  int   // could not be had, or not be drawn
	Waiting int   // have not come yet
	Err     error // why the first of those failed
}

// Lacks tells whether something is missing that a reader would expect: tiles that could
// not be had, or a basemap that shows nothing at all.
func (t Tally) Lacks() bool { return t.Failed > 0 || t.Asked == t.None }

// Tally says how the tiles of a view have come so far. It asks for none.
func (s *Store) Tally(v View) Tally { return s.tally(s.Cover(v, v.X0, v.Y0)) }

func (s *Store) tally(keys []basemap.Key) Tally {
	s.lock.Lock()
	defer s.lock.Unlock()
	out := Tally{Asked: len(keys)}
	for _, k := range keys {
		switch t := s.tiles[k]; {
		case t == nil:
			out.Waiting++
		case t.img != nil:
			out.Had++
		case t.err == nil:
			out.None++
		default:
			out.Failed++
			if out.Err == nil {
				out.Err = t.err
			}
		}
	}
	return out
}
