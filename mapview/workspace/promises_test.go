package workspace

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"delimit/data"
	"delimit/data/journal"
	"delimit/data/storage/storagetest"
	"delimit/geo"
	"delimit/mapview/session"
)

// promises are what may not be lost: of every proposal the newest state that was
// acknowledged, of every file the newest version.
//
// A state of a proposal is acknowledged, against the death of the program, when the act
// that made it has ended and the window does not say that it is not kept; against a power
// cut, when the journal was synced after it was written, or a file with it was saved. What
// is closed, discarded or undone to nothing is given up. A version of a file is
// acknowledged when writing it has ended without an error.
type promises struct {
	day    *day
	works  map[string]*works // by the word of the proposal
	last   map[int]*geo.Proposal
	at     map[*geo.Proposal]int // the newest index of a state
	files  map[string]*versions
	kinds  []string // that are remembered for certain
	looked int      // the number in the settings

	read    map[string][]known // what journals give, by what lies in their folders
	version int                // counts what was promised
}

// works are the states of one proposal.
type works struct {
	states      []string
	proposals   []*geo.Proposal
	killed, cut int // the index of what is promised against each; -1: nothing
}

// versions are what was written to one file.
type versions struct {
	all   []version
	acked int // -1: none
	tilde int // the version that is kept, or an older one than that; -1: none
	prev  int // what the file held when the newest was begun
}

type version struct {
	bytes []byte
	holds []known
}

// known is a state of a proposal that was found.
type known struct {
	word, state string
	part        *geo.Proposal // of a damaged journal, which says so: each feature counts by itself; nil otherwise
}

func newPromises(read map[string][]known) *promises {
	return &promises{works: map[string]*works{}, last: map[int]*geo.Proposal{}, at: map[*geo.Proposal]int{}, files: map[string]*versions{}, read: read}
}

// note writes down what proposals become, before the keeper does.
func (p *promises) note(session.Change) {
	d := p.day
	if d.session.Previewing() {
		return
	}
	for _, t := range d.session.Tabs() {
		was := p.last[t.ID]
		if was == t.Proposal {
			continue
		}
		p.last[t.ID] = t.Proposal
		if t.Proposal == nil {
			p.drop(word(was))
			continue
		}
		w := p.works[word(t.Proposal)]
		if w == nil {
			w = &works{killed: -1, cut: -1}
			p.works[word(t.Proposal)] = w
		}
		w.states, w.proposals = append(w.states, encoded(d.t, t.Proposal)), append(w.proposals, t.Proposal)
		p.at[t.Proposal] = len(w.states) - 1
	}
}

func (p *promises) kept(q *geo.Proposal) {
	w := p.works[word(q)]
	if i := p.at[q]; i > w.killed {
		w.killed = i
		p.version++
	}
}

func (p *promises) onDisk(all map[int]*geo.Proposal) {
	for _, q := range all {
		w := p.works[word(q)]
		if i := p.at[q]; i > w.cut && w.killed >= 0 {
			w.cut = i
			p.version++
		}
	}
}

func (p *promises) drop(word string) {
	if w := p.works[word]; w != nil {
		w.killed, w.cut = -1, -1
	}
	p.version++
}

func (p *promises) giveUp(o *journal.Orphan) {
	for _, doc := range o.Documents {
		p.drop(word(doc.Proposal))
	}
}

// onlyIn gives up what is in no journal when a window opens. Files may have it, of which
// more is promised: but who writes over a file that is not open has been asked.
func (p *promises) onlyIn(found []known) {
	there := map[string]bool{}
	for _, k := range found {
		there[k.word] = true
	}
	for word := range p.works {
		if !there[word] {
			p.drop(word)
		}
	}
}

func (p *promises) of(path string) *versions {
	if p.files[path] == nil {
		p.files[path] = &versions{acked: -1, tilde: -1, prev: -1}
	}
	return p.files[path]
}

// writing says that a file is about to become something.
func (p *promises) writing(path string, b []byte) {
	v := p.of(path)
	now, _ := p.day.disk.Bytes(path)
	v.prev = v.index(now, 0)
	if v.prev >= 0 && bytes.Equal(v.all[v.prev].bytes, b) {
		v.prev = -1
	}
	o, err := data.Read("x.geojson", b, data.AnyRole)
	p.day.must(err)
	var holds []known
	if o.Project != nil {
		for _, q := range o.Project.Proposals {
			holds = append(holds, known{word(q), encoded(p.day.t, q), nil})
		}
	} else {
		holds = append(holds, known{word(o.Proposal), encoded(p.day.t, o.Proposal), nil})
	}
	v.all = append(v.all, version{b, holds})
	p.version++
}

func (p *promises) wrote(path string, err error) {
	v := p.of(path)
	if err != nil {
		return
	}
	v.acked = len(v.all) - 1
	if v.prev >= 0 {
		v.tilde = v.prev
	}
	for _, k := range v.all[v.acked].holds {
		w := p.works[k.word]
		if w == nil {
			continue // a tab in which nothing was drawn
		}
		for i := len(w.states) - 1; i > w.cut && w.killed >= 0; i-- {
			if w.states[i] == k.state {
				w.cut = i
			}
		}
	}
	p.version++
}

// index is the newest version from one on with these bytes; -1: there is none.
func (v *versions) index(b []byte, from int) int {
	for i := len(v.all) - 1; i >= max(from, 0); i-- {
		if bytes.Equal(v.all[i].bytes, b) {
			return i
		}
	}
	return -1
}

func (p *promises) answer(kind string, err error) {
	if err == nil {
		p.kinds = append(p.kinds, kind)
		p.version++
	}
}

func (p *promises) look(n int, save func() error) {
	if save() == nil {
		p.looked = n
		p.version++
	}
}

// died forgets what only the window knew.
func (p *promises) died() { p.last = map[int]*geo.Proposal{} }

// cutOff takes in what a power cut has left: it is on the disk for certain.
func (p *promises) cutOff(left *storagetest.Disk) {
	p.died()
	for _, w := range p.works {
		w.killed = w.cut
	}
	for path, v := range p.files {
		b, _ := left.Bytes(path)
		v.acked = v.index(b, v.acked)
		b, _ = left.Bytes(path + "~")
		v.tilde = v.index(b, v.tilde)
	}
	if n, err := strconv.Atoi(LoadSettings(left, settings+"/window.json").Watched); err == nil {
		p.looked = n
	}
	p.version++
}

// check looks whether a disk, as the death of the program or a power cut has left it,
// holds all that is promised.
func (p *promises) check(left *storagetest.Disk, killed bool) {
	var found []known
	for path, v := range p.files {
		found = append(found, p.checkFile(left, path, v)...)
	}
	found = append(found, p.journals(left)...)
	for w, all := range p.works {
		least := all.cut
		if killed {
			least = all.killed
		}
		if least >= 0 && !all.among(w, least, found) {
			p.fail(left, "%s is lost from its state %d on, of %d", w, least, len(all.states))
		}
	}
	memory := data.OpenMemoryOn(left, settings+"/holders.json")
	for _, kind := range p.kinds {
		if len(memory.Of(kind)) == 0 {
			p.fail(left, "the answer about %s is lost", kind)
		}
	}
	if n, _ := strconv.Atoi(LoadSettings(left, settings+"/window.json").Watched); n < p.looked {
		p.fail(left, "the settings are those of %d, not %d", n, p.looked)
	}
}

// among reports whether a state from one on was found.
func (all *works) among(word string, least int, found []known) bool {
	for _, k := range found {
		if k.word != word {
			continue
		}
		for _, s := range all.states[least:] {
			if s == k.state {
				return true
			}
		}
		if k.part != nil && all.partly(least, k.part) {
			return true
		}
	}
	return false
}

// partly reports whether every feature of a state is there, as it was then or became
// later, unless it was removed later.
func (all *works) partly(least int, found *geo.Proposal) bool {
	for _, f := range all.proposals[least].Features {
		now, there := found.Feature(f.ID)
		ok := false
		for _, p := range all.proposals[least:] {
			later, kept := p.Feature(f.ID)
			ok = ok || !kept || there && same(later, now)
		}
		if !ok {
			return false
		}
	}
	return true
}

func same(a, b geo.Feature) bool {
	one, err := data.EncodeFeature(a)
	if err != nil {
		return false
	}
	two, err := data.EncodeFeature(b)
	return err == nil && bytes.Equal(one, two)
}

// checkFile looks whether a file is whole, and not older than it may be, and so what is
// kept of the version before. It gives what the two hold.
func (p *promises) checkFile(left *storagetest.Disk, path string, v *versions) []known {
	var found []known
	b, there := left.Bytes(path)
	i := v.index(b, v.acked)
	if i < 0 && (there || v.acked >= 0) {
		p.fail(left, "%s is not its version %d or newer: %d bytes", path, v.acked, len(b))
	}
	if i >= 0 {
		found = append(found, v.all[i].holds...)
	}
	least := v.tilde
	if i >= 0 && v.acked >= 0 && !bytes.Equal(v.all[v.acked].bytes, b) {
		least = v.acked // the newer is there, and nobody has been told
	}
	b, there = left.Bytes(path + "~")
	i = v.index(b, least)
	if i < 0 && (there || least >= 0) {
		p.fail(left, "%s~ is not version %d or newer: %d bytes", path, least, len(b))
	}
	if i >= 0 {
		found = append(found, v.all[i].holds...)
	}
	return found
}

// journals reads what the next start would find.
func (p *promises) journals(left *storagetest.Disk) []known {
	sum := ""
	for _, dir := range []string{journals, temp} {
		entries, _ := left.List(dir)
		for _, e := range entries {
			b, _ := left.Bytes(dir + "/" + e.Name())
			sum += dir + e.Name() + "\x00" + string(b) + "\x00"
		}
	}
	if found, ok := p.read[sum]; ok {
		return found
	}
	var found []known
	for _, dir := range []string{journals, temp} {
		orphans, err := journal.Orphans(left, dir)
		if err != nil {
			p.fail(left, "a journal cannot be read: %v", err)
		}
		for _, o := range orphans {
			if _, kept := left.Bytes(o.Kept); o.Damage.Any() && !kept {
				p.fail(left, "a damaged journal is not kept")
			}
			for _, doc := range o.Documents {
				k := known{word: word(doc.Proposal), state: encoded(p.day.t, doc.Proposal)}
				if o.Damage.Any() {
					k.part = doc.Proposal
				}
				found = append(found, k)
			}
		}
	}
	p.read[sum] = found
	return found
}

// fail ends the test, and says what the day was like.
func (p *promises) fail(left *storagetest.Disk, format string, args ...any) {
	log := p.day.log
	p.day.t.Helper()
	p.day.t.Fatalf("%s\nafter\n%s", fmt.Sprintf(format, args...), strings.Join(log[max(0, len(log)-25):], "\n"))
}
