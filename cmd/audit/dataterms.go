package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"delimit/data/notices"
)

// dataTerms are the licences of the embedded maps, by file, and where their terms stand.
var dataTerms = map[string]struct{ licence, note string }{
	"oblasts.geojson":         {"ODbL-1.0", "© OpenStreetMap contributors. https://opendatacommons.org/licenses/odbl/1-0/"},
	"neighbours.geojson":      {"LicenseRef-Public-Domain", "Made with Natural Earth, which is in the public domain. https://www.naturalearthdata.com/about/terms-of-use/"},
	"settlements.csv":         {"CC-BY-4.0", "© GeoNames. https://creativecommons.org/licenses/by/4.0/legalcode"},
	"donetsk-settlements.csv": {"CC-BY-4.0", "© GeoNames. https://creativecommons.org/licenses/by/4.0/legalcode"},
	"geonames.csv":            {"CC-BY-4.0", "© GeoNames. https://creativecommons.org/licenses/by/4.0/legalcode"},
	"landmarks.csv":           {"CC-BY-4.0", "© GeoNames. https://creativecommons.org/licenses/by/4.0/legalcode"},
	"held-cities.csv":         {"Apache-2.0 AND CC-BY-4.0", "Dates by Delimit, positions © GeoNames. https://creativecommons.org/licenses/by/4.0/legalcode"},
	"fronts.geojson":          {"Apache-2.0 AND CC-BY-4.0", "Made by Delimit from positions © GeoNames. https://creativecommons.org/licenses/by/4.0/legalcode"},
	"fronts-cover.geojson":    {"ODbL-1.0", "Made from boundaries © OpenStreetMap contributors. https://opendatacommons.org/licenses/odbl/1-0/"},
}

// dataNotices are those of the embedded maps, with what their provenance files say.
func dataNotices(atlas string) (all []notices.Notice, err error) {
	const ending = ".provenance.md"
	files, err := filepath.Glob(filepath.Join(atlas, "*"+ending))
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ending)
		terms, ok := dataTerms[name]
		if !ok {
			return nil, fmt.Errorf("data/atlas/%s: its licence is not known", name)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		all = append(all, notices.Notice{Name: "data/atlas/" + name, Licence: terms.licence, Note: terms.note, Texts: []notices.Text{{File: filepath.Base(path), Text: string(b)}}})
	}
	if len(all) != len(dataTerms) {
		return nil, fmt.Errorf("%s has %d files with a provenance, %d are known", atlas, len(all), len(dataTerms))
	}
	return all, nil
}
