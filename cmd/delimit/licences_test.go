package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestLicencesCommand(t *testing.T) {
	for _, c := range []struct {
		args       []string
		code       int
		says, lack string
	}{
		{nil, exitDone, "github.com/jonas-p/go-shp v0.1.1: MIT\n", "Permission is hereby granted"},
		{nil, exitDone, "data/atlas/oblasts.geojson: ODbL-1.0\n", ""},
		{[]string{"go-shp"}, exitDone, "Permission is hereby granted", "fyne.io"},
		{[]string{"--full"}, exitDone, "Redistribution and use in source and binary forms", ""},
		{[]string{"settlements.csv"}, exitDone, "© GeoNames", ""},
		{[]string{"no-such-module"}, exitInput, "nothing in the program is called so", ""},
	} {
		var out, errs bytes.Buffer
		code := run(append([]string{"licences"}, c.args...), &out, &errs)
		if said := out.String() + errs.String(); code != c.code || !strings.Contains(said, c.says) || c.lack != "" && strings.Contains(said, c.lack) {
			t.Errorf("licences %v: code %d\n%.1000s", c.args, code, said)
		}
	}
}
