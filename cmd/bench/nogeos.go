//go:build !geos

package main

import (
	"errors"

	"github.com/paulmach/orb"
)

var geosPeer = peer{"GEOS", func(orb.MultiPolygon, orb.MultiPolygon) (float64, error) {
	return 0, errors.New("not installed (Debian: libgeos-dev; Fedora: geos-devel)")
}}
