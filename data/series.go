package data

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"delimit/data/format"
	"delimit/geo"
)

// Series is dates of one product of one source in order, mostly a file each, and what each of
// them measures. A product is files whose land was judged by the same rule tables, with the same
// holders: what differs between two products is no change of hands. The situations themselves are not kept: hundreds of them may be
// more than memory holds.
type Series struct {
	Source   string // empty when the files do not say it
	Product  string // its holders and rule tables, for a person; empty of several products
	key      string
	Files    []string   // by date; a file that tells of several dates stands there for each
	Readings geo.Series // by date
	Remarks  [][]Remark // by date
}

// Key tells the series of one call apart, and is the same when the same files are read again.
func (s *Series) Key() string { return s.key }

// RedatedError is the error of a file of a series that is of another date than it was.
type RedatedError struct {
	File     string
	Was, Now geo.Date // Now is zero when it is not known any more
}

func (e *RedatedError) Error() string {
	now := "has no date"
	if e.Now.Known() {
		now = "is of " + e.Now.String()
	}
	return fmt.Sprintf("%s has changed: it was of %s, and now it %s", filepath.Base(e.File), e.Was, now)
}

// Open reads the file of a date again. It may have changed since: see Redated.
func (s *Series) Open(i int, a Answers) (*Opened, error) {
	return s.OpenContext(context.Background(), i, a)
}

// OpenContext is Open that ends when its caller no longer wants it.
func (s *Series) OpenContext(ctx context.Context, i int, a Answers) (*Opened, error) {
	a.Of = s.Readings[i].Date
	return OpenContext(ctx, s.Files[i], SituationRole, a)
}

// Redated is the error of a file that was read again and is of another date than it was; nil when
// it is of the same. The readings and their order are then out of date.
func (s *Series) Redated(i int, o *Opened) *RedatedError {
	was := s.Readings[i].Date
	if o.Situation.Date == was {
		return nil
	}
	return &RedatedError{s.Files[i], was, o.Situation.Date}
}

// LeftOut is a file that is in no series, and why.
type LeftOut struct {
	File string
	Role Role // of a file that is something else, and no worse for it; else AnyRole
	Err  error
}

// SeriesFiles lists files: those that are named, and those in folders that are
// named, in the order of their names. Folders within folders are passed over.
func SeriesFiles(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, plainPathError(path, err)
		}
		if !info.IsDir() || format.OfFolder(path) != nil {
			files = append(files, path)
			continue
		}
		entries, err := os.ReadDir(path)
		if err != nil {
			return nil, plainPathError(path, err)
		}
		for _, e := range entries {
			if (!e.IsDir() || format.OfFolder(e.Name()) != nil) && !strings.HasPrefix(e.Name(), ".") && format.HasEnding(e.Name()) {
				files = append(files, filepath.Join(path, e.Name()))
			}
		}
	}
	return files, nil
}

// LoadSeries reads files, several at once, and measures each as soon as it is
// read. It makes one series of every product of every source, the longest first, and tells which
// files are in none. A file whose source is not known is a series of its own, unless Answers.Join. progress, which may be nil, is called now and then with the
// number of files done, from other goroutines but one at a time. When ctx is done, it gives up
// with the error of ctx.
func LoadSeries(ctx context.Context, files []string, a Answers, gauge *geo.Gauge, progress func(done int)) ([]*Series, []LeftOut, error) {
	read := make([][]dated, len(files))
	var next atomic.Int64
	var telling sync.Mutex
	done := 0
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				read[i] = readDated(ctx, files[i], a, gauge)
				telling.Lock()
				if done++; progress != nil {
					progress(done)
				}
				telling.Unlock()
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	series, left := sortSeries(slices.Concat(read...), a.Join)
	return series, left, nil
}

// dated is one date of a file and what it measures, or why it cannot be in a series.
type dated struct {
	file    string
	product string // of the file, all its dates together
	reading geo.Reading
	remarks []Remark
	wrong   error
}

// readDated measures the dates of one file.
func readDated(ctx context.Context, file string, a Answers, gauge *geo.Gauge) []dated {
	o, err := OpenContext(ctx, file, AnyRole, a)
	if err != nil {
		return []dated{{file: file, wrong: err}}
	}
	of := &product{}
	if len(o.Dates) < 2 {
		r, err := readOne(file, o, gauge)
		of.add(o, r)
		return []dated{{file, of.String(), r, o.Remarks(file), err}}
	}
	var out []dated
	for _, date := range o.Dates {
		if ctx.Err() != nil {
			break
		}
		a.Of = date
		d := dated{file: file}
		one, err := o.Answered(file, a)
		if err == nil {
			d.reading, err = readOne(file, one, gauge)
			d.remarks = one.Remarks(file)
			of.add(one, d.reading)
		}
		if err != nil {
			d.wrong = fmt.Errorf("%s: %w", date, err)
		}
		out = append(out, d)
	}
	for i := range out {
		out[i].product = of.String()
	}
	return out
}

// readOne measures what is open.
func readOne(file string, o *Opened, gauge *geo.Gauge) (geo.Reading, error) {
	switch {
	case o.Role != SituationRole:
		return geo.Reading{}, notASituation{o.Role}
	case !o.Situation.Date.Known() && o.DateDoubt != "":
		return geo.Reading{}, withFile(file, refuse("no-date", "its date is not known: %s", shortName(o.DateDoubt)))
	case !o.Situation.Date.Known():
		return geo.Reading{}, withFile(file, refuse("no-date", "it has no date, neither inside nor in its name"))
	}
	r := gauge.Read(o.Situation)
	if r.Source == filepath.Base(file) { // what stands for a source that nobody names
		r.Source = ""
	}
	return r, nil
}

// notASituation says what a file is instead.
type notASituation struct{ role Role }

func (n notASituation) Error() string { return "this is a " + roleWords[n.role] + ", not a front line" }

func roleOf(err error) Role {
	var other notASituation
	if errors.As(err, &other) {
		return other.role
	}
	return AnyRole
}

var roleWords = [...]string{ProposalRole: "proposal", TerritoryRole: "territory", SheetRole: "layer to look at", ProjectRole: "project"}

// sortSeries puts readings in order of date, product by product. Of several files
// of one date the first in the order given counts.
func sortSeries(read []dated, join bool) (list []*Series, left []LeftOut) {
	order := make([]dated, 0, len(read))
	for _, d := range read {
		if d.wrong != nil {
			left = append(left, LeftOut{d.file, roleOf(d.wrong), d.wrong})
		} else {
			order = append(order, d)
		}
	}
	slices.SortStableFunc(order, func(a, b dated) int { return byDay(a.reading.Date, b.reading.Date) })
	byKey := map[string]*Series{}
	for _, d := range order {
		r := d.reading
		key := d.seriesKey(join)
		s := byKey[key]
		if s == nil {
			s = &Series{Source: r.Source, Product: d.product, key: key}
			byKey[key] = s
			list = append(list, s)
		}
		if s.Product != d.product {
			s.Product = ""
		}
		if n := len(s.Readings); n > 0 && s.Readings[n-1].Date == r.Date {
			left = append(left, LeftOut{d.file, AnyRole, twice(d.file, s.Files[n-1], r, s.Readings[n-1])})
			continue
		}
		s.Files, s.Readings, s.Remarks = append(s.Files, d.file), append(s.Readings, r), append(s.Remarks, d.remarks)
	}
	slices.SortStableFunc(list, func(a, b *Series) int { return cmp.Compare(len(b.Files), len(a.Files)) })
	return list, left
}

// seriesKey tells what belongs together.
func (d dated) seriesKey(join bool) string {
	switch {
	case join:
		return d.reading.Source
	case d.reading.Source == "":
		return "\n" + d.file
	}
	return d.reading.Source + "\n" + d.product
}

// twice says that a date has a file already.
func twice(file, before string, r, was geo.Reading) error {
	what := "which was used"
	if r.SHA256 == was.SHA256 {
		what = "which is the same file"
	}
	return withFile(file, refuse("date-twice", "%s has the same date, %s, %s", filepath.Base(before), r.Date, what))
}

// Reason is why a file was left out, without its name.
func (l LeftOut) Reason() string {
	var e *Error
	if errors.As(l.Err, &e) {
		return e.Defect.String()
	}
	return l.Err.Error()
}
