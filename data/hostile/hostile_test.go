package hostile

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/data/basemap"
	"delimit/geo"
)

// The limits of what a hostile file may cost. The time is so long because the machine may
// be busy: the table that the test prints has what it was.
const (
	mostMB   = 300
	mostTime = 5 * time.Minute
)

// childFile is the variable that tells a child of this test which file to open.
const childFile = "DELIMIT_TEST_HOSTILE_FILE"

func TestMain(m *testing.M) {
	if path := os.Getenv(childFile); path != "" {
		child(path)
		return
	}
	os.Exit(m.Run())
}

// child opens a file as the window does: it looks it over, and measures what it holds.
func child(path string) {
	said := "read"
	if err := open(path); err != nil {
		said = err.Error()
	}
	fmt.Printf("%s\n%d\n", strings.ReplaceAll(said, "\n", " "), peakMB())
}

func open(path string) error {
	if basemap.IsFile(path) {
		return openTiles(path)
	}
	k := data.Check(path, data.AnyRole, data.Answers{})
	if k.Err != nil {
		return k.Err
	}
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		return err
	}
	t, s := &geo.Territory{Units: []geo.Unit{unit}}, &geo.Situation{}
	var p *geo.Proposal
	switch o := k.Opened; {
	case o.Territory != nil:
		t = o.Territory
	case o.Situation != nil:
		s = o.Situation
	case o.Proposal != nil:
		p = o.Proposal
	}
	geo.Measure(t, s, p, nil)
	return nil
}

// openTiles draws the first tiles.
func openTiles(path string) error {
	source, err := basemap.Open(context.Background(), path)
	if err != nil {
		return err
	}
	defer source.Close()
	for _, key := range []basemap.Key{{}, {Z: 1}} {
		b, err := source.Tile(context.Background(), key)
		if err == nil {
			_, err = basemap.Decode(b)
		}
		if err != nil {
			return fmt.Errorf("%s: tile: %w", filepath.Base(path), err)
		}
	}
	return nil
}

var peak = regexp.MustCompile(`VmHWM:\s*(\d+) kB`)

// peakMB is the most memory that this process has had; 0: the system does not say.
func peakMB() int {
	b, err := os.ReadFile("/proc/self/status")
	m := peak.FindSubmatch(b)
	if err != nil || m == nil {
		return 0
	}
	kb, _ := strconv.Atoi(string(m[1]))
	return kb >> 10
}

// file is a hostile file: what it is called, how it is made, and what must be said of it.
type file struct {
	name string            // with the ending; it is unique
	make func(path string) // writes it
	says string            // a part of the message; empty: it may be read
}

// result is what a file has cost.
type result struct {
	file
	bytes int64
	took  time.Duration // on the clock
	work  time.Duration // of processors
	mb    int
	said  string
}

// A hostile file is refused by name, in bounded time and memory.
func TestHostileFiles(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector takes ten times the time and memory")
	}
	files := slices.Concat(databases(), tiles(), texts(), markup(), tables(), spreadsheets(), archives(), binaries(), shapes())
	seen := map[string]bool{}
	var all []result
	for _, f := range files {
		if seen[f.name] {
			t.Errorf("there are two files %s", f.name)
		}
		seen[f.name] = true
		t.Run(f.name, func(t *testing.T) {
			r := f.try(t)
			all = append(all, r)
			t.Logf("%.2f s, %.2f s of processors, %d MB: %.200s", r.took.Seconds(), r.work.Seconds(), r.mb, r.said)
			switch {
			case r.said == "":
				t.Errorf("it did not end within %v", mostTime)
			case r.said == "read":
				if f.says != "" {
					t.Errorf("it was read; want %q", f.says)
				}
			case !strings.Contains(r.said, f.says) || !strings.Contains(r.said, f.name):
				t.Errorf("%.300s; want %q and the name", r.said, f.says)
			case len(r.said) > 1000:
				t.Errorf("the message has %d bytes", len(r.said))
			}
			if r.mb > mostMB {
				t.Errorf("%d MB", r.mb)
			}
		})
	}
	t.Log("\n" + tableOf(all))
}

// try makes a file and gives it to a process of its own.
func (f file) try(t *testing.T) result {
	path := filepath.Join(t.TempDir(), f.name)
	f.make(path)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), mostTime)
	defer cancel()
	c := exec.CommandContext(ctx, os.Args[0])
	c.Env = append(os.Environ(), childFile+"="+path)
	start := time.Now()
	out, err := c.CombinedOutput()
	r := result{file: f, bytes: info.Size(), took: time.Since(start)}
	if c.ProcessState != nil {
		r.work = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err != nil || len(lines) < 2 {
		if ctx.Err() == nil {
			t.Errorf("the process ended badly: %v: %.500s", err, out)
		}
		return r
	}
	r.said = lines[len(lines)-2]
	r.mb, _ = strconv.Atoi(lines[len(lines)-1])
	return r
}

// tableOf lists what the files have cost, the worst first.
func tableOf(all []result) string {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "s\tCPU s\tMB\tfile, KB\t  file")
	slices.SortFunc(all, func(a, b result) int { return int(b.took - a.took) })
	most := 0
	for _, r := range all {
		most = max(most, r.mb)
		fmt.Fprintf(w, "%.2f\t%.2f\t%d\t%d\t  %s: %.120s\n", r.took.Seconds(), r.work.Seconds(), r.mb, r.bytes>>10, r.name, strings.TrimPrefix(r.said, filepath.Dir(r.said)))
	}
	w.Flush()
	if len(all) > 0 {
		fmt.Fprintf(&b, "%d files, at most %.2f s and %d MB on %s/%s with %d processors\n", len(all), all[0].took.Seconds(), most, runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	}
	return b.String()
}
