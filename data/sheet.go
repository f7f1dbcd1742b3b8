package data

import (
	"cmp"
	"image/color"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// Sheet is a file that is shown on the map and measured by nobody: roads, rivers,
// trenches. It is immutable.
type Sheet struct {
	Name   string // of the collection, else of the file
	Source string // whom the file names as its source, else the file itself
	Marks  []Mark
}

// Mark is one feature of a sheet.
type Mark struct {
	Geometry orb.Geometry
	Title    string
	Look     Look
}

// Look is what a feature says of its look in the properties of the simplestyle
// specification (github.com/mapbox/simplestyle-spec, 1.1.0).
type Look struct {
	Stroke, Fill, Marker color.NRGBA // zero: it says nothing; the opacity is in them
	Width                float64     // of the stroke, in points; 0: it says nothing
	Radius               float64     // of the marker, in points; 0: it says nothing
	NoStroke, NoFill     bool        // it says: none at all
}

// What the specification takes where a feature says nothing.
const defaultFillOpacity = 0.6

// widestStroke bounds what a file can ask for, in points.
const widestStroke = 12

// sheet makes a sheet of a collection.
func sheet(path string, c *collection) (*Sheet, []Defect, error) {
	s := &Sheet{Name: baseName(path), Source: cmp.Or(saidSource(c.members), newJudge(c, path, nil).sourceOf(c), filepath.Base(path))}
	if name, ok := c.members["name"].(string); ok && strings.TrimSpace(name) != "" {
		s.Name = strings.TrimSpace(name)
	}
	for _, f := range c.features {
		if f.geometry != nil {
			s.Marks = append(s.Marks, Mark{f.geometry, titleOf(f), lookOf(f.properties)})
		}
	}
	if len(s.Marks) == 0 {
		return nil, nil, refuse("no-shapes", "no feature has a line, a polygon or a point that can be shown")
	}
	return s, elsewhere(c), nil
}

// saidSource is what a file says of where it comes from.
func saidSource(members map[string]any) string {
	for _, key := range []string{"attribution", "source", "copyright"} {
		if said, ok := members[key].(string); ok && strings.TrimSpace(said) != "" {
			return strings.TrimSpace(said)
		}
	}
	return ""
}

func titleOf(f feature) string {
	if title, ok := f.properties["title"].(string); ok && strings.TrimSpace(title) != "" {
		return strings.TrimSpace(title)
	}
	return f.name()
}

func lookOf(p map[string]any) Look {
	l := Look{
		Stroke: withOpacity(p["stroke"], p["stroke-opacity"], 1),
		Fill:   withOpacity(p["fill"], p["fill-opacity"], defaultFillOpacity),
		Marker: withOpacity(p["marker-color"], nil, 1),
		Radius: map[string]float64{"small": 3, "medium": 4.5, "large": 6.5}[textOf(p["marker-size"])],
	}
	if w, ok := numberOf(p["stroke-width"]); ok {
		l.Width, l.NoStroke = min(max(w, 0), widestStroke), w <= 0
	}
	l.NoStroke = l.NoStroke || isZero(p["stroke-opacity"])
	l.NoFill = isZero(p["fill-opacity"])
	return l
}

// withOpacity is a colour as opaque as it should be; zero where there is none.
func withOpacity(value, opacity any, otherwise float64) color.NRGBA {
	c, ok := hexColor(textOf(value))
	if !ok {
		return color.NRGBA{}
	}
	if said, ok := numberOf(opacity); ok {
		otherwise = min(max(said, 0), 1)
	}
	c.A = uint8(255*otherwise + 0.5)
	return c
}

func isZero(value any) bool {
	x, ok := numberOf(value)
	return ok && x <= 0
}

// hexColor reads #rgb and #rrggbb, also without the sign.
func hexColor(s string) (color.NRGBA, bool) {
	s = strings.TrimPrefix(strings.TrimSpace(s), "#")
	if len(s) == 3 {
		s = string([]byte{s[0], s[0], s[1], s[1], s[2], s[2]})
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if len(s) != 6 || err != nil {
		return color.NRGBA{}, false
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}, true
}

// numberOf reads a number, also one that is written as a text.
func numberOf(value any) (float64, bool) {
	x, err := strconv.ParseFloat(textOf(value), 64)
	return x, err == nil && x == x
}
