package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"delimit/data"
	"delimit/data/feed"
	"delimit/data/regular"
	"delimit/data/storage"
	"delimit/data/web"
	"delimit/geo"
)

type fetchCommand struct {
	Source   string   `placeholder:"NAME" help:"A source of the table, see --list. Default: deepstate."`
	URL      string   `name:"url" placeholder:"TEMPLATE" help:"An address in place of a source, with {date}, {yyyymmdd}, {yyyy}, {mm}, {dd} where the date stands."`
	Date     string   `placeholder:"YYYY-MM-DD" help:"The date of the front line."`
	From     string   `placeholder:"YYYY-MM-DD" help:"The first of several dates."`
	To       string   `placeholder:"YYYY-MM-DD" help:"The last of them."`
	Out      string   `short:"o" placeholder:"FILE|DIR" help:"Also write it there."`
	Redirect []string `name:"allow-redirect" placeholder:"HOST" sep:"none" help:"A host that the source may send on to. May be given several times. Default: none."`
	List     bool     `help:"Contact nobody: list the sources and what is kept of them."`
	Offline  bool     `help:"Contact nobody: use what is kept."`
}

// maxDates bounds a range: ten years of days.
const maxDates = 3660

// Run fetches, or lists what could be and what was.
func (c *fetchCommand) Run(to streams) error {
	cache, err := feed.UserCache()
	if err != nil {
		return err
	}
	sources, err := feed.Sources(feed.UserFile())
	if err != nil {
		return err
	}
	if c.List || c.Offline {
		tellSaid(to, cache.Mend())
	}
	if c.List {
		return listSources(to, sources, cache)
	}
	source, dates, err := c.wanted(sources)
	if err != nil {
		return usageError{err}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	f := &feed.Fetcher{Cache: cache, Agreed: c.Redirect}
	var missing []string
	for _, d := range dates {
		kept, err := c.one(ctx, to, f, source, d)
		if feed.Missing(err) && len(dates) > 1 {
			fmt.Fprintf(to.err, "delimit: left out: %v\n", err)
			missing = append(missing, d.String())
			continue
		}
		if err == nil {
			err = c.write(to, kept, len(dates) > 1)
		}
		if err != nil {
			return err
		}
	}
	if len(missing) == len(dates) {
		return fmt.Errorf("%s has nothing for any of %d dates", source.Label(), len(dates))
	}
	return nil
}

// one fetches one date. Where the server cannot be reached, what is kept stands in
// for it, and the message says so.
func (c *fetchCommand) one(ctx context.Context, to streams, f *feed.Fetcher, s feed.Source, d geo.Date) (feed.Kept, error) {
	before, known := f.Cache.Find(s, d)
	if c.Offline {
		if !known {
			return before, fmt.Errorf("nothing is kept of %s %s", s.Label(), d)
		}
		printKept(to, "kept", before)
		return before, before.Check()
	}
	kept, err := f.Fetch(ctx, s, d)
	tellSaid(to, kept.Said)
	var elsewhere *web.Elsewhere
	if errors.As(err, &elsewhere) { // what is kept is no answer to the question whether to go there
		return kept, fmt.Errorf("%w; --allow-redirect %s lets it be", err, elsewhere.To)
	}
	if err == nil && kept.Asked != "" {
		fmt.Fprintf(to.err, "delimit: %s was asked for, and the file calls itself %s: it is kept under that date\n", kept.Asked, kept.Date)
	}
	switch {
	case err == nil && known && kept.Fetched.Equal(before.Fetched):
		printKept(to, "unchanged", kept)
	case err == nil:
		printKept(to, "fetched", kept)
	case known && ctx.Err() == nil && before.Check() == nil:
		fmt.Fprintf(to.err, "delimit: %v; what was fetched on %s is used\n", err, before.Fetched.Format("2006-01-02 15:04 MST"))
		printKept(to, "kept", before)
		return before, nil
	}
	return kept, err
}

// tellSaid prints what a person should know of what is kept.
func tellSaid(to streams, said []string) {
	for _, words := range said {
		fmt.Fprintf(to.err, "delimit: %s\n", words)
	}
}

// printKept says who was contacted, what came and where it lies.
func printKept(to streams, how string, k feed.Kept) {
	contacted := "contacted  " + strings.Join(k.Hosts, ", ")
	switch {
	case k.Mended:
		contacted = "contacted  nobody now; who was when it was fetched is not known any more"
	case how == "kept":
		contacted = "contacted  nobody now; " + strings.Join(k.Hosts, ", ") + " on " + k.Fetched.Format("2006-01-02 15:04 MST")
	}
	fmt.Fprintf(to.out, "%-10s %s %s\n%s\naddress    %s\nkept in    %s\nbytes      %d\nsha256     %s\n\n",
		how, k.Title, k.Date, contacted, k.URL, k.Path, k.Bytes, k.SHA256)
}

// write copies what was fetched to where the user wants it.
func (c *fetchCommand) write(to streams, k feed.Kept, several bool) error {
	if c.Out == "" {
		return nil
	}
	out := c.Out
	info, err := os.Stat(out)
	folder := err == nil && info.IsDir()
	if several && !folder {
		if err := storage.MakeFolders(storage.OS, out, 0o755); err != nil {
			return err
		}
		folder = true
	}
	if folder {
		out = filepath.Join(out, k.File)
	}
	b, err := regular.Read(k.Path, data.MaxBytes)
	if err != nil {
		return err
	}
	if err := writeOut(to, out, b); err != nil {
		return err
	}
	fmt.Fprintf(to.out, "written to %s\n\n", out)
	return nil
}

// wanted reads the flags: one source, and the dates in order.
func (c *fetchCommand) wanted(sources []feed.Source) (feed.Source, []geo.Date, error) {
	s, err := c.source(sources)
	if err != nil {
		return s, nil, err
	}
	dates, err := c.dates()
	if err != nil {
		return s, nil, err
	}
	for _, d := range dates { // before anybody is contacted
		if _, err := s.Address(d); err != nil {
			return s, nil, err
		}
	}
	return s, dates, nil
}

func (c *fetchCommand) source(sources []feed.Source) (feed.Source, error) {
	switch {
	case c.URL != "" && c.Source != "":
		return feed.Source{}, errors.New("give --source or --url, not both")
	case c.URL != "":
		return feed.FromTemplate(c.URL)
	case c.Source == "":
		return feed.Named(sources, "deepstate")
	}
	return feed.Named(sources, c.Source)
}

func (c *fetchCommand) dates() ([]geo.Date, error) {
	switch {
	case c.Date != "" && (c.From != "" || c.To != ""):
		return nil, errors.New("give --date, or --from and --to")
	case c.From == "" && c.To == "" && c.Date == "":
		return []geo.Date{{}}, nil // the newest
	case c.Date != "":
		d, err := geo.ParseDate(c.Date)
		return []geo.Date{d}, err
	case c.From == "" || c.To == "":
		return nil, errors.New("--from and --to go together")
	}
	from, err := geo.ParseDate(c.From)
	if err != nil {
		return nil, err
	}
	to, err := geo.ParseDate(c.To)
	if err != nil {
		return nil, err
	}
	n := to.Days() - from.Days() + 1
	if n < 1 || n > maxDates {
		return nil, fmt.Errorf("--from %s --to %s: the last date must not be before the first, and there may be %d days", from, to, maxDates)
	}
	dates := make([]geo.Date, n)
	for i := range dates {
		dates[i] = from.Plus(i)
	}
	return dates, nil
}

// listSources prints the table and what is kept.
func listSources(to streams, sources []feed.Source, cache feed.Cache) error {
	w := tabwriter.NewWriter(to.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "SOURCE\tWHAT\tHOST\tDATES")
	for _, s := range sources {
		dates := "newest only"
		if s.Dated() {
			dates = "by date"
			if s.First != "" {
				dates += " from " + s.First
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.Name, s.Label(), s.Host(), dates)
	}
	if kept := cache.List(); len(kept) > 0 {
		fmt.Fprintln(w, "\nKEPT\tDATE\tFETCHED\tFILE")
		for _, k := range kept {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.Source, k.Date, k.Fetched.Format("2006-01-02 15:04 MST"), k.Path)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(to.out, "\nOwn sources are added in %s\n", feed.UserFile())
	return err
}
