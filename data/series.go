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

// Series is dates of one source in order, mostly a file each, and what each of
// them measures. The situations themselves are not kept: hundreds of them may be
// more than memory holds.
type Series struct {
	Source   string     // empty when the files do not say it
	Files    []string   // by date; a file that tells of several dates stands there for each
	Readings geo.Series // by date
}

// Open reads the file of a date again.
func (s *Series) Open(i int, a Answers) (*Opened, error) {
	a.Of = s.Readings[i].Date
	return OpenWith(s.Files[i], SituationRole, a)
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
// read. It makes one series of every source, the longest first, and tells which
// files are in none. progress, which may be nil, is called now and then with the
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
	series, left := sortSeries(slices.Concat(read...))
	return series, left, nil
}

// dated is one date of a file and what it measures, or why it cannot be in a series.
type dated struct {
	file    string
	reading geo.Reading
	wrong   error
}

// readDated measures the dates of one file.
func readDated(ctx context.Context, file string, a Answers, gauge *geo.Gauge) []dated {
	o, err := OpenWith(file, AnyRole, a)
	if err != nil {
		return []dated{{file, geo.Reading{}, err}}
	}
	if len(o.Dates) < 2 {
		r, err := readOne(file, o, gauge)
		return []dated{{file, r, err}}
	}
	var out []dated
	for _, date := range o.Dates {
		if ctx.Err() != nil {
			break
		}
		a.Of = date
		r := geo.Reading{}
		one, err := o.Answered(file, a)
		if err == nil {
			r, err = readOne(file, one, gauge)
		}
		if err != nil {
			err = fmt.Errorf("%s: %w", date, err)
		}
		out = append(out, dated{file, r, err})
	}
	return out
}

// readOne measures what is open.
func readOne(file string, o *Opened, gauge *geo.Gauge) (geo.Reading, error) {
	switch {
	case o.Role != SituationRole:
		return geo.Reading{}, notASituation{o.Role}
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

var roleWords = [...]string{ProposalRole: "proposal", TerritoryRole: "territory"}

// sortSeries puts readings in order of date, source by source. Of several files
// of one date the first in the order given counts.
func sortSeries(read []dated) (list []*Series, left []LeftOut) {
	order := make([]dated, 0, len(read))
	for _, d := range read {
		if d.wrong != nil {
			left = append(left, LeftOut{d.file, roleOf(d.wrong), d.wrong})
		} else {
			order = append(order, d)
		}
	}
	slices.SortStableFunc(order, func(a, b dated) int { return cmp.Compare(a.reading.Date.Days(), b.reading.Date.Days()) })
	bySource := map[string]*Series{}
	for _, d := range order {
		r := d.reading
		s := bySource[r.Source]
		if s == nil {
			s = &Series{Source: r.Source}
			bySource[r.Source] = s
			list = append(list, s)
		}
		if n := len(s.Readings); n > 0 && s.Readings[n-1].Date == r.Date {
			left = append(left, LeftOut{d.file, AnyRole, twice(d.file, s.Files[n-1], r, s.Readings[n-1])})
			continue
		}
		s.Files, s.Readings = append(s.Files, d.file), append(s.Readings, r)
	}
	slices.SortStableFunc(list, func(a, b *Series) int { return cmp.Compare(len(b.Files), len(a.Files)) })
	return list, left
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
