package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Nothing else in the program makes connections: what is said here of limits and of other
// hosts holds for all of it.
func TestNobodyElseConnects(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("../..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Base(filepath.Dir(path)) == "web" {
			return err
		}
		seen++
		b, err := os.ReadFile(path)
		for _, way := range []string{"http.Client{", "http.Get(", "http.Head(", "http.Post(", "http.DefaultClient", "http.DefaultTransport", "http.Transport{", "net.Dial", "tls.Dial"} {
			if strings.Contains(string(b), way) {
				t.Errorf("%s has a way of its own to others: %s", path, way)
			}
		}
		return err
	})
	if err != nil || seen < 100 {
		t.Errorf("%d files, %v", seen, err)
	}
}
