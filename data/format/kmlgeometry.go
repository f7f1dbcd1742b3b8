package format

import (
	"bytes"
	"encoding/xml"
	"iter"
	"strconv"

	"github.com/paulmach/orb"
)

// join puts two geometries of one feature together.
func join(a, b orb.Geometry) orb.Geometry {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	if c, ok := a.(orb.Collection); ok {
		return append(c, b)
	}
	return orb.Collection{a, b}
}

func (k *kml) geometry(kind string) (orb.Geometry, error) {
	var line []orb.Point
	var polygon orb.Polygon
	var parts orb.Collection
	inner := false
	err := k.inside(func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch name := start.Name.Local; name {
		case "coordinates":
			points, err := k.coordinates()
			line = points
			if kind == "Polygon" && len(points) > 0 {
				if inner || len(polygon) == 0 {
					polygon = append(polygon, orb.Ring(points))
				} else {
					polygon = append(orb.Polygon{orb.Ring(points)}, polygon...)
				}
			}
			return err
		case "innerBoundaryIs":
			inner = true
		case "outerBoundaryIs":
			inner = false
		case "Point", "LineString", "Polygon", "MultiGeometry":
			if kind != "Polygon" {
				g, err := k.geometry(name)
				if g != nil {
					parts = append(parts, g)
				}
				return err
			}
		case "LinearRing":
			if kind == "MultiGeometry" {
				g, err := k.geometry(name)
				if g != nil {
					parts = append(parts, g)
				}
				return err
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case kind == "MultiGeometry" && len(parts) > 0:
		return parts, nil
	case kind == "Polygon" && len(polygon) > 0:
		return polygon, nil
	case kind == "Point" && len(line) > 0:
		return line[0], nil
	case (kind == "LineString" || kind == "LinearRing") && len(line) > 0:
		return orb.LineString(line), nil
	}
	return nil, nil
}

// coordinates reads longitude,latitude[,height] separated by spaces. The text is not
// copied: it can be nearly all of a file.
func (k *kml) coordinates() (points []orb.Point, err error) {
	err = k.inside(func(t xml.Token) error {
		text, ok := t.(xml.CharData)
		if !ok {
			return nil
		}
		split := tuples
		if isSpaced(text) {
			split = spacedTuples
		}
		for tuple := range split(text) {
			p, err := position(tuple)
			if err != nil {
				return err
			}
			if k.points++; k.points > mostPoints {
				return wrong("the file has more than %d positions", mostPoints)
			}
			points = append(points, p)
		}
		return nil
	})
	return points, err
}

// position reads longitude,latitude[,height].
func position(tuple []byte) (p orb.Point, err error) {
	first, rest, _ := bytes.Cut(tuple, []byte(","))
	second, _, _ := bytes.Cut(rest, []byte(","))
	lon, err1 := strconv.ParseFloat(string(bytes.TrimSpace(first)), 64)
	lat, err2 := strconv.ParseFloat(string(bytes.TrimSpace(second)), 64)
	if err1 != nil || err2 != nil || bytes.Count(bytes.TrimRight(tuple, ", "), []byte(",")) > 2 {
		return p, wrong("%.40q is not longitude,latitude", tuple)
	}
	return orb.Point{lon, lat}, nil
}

// tuples splits a text at white space, as KML has it.
func tuples(text []byte) iter.Seq[[]byte] { return bytes.FieldsSeq(text) }

// isSpaced reports whether spaces stand at the commas within positions, which KML forbids
// and programs write: what stands between two spaces is then no position.
func isSpaced(text []byte) bool {
	for tuple := range tuples(text) {
		if !bytes.Contains(bytes.Trim(tuple, ","), []byte(",")) {
			return true
		}
	}
	return false
}

// spacedTuples splits a text at white space that no comma stands beside.
func spacedTuples(text []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		text = bytes.TrimSpace(text)
		for from, i := 0, 0; from < len(text); {
			space := bytes.IndexAny(text[i:], " \t\r\n")
			if space < 0 {
				yield(text[from:])
				return
			}
			end := i + space
			next := end + len(text[end:]) - len(bytes.TrimLeft(text[end:], " \t\r\n"))
			if i = next; text[end-1] == ',' || text[next] == ',' {
				continue
			}
			if !yield(text[from:end]) {
				return
			}
			from = next
		}
	}
}
