package workspace

import (
	"encoding/json"
	"os"
	"path/filepath"

	"delimit/data/storage"
)

// Settings is what the window remembers from one start to the next: nothing of the
// user's work. It is written by ourselves, at once, because the toolkit's
// preferences can be lost when the program is started again quickly.
type Settings struct {
	disk       storage.Disk
	path       string // empty: nothing is remembered
	CardClosed bool   `json:"card_closed"`
	Theme      uint8  `json:"theme"`
	Palette    string `json:"palette"` // of the map; empty: as the window
	Still      bool   `json:"still"`   // no motion
	Graticule  bool   `json:"graticule"`
	North      bool   `json:"north"`
	NoMiniMap  bool   `json:"no_mini_map"`
	Watched    string `json:"watched"` // folder or file; empty: none
}

// MaxSettings bounds the bytes of what the window remembers.
const MaxSettings = 1 << 20

// LoadSettings reads what is remembered in a file. A damaged file is as good as none: it
// is written anew.
func LoadSettings(disk storage.Disk, path string) *Settings {
	s := &Settings{disk: disk, path: path}
	if path == "" {
		return s
	}
	if b, err := storage.Read(disk, path, MaxSettings); err == nil {
		_ = json.Unmarshal(b, s)
	}
	return s
}

// Save writes the settings.
func (s *Settings) Save() error {
	if s.path == "" {
		return nil
	}
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return storage.WriteSettings(s.disk, s.path, b)
}

// SettingsFile is a file in the folder where small things are remembered, the user's
// unless another is given; empty: there is none.
func SettingsFile(dir, name string) string {
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil || !filepath.IsAbs(config) { // a relative one is another in every folder
			return ""
		}
		dir = filepath.Join(config, "delimit")
	}
	return filepath.Join(dir, name)
}
