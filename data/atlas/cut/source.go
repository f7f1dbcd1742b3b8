package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/paulmach/orb"
)

// source is a folder of npm archives.
type source struct{ dir string }

// read gives one file of a package.
func (s source) read(name, version, file string) ([]byte, error) {
	archive := filepath.Join(s.dir, name+"-"+version+".tgz")
	if _, err := os.Stat(archive); err != nil {
		pack := exec.Command("npm", "pack", "--silent", name+"@"+version)
		pack.Dir, pack.Stderr = s.dir, os.Stderr
		if err := pack.Run(); err != nil {
			return nil, fmt.Errorf("npm pack %s@%s: %w", name, version, err)
		}
	}
	f, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, err
	}
	for r := tar.NewReader(unzipped); ; {
		entry, err := r.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", archive, file, err)
		}
		if entry.Name == "package/"+file {
			return io.ReadAll(r)
		}
	}
}

// place is one feature of a file of the atlas.
type place struct {
	Code     string
	Name     string
	NameUK   string
	Date     string
	Note     string
	Geometry orb.Geometry
}

// writePlaces writes GeoJSON, one feature a line, so that a change can be read.
func writePlaces(path string, places []place) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprint(w, "{\"type\":\"FeatureCollection\",\"features\":[")
	for i, p := range places {
		if i > 0 {
			fmt.Fprint(w, ",")
		}
		properties := map[string]string{}
		for key, value := range map[string]string{"code": p.Code, "name": p.Name, "name_uk": p.NameUK, "date": p.Date, "note": p.Note} {
			if value != "" {
				properties[key] = value
			}
		}
		b, err := json.Marshal(map[string]any{"type": "Feature", "properties": properties,
			"geometry": map[string]any{"type": p.Geometry.GeoJSONType(), "coordinates": p.Geometry}})
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "\n%s", b)
	}
	fmt.Fprint(w, "\n]}\n")
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
