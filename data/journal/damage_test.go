package journal

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"delimit/data/storage"
)

// written50 is a journal of 50 random steps of two documents, and where its lines end.
func written50(t testing.TB, seed uint64) (b []byte, ends []int) {
	t.Helper()
	j, err := Create(storage.OS, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.die()
	for n := 1; n <= 50; n++ {
		if err := j.Write(n%2, Document{Path: fmt.Sprint("/tmp/", n%2), Proposal: work(seed+uint64(n%2), n)}); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(j.path)
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, int(info.Size()))
	}
	if b, err = os.ReadFile(j.path); err != nil {
		t.Fatal(err)
	}
	return b, ends
}

func summary(t testing.TB, documents []Document) string {
	t.Helper()
	var s strings.Builder
	for _, d := range documents {
		fmt.Fprintln(&s, d.Path, d.Missing, encoded(t, d.Proposal))
	}
	return s.String()
}

// without is what a journal gives when the lines from one to another are gone.
func without(t testing.TB, whole []byte, ends []int, from, to int) string {
	t.Helper()
	p := replay{open: map[key]*state{}}
	start := 0
	for i, end := range ends {
		if i < from || i >= to {
			s, ok := parse(bytes.TrimRight(whole[start:end], "\n"))
			if !ok {
				t.Fatalf("line %d of an undamaged journal", i)
			}
			p.play(s)
		}
		start = end
	}
	documents, err := p.documents()
	if err != nil {
		t.Fatal(err)
	}
	return summary(t, documents)
}

// lineOf is the line that a byte is of.
func lineOf(ends []int, at int) int {
	i, _ := slices.BinarySearch(ends, at+1)
	return i
}

// Whatever byte is flipped, wherever the file is cut, wherever zeros are put in or a part
// is taken out: all intact lines count, before and after, and the rest is told.
func TestAnyDamage(t *testing.T) {
	whole, ends := written50(t, 11)
	r := rand.New(rand.NewPCG(4, 4))
	var places []int
	stride := 41
	if testing.Short() {
		stride = 401
	}
	for at := 0; at < len(whole); at += 1 + r.IntN(stride) {
		places = append(places, at)
	}
	for _, i := range []int{0, 1, 24, 48, 49} {
		for near := -11; near <= 24; near++ {
			if at := ends[i] + near; at >= 0 && at < len(whole) {
				places = append(places, at)
			}
		}
	}
	cases := 0
	check := func(what string, at int, b []byte, from, to, least, most int) {
		t.Helper()
		cases++
		documents, damage, err := read(bytes.NewReader(b))
		if err != nil {
			t.Fatalf("%s at %d: %v", what, at, err)
		}
		if got, want := summary(t, documents), without(t, whole, ends, from, to); got != want {
			t.Fatalf("%s at %d: it gives\n%s\nwant\n%s", what, at, got, want)
		}
		if damage.Steps < least || damage.Steps > most {
			t.Fatalf("%s at %d: %d steps are said to be lost, not %d to %d", what, at, damage.Steps, least, most)
		}
		if damage.Steps > 0 != damage.Any() && damage.Bytes == 0 {
			t.Fatalf("%s at %d: %+v", what, at, damage)
		}
	}
	for _, at := range places {
		line := lineOf(ends, at)
		lost := 1 // lines
		if at == ends[line]-1 {
			lost = 0 // only what ends it
		}
		flipped := slices.Clone(whole)
		flipped[at] ^= 1 << r.IntN(5) // not a letter to a capital: hex is hex
		check("flip", at, flipped, line, line+lost, lost, lost)

		start := 0
		if line > 0 {
			start = ends[line-1]
		}
		torn := 0
		if at-start > 1 && lost > 0 {
			torn = 1
		}
		check("cut", at, slices.Clone(whole[:at]), line+1-lost, 50, torn, torn)

		inside := 0
		if at > start && lost > 0 {
			inside = 1
		}
		zeros := slices.Concat(whole[:at], make([]byte, 1+r.IntN(6000)), whole[at:])
		check("zeros", at, zeros, line, line+inside, inside, inside)

		most := min(len(whole), at+1+r.IntN(3000))
		if last := lineOf(ends, most-1); last < 49 {
			from, to := line+1-lost, last+1
			// What is left of two lines can hold one of them whole, where both begin or end
			// alike.
			joined := slices.Concat(whole[start:at], whole[most:ends[last]])
			if last > line && bytes.HasSuffix(joined, whole[ends[last-1]:ends[last]]) {
				to = last
			}
			if lost > 0 && bytes.HasPrefix(joined, whole[start:ends[line]-1]) {
				from = line + 1
			}
			check(fmt.Sprint("hole to ", most), at, slices.Concat(whole[:at], whole[most:]), from, to, to-from, to-from)
		}
	}
	t.Logf("%d damaged journals of %d bytes", cases, len(whole))
}

// The original bytes of a damaged journal are on the disk until somebody has answered,
// start after start.
func TestDamagedIsKept(t *testing.T) {
	whole, ends := written50(t, 23)
	flip := func(at int) []byte {
		b := slices.Clone(whole)
		b[at] ^= 1
		return b
	}
	other, _ := written50(t, 99)
	for name, c := range map[string]struct {
		bytes   []byte
		steps   int
		any     bool
		without [2]int
	}{
		"first line":    {flip(30), 1, true, [2]int{0, 1}},
		"first byte":    {flip(0), 1, true, [2]int{0, 1}},
		"middle":        {flip(ends[24] + 30), 1, true, [2]int{25, 26}},
		"zeros before":  {slices.Concat(make([]byte, 5000), whole), 0, true, [2]int{}},
		"zeros behind":  {slices.Concat(whole, make([]byte, 5000)), 0, true, [2]int{}},
		"cut last line": {whole[:len(whole)-20], 1, true, [2]int{49, 50}},
		"newline":       {slices.Concat([]byte("\n"), whole), 0, false, [2]int{}},
		"text before":   {slices.Concat([]byte("#!/bin/sh\n"), whole), 0, true, [2]int{}},
		"twice":         {slices.Concat(whole, whole), 0, false, [2]int{}},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "1.journal")
		if err := os.WriteFile(path, c.bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		want := without(t, whole, ends, c.without[0], c.without[1])
		for start := range 3 {
			o := orphan(t, dir)
			if got := summary(t, o.Documents); got != want {
				t.Errorf("%s, start %d: %s", name, start, got)
			}
			if o.Damage.Steps != c.steps || o.Damage.Any() != c.any || c.any != (o.Kept != "") {
				t.Errorf("%s: %+v, kept as %q", name, o.Damage, o.Kept)
			}
			if c.any {
				if b, err := os.ReadFile(path + ".damaged"); err != nil || !bytes.Equal(b, c.bytes) {
					t.Errorf("%s: the bytes are not beside it: %v", name, err)
				}
			}
			if err := o.Leave(); err != nil {
				t.Fatal(err)
			}
		}
		if b, err := os.ReadFile(path); err != nil || !bytes.Equal(b, c.bytes) {
			t.Errorf("%s: the journal is not what it was: %v", name, err)
		}
		if err := orphan(t, dir).Discard(); err != nil {
			t.Fatal(err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: %v stays after it was thrown away", name, left)
		}
	}

	// Two journals in one: the documents of both.
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "1.journal"), slices.Concat(whole, other), 0o600); err != nil {
		t.Fatal(err)
	}
	if o := orphan(t, dir); len(o.Documents) != 4 || o.Damage.Any() {
		t.Errorf("two journals in one have %d documents, %+v", len(o.Documents), o.Damage)
	}
}

// A journal of which nothing can be read is offered too, as what it is; an empty one
// holds nothing.
func TestNothingToRead(t *testing.T) {
	for name, b := range map[string][]byte{"zeros": make([]byte, 5000), "words": []byte("This is none.\n\n"), "noise": bytes.Repeat([]byte{0xff, 0x0a, 7}, 3000),
		"beginnings": []byte(strings.Repeat(`00000000 {"document":[`, 20_000))} {
		dir := t.TempDir()
		path := filepath.Join(dir, "1.journal")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		o := orphan(t, dir)
		if len(o.Documents) != 0 || !o.Damage.Any() || o.Damage.Bytes == 0 {
			t.Errorf("%s: %d documents, %+v", name, len(o.Documents), o.Damage)
		}
		if kept, err := os.ReadFile(o.Kept); err != nil || !bytes.Equal(kept, b) {
			t.Errorf("%s is not kept: %v", name, err)
		}
		if err := o.Done(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(o.Kept); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "1.journal"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if all, err := Orphans(storage.OS, dir); len(all) > 0 || err != nil {
		t.Errorf("of an empty journal: %v, %v", all, err)
	}
}

// A name that is taken by something else does not stop the copy.
func TestDamagedNameIsTaken(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "1.journal")
	for name, says := range map[string]string{path: "noise", path + ".damaged": "of somebody"} {
		if err := os.WriteFile(name, []byte(says), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(path+".2.damaged", 0o700); err != nil {
		t.Fatal(err)
	}
	o := orphan(t, dir)
	if o.Kept != path+".3.damaged" {
		t.Errorf("kept as %s", o.Kept)
	}
	if err := o.Discard(); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile(path + ".damaged"); string(b) != "of somebody" {
		t.Error("a file of somebody else is gone")
	}
}

// What is no file is never opened nor thrown away, and the journals beside it are found.
func TestNoJournals(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name+".journal") }
	if err := makePipe(at("pipe")); err != nil {
		t.Skip(err)
	}
	for _, err := range []error{os.Mkdir(at("folder"), 0o700), os.Symlink("loop.journal", at("loop")), os.Symlink("/dev/zero", at("device")),
		os.Symlink("nowhere", at("dangling"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if l, err := net.Listen("unix", at("socket")); err == nil {
		defer l.Close()
	}
	whole, _ := written50(t, 3)
	if err := os.WriteFile(at("real"), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadDir(dir)
	done := make(chan struct{})
	go func() {
		defer close(done)
		all, err := Orphans(storage.OS, dir)
		if len(all) != 1 || len(all[0].Documents) != 2 || all[0].Damage.Any() {
			t.Errorf("%d orphans", len(all))
		}
		for _, says := range []string{"pipe.journal: this is no journal but a pipe", "folder.journal: this is no journal but a folder", "loop.journal", "device.journal", "dangling.journal"} {
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("it says %v, not %q", err, says)
			}
		}
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it hangs")
	}
	if after, _ := os.ReadDir(dir); len(after) != len(before)+1 { // the lock of the one that is held
		t.Errorf("%v is left of %v", after, before)
	}
}

// Lines from before they had numbers or checksums are read.
func TestOldLines(t *testing.T) {
	const put = `"put":[{"type":"Feature","id":"b","properties":{"type":"border"},"geometry":{"type":"LineString","coordinates":[[37,48],[38,49]]}}],"puts":["b"]`
	const first = `{"document":0,"name":"a","members":null,` + put + `,"order":["b"]}`
	for name, c := range map[string]struct {
		text      string
		documents int
		steps     int
	}{
		"plain":   {first + "\n", 1, 0},
		"summed":  {summed(first), 1, 0},
		"damaged": {summed(first) + "00000000 " + first + "\n" + summed(`{"document":0,"name":"c","order":["b"]}`), 1, 1},
		"forgot":  {summed(first) + summed(`{"document":0,"forget":true,"order":null}`), 0, 0},
		"numbers": {`{"document":0,"journal":"x","line":1,"name":"a","order":[]}` + "\n", 0, 1},
	} {
		documents, damage, err := read(strings.NewReader(c.text))
		if err != nil || len(documents) != c.documents || damage.Steps != c.steps {
			t.Errorf("%s: %d documents, %+v, %v", name, len(documents), damage, err)
		}
		for _, d := range documents {
			if len(d.Proposal.Features) != 1 {
				t.Errorf("%s: %d features", name, len(d.Proposal.Features))
			}
		}
	}
}

func summed(line string) string {
	return fmt.Sprintf("%08x %s\n", checksum([]byte(line)), line)
}
