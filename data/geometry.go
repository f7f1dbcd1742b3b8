package data

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"delimit/data/format"
	"delimit/geo/ellipsoid"
)

// deepestCollection is how deep GeometryCollections may stand in one another.
const deepestCollection = 8

// geometry reads one geometry. It is nil when it has no positions.
func (r *reader) geometry(f feature, value []byte, depth int) (orb.Geometry, error) {
	object, ok := membersOf(value)
	if !ok {
		return nil, f.refuse("its geometry is not an object")
	}
	back, err := r.within(object["crs"])
	if err != nil {
		return nil, err
	}
	defer back()
	kind := stringOf(object["type"])
	if kind == "GeometryCollection" {
		return r.geometries(f, object["geometries"], depth+1)
	}
	c := &coordinates{reader: r, f: f, kind: kind, first: r.vertices, cursor: cursor{b: object["coordinates"]}}
	switch kind {
	case "Point":
		return c.point()
	case "MultiPoint":
		points, err := c.line()
		return orNil(orb.MultiPoint(points), err)
	case "LineString":
		points, err := c.line()
		return orNil(orb.LineString(points), err)
	case "MultiLineString":
		lines, err := c.lines()
		return orNil(lines, err)
	case "Polygon":
		p, err := c.polygon()
		if len(p) == 1 {
			return p[0], err
		}
		return orNil(p, err)
	case "MultiPolygon":
		polygons, err := c.polygons()
		return orNil(polygons, err)
	}
	return nil, f.refuse("%.100q is not a type of geometry", kind)
}

func (r *reader) geometries(f feature, list []byte, depth int) (orb.Geometry, error) {
	if !isArray(list) {
		return nil, f.refuse("its GeometryCollection has no geometries")
	}
	if depth > deepestCollection {
		return nil, f.refuse("its GeometryCollections stand more than %d deep in one another", deepestCollection)
	}
	var out orb.Collection
	for value := range elements(list) {
		g, err := r.geometry(f, value, depth)
		if err != nil {
			return nil, err
		}
		if g != nil {
			out = append(out, g)
		}
	}
	return orNil(out, nil)
}

// orNil makes no geometry of one without parts.
func orNil[E any, G interface {
	~[]E
	orb.Geometry
}](g G, err error) (orb.Geometry, error) {
	if err != nil || len(g) == 0 {
		return nil, err
	}
	return g, nil
}

// coordinates reads the coordinates of one geometry.
type coordinates struct {
	*reader
	cursor
	f     feature
	kind  string
	first int       // vertices of the file before it
	last  orb.Point // the position before
}

func (c *coordinates) misshapen() error {
	return c.f.refuse("the coordinates of its %s are not in the shape of one", c.kind)
}

// each calls read for every element of the array at the cursor.
func (c *coordinates) each(read func() error) error {
	if !c.take('[') {
		return c.misshapen()
	}
	for !c.take(']') {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if err := read(); err != nil {
			return err
		}
		c.take(',')
	}
	return nil
}

// point reads a position alone; an empty one is no geometry.
func (c *coordinates) point() (orb.Geometry, error) {
	start := c.i
	if c.take('[') && c.take(']') {
		return nil, nil
	}
	c.i = start
	p, err := c.position()
	if err != nil {
		return nil, err
	}
	return p, nil
}

// lookAround is how many positions are read between two looks at the context.
const lookAround = 4096

func (c *coordinates) line() ([]orb.Point, error) {
	if !c.take('[') {
		return nil, c.misshapen()
	}
	points := c.reader.line[:0]
	for !c.take(']') {
		p, err := c.position()
		if err != nil {
			return nil, err
		}
		if points = append(points, p); len(points)%lookAround == 0 && c.ctx.Err() != nil {
			return nil, c.ctx.Err()
		}
		c.take(',')
	}
	c.reader.line = points
	return slices.Clone(points), nil
}

func (c *coordinates) lines() (lines orb.MultiLineString, err error) {
	err = c.each(func() error {
		line, err := c.line()
		if len(line) > 0 {
			lines = append(lines, line)
		}
		return err
	})
	return lines, err
}

func (c *coordinates) polygons() (polygons orb.MultiPolygon, err error) {
	err = c.each(func() error {
		p, err := c.polygon()
		polygons = append(polygons, p...)
		return err
	})
	return polygons, err
}

// polygon reads rings and closes those that are open. Without its first ring it
// is empty; other empty rings are nothing. It is several polygons when rings of it lie
// outside the first one.
func (c *coordinates) polygon() (orb.MultiPolygon, error) {
	var p orb.Polygon
	hollow := false
	err := c.each(func() error {
		ring, err := c.line()
		switch {
		case err != nil || len(ring) == 0:
			hollow = hollow || len(p) == 0
			return err
		case ring[0] != ring[len(ring)-1]:
			ring = append(ring, ring[0])
			c.open.addAt(c.f, &ring[0])
		}
		p = append(p, ring)
		return nil
	})
	if hollow || len(p) == 0 || err != nil {
		return nil, err
	}
	return c.apart(p)
}

// apart takes a polygon apart whose rings are not one outer ring with its holes, as when
// a MultiPolygon was written flat: the first ring alone would lose land.
func (c *coordinates) apart(p orb.Polygon) (orb.MultiPolygon, error) {
	if len(p) == 1 {
		return orb.MultiPolygon{p}, nil
	}
	roles, err := format.Nest(p)
	if err != nil {
		return nil, c.f.refuse("%v", err)
	}
	roles[0] = max(roles[0], format.Shell)
	odd := -1 // the first ring that is no hole of the first one
	for i := 1; i < len(roles); i++ {
		switch {
		case roles[i] == format.Flat: // nothing to take away
			roles[i] = 0
		case roles[i] != 0 && odd < 0:
			odd = i
		}
	}
	if odd < 0 {
		return orb.MultiPolygon{p}, nil
	}
	c.flat.addAt(c.f, &p[odd][0])
	land := format.Assemble(p, roles)
	for _, part := range land {
		if &part[0][0] != &p[0][0] {
			c.flatM2 += ringsM2(part)
		}
	}
	return land, nil
}

// ringsM2 is the area of a polygon whose rings do not cross, in m².
func ringsM2(p orb.Polygon) (m2 float64) {
	for i, r := range p {
		if a := math.Abs(ellipsoid.RingArea(r)); i == 0 {
			m2 += a
		} else {
			m2 -= a
		}
	}
	return m2
}

// position reads longitude and latitude; more numbers are passed over.
func (c *coordinates) position() (p orb.Point, err error) {
	if !c.take('[') {
		return p, c.misshapen()
	}
	for i := range p {
		if c.peek() == ']' {
			return p, c.f.refuse("a position has %d numbers, not longitude and latitude", i)
		}
		if p[i], err = c.number(); err != nil {
			return p, err
		}
		c.take(',')
	}
	if c.peek() != ']' {
		c.heights++
	}
	for !c.take(']') {
		c.value()
		c.take(',')
	}
	if c.vertices++; c.vertices > c.limits.vertices {
		return p, refuse("too-large", "the file has more than %d vertices", c.limits.vertices)
	}
	c.last = p
	return c.placed(p)
}

// placed is where a position lies on WGS 84. One that its reference system does not
// have is refused.
func (c *coordinates) placed(p orb.Point) (orb.Point, error) {
	if c.system == nil {
		return p, c.f.inWorld(p)
	}
	q := c.system.Place(p)
	if c.f.inWorld(q) != nil {
		return p, c.f.refuse("the position %s, %s is none in the reference system of the file", degrees(p[0]), degrees(p[1]))
	}
	return q, nil
}

func (c *coordinates) number() (float64, error) {
	c.peek()
	if x, n := plainNumber(c.b[c.i:]); n > 0 {
		c.i += n
		return x, nil
	}
	text := c.value()
	x, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return 0, c.noNumber(string(text))
	}
	return x, nil
}

// plainNumber reads a number as coordinates are mostly written, with a point and at
// most fifteen digits, and gives its length; 0: it is written otherwise. Both the
// digits and the power of ten are exact in a float64, so that their quotient is the
// number that strconv gives.
func plainNumber(b []byte) (x float64, n int) {
	sign := 1.0
	if len(b) > 0 && b[0] == '-' {
		sign, n = -1, 1
	}
	var digits int64
	from, point := n, -1
	for ; n < len(b); n++ {
		switch d := b[n] - '0'; {
		case d <= 9:
			digits = 10*digits + int64(d)
		case b[n] == '.' && point < 0:
			point = n
		case n-from > 16 || point < 0 || isScalar(b[n]):
			return 0, 0
		default:
			return sign * float64(digits) / powersOfTen[n-point-1], n
		}
		if n-from > 16 {
			return 0, 0
		}
	}
	return 0, 0
}

var powersOfTen = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16}

// noNumber says where a coordinate is none, by the position before it.
func (c *coordinates) noNumber(text string) error {
	if text == "null" && c.none > 0 {
		text = "NaN"
	}
	where := "the first position"
	if c.vertices > c.first {
		where = fmt.Sprintf("the position behind %s, %s", degrees(c.last[0]), degrees(c.last[1]))
	}
	return c.f.refuse("in %s, %.40q is not a coordinate", where, strings.Trim(text, `"`))
}

// inWorld refuses a coordinate that is none.
func (f feature) inWorld(p orb.Point) error {
	if math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90 {
		return nil
	}
	d := f.defect("outside-world", "", "the coordinate is outside the world (longitude −180 to 180, latitude −90 to 90)")
	if math.Abs(p[0]) > 1000 {
		d.Text += ": perhaps the file is in metres of a projection, export it in EPSG:4326"
	}
	at := p
	d.At = &at
	return &Error{Defect: d}
}
