package desk

import (
	"encoding/json"
	"os"
	"path/filepath"

	"delimit/data"
	"delimit/data/regular"
)

// state is what the window remembers from one start to the next: nothing of the
// user's work. It is written by ourselves, at once, because the toolkit's
// preferences can be lost when the program is started again quickly.
type state struct {
	path       string
	CardClosed bool   `json:"card_closed"`
	Theme      uint8  `json:"theme"`
	Palette    string `json:"palette"` // of the map; empty: as the window
	Still      bool   `json:"still"`   // no motion
	Graticule  bool   `json:"graticule"`
	North      bool   `json:"north"`
	NoMiniMap  bool   `json:"no_mini_map"`
	Watched    string `json:"watched"` // folder or file; empty: none
}

// maxSettings bounds the bytes of what the window remembers.
const maxSettings = 1 << 20

func loadState(dir string) *state {
	s := &state{}
	if s.path = stateFile(dir, "window.json"); s.path == "" {
		return s // nothing is remembered
	}
	if b, err := regular.Read(s.path, maxSettings); err == nil {
		// A damaged file is as good as none: it is written anew.
		_ = json.Unmarshal(b, s)
	}
	return s
}

// stateFile is a file in the folder where small things are remembered, the user's
// unless another is given; empty: there is none.
func stateFile(dir, name string) string {
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil || !filepath.IsAbs(config) { // a relative one is another in every folder
			return ""
		}
		dir = filepath.Join(config, "delimit")
	}
	return filepath.Join(dir, name)
}

// save writes the state. It is not worth an error to the user if that fails.
func (s *state) save() {
	if s.path == "" {
		return
	}
	b, err := json.Marshal(s)
	if err != nil || os.MkdirAll(filepath.Dir(s.path), 0o700) != nil {
		return
	}
	_ = data.WriteFile(s.path, b)
}
