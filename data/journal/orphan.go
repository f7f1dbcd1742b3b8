package journal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/gofrs/flock"

	"delimit/data"
)

// Orphan is the journal of a window that died. While it is held no other window
// finds it.
type Orphan struct {
	When      time.Time // of its last line
	Documents []Document

	path string
	lock *flock.Flock
}

// Orphans finds the journals that nobody has any more, the newest first. Those that
// hold nothing are cleared away. What cannot be read of one is left out: the error
// says so, and the orphans are there all the same.
func Orphans(dir string) ([]*Orphan, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*"+extension))
	if err != nil {
		return nil, err
	}
	var orphans []*Orphan
	var problems []error
	for _, path := range paths {
		o, err := adopt(path)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", filepath.Base(path), err))
		}
		if o != nil {
			orphans = append(orphans, o)
		}
	}
	slices.SortFunc(orphans, func(a, b *Orphan) int { return b.When.Compare(a.When) })
	return orphans, errors.Join(problems...)
}

// adopt takes a journal over; nil when somebody has it, or when it holds nothing.
func adopt(path string) (*Orphan, error) {
	lock := flock.New(path)
	if ok, err := lock.TryLock(); err != nil || !ok {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		lock.Unlock()
		return nil, err
	}
	o := &Orphan{When: info.ModTime(), path: path, lock: lock}
	f, err := os.Open(path)
	if err != nil {
		lock.Unlock()
		return nil, err
	}
	defer f.Close()
	o.Documents, err = read(f)
	if len(o.Documents) == 0 && err == nil {
		return nil, o.Discard()
	}
	if len(o.Documents) == 0 {
		lock.Unlock()
		return nil, err
	}
	return o, err
}

// Discard throws the journal away.
func (o *Orphan) Discard() error { return errors.Join(os.Remove(o.path), o.lock.Unlock()) }

// Leave keeps the journal for the next start.
func (o *Orphan) Leave() error { return o.lock.Unlock() }

// longestLine bounds what is read at once: the largest file that Delimit opens.
const longestLine = 1 << 30

// read plays the lines up to the first that is torn or damaged.
func read(r io.Reader) ([]Document, error) {
	states := map[int]*state{}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	for lines.Scan() {
		s, ok := parse(lines.Bytes())
		if !ok {
			break
		}
		if s.Forget {
			delete(states, s.Document)
			continue
		}
		if states[s.Document] == nil {
			states[s.Document] = &state{features: map[string]json.RawMessage{}}
		}
		states[s.Document].apply(s)
	}
	var documents []Document
	var problems []error
	for _, number := range sortedKeys(states) {
		d, err := states[number].document()
		if err != nil {
			problems = append(problems, err)
			continue
		}
		documents = append(documents, d)
	}
	return documents, errors.Join(problems...)
}

func sortedKeys(m map[int]*state) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// parse checks a line against its checksum.
func parse(line []byte) (*step, bool) {
	sum, rest, ok := bytes.Cut(line, []byte(" "))
	if !ok {
		return nil, false
	}
	if want, err := strconv.ParseUint(string(sum), 16, 32); err != nil || uint32(want) != crc32.Checksum(rest, castagnoli) {
		return nil, false
	}
	var s step
	if json.Unmarshal(rest, &s) != nil || len(s.Put) != len(s.Puts) {
		return nil, false
	}
	return &s, true
}

// state is a document as the lines so far say it.
type state struct {
	path     string
	stamp    data.Stamp
	project  bool
	basis    data.Basis
	name     string
	members  map[string]json.RawMessage
	order    []string
	features map[string]json.RawMessage
}

func (s *state) apply(step *step) {
	s.path, s.stamp, s.project, s.order = step.Path, step.Stamp, step.Project, step.Order
	if step.Basis != nil {
		s.basis = *step.Basis
	}
	if step.Name != nil {
		s.name = *step.Name
	}
	if step.Members != nil {
		s.members = nil
		_ = json.Unmarshal(step.Members, &s.members) // written by us, checked by its sum
	}
	for i, id := range step.Puts {
		s.features[id] = bytes.Clone(step.Put[i])
	}
}

// document puts the file together that saving would have written, and reads it as any
// other.
func (s *state) document() (Document, error) {
	whole := map[string]any{"type": "FeatureCollection", "delimit": map[string]int{"format": 1}}
	for key, value := range s.members {
		whole[key] = value
	}
	whole["name"] = s.name
	features := []json.RawMessage{}
	for _, id := range s.order {
		if f := s.features[id]; f != nil {
			features = append(features, f)
		}
	}
	whole["features"] = features
	b, err := json.Marshal(whole)
	if err != nil {
		return Document{}, err
	}
	o, err := data.Read("journal.geojson", b, data.ProposalRole)
	if err != nil {
		return Document{}, err
	}
	o.Proposal.Name = s.name
	return Document{Path: s.path, Stamp: s.stamp, Project: s.project, Basis: s.basis, Proposal: o.Proposal}, nil
}
