package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/paulmach/orb/geojson"

	"delimit/data"
	"delimit/geo"
)

// seriesDays is how many daily files the archive of one source has.
const seriesDays = 769

// series reads and measures a folder of daily files, of which there are a few
// in the shared folder: they stand for those of the days between, under dates of
// their own.
func series() []result {
	from, _ := filepath.Glob(filepath.Join(sharedFolder(), "frontlines", "daily", "*.geojson"))
	if len(from) == 0 {
		fmt.Println("series/daily: left out: there is no shared folder with daily files")
		return nil
	}
	dir, err := os.MkdirTemp("", "delimit-series")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	day := geo.Date{Year: 2024, Month: 7, Day: 8}
	for i := range seriesDays {
		b, err := os.ReadFile(from[i*len(from)/seriesDays])
		if err != nil {
			log.Fatal(err)
		}
		name := "deepstatemap_data_" + strings.ReplaceAll(day.Plus(i).String(), "-", "")
		was := strings.TrimSuffix(filepath.Base(from[i*len(from)/seriesDays]), ".geojson")
		b = []byte(strings.Replace(string(b), was, name, 1))
		if err := os.WriteFile(filepath.Join(dir, name+".geojson"), b, 0o600); err != nil {
			log.Fatal(err)
		}
	}
	territory := newWork(0).territory
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the command has it
	own := seconds(func() {
		files, err := data.SeriesFiles([]string{dir})
		if err != nil {
			log.Fatal(err)
		}
		list, left, err := data.LoadSeries(context.Background(), files, data.Answers{}, geo.NewGauge(territory, nil), nil)
		if err != nil || len(list) != 1 || len(list[0].Files) != seriesDays {
			log.Fatalf("series/daily: %d series, left out %v, %v", len(list), left, err)
		}
	})
	peer, err := shapely(dir, territory)
	if err != nil {
		fmt.Println("series/daily: shapely:", err)
		return []result{against("series/daily", own, "s", "", 0)}
	}
	return []result{against("series/daily", own, "s", "shapely", peer)}
}

//go:embed series.py
var shapelyScript string

// shapely runs a script that does the same, and gives the seconds that it took
// after its libraries were loaded.
func shapely(dir string, t *geo.Territory) (float64, error) {
	boundary := filepath.Join(dir, "boundary")
	b, err := geojson.NewGeometry(t.Units[0].Area).MarshalJSON()
	if err != nil {
		return 0, err
	}
	if err := os.WriteFile(boundary, b, 0o600); err != nil {
		return 0, err
	}
	python := "/usr/bin/python3"
	if _, err := os.Stat(python); err != nil {
		python = "python3"
	}
	out, err := exec.Command(python, "-c", shapelyScript, dir, boundary).Output()
	if err != nil {
		return 0, fmt.Errorf("not installed (Debian: python3-shapely): %w", err)
	}
	var answer struct {
		Seconds float64
		Km2     []float64
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return 0, err
	}
	if len(answer.Km2) != seriesDays {
		return 0, fmt.Errorf("it measured %s files", strconv.Itoa(len(answer.Km2)))
	}
	return answer.Seconds, nil
}
