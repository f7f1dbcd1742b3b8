// Package plane is the engine: one planar arrangement of areas and lines in
// longitude and latitude, exact on any finite input. It knows no holder and no
// country.
//
//	var b plane.Builder
//	territory := b.Area(oblast)   // layers: areas of any number of polygons
//	control := b.Area(held)
//	border := b.Line(drawn)       // lines divide, and belong to no layer
//	a := b.Build()
//	for f := range a.Faces {
//		if a.In(f, territory) && a.In(f, control) {
//			sum += a.Faces[f].Book // integers: all faces sum to zero
//		}
//	}
//
// # How it works
//
//	ring of layer 0                     edges, nodes (o) and faces
//	+-----------+                       +-----------+
//	|           |                       |     1     |
//	|     +-----|-----+                 |     +-----o-----+
//	|     |     |     |       →         |     |  3  |     |
//	+-----|-----+     |                 +-----o-----+  2  |
//	      |           |                       |           |
//	      +-----------+                       +-----------+
//	    ring of layer 1                 1 lies in layer 0, 2 in layer 1, 3 in both;
//	                                    face 0 is all around
//
// Grid. Coordinates become integers, UnitsPerDegree to a degree (grid.go).
// Predicates are exact in 128 bits (predicate.go, wide.go); there is no epsilon.
//
// Noding. Snap rounding: the unit square around every vertex and every crossing is
// a hot pixel, and every edge is bent to run through the centre of each hot pixel
// that it meets. Pixels are half-open, so each point of the plane is in exactly
// one. After that edges meet at ends only, whatever the rings did before
// (noding.go): there is no invalid polygon, only winding. Which edges come near
// each other is found over monotone runs of the paths, whose boxes are those of
// their two ends (track.go), and a packed tree of these boxes (boxtree.go).
//
// Edges. Of a hundred thousand vertices some hundred meet something else. These
// are nodes; what lies between two nodes of a path stays in one piece, a strand
// (cutter.go), and all that follows costs by the strand. Strands that coincide,
// which are single edges always, become one edge that remembers every ring and
// line along it (link.go).
//
// Faces. Half-edges around each node in their order of direction give cycles
// (halfedges.go). Of each connected component one cycle runs around its outside;
// looking straight down from its first point tells in which face it lies
// (nesting.go, below.go).
//
// Labels. From the outside, whose windings are zero, a walk over edges from face
// to face keeps the winding number of every ring: a ring is one higher on the left
// of where it runs. A face lies in a polygon when the winding of its first ring is
// not zero and that of every other ring is (labels.go).
//
// Books. The area under every straight piece of an edge, an integral on the
// ellipsoid, is rounded to AreaUnitM2, credited to the face on the left and debited
// from the face on the right (polyline.go). So all faces sum to zero by
// construction, and so does whatever is made of faces. No product is fused with a sum
// (float64(x*y) + z): the digits are the same on every machine.
//
// Edits. Builder.BuildFrom takes an earlier arrangement and nodes only what came
// or went: the pixels at the ends of those edges, where they meet vertices, and
// where they cross or pass crossings are settled anew, all strands elsewhere are
// shared (again.go). The result is what Build gives, bit for bit, because which
// pixels are hot, and who meets them, is a fact of the input and no history.
//
// Overlay, UnionAll, BufferLines and BufferArea are made of the same arrangement,
// and so take any input and give valid polygons.
//
// # What it costs
//
// Reading n vertices, and n log n over the runs that they make; then about a
// microsecond for every edge of the result, of which there are as many as things
// meet. Input that crosses itself everywhere has twice as many edges as crossings.
// An arrangement of half a million vertices takes about 30 ms on two cores and 40
// bytes a vertex; one made out of an earlier one, after a vertex moved, a tenth of
// a millisecond.
//
// # How exact
//
// Moving a vertex onto the grid moves it by less than a micrometre. A bent edge
// stays within a unit of where it was. Over a file of 114,000 km² with all
// the digits of a float64 this comes to less than 0.1 m², so edges are charged by
// their ends on the grid and nothing remembers what source edge they were part of.
// The integral itself is right to 1e-15 of the strip from the equator (package
// ellipsoid), and the rounding of a piece to half a hundred thousandth of a square
// metre. Areas agree with GeographicLib's Planimeter on densified edges to 1e-8,
// which is what densified edges allow.
//
// # Sources
//
// John D. Hobby, Practical segment intersection with finite precision output,
// Computational Geometry 13 (1999): snap rounding. Leonidas J. Guibas and David H.
// Marimont, Rounding arrangements dynamically, International Journal of
// Computational Geometry and Applications 8 (1998): that hot pixels can come and
// go one by one. G. M. Morton, A computer oriented geodetic data base (1966): the
// order of boxes. John P. Snyder, Map projections: a working manual (1987): the
// authalic latitude.
package plane
