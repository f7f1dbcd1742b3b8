package journal

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"delimit/data/storage/storagetest"
)

// A line that the disk did not take as a whole is cut off, and the next one is whole. Where
// it cannot be cut off the journal takes no more: what stands behind it would be doubtful.
func TestTornLine(t *testing.T) {
	for _, cut := range []error{nil, syscall.EIO} {
		disk := storagetest.New("/state")
		j, err := Create(disk, "/state/journal")
		if err != nil {
			t.Fatal(err)
		}
		write := func(n int) error { return j.Write(1, Document{Proposal: work(3, n)}) }
		if err := write(5); err != nil {
			t.Fatal(err)
		}
		disk.Fault = func(_ int, c storagetest.Call) error {
			switch c.Do {
			case "write":
				return syscall.ENOSPC
			case "truncate":
				return cut
			}
			return nil
		}
		if err := write(6); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("the disk is full, and it says %v", err)
		}
		disk.Fault = nil
		want := 7
		if err := write(7); cut != nil {
			want = 5
			if !errors.Is(err, syscall.ENOSPC) {
				t.Fatalf("behind a torn line it says %v", err)
			}
		} else if err != nil {
			t.Fatal(err)
		}
		all, err := Orphans(disk.Kill(), "/state/journal")
		if err != nil || len(all) != 1 || len(all[0].Documents) != 1 || all[0].Damage.Any() != (cut != nil) {
			t.Fatalf("%d journals, %v: %+v", len(all), err, all)
		}
		if got := encoded(t, all[0].Documents[0].Proposal); got != encoded(t, work(3, want)) {
			t.Errorf("it gives\n%s", got)
		}
	}
}

// Locks that nobody holds hold nobody up, and go at the next start.
func TestLocksLeftBehind(t *testing.T) {
	disk := storagetest.New("/state")
	j, err := Create(disk, "/state/journal")
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Write(1, Document{Proposal: work(3, 5)}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"1.lock", "old.lock"} {
		f, err := disk.Create(filepath.Join("/state/journal", name), 0o600)
		if err != nil && name != "1.lock" {
			t.Fatal(err)
		}
		if err == nil {
			f.Close()
		}
	}
	if all, err := Orphans(disk, "/state/journal"); len(all) > 0 || err != nil {
		t.Fatalf("%d journals of a window that is open, %v", len(all), err)
	}
	if _, err := disk.Info("/state/journal/old.lock"); err == nil {
		t.Error("a lock without a journal stays")
	}
	if _, err := disk.Info(j.lock.path); err != nil {
		t.Errorf("the lock of a journal in use: %v", err)
	}
	after := disk.Kill()
	all, err := Orphans(after, "/state/journal")
	if err != nil || len(all) != 1 {
		t.Fatalf("%d journals, %v", len(all), err)
	}
	if err := all[0].Done(); err != nil {
		t.Fatal(err)
	}
	if left, _ := after.List("/state/journal"); len(left) > 0 {
		t.Errorf("%v stays", left)
	}
}
