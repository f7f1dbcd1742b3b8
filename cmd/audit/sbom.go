package main

import (
	"io"
	"strings"

	"github.com/CycloneDX/cyclonedx-go"

	"delimit/data/program"
)

// writeSBOM writes the bill of materials as CycloneDX has it: the same bytes for the same
// program.
func writeSBOM(to io.Writer, found []audited) error {
	bom := cyclonedx.NewBOM()
	bom.Metadata = &cyclonedx.Metadata{Component: &cyclonedx.Component{BOMRef: "delimit", Type: cyclonedx.ComponentTypeApplication, Name: "Delimit",
		Version: program.Version, Licenses: licence("Apache-2.0")}}
	var components []cyclonedx.Component
	var needed []string
	for _, a := range found {
		c := cyclonedx.Component{Type: cyclonedx.ComponentTypeLibrary, Name: a.Path, Version: a.Version, Licenses: licence(a.notice.Licence)}
		c.PackageURL = "pkg:golang/" + a.Path + "@" + strings.ReplaceAll(a.Version, "+", "%2B")
		c.BOMRef, c.Scope = c.PackageURL, cyclonedx.ScopeRequired
		if a.tests {
			c.Scope = cyclonedx.ScopeExcluded
		} else {
			needed = append(needed, c.BOMRef)
		}
		components = append(components, c)
	}
	bom.Components = &components
	bom.Dependencies = &[]cyclonedx.Dependency{{Ref: "delimit", Dependencies: &needed}}
	e := cyclonedx.NewBOMEncoder(to, cyclonedx.BOMFileFormatJSON)
	e.SetPretty(true)
	return e.Encode(bom)
}

func licence(expression string) *cyclonedx.Licenses {
	return &cyclonedx.Licenses{{Expression: expression}}
}
