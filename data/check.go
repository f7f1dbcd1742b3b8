package data

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/paulmach/orb"

	"delimit/geo"
)

// Checked is all that a file holds, and what is wrong with it.
type Checked struct {
	File     string
	Bytes    int
	SHA256   string
	Format   string // empty when the file is of no known format
	Features int
	Kinds    map[string]int // features by type of geometry; "" for none
	Vertices int
	Extent   orb.Bound // of all vertices, longitude and latitude; empty without any
	Opened   *Opened   // nil: Err says why
	Err      error
	Held     [len(geo.Holders)]float64 // of a situation, m², see held
	AreasM2  []float64                 // of Opened.Rulings; what areas of one ruling share counts once
	Defects  []Defect                  // of the reading, then of the shapes
	Warnings []string                  // of the situation as a whole
}

// Check reads a file and finds out all about it. What cannot be used has an Err,
// and as many facts as could be found.
func Check(path string, role Role, a Answers) *Checked {
	return CheckContext(context.Background(), path, role, a)
}

// CheckContext is Check that ends when its caller no longer wants it; then Err is that of the
// context.
func CheckContext(ctx context.Context, path string, role Role, a Answers) *Checked {
	of, err := readContent(ctx, path)
	if err != nil {
		return &Checked{File: path, Extent: boundOf(), Err: err}
	}
	k := &Checked{File: path, Bytes: len(of.raw), SHA256: of.hash(), Extent: boundOf()}
	c, err := load(ctx, path, of)
	if err != nil {
		k.Err = withFile(path, err)
		return k
	}
	k.facts(c)
	if k.Opened, err = c.opened(ctx, path, k.SHA256, role, a); err != nil {
		k.Opened, k.Err = nil, withFile(path, err)
	}
	if ctx.Err() != nil {
		k.Err = ctx.Err()
		return k
	}
	if e := new(Error); errors.As(k.Err, &e) && e.Rule == crowdedRule {
		return k // nor can its shapes be looked at
	}
	k.inspect(c)
	return k
}

// Check finds out all about a file that is open.
func (o *Opened) Check(path string) *Checked {
	k := &Checked{File: path, Opened: o}
	if o.Situation != nil {
		k.SHA256 = o.Situation.SHA256
	}
	k.facts(o.features)
	k.inspect(o.features)
	return k
}

func (k *Checked) facts(c *collection) {
	k.Format, k.Features, k.Kinds, k.Extent = c.format, len(c.features), map[string]int{}, boundOf()
	for _, f := range c.features {
		if f.geometry == nil {
			k.Kinds[""]++
			continue
		}
		k.Kinds[f.geometry.GeoJSONType()]++
		eachPoint(f.geometry, func(orb.Point) { k.Vertices++ })
		if bound := f.geometry.Bound(); k.Extent.IsEmpty() {
			k.Extent = bound
		} else {
			k.Extent = k.Extent.Union(bound)
		}
	}
}

// inspect measures and looks for what is wrong with the shapes.
func (k *Checked) inspect(c *collection) {
	if o := k.Opened; o != nil {
		k.Defects = append(k.Defects, o.Defects...)
		if o.Situation != nil {
			k.measure(o.Situation)
			if said := o.Contradicted(); said != "" {
				k.Warnings = append(k.Warnings, said)
			}
		}
		for _, r := range o.Rulings {
			k.AreasM2 = append(k.AreasM2, geo.AreaM2(r.Land))
		}
	}
	k.Defects = append(k.Defects, c.shapes()...)
}

func (k *Checked) measure(s *geo.Situation) {
	stated := held(s)
	k.Held = stated.Held
	for _, w := range stated.Warnings {
		if w.Rule == geo.RuleOverlap {
			k.Warnings = append(k.Warnings, w.Text)
		}
	}
}

// Well tells whether nothing about the file needs anybody's attention: what was
// passed over is no front line, and no figure and no date is in doubt.
func (k *Checked) Well() bool {
	return k.Err == nil && len(k.Warnings) == 0 && !slices.ContainsFunc(k.Defects, func(d Defect) bool { return !slices.Contains(harmless, d.Rule) })
}

// The rules of defects that put nothing in doubt.
var harmless = []string{"transformed", "encoding", "repeated", "thinned", "not-an-area", "null-geometry", "not-counted", "elsewhere", "height", "repeated-vertex", "self-touch", "spike", "no-area"}

// Name is the file's name without its folder.
func (k *Checked) Name() string { return filepath.Base(k.File) }
