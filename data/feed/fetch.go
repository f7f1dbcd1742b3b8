package feed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"path/filepath"
	"time"

	"delimit/data/format"
	"delimit/data/storage"
	"delimit/geo"
)

// Fetcher brings front lines. The zero values of Limits, Now, Sleep, Every and Chance
// stand for the standard limits, the system's clock and real chance.
type Fetcher struct {
	Cache    Cache
	Limits   Limits
	Now      func() time.Time
	Sleep    func(context.Context, time.Duration) error
	Every    func(d time.Duration, do func()) (stop func())
	Chance   func() float64          // at least 0, less than 1
	Agreed   []string                // hosts that a source may send on to; see web.Elsewhere
	Progress func(done, total int64) // bytes of one address; total is -1 while unknown. May be nil
}

func (f *Fetcher) limits() Limits {
	if f.Limits == (Limits{}) {
		return Standard
	}
	return f.Limits
}

func (f *Fetcher) now() time.Time {
	if f.Now == nil {
		return time.Now()
	}
	return f.Now()
}

func (f *Fetcher) sleep(ctx context.Context, d time.Duration) error {
	if f.Sleep == nil {
		return sleep(ctx, d)
	}
	return f.Sleep(ctx, d)
}

func (f *Fetcher) chance() float64 {
	if f.Chance == nil {
		return rand.Float64()
	}
	return f.Chance()
}

// Fetch brings the front line of a date, or the newest of a source that is not
// dated (then the date is the zero one), and keeps it. What is kept already is
// asked for only if it changed. A file that calls itself another date than the one that was asked for is
// kept under its own, and Kept.Asked says so. On an error nothing that is kept is lost.
func (f *Fetcher) Fetch(ctx context.Context, s Source, d geo.Date) (Kept, error) {
	address, err := s.Address(d)
	if err != nil {
		return Kept{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, f.limits().Whole)
	defer cancel()
	k, err := f.fetch(ctx, s, d, address)
	if err != nil {
		return Kept{Said: k.Said}, fmt.Errorf("%s: %w", address, err)
	}
	return k, nil
}

func (f *Fetcher) fetch(ctx context.Context, s Source, d geo.Date, address *url.URL) (Kept, error) {
	folder := filepath.Join(f.Cache.Dir, s.Name)
	if err := storage.MakeFolders(f.Cache.disk(), folder, 0o755); err != nil {
		return Kept{}, err
	}
	unlock, err := f.Cache.lock(ctx, s.Name)
	if err != nil {
		return Kept{}, err
	}
	defer unlock()
	k := Kept{Source: s.Name, Title: s.Label(), Credit: s.Credit, Date: d.String(), URL: address.String()}
	k.Said = f.Cache.mend(s.Name)
	t := &transfer{f: f, client: f.client(&k.Hosts), part: filepath.Join(folder, ".part"+d.String())}
	defer t.client.Close()
	before, known := f.Cache.Find(s, d)
	if known && before.URL == k.URL {
		if wrong := before.Check(); wrong == nil {
			t.known = &before
		} else {
			k.Said = append(k.Said, wrong.Error())
		}
	}
	b, err := t.bring(ctx, s.Paged, address, &k)
	if errors.Is(err, errUnchanged) {
		before.Said = k.Said
		return before, nil
	}
	if err != nil {
		return k, err
	}
	k.Fetched = f.now().UTC().Truncate(time.Second)
	k.File = fileName(s, d, address, b)
	own, err := check(k.File, b, d)
	if err != nil {
		return k, err
	}
	if own.Known() {
		k.Asked, k.Date, k.File = d.String(), own.String(), fileName(s, own, address, b)
	}
	return f.Cache.keep(k, b)
}

// fileName says in the name of the file whose it is and, where a source is dated,
// of which date: readers look there. The date comes first, because a source whose
// name ends with digits would make another date of its beginning. The time of
// fetching is no date of a front line: where a source has only its newest, a piece
// of the hash tells files apart, too short to be read as a date.
func fileName(s Source, d geo.Date, address *url.URL, b []byte) string {
	ending := cmp.Or(format.Ending(address.Path), ".geojson")
	if d.Known() {
		return d.String() + "_" + s.Name + ending
	}
	return s.Name + "_h" + hash(b)[:7] + ending
}
