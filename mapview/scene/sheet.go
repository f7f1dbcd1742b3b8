package scene

import (
	"sync"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/mapview/layer"
	"delimit/mapview/text"
)

// piece is a part of a sheet, projected: what one operation draws.
type piece struct {
	shape *Shape
	kind  pieceKind
	look  data.Look
}

type pieceKind uint8

const (
	areaPiece pieceKind = iota
	linePiece
	pointPiece
)

// projectedSheet is a sheet, projected once.
type projectedSheet struct {
	pieces []piece // areas, then lines, then points
	names  []sheetName
}

type sheetName struct {
	text  string
	at    World
	along *Shape
	point bool
}

// mostNames bounds the names of one sheet.
const mostNames = 2000

// mostTogether is how many lines or points are drawn at once, so that those far off
// the screen are passed over together.
const mostTogether = 512

// sheet draws an added layer.
func (s *builder) sheet(l layer.Layer) {
	pen := newPen(l, s.Style)
	p := projectSheet(l.Sheet)
	for _, piece := range p.pieces {
		s.Ops = append(s.Ops, pen.op(piece))
	}
	base, name := pen.base, pen.base.Name
	name.Color, name.Halo = pen.faint(name.Color), pen.faint(name.Halo)
	for _, n := range p.names {
		label := Label{Kind: SheetKind, Text: n.text, At: n.at, Type: name, Along: n.along, MinZoom: base.NameZoom, MaxZoom: MaxZoom}
		if n.point || n.along != nil {
			label.Dot = base.Dot
		}
		s.Labels = append(s.Labels, label)
	}
}

var sheets = struct {
	sync.Mutex
	projected map[*data.Sheet]*projectedSheet
}{projected: map[*data.Sheet]*projectedSheet{}}

// projectSheet projects a sheet once. Only the newest ones are kept.
func projectSheet(sheet *data.Sheet) *projectedSheet {
	sheets.Lock()
	defer sheets.Unlock()
	if p, ok := sheets.projected[sheet]; ok {
		return p
	}
	if len(sheets.projected) >= layer.Most {
		clear(sheets.projected)
	}
	var g gathering
	for _, m := range sheet.Marks {
		g.take(m.Geometry, m.Look)
		g.name(m)
	}
	p := &projectedSheet{names: g.names}
	for _, list := range [][]piece{g.areas, g.lines, g.points} {
		p.pieces = append(p.pieces, list...)
	}
	sheets.projected[sheet] = p
	return p
}

// gathering puts the marks of a sheet into pieces.
type gathering struct {
	areas, lines, points []piece
	names                []sheetName
}

func (g *gathering) take(of orb.Geometry, look data.Look) {
	switch v := of.(type) {
	case orb.Point:
		g.points = join(g.points, pointPiece, look, []orb.Point{v})
	case orb.MultiPoint:
		for _, p := range v {
			g.points = join(g.points, pointPiece, look, []orb.Point{p})
		}
	case orb.LineString:
		g.lines = join(g.lines, linePiece, look, v)
	case orb.MultiLineString:
		for _, l := range v {
			g.lines = join(g.lines, linePiece, look, l)
		}
	case orb.Polygon, orb.MultiPolygon:
		g.areas = append(g.areas, piece{geometry(v), areaPiece, look})
	case orb.Collection:
		for _, inner := range v {
			g.take(inner, look)
		}
	}
}

// join adds a path to the piece before it when that looks the same.
func join(list []piece, kind pieceKind, look data.Look, path []orb.Point) []piece {
	n := len(list)
	if n == 0 || list[n-1].look != look || len(list[n-1].shape.Paths) >= mostTogether {
		list = append(list, piece{newShape(false, 1), kind, look})
		n++
	}
	list[n-1].shape.add(path)
	return list
}

// name keeps the name of a mark at a place on it.
func (g *gathering) name(m data.Mark) {
	if m.Title == "" || len(g.names) == mostNames {
		return
	}
	n := sheetName{text: text.Clip(m.Title, longestName)}
	switch v := m.Geometry.(type) {
	case orb.Point:
		n.at, n.point = Project(v), true
	case orb.LineString:
		n.at, n.along = pathMiddle(v), geometry(v)
	case orb.MultiLineString:
		longest := v[0]
		for _, l := range v {
			if len(l) > len(longest) {
				longest = l
			}
		}
		n.at, n.along = pathMiddle(longest), geometry(longest)
	case orb.Polygon:
		n.at = boundMiddle(v.Bound())
	case orb.MultiPolygon:
		n.at = boundMiddle(v.Bound())
	default:
		return
	}
	g.names = append(g.names, n)
}

// pathMiddle is the place between the two middle vertices.
func pathMiddle(line []orb.Point) World {
	i := (len(line) - 1) / 2
	a, b := line[i], line[min(i+1, len(line)-1)]
	return Project(orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2})
}

func boundMiddle(b orb.Bound) World { return Project(b.Center()) }
