package data

import (
	"errors"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
)

func TestWKT(t *testing.T) {
	o, err := Read("front_20260101.wkt", []byte("SRID=4326; MULTIPOLYGON (((37 48, 38 48, 38 49, 37 48)))\n"), SituationRole)
	if err != nil || o.Situation.Areas[0].Area[0][0][1] != (orb.Point{38, 48}) || o.Situation.Date.String() != "2026-01-01" {
		t.Errorf("a front line as WKT: %+v, %v", o, err)
	}
	o, err = Read("line.wkt", []byte("linestring z (37 48 5, 38 49 6)"), AnyRole)
	if err != nil || o.Role != ProposalRole || o.Proposal.Features[0].Type != geo.Border {
		t.Errorf("a border as WKT: %+v, %v", o, err)
	}
}

func TestWKTRefused(t *testing.T) {
	for text, rule := range map[string]string{
		"POLYGON ((37 48, 38":                     "not-wkt",
		"POLYGON ((37 x, 38 49))":                 "not-wkt",
		"SRID=2180; POINT (400000 5300000)":       "crs",
		"POLYGON ((37 48, 381 48, 38 49, 37 48))": "outside-world",
		"POLYGON ((48 37, 48 38, 49 38, 48 37))":  "swapped",
		"GEOMETRYCOLLECTION (" + strings.Repeat("GEOMETRYCOLLECTION (", 100) + strings.Repeat(")", 101): "too-deep",
	} {
		_, err := Read("x.wkt", []byte(text), SituationRole)
		var e *Error
		if !errors.As(err, &e) || e.Rule != rule {
			t.Errorf("%.40s: %v, want rule %s", text, err, rule)
		}
	}
}

func FuzzWKT(f *testing.F) {
	f.Add("POLYGON ((37 48, 38 48, 38 49, 37 48))")
	f.Add("SRID=4326; GEOMETRYCOLLECTION (POINT (37 48), LINESTRING (37 48, 38 49))")
	f.Fuzz(func(t *testing.T, s string) {
		o, err := Read("fuzz.wkt", []byte(s), AnyRole)
		if (o == nil) == (err == nil) {
			t.Fatalf("got %v and %v", o, err)
		}
	})
}
