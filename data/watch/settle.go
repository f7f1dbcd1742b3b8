package watch

import (
	"slices"
	"time"
)

// settling is files that something is happening to. A file is settled when nothing
// happened to it for a while: it is being written no more.
type settling struct {
	quiet time.Duration
	last  map[string]time.Time
}

func newSettling(quiet time.Duration) *settling {
	return &settling{quiet, map[string]time.Time{}}
}

// touch says that something happened to a file.
func (s *settling) touch(path string, now time.Time) { s.last[path] = now }

// forget says that a file is gone.
func (s *settling) forget(path string) { delete(s.last, path) }

// settled takes out the files that have come to rest, and tells how long to wait
// until the next one may have; 0: none is left.
func (s *settling) settled(now time.Time) (paths []string, wait time.Duration) {
	for path, at := range s.last {
		left := s.quiet - now.Sub(at)
		switch {
		case left <= 0:
			paths = append(paths, path)
			delete(s.last, path)
		case wait == 0 || left < wait:
			wait = left
		}
	}
	slices.Sort(paths)
	return paths, wait
}
