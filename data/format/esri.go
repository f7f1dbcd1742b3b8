package format

import (
	"encoding/json"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// EsriJSON reads what a FeatureServer answers.
func EsriJSON(b []byte) ([]byte, []Remark, error) {
	var file struct {
		Error *struct {
			Message string `json:"message"`
		} `json:"error"`
		SpatialReference esriReference `json:"spatialReference"`
		Features         []struct {
			Attributes map[string]any `json:"attributes"`
			Geometry   *esriGeometry  `json:"geometry"`
		} `json:"features"`
	}
	if err := fewPositions(b); err != nil {
		return nil, nil, err
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, nil, wrong("this is not Esri JSON that can be read: %v", err)
	}
	if file.Error != nil {
		return nil, nil, wrong("the server answered with an error: %.200s", file.Error.Message)
	}
	systems := map[esriReference]*System{}
	var said remarks
	var features []Feature
	for i, f := range file.Features {
		var g orb.Geometry
		if f.Geometry != nil {
			reference := file.SpatialReference
			if f.Geometry.SpatialReference != (esriReference{}) {
				reference = f.Geometry.SpatialReference
			}
			s, err := reference.system(systems)
			if err != nil {
				return nil, nil, err
			}
			said.system(s)
			if g, err = f.Geometry.shape(s.Place); err != nil {
				return nil, nil, wrong("feature %d: %v", i+1, err)
			}
		}
		features = append(features, Feature{Properties: f.Attributes, Geometry: g})
	}
	out, err := geoJSON(features)
	return out, said, err
}

type esriReference struct {
	WKID       int    `json:"wkid"`
	LatestWKID int    `json:"latestWkid"`
	WKT        string `json:"wkt"`
}

// system is the one that a reference means, out of those that were met before; longitude
// and latitude where there is none.
func (r esriReference) system(known map[esriReference]*System) (s *System, err error) {
	if s = known[r]; s != nil {
		return s, nil
	}
	switch {
	case r.LatestWKID != 0:
		s, err = OfCode(r.LatestWKID)
	case r.WKID != 0:
		s, err = OfCode(r.WKID)
	default:
		s, err = OfWKT(r.WKT)
	}
	known[r] = s
	return s, err
}

// esriGeometry is any of the kinds: what is there tells which.
type esriGeometry struct {
	X, Y             *float64
	Points           [][]float64   `json:"points"`
	Paths            [][][]float64 `json:"paths"`
	Rings            [][][]float64 `json:"rings"`
	SpatialReference esriReference `json:"spatialReference"`
}

func (g *esriGeometry) shape(to func(orb.Point) orb.Point) (orb.Geometry, error) {
	line := func(points [][]float64) ([]orb.Point, error) {
		out := make([]orb.Point, len(points))
		for i, p := range points {
			if len(p) < 2 {
				return nil, wrong("a position has %d numbers", len(p))
			}
			out[i] = to(orb.Point{p[0], p[1]})
		}
		return out, nil
	}
	switch {
	case g.Rings != nil:
		var rings []orb.Ring
		for _, r := range g.Rings {
			points, err := line(r)
			if err != nil {
				return nil, err
			}
			if len(points) > 0 {
				rings = append(rings, points)
			}
		}
		return esriPolygons(rings), nil
	case g.Paths != nil:
		var lines orb.MultiLineString
		for _, p := range g.Paths {
			points, err := line(p)
			if err != nil {
				return nil, err
			}
			lines = append(lines, points)
		}
		return lines, nil
	case g.Points != nil:
		points, err := line(g.Points)
		return orb.MultiPoint(points), err
	case g.X != nil && g.Y != nil:
		return to(orb.Point{*g.X, *g.Y}), nil
	}
	return nil, nil
}

// esriPolygons puts rings together as Esri defines them: a clockwise ring is a shell,
// any other a hole of the smallest shell around it. A hole without a shell is one.
func esriPolygons(rings []orb.Ring) orb.Geometry {
	var shells orb.MultiPolygon
	var holes []orb.Ring
	for _, r := range rings {
		if r.Orientation() == orb.CCW {
			holes = append(holes, r)
		} else {
			shells = append(shells, orb.Polygon{r})
		}
	}
	for _, hole := range holes {
		best := -1
		for i, s := range shells {
			if s[0].Bound().Contains(hole[0]) && planar.RingContains(s[0], hole[0]) &&
				(best < 0 || -planar.Area(s[0]) < -planar.Area(shells[best][0])) {
				best = i
			}
		}
		if best < 0 {
			shells = append(shells, orb.Polygon{hole})
			continue
		}
		shells[best] = append(shells[best], hole)
	}
	if len(shells) == 0 {
		return nil
	}
	return shells
}
