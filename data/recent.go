package data

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"delimit/data/storage"
)

// Recent remembers which files and folders a person has opened, in a small file. What
// another file refers to is opened without a question only beside that file or when it is
// among these: see Trust.
type Recent struct {
	disk storage.Disk
	path string // empty: nothing outlives the program

	mu    sync.Mutex
	paths []string // absolute, as they were called and without links, the newest last
}

// mostRecent bounds what is remembered.
const mostRecent = 1000

// RecentFile is where the window remembers what was opened; empty where there is no
// folder for settings.
func RecentFile() string {
	dir, err := os.UserConfigDir()
	if err != nil || !filepath.IsAbs(dir) {
		return ""
	}
	return filepath.Join(dir, "delimit", "opened.json")
}

// OpenRecent reads what is remembered. A file that is missing or damaged remembers
// nothing: then more is asked.
func OpenRecent(disk storage.Disk, path string) *Recent {
	r := &Recent{disk: disk, path: path}
	r.load()
	return r
}

// load puts what stands in the file, where another window may have written, before what
// is known here alone.
func (r *Recent) load() {
	var paths []string
	b, err := storage.Read(r.disk, r.path, 4<<20)
	if err != nil || json.Unmarshal(b, &paths) != nil {
		return
	}
	own := r.paths
	r.paths = slices.DeleteFunc(paths, func(path string) bool { return !filepath.IsAbs(path) })
	for _, path := range own {
		if !slices.Contains(r.paths, path) {
			r.paths = append(r.paths, path)
		}
	}
}

func (r *Recent) put(path string) {
	if i := slices.Index(r.paths, path); i >= 0 {
		r.paths = slices.Delete(r.paths, i, i+1)
	}
	r.paths = append(r.paths, path)
}

// Add remembers files and folders that a person opened.
func (r *Recent) Add(paths ...string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []string
	for _, path := range paths {
		abs, err := filepath.Abs(path)
		if err != nil {
			continue
		}
		all = append(all, abs, realPath(abs))
	}
	if !slices.ContainsFunc(all, func(path string) bool { return !slices.Contains(r.paths, path) }) {
		return nil
	}
	if r.path != "" {
		r.load()
	}
	for _, path := range all {
		r.put(path)
	}
	r.paths = r.paths[max(0, len(r.paths)-mostRecent):]
	if r.path == "" {
		return nil
	}
	b, err := json.MarshalIndent(r.paths, "", "  ")
	if err != nil {
		return err
	}
	return storage.WriteSettings(r.disk, r.path, b)
}

// Has tells whether a file was opened, or the folder that it lies in. A link that leads
// elsewhere by now does not count.
func (r *Recent) Has(path string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	has := func(path string) bool {
		return slices.Contains(r.paths, path) || slices.Contains(r.paths, filepath.Dir(path))
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return has(path) && has(realPath(path)) // in this order: what is unknown is not looked at
}
