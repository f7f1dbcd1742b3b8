package desk

import (
	"errors"
	"path/filepath"

	"delimit/data/journal"
	"delimit/mapview/text"
)

// place is a folder for journals.
type place struct {
	dir string
	err error // why it cannot be one
}

// places are the folder for small things, and the system's for temporary files.
func places(stateDir string) []place {
	list := []place{{err: errors.New(text.T("journal.noSettings"))}, {}}
	if file := stateFile(stateDir, "x"); file != "" {
		list[0] = place{dir: filepath.Join(filepath.Dir(file), "journal")}
	}
	list[1].dir, list[1].err = journal.Temporary()
	return list
}

// begin makes a journal in the first place that takes one. The error is that of the
// best place.
func (k *keeper) begin() error {
	var first error
	for _, p := range k.places {
		j, err := p.create()
		if err == nil {
			k.journal, k.at, k.refused = j, p, first
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

func (p place) create() (*journal.Journal, error) {
	if p.err != nil {
		return nil, p.err
	}
	return journal.Create(p.dir)
}

// keep brings the journal up to the session. Where that fails, as on a disk that is
// full, it writes all into a new journal, if need be in another place. The old one goes
// when the new one is whole.
func (k *keeper) keep() error {
	err := k.write()
	if err == nil || k.journal == nil {
		return err
	}
	old, at, kept := k.journal, k.at, k.kept
	for _, p := range k.places {
		j, failed := p.create()
		if failed != nil {
			continue
		}
		k.journal, k.at, k.kept = j, p, map[int]keptState{}
		if k.write() == nil {
			if k.refused = err; p == k.places[0] {
				k.refused = nil
			}
			_ = old.Close() // a journal that stays is offered, and can be discarded
			return nil
		}
		_ = j.Close()
	}
	k.journal, k.at, k.kept = old, at, kept
	return err
}

// statements are what the reader of the window must know about what is kept.
func (k *keeper) statements() []statement {
	switch {
	case k == nil:
	case k.trouble != nil:
		return []statement{{key: "notKept", words: text.T("banner.notKept", plain(k.trouble)), stays: true}}
	case k.refused != nil:
		return []statement{{key: "keptElsewhere", words: text.T("banner.keptElsewhere", k.at.dir, plain(k.refused))}}
	}
	return nil
}
