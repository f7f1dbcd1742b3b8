package journal

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/data/storage"
	"delimit/geo"
)

// work is a proposal after some steps of somebody who draws: lines vertex by vertex,
// now and then a zone, a move, a removal, a new name. The same number and seed give
// the same proposal.
func work(seed uint64, steps int) *geo.Proposal {
	r := rand.New(rand.NewPCG(seed, 1))
	p := &geo.Proposal{}
	for n := range steps {
		next := &geo.Proposal{Name: p.Name, Features: slices.Clone(p.Features)}
		at := orb.Point{36 + 3*r.Float64(), 47 + 2*r.Float64()}
		last := len(next.Features) - 1
		switch k := r.IntN(20); {
		case last < 0 || k == 0:
			next.Features = append(next.Features, geo.Feature{ID: fmt.Sprint("f", n), Type: geo.Border, Draft: true, Name: "Лінія", Geometry: orb.LineString{at}})
		case k == 1:
			next.Features = append(next.Features, geo.Feature{ID: fmt.Sprint("f", n), Type: geo.Zone, Regime: geo.Monitoring,
				Geometry: orb.Polygon{{at, {at[0] + 0.1, at[1]}, {at[0], at[1] + 0.1}, at}}})
		case k == 2:
			next.Name = fmt.Sprint("Draft ", n)
		case k == 3 && last > 0:
			next.Features = slices.Delete(next.Features, 0, 1)
		default:
			f := next.Features[last]
			if line, ok := f.Geometry.(orb.LineString); ok {
				f.Geometry = append(slices.Clone(line), at)
				f.Draft = len(line)%7 != 0
				next.Features[last] = f
			}
		}
		p = next
	}
	return p
}

func encoded(t testing.TB, p *geo.Proposal) string {
	t.Helper()
	b, err := data.EncodeProposal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// orphan reads the one orphan of a folder.
func orphan(t *testing.T, dir string) *Orphan {
	t.Helper()
	all, err := Orphans(storage.OS, dir)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d orphans, %v", len(all), err)
	}
	return all[0]
}

// die lets go of a journal as the system does when a window dies.
func (j *Journal) die() {
	j.file.Close()
	j.lock.release()
}

func TestEveryStepIsThere(t *testing.T) {
	for steps := 1; steps < 60; steps++ {
		dir := t.TempDir()
		j, err := Create(storage.OS, dir)
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= steps; n++ {
			if err := j.Write(1, Document{Path: "/tmp/line.geojson", Proposal: work(7, n)}); err != nil {
				t.Fatal(err)
			}
		}
		if all, err := Orphans(storage.OS, dir); err != nil || len(all) > 0 {
			t.Fatalf("a journal in use is taken for an orphan: %v, %v", all, err)
		}
		j.die()
		o := orphan(t, dir)
		if d := o.Documents[0]; encoded(t, d.Proposal) != encoded(t, work(7, steps)) || d.Path != "/tmp/line.geojson" {
			t.Fatalf("after %d steps:\n%s\nwant\n%s", steps, encoded(t, d.Proposal), encoded(t, work(7, steps)))
		}
		if again, err := Orphans(storage.OS, dir); err != nil || len(again) > 0 {
			t.Fatal("two windows find one orphan")
		}
		if err := o.Leave(); err != nil {
			t.Fatal(err)
		}
		if err := orphan(t, dir).Discard(); err != nil {
			t.Fatal(err)
		}
		if all, _ := Orphans(storage.OS, dir); len(all) > 0 {
			t.Fatal("a discarded journal is back")
		}
	}
}

func TestSeveralDocumentsAndForgetting(t *testing.T) {
	dir := t.TempDir()
	j, err := Create(storage.OS, dir)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if err := j.Write(n, Document{Proposal: work(uint64(n), 5+n)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Forget(1); err != nil {
		t.Fatal(err)
	}
	j.die()
	o := orphan(t, dir)
	if len(o.Documents) != 2 || encoded(t, o.Documents[1].Proposal) != encoded(t, work(2, 7)) {
		t.Errorf("%d documents", len(o.Documents))
	}
	o.Discard()

	// When all is saved nothing is offered, and no file stays.
	j, err = Create(storage.OS, dir)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		if err := j.Write(n, Document{Proposal: work(1, 4)}); err != nil {
			t.Fatal(err)
		}
	}
	j.Forget(0)
	j.Forget(1)
	j.Forget(1)
	j.die()
	if all, err := Orphans(storage.OS, dir); len(all) > 0 || err != nil {
		t.Errorf("%d orphans, %v", len(all), err)
	}
	j, err = Create(storage.OS, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v stays", left)
	}
}

const child = "DELIMIT_JOURNAL_CHILD"

// TestMain is also the program that the next tests kill.
func TestMain(m *testing.M) {
	if dir := os.Getenv(child); dir != "" {
		draw(dir)
		return
	}
	os.Exit(m.Run())
}

// draw writes step after step as fast as it can and says after each that it is done.
func draw(dir string) {
	seed, _ := strconv.ParseUint(os.Getenv("SEED"), 10, 64)
	j, err := Create(storage.OS, dir)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	if limit := os.Getenv("LIMIT"); limit != "" {
		limitFiles(limit)
	}
	for n := 1; ; n++ {
		if err := j.Write(1, Document{Proposal: work(seed, n)}); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// Killed two hundred times at any moment, the program loses no finished step.
func TestKill(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	most := 0
	for k := range kills {
		dir := t.TempDir()
		seed := uint64(k)
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), child+"="+dir, fmt.Sprint("SEED=", seed))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wait := time.Duration(rand.IntN(30_000)) * time.Microsecond
		lines := bufio.NewScanner(out)
		said := 0
		var timer *time.Timer
		for lines.Scan() {
			if timer == nil { // it has begun
				timer = time.AfterFunc(wait, func() { cmd.Process.Kill() })
			}
			if n, err := strconv.Atoi(lines.Text()); err == nil {
				said = n
			} else {
				t.Fatal(lines.Text())
			}
		}
		_ = cmd.Wait()
		most = max(most, said)
		got := encoded(t, orphan(t, dir).Documents[0].Proposal)
		if got != encoded(t, work(seed, said)) && got != encoded(t, work(seed, said+1)) {
			t.Fatalf("kill %d: step %d was finished and is lost:\n%s", k, said, got)
		}
	}
	t.Logf("%d kills, after up to %d steps", kills, most)
}

// When the disk is full the window hears of it, and what was written before stays.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), child+"="+dir, "SEED=5", "LIMIT=20000")
	out, _ := cmd.Output()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	last := lines[len(lines)-1]
	if strings.HasPrefix(last, "no limit") {
		t.Skip("the size of files cannot be limited here")
	}
	if !strings.HasPrefix(last, "error") {
		t.Fatalf("the program said %q", last)
	}
	done, _ := strconv.Atoi(lines[len(lines)-2])
	if done < 20 {
		t.Fatalf("only %d steps fit", done)
	}
	if got := encoded(t, orphan(t, dir).Documents[0].Proposal); got != encoded(t, work(5, done)) {
		t.Errorf("after %d steps the disk was full, and the journal has\n%s", done, got)
	}
}

// A folder that cannot be written to is an error and no crash.
func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(storage.OS, filepath.Join(file, "journal")); err == nil {
		t.Error("a journal in a file")
	}
	if all, err := Orphans(storage.OS, filepath.Join(file, "journal")); len(all) > 0 || err != nil {
		t.Errorf("%v, %v", all, err)
	}
}

func BenchmarkWrite(b *testing.B) {
	j, err := Create(storage.OS, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	p := work(2, 300)
	for i := 0; b.Loop(); i++ {
		next := &geo.Proposal{Features: slices.Clone(p.Features)}
		f := next.Features[len(next.Features)-1]
		f.Name = strconv.Itoa(i)
		next.Features[len(next.Features)-1] = f
		p = next
		if err := j.Write(1, Document{Proposal: p}); err != nil {
			b.Fatal(err)
		}
	}
}
