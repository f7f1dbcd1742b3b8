package desk

import (
	"os"
	"path/filepath"

	"delimit/data"
	"delimit/data/regular"
	"delimit/mapview/layer"
)

// sheets remembers how the layers are shown, in a file of its own.
type sheets struct{ path string }

func newSheets(dir string) *sheets { return &sheets{stateFile(dir, "layers.json")} }

func (s *sheets) load() *layer.Stack {
	b, err := regular.Read(s.path, maxSettings)
	if err != nil {
		return layer.Plain()
	}
	return layer.Decode(b)
}

// save writes the settings. It is not worth an error to the user if that fails.
func (s *sheets) save(l *layer.Stack) {
	if s.path == "" {
		return
	}
	b, err := l.Encode()
	if err != nil || os.MkdirAll(filepath.Dir(s.path), 0o700) != nil {
		return
	}
	_ = data.WriteFile(s.path, b)
}
