package brief

import (
	"image"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview/paint/golden"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// Pages look as they did: across and upright, in colour and in greys.
func TestReferencePages(t *testing.T) {
	for name, page := range map[string]Page{
		"page-light":   {Size: image.Pt(800, 450), Style: style.Light},
		"page-dark":    {Size: image.Pt(800, 450), Style: style.Dark},
		"page-upright": {Size: image.Pt(480, 679), Style: style.Grey},
	} {
		page.Model = everyZone(t)
		page.Model.Graticule = name == "page-dark"
		golden.Compare(t, name, Draw(page))
	}
}

// everyZone is a model with each kind of zone.
func everyZone(t *testing.T) scene.Model {
	m := testPage(t, image.Point{}).Model
	for i, r := range geo.Regimes {
		x, y := 37.1+0.5*float64(i%3), 48.4-0.4*float64(i/3)
		m.Proposal.Features = append(m.Proposal.Features, geo.Feature{ID: string(r), Type: geo.Zone, Regime: r,
			Geometry: orb.Polygon{{{x, y}, {x + 0.4, y}, {x + 0.4, y - 0.3}, {x, y - 0.3}, {x, y}}}})
	}
	m.Ledger = geo.Measure(m.Territory, m.Situation, m.Proposal, nil)
	return m
}
