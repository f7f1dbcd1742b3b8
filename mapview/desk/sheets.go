package desk

import (
	"delimit/data/regular"
	"delimit/data/storage"
	"delimit/mapview/layer"
	"delimit/mapview/workspace"
)

// sheets remembers how the layers are shown, in a file of its own.
type sheets struct{ path string }

func newSheets(dir string) *sheets { return &sheets{workspace.SettingsFile(dir, "layers.json")} }

func (s *sheets) load() *layer.Stack {
	b, err := regular.Read(s.path, workspace.MaxSettings)
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
	if err == nil {
		_ = storage.WriteSettings(storage.OS, s.path, b)
	}
}
