package format

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
)

// Archived is what an archive holds: layers, or one file that is still to be read.
type Archived struct {
	Kind    string
	GeoJSON []byte // nil: there is a file to be read
	Remarks []Remark
	Inner   []byte
	Name    string // of the inner file
}

// Archive reads a zip: a KMZ, a zipped Shapefile of one or more layers, or a zip with
// one other file that can be read. Nothing is written to
// the disk, so names in the archive lead nowhere. What is unpacked is bounded.
func Archive(b []byte, most int64) (Archived, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return Archived{}, wrong("this is not a zip archive that can be read: %v", err)
	}
	a := archive{left: most}
	byExt := map[string][]*zip.File{}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || strings.HasPrefix(path.Base(f.Name), ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		ext := strings.ToLower(path.Ext(f.Name))
		byExt[ext] = append(byExt[ext], f)
	}
	switch {
	case len(byExt[".kml"]) > 0:
		return a.kmz(byExt[".kml"])
	case len(byExt[".shp"]) > 0:
		layers, err := a.layers(byExt)
		if err != nil {
			return Archived{}, err
		}
		geojson, said, err := Shapefile(layers)
		return Archived{Kind: "Shapefile (zipped)", GeoJSON: geojson, Remarks: said}, err
	}
	for _, ext := range Endings() {
		if files := byExt[ext]; len(files) > 1 {
			return Archived{}, wrong("the archive has %d files ending in %s: unpack it and open one", len(files), ext)
		} else if len(files) == 1 {
			inner, err := a.read(files[0])
			return Archived{Kind: "zip", Inner: inner, Name: files[0].Name}, err
		}
	}
	return Archived{}, wrong("the archive has no file that can be read: no KML, Shapefile or GeoJSON")
}

// kmz reads the main document, and all others with it if it links to any: programs put
// layers into documents of their own.
func (a *archive) kmz(files []*zip.File) (Archived, error) {
	mainFirst(files)
	first, err := a.read(files[0])
	if err != nil || len(files) == 1 || !bytes.Contains(first, []byte("<NetworkLink")) {
		return Archived{Kind: "KMZ", Inner: first}, err
	}
	documents := [][]byte{first}
	for _, f := range files[1:] {
		b, err := a.read(f)
		if err != nil {
			return Archived{}, err
		}
		documents = append(documents, b)
	}
	out, err := KML(documents...)
	return Archived{Kind: "KMZ", GeoJSON: out}, err
}

// mainFirst puts doc.kml first, or one in the outermost folder.
func mainFirst(files []*zip.File) {
	slices.SortStableFunc(files, func(a, b *zip.File) int {
		rank := func(f *zip.File) int {
			r := 2 * strings.Count(f.Name, "/")
			if !strings.EqualFold(path.Base(f.Name), "doc.kml") {
				r++
			}
			return r
		}
		return rank(a) - rank(b)
	})
}

type archive struct{ left int64 }

// read unpacks a file within what is left of the bound.
func (a *archive) read(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, wrong("%.80q in the archive cannot be unpacked: %v", f.Name, err)
	}
	defer r.Close()
	var b bytes.Buffer
	if _, err := b.ReadFrom(io.LimitReader(r, a.left+1)); err != nil {
		return nil, wrong("%.80q in the archive cannot be unpacked: %v", f.Name, err)
	}
	if a.left -= int64(b.Len()); a.left < 0 {
		return nil, wrong("unpacked, the archive is larger than what is read")
	}
	return b.Bytes(), nil
}

// layers gathers the files of each Shapefile.
func (a *archive) layers(byExt map[string][]*zip.File) ([]Layer, error) {
	const most = 1000
	if n := len(byExt[".shp"]); n > most {
		return nil, wrong("the archive has %d Shapefiles, and at most %d are read", n, most)
	}
	key := func(name string) string { return strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) }
	files := map[string]*zip.File{}
	for ext, list := range byExt {
		for _, f := range list {
			files[key(f.Name)+ext] = f
		}
	}
	find := func(name, ext string) ([]byte, error) {
		if f := files[name+ext]; f != nil {
			return a.read(f)
		}
		return nil, nil
	}
	var layers []Layer
	for _, f := range byExt[".shp"] {
		name := key(f.Name)
		l := Layer{Name: path.Base(f.Name)}
		for _, part := range []struct {
			ext string
			to  *[]byte
		}{{".shp", &l.Shp}, {".dbf", &l.Dbf}, {".prj", &l.Prj}, {".cpg", &l.Cpg}} {
			b, err := find(name, part.ext)
			if err != nil {
				return nil, err
			}
			*part.to = b
		}
		layers = append(layers, l)
	}
	return layers, nil
}
