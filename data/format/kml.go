package format

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"golang.org/x/text/encoding/htmlindex"
)

// inUTF8 reads a text whose first line says that it is written otherwise.
func inUTF8(charset string, r io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(charset)
	if err != nil {
		return nil, wrong("the text is written in %.40q: save it in UTF-8", charset)
	}
	return e.NewDecoder().Reader(r), nil
}

// KML reads the placemarks of documents, with or without a namespace, in any folder: their names,
// extended data and the colours of their styles, as the simplestyle properties fill
// and stroke. Entities of a document's own are an error and never expanded.
func KML(documents ...[]byte) ([]byte, error) {
	k := kml{styles: map[string]map[string]any{}, links: map[string]string{}}
	for _, b := range documents {
		k.d, k.depth, k.folders = xml.NewDecoder(bytes.NewReader(b)), 0, nil
		k.d.CharsetReader = inUTF8
		if err := k.run(); err != nil {
			return nil, err
		}
	}
	for i := range k.features {
		k.dress(k.features[i].Properties)
	}
	return geoJSON(k.features)
}

type kml struct {
	d        *xml.Decoder
	depth    int
	folders  []string
	styles   map[string]map[string]any // by id
	links    map[string]string         // of a StyleMap to its normal style
	features []Feature
	points   int
}

// run reads the whole document.
func (k *kml) run() error {
	seen := false
	for {
		t, err := k.token()
		if errors.Is(err, io.EOF) {
			if !seen {
				return wrong("the file has no element at all")
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			seen = true
			if err := k.element(t); err != nil {
				return err
			}
		case xml.EndElement:
			if (t.Name.Local == "Folder" || t.Name.Local == "Document") && len(k.folders) > 0 {
				k.folders = k.folders[:len(k.folders)-1]
			}
		}
	}
}

// token reads on within the limit of depth.
func (k *kml) token() (xml.Token, error) {
	t, err := k.d.Token()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, wrong("this is not well-formed XML: %v", err)
	}
	switch t.(type) {
	case xml.StartElement:
		if k.depth++; k.depth > MaxDepth {
			return nil, wrong("elements nest more than %d deep", MaxDepth)
		}
	case xml.EndElement:
		k.depth--
	}
	return t, err
}

func (k *kml) element(t xml.StartElement) error {
	switch t.Name.Local {
	case "Folder", "Document":
		k.folders = append(k.folders, "")
	case "name":
		s, err := k.text()
		if n := len(k.folders); n > 0 && err == nil {
			k.folders[n-1] = s
		}
		return err
	case "Style":
		style, err := k.style()
		k.styles[attribute(t, "id")] = style
		return err
	case "StyleMap":
		return k.styleMap(attribute(t, "id"))
	case "Placemark":
		f, err := k.placemark()
		k.features = append(k.features, f)
		return err
	}
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text reads the text of the element that has begun, to its end.
func (k *kml) text() (string, error) {
	var s strings.Builder
	err := k.inside(func(t xml.Token) error {
		if c, ok := t.(xml.CharData); ok {
			s.Write(c)
		}
		return nil
	})
	return strings.TrimSpace(s.String()), err
}

// inside visits what the element that has begun holds, to its end.
func (k *kml) inside(visit func(xml.Token) error) error {
	for level := k.depth; ; {
		t, err := k.token()
		if errors.Is(err, io.EOF) {
			return wrong("the file ends in the middle of an element")
		}
		if err != nil {
			return err
		}
		if _, ends := t.(xml.EndElement); ends && k.depth < level {
			return nil
		}
		if err := visit(t); err != nil {
			return err
		}
	}
}

// style reads the colours of a style.
func (k *kml) style() (map[string]any, error) {
	style := map[string]any{}
	part := ""
	err := k.inside(func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch name := start.Name.Local; name {
		case "PolyStyle", "LineStyle", "IconStyle":
			part = name
		case "color":
			s, err := k.text()
			if rgb, opacity, ok := colour(s); ok {
				key := map[string]string{"PolyStyle": "fill", "LineStyle": "stroke", "IconStyle": "marker-color"}[part]
				if key != "" {
					style[key] = rgb
					if part != "IconStyle" {
						style[key+"-opacity"] = opacity
					}
				}
			}
			return err
		case "width":
			s, err := k.text()
			if w, bad := strconv.ParseFloat(s, 64); bad == nil && part == "LineStyle" {
				style["stroke-width"] = w
			}
			return err
		}
		return nil
	})
	return style, err
}

// colour turns aabbggrr into #rrggbb and an opacity.
func colour(s string) (rgb string, opacity float64, ok bool) {
	s = strings.TrimPrefix(s, "#")
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 8 {
		return "", 0, false
	}
	return "#" + s[6:8] + s[4:6] + s[2:4], float64(v>>24) / 255, true
}

func (k *kml) styleMap(id string) error {
	key := ""
	return k.inside(func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch start.Name.Local {
		case "key":
			s, err := k.text()
			key = s
			return err
		case "styleUrl":
			s, err := k.text()
			if key == "normal" {
				k.links[id] = strings.TrimPrefix(s, "#")
			}
			return err
		}
		return nil
	})
}

// dress gives a feature the colours of the style that it refers to.
func (k *kml) dress(properties map[string]any) {
	id, _ := properties["styleUrl"].(string)
	id = strings.TrimPrefix(id, "#")
	if to, ok := k.links[id]; ok {
		id = to
	}
	for key, value := range k.styles[id] {
		if _, there := properties[key]; !there {
			properties[key] = value
		}
	}
}

func (k *kml) placemark() (Feature, error) {
	f := Feature{Properties: map[string]any{}}
	for _, name := range k.folders {
		if name != "" {
			f.Layer = name // of the innermost folder that has one
		}
	}
	data := ""
	err := k.inside(func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		set := func(key string) error {
			s, err := k.text()
			if s != "" && key != "" {
				f.Properties[key] = s
			}
			return err
		}
		switch name := start.Name.Local; name {
		case "name", "description", "styleUrl", "begin", "end", "when":
			return set(name)
		case "Data":
			data = attribute(start, "name")
		case "value":
			return set(data)
		case "SimpleData":
			return set(attribute(start, "name"))
		case "Style":
			style, err := k.style()
			for key, value := range style {
				f.Properties[key] = value
			}
			return err
		case "Point", "LineString", "LinearRing", "Polygon", "MultiGeometry":
			g, err := k.geometry(name)
			f.Geometry = join(f.Geometry, g)
			return err
		}
		return nil
	})
	return f, err
}

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
		for tuple := range bytes.FieldsSeq(text) {
			first, rest, _ := bytes.Cut(tuple, []byte(","))
			second, _, _ := bytes.Cut(rest, []byte(","))
			lon, err1 := strconv.ParseFloat(string(first), 64)
			lat, err2 := strconv.ParseFloat(string(second), 64)
			if err1 != nil || err2 != nil {
				return wrong("%.40q is not longitude,latitude", tuple)
			}
			if k.points++; k.points > mostPoints {
				return wrong("the file has more than %d positions", mostPoints)
			}
			points = append(points, orb.Point{lon, lat})
		}
		return nil
	})
	return points, err
}
