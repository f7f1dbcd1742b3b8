package feed

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"

	"delimit/data"
	"delimit/data/storage"
	"delimit/data/storage/storagetest"
	"delimit/geo"
)

// Whatever call fails and wherever the power is cut while a front line takes the place of
// the one that was fetched before, one of the two is kept, and its note is right; and it is
// the newer once keeping it has ended without an error.
func TestKeptThroughAnything(t *testing.T) {
	const folder = "/cache/isw"
	source, r := Source{Name: "isw"}, rand.New(rand.NewPCG(1, 1))
	states, least := 0, 0
	front := func(n int) []byte { return fmt.Appendf(nil, `{"front":%d}`, n) }
	check := func(left *storagetest.Disk) {
		t.Helper()
		states++
		k, ok := (Cache{Dir: "/cache", Disk: left}).Find(source, geo.Date{})
		if !ok {
			if least > 0 {
				t.Fatalf("number %d was kept and is gone", least)
			}
			return
		}
		b, err := storage.Read(left, k.Path, data.MaxBytes)
		if err != nil || hash(b) != k.SHA256 {
			t.Fatalf("the note speaks of another file: %v", err)
		}
		n := 0
		if _, err := fmt.Sscanf(string(b), `{"front":%d}`, &n); err != nil || n < least {
			t.Fatalf("%s is kept, and was %d before: %v", b, least, err)
		}
	}
	run := func(fail int, err error) (calls int) {
		disk := storagetest.New(folder)
		least = 0
		disk.Fault = func(call int, _ storagetest.Call) error {
			if call == fail {
				return err
			}
			return nil
		}
		disk.After = func() {
			for _, left := range []*storagetest.Disk{disk.Live(), disk.Least(), disk.NamesOnly(), disk.BytesOnly(), disk.Cut(r), disk.Cut(r), disk.Cut(r)} {
				check(left)
			}
		}
		c := Cache{Dir: "/cache", Disk: disk}
		for n := 1; n <= 4; n++ {
			k := Kept{Source: source.Name, File: "isw_hnewest.geojson", Fetched: time.Unix(int64(n), 0), URL: "https://example.org"}
			if _, err := c.keep(k, front(n)); err == nil {
				least = n
			}
			disk.After()
		}
		if fail == 0 && least != 4 {
			t.Fatal("nothing fails, and it is not kept")
		}
		return disk.Calls()
	}
	calls := run(0, nil)
	for fail := 1; fail <= calls; fail++ {
		for _, err := range []error{syscall.ENOSPC, syscall.EIO} {
			run(fail, err)
		}
	}
	t.Logf("%d calls, %d states", calls, states)
}
