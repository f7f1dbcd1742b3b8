package format

import (
	"encoding/json"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// EsriJSON reads what a FeatureServer answers, in the reference systems that are
// longitude and latitude on WGS 84, or Web Mercator.
func EsriJSON(b []byte) ([]byte, error) {
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
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, wrong("this is not Esri JSON that can be read: %v", err)
	}
	if file.Error != nil {
		return nil, wrong("the server answered with an error: %s", file.Error.Message)
	}
	var features []Feature
	for i, f := range file.Features {
		var g orb.Geometry
		if f.Geometry != nil {
			reference := file.SpatialReference
			if f.Geometry.SpatialReference != (esriReference{}) {
				reference = f.Geometry.SpatialReference
			}
			to, err := System(reference.code())
			if err != nil {
				return nil, err
			}
			if g, err = f.Geometry.shape(to); err != nil {
				return nil, wrong("feature %d: %v", i+1, err)
			}
		}
		features = append(features, Feature{f.Attributes, g})
	}
	return geoJSON(features)
}

type esriReference struct {
	WKID       int `json:"wkid"`
	LatestWKID int `json:"latestWkid"`
}

func (r esriReference) code() int {
	switch {
	case r.LatestWKID != 0:
		return r.LatestWKID
	case r.WKID != 0:
		return r.WKID
	}
	return 4326
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
