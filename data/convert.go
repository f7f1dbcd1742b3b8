package data

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"delimit/data/format"
)

// converted is a file as GeoJSON, and what was done to make it so.
type converted struct {
	json    []byte
	format  string // that it was in, for a person
	table   bool   // rows of a table
	remarks []format.Remark
}

// inGeoJSON turns a file of another format into GeoJSON and names the format. What
// is GeoJSON already, or nothing that is known, stays as it is. The name serves to know
// tables by its ending.
func inGeoJSON(ctx context.Context, name string, b []byte) (converted, error) {
	out := converted{}
	for range 4 { // a zip may hold something that is to be turned again
		text, said, err := format.Text(b)
		if err != nil {
			return converted{}, plainFormat("encoding", err)
		}
		b, out.remarks = text, append(out.remarks, said...)
		kind := format.Of(name, b)
		if kind == nil {
			if out.format == "" {
				out.format = "GeoJSON"
			}
			out.json = b
			return out, nil
		}
		made, err := convert(ctx, kind, b)
		if err != nil {
			return converted{}, err
		}
		out.add(made)
		name, b = made.Inner, made.JSON
	}
	return converted{}, refuse("format", "archives lie within archives")
}

// convert turns a file of a format within the limits.
func convert(ctx context.Context, kind *format.Format, b []byte) (format.Made, error) {
	made, err := kind.Convert(ctx, b)
	switch {
	case err != nil:
		return made, plainFormat("format", err)
	case int64(len(made.JSON)) > MaxBytes:
		return made, refuse("too-large", "as GeoJSON, the file has more than %d MB", MaxBytes>>20)
	}
	return made, nil
}

// add takes over what one reader made. The outermost format is the one that a person is
// told of.
func (c *converted) add(made format.Made) {
	c.json = made.JSON
	if c.format == "" {
		c.format = made.Kind
	}
	c.table = c.table || made.Table
	c.remarks = append(c.remarks, made.Remarks...)
}

// plainFormat is an error of a reader of formats as one of this package.
func plainFormat(rule string, err error) error {
	var plain *format.Error
	if errors.As(err, &plain) {
		return refuse(cmp.Or(plain.Rule, rule), "%s", plain.Text)
	}
	return err
}

// late makes GeoJSON of what only the members of the whole tell; kind is nil where it is
// GeoJSON or nothing that is known.
func late(ctx context.Context, object map[string][]byte, whole []byte) (out converted, known bool, err error) {
	kind := format.Late(object)
	if kind == nil {
		return converted{}, false, nil
	}
	made, err := convert(ctx, kind, whole)
	out.add(made)
	return out, true, err
}

// besides gathers what lies beside a loose Shapefile: its table, reference system and
// encoding. Without them it is a file like any other.
func besides(ctx context.Context, path string, shp []byte) (converted, error) {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	l := format.Layer{Name: filepath.Base(base), Shp: shp}
	for _, part := range []struct {
		ext string
		to  *[]byte
	}{{".dbf", &l.Dbf}, {".prj", &l.Prj}, {".cpg", &l.Cpg}} {
		for _, ext := range []string{part.ext, strings.ToUpper(part.ext)} {
			if _, err := os.Stat(base + ext); err != nil {
				continue
			}
			found, err := readFile(ctx, base+ext)
			if err != nil {
				return converted{}, err
			}
			*part.to = found
			break
		}
	}
	out, said, err := format.Shapefile(ctx, []format.Layer{l})
	return converted{json: out, format: "Shapefile", remarks: said}, plainFormat("format", err)
}

// withLog reads a database with the log of its writer.
func withLog(ctx context.Context, b, log []byte) (converted, error) {
	out, said, err := format.GeoPackageWith(ctx, b, log)
	return converted{json: out, format: "GeoPackage", remarks: said}, plainFormat("format", err)
}
