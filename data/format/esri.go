package format

import (
	"context"
	"encoding/json"

	"github.com/paulmach/orb"
)

// EsriJSON reads what a FeatureServer answers.
func EsriJSON(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	var file struct {
		Error *struct {
			Message string `json:"message"`
		} `json:"error"`
		SpatialReference esriReference   `json:"spatialReference"`
		Exceeded         bool            `json:"exceededTransferLimit"`
		Features         json.RawMessage `json:"features"`
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
	if file.Exceeded {
		said = append(said, CutOff())
	}
	var features []Feature
	curved := 0
	err := eachIn(ctx, file.Features, "feature", func(_ int, raw json.RawMessage) error {
		var f struct {
			Attributes map[string]any `json:"attributes"`
			Geometry   *esriGeometry  `json:"geometry"`
		}
		if err := json.Unmarshal(raw, &f); err != nil {
			return err
		}
		if f.Geometry.curved() {
			curved++
		}
		var g orb.Geometry
		if f.Geometry != nil {
			reference := file.SpatialReference
			if f.Geometry.SpatialReference != (esriReference{}) {
				reference = f.Geometry.SpatialReference
			}
			s, err := reference.system(systems)
			if err != nil {
				return err
			}
			said.system(s)
			if g, err = f.Geometry.shape(s.Place); err != nil {
				return err
			}
		}
		features = append(features, Feature{Properties: f.Attributes, Geometry: g, Curved: f.Geometry.curved()})
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	if curved > 0 && curved == len(features) {
		return nil, nil, wrong("the edges of all its areas and lines are curves (curveRings, curvePaths), which are not read here: %s", StraightCurves)
	}
	out, err := geoJSON(ctx, features, len(b))
	return out, said, err
}

// StraightCurves is how to come by straight edges in the place of curves.
const StraightCurves = "ask the server with returnTrueCurves=false"

// CutOff is the remark on an answer of which a server left out a part.
func CutOff() Remark {
	return Remark{"cut-off", "the server cut this answer off at its limit (exceededTransferLimit)", "what it left out is missing"}
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
	Points           [][]float64     `json:"points"`
	Paths            [][][]float64   `json:"paths"`
	Rings            [][][]float64   `json:"rings"`
	CurvePaths       json.RawMessage `json:"curvePaths"`
	CurveRings       json.RawMessage `json:"curveRings"`
	SpatialReference esriReference   `json:"spatialReference"`
}

// curved reports whether a geometry is given by curves alone.
func (g *esriGeometry) curved() bool {
	return g != nil && g.Rings == nil && g.Paths == nil && (g.CurveRings != nil || g.CurvePaths != nil)
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
		return polygonsOf(rings)
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
