package format

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"math"
	"path"
	"slices"
	"strconv"
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
func Archive(ctx context.Context, b []byte, most int64) (Archived, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return Archived{}, wrong("this is not a zip archive that can be read: %v", err)
	}
	a := archive{ctx: ctx, left: most, byExt: map[string][]*zip.File{}, used: map[*zip.File]bool{}}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || strings.HasPrefix(path.Base(f.Name), ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		ext := strings.ToLower(path.Ext(f.Name))
		a.byExt[ext] = append(a.byExt[ext], f)
	}
	out, err := a.open()
	if err == nil {
		out.Remarks = append(out.Remarks, a.unread()...)
	}
	return out, err
}

func (a *archive) open() (Archived, error) {
	switch {
	case len(a.byExt[".kml"]) > 0:
		return a.kmz(a.byExt[".kml"])
	case len(a.byExt[".shp"]) > 0:
		layers, err := a.layers()
		if err != nil {
			return Archived{}, err
		}
		geojson, said, err := Shapefile(a.ctx, layers)
		return Archived{Kind: "Shapefile (zipped)", GeoJSON: geojson, Remarks: said}, err
	}
	for _, ext := range Endings() {
		if files := a.byExt[ext]; len(files) > 1 {
			return Archived{}, wrong("the archive has %d files ending in %s: unpack it and open one", len(files), ext)
		} else if len(files) == 1 {
			inner, err := a.read(files[0])
			return Archived{Kind: "zip", Inner: inner, Name: files[0].Name}, err
		}
	}
	return Archived{}, wrong("the archive has no file that can be read: no KML, Shapefile or GeoJSON")
}

// unread names the files of the archive that may hold land and were not read.
func (a *archive) unread() remarks {
	var names []string
	for _, ext := range Endings() {
		for _, f := range a.byExt[ext] {
			if !a.used[f] {
				names = append(names, strconv.Quote(f.Name))
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	return remarks{{Rule: "unread", Text: "the archive also holds " + several(names), Done: "not read: unpack the archive and open what you need"}}
}

// kmz reads the main document and those of the archive that it links to: programs put
// layers into documents of their own.
func (a *archive) kmz(files []*zip.File) (Archived, error) {
	mainFirst(files)
	first, err := a.read(files[0])
	if err != nil {
		return Archived{}, err
	}
	byPath := map[string]*zip.File{}
	for _, f := range files {
		byPath[strings.ToLower(path.Clean(f.Name))] = f
	}
	out, said, err := readKML(a.ctx, first, path.Clean(files[0].Name), func(name string) ([]byte, error) {
		if f := byPath[strings.ToLower(name)]; f != nil {
			return a.read(f)
		}
		return nil, nil
	})
	return Archived{Kind: "KMZ", GeoJSON: out, Remarks: said}, err
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

type archive struct {
	ctx   context.Context
	left  int64 // bytes that may still be unpacked
	byExt map[string][]*zip.File
	used  map[*zip.File]bool
}

// read unpacks a file within what is left of the bound.
func (a *archive) read(f *zip.File) ([]byte, error) {
	a.used[f] = true
	r, err := f.Open()
	if err != nil {
		return nil, wrong("%.80q in the archive cannot be unpacked: %v", f.Name, err)
	}
	defer r.Close()
	size := int64(min(f.UncompressedSize64, math.MaxInt64)) // the library keeps to it
	if a.left -= size; a.left < 0 {
		return nil, wrong("unpacked, the archive is larger than what is read: %.80q alone has %d MB", f.Name, size>>20)
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(&guard{a.ctx, r}, b); err != nil {
		return nil, wrong("%.80q in the archive cannot be unpacked: %v", f.Name, err)
	}
	if rest, err := io.ReadAll(io.LimitReader(r, 1)); err != nil || len(rest) > 0 { // its sum is checked at the end
		return nil, wrong("%.80q in the archive cannot be unpacked: %v", f.Name, err)
	}
	return b, nil
}

// unpackedOf is how large an archive of a size may be unpacked.
func unpackedOf(size int) int64 { return min(mostText, littleUnpacked+MaxRatio*int64(size)) }

// littleUnpacked may be unpacked of any archive.
const littleUnpacked = 8 << 20

// layers gathers the files of each Shapefile, which give their layers their names.
func (a *archive) layers() ([]Layer, error) {
	const most = 1000
	if n := len(a.byExt[".shp"]); n > most {
		return nil, wrong("the archive has %d Shapefiles, and at most %d are read", n, most)
	}
	key := func(name string) string { return strings.ToLower(strings.TrimSuffix(name, path.Ext(name))) }
	files := map[string]*zip.File{}
	for ext, list := range a.byExt {
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
	bases := map[string]int{}
	for _, f := range a.byExt[".shp"] {
		bases[path.Base(key(f.Name))]++
	}
	var layers []Layer
	for _, f := range a.byExt[".shp"] {
		name := key(f.Name)
		l := Layer{Name: strings.TrimSuffix(f.Name, path.Ext(f.Name))}
		if bases[path.Base(name)] == 1 { // else its folder tells it apart
			l.Name = path.Base(l.Name)
		}
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
