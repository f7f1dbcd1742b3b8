package data

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"delimit/data/storage"
)

// Memory keeps what a person answered about holders, in a small file, so that the
// next file of the same kind needs no questions. See Opened.Kind for what files are
// of one kind: an answer about one file is none about a stranger's.
type Memory struct {
	disk storage.Disk
	path string // empty: nothing is remembered

	mu   sync.Mutex // files are read in the background
	kept map[string][]Answer
}

// mostKept is how many kinds of files are remembered. It bounds the file.
const mostKept = 500

// MemoryFile is where the window remembers answers; empty where there is no folder
// for settings.
func MemoryFile() string {
	dir, err := os.UserConfigDir()
	if err != nil || !filepath.IsAbs(dir) {
		return ""
	}
	return filepath.Join(dir, "delimit", "holders.json")
}

// OpenMemory reads what is remembered on the disk of the system. A file that is missing
// or damaged is an empty memory.
func OpenMemory(path string) *Memory { return OpenMemoryOn(storage.OS, path) }

// OpenMemoryOn is OpenMemory of any disk.
func OpenMemoryOn(disk storage.Disk, path string) *Memory {
	m := &Memory{disk: disk, path: path, kept: map[string][]Answer{}}
	if b, err := storage.Read(disk, path, 1<<20); err == nil {
		if json.Unmarshal(b, &m.kept) != nil || m.kept == nil {
			m.kept = map[string][]Answer{}
		}
	}
	for kind, answers := range m.kept {
		m.kept[kind] = slices.DeleteFunc(answers, func(a Answer) bool { _, err := parseFate(a.Holder); return err != nil })
	}
	return m
}

// Of gives the answers that are remembered for files of a kind.
func (m *Memory) Of(kind string) []Answer {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.kept[kind])
}

// Keep remembers answers for files of a kind; newer ones take the place of older
// ones about the same value.
func (m *Memory) Keep(kind string, answers []Answer) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	kept := slices.Clone(answers)
	for _, old := range m.kept[kind] {
		if !slices.ContainsFunc(answers, func(a Answer) bool { return a.asks() == old.asks() }) {
			kept = append(kept, old)
		}
	}
	m.kept[kind] = kept
	return m.save()
}

// Kinds lists the kinds of files of which something is remembered.
func (m *Memory) Kinds() []string {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.kept))
}

// Drop forgets what is remembered about the values that answers are about: a person
// said otherwise, and not to remember it.
func (m *Memory) Drop(kind string, answers []Answer) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	before := len(m.kept[kind])
	m.kept[kind] = slices.DeleteFunc(m.kept[kind], func(old Answer) bool {
		return slices.ContainsFunc(answers, func(a Answer) bool { return a.asks() == old.asks() })
	})
	switch left := len(m.kept[kind]); {
	case left == before:
		return nil
	case left == 0:
		delete(m.kept, kind)
	}
	return m.save()
}

// Forget drops what is remembered for files of a kind.
func (m *Memory) Forget(kind string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, there := m.kept[kind]; !there {
		return nil
	}
	delete(m.kept, kind)
	return m.save()
}

func (m *Memory) save() error {
	if m.path == "" {
		return nil
	}
	for kind := range m.kept {
		if len(m.kept) <= mostKept {
			break
		}
		delete(m.kept, kind)
	}
	b, err := json.MarshalIndent(m.kept, "", "  ")
	if err != nil {
		return err
	}
	return storage.WriteSettings(m.disk, m.path, b)
}

// asks is the question that an answer answers.
func (a Answer) asks() string { return wordOf(a.Property) + "=" + wordOf(a.Value) }
