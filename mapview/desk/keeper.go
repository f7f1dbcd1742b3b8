package desk

import (
	"path/filepath"

	"delimit/data/journal"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// keeper writes every finished step into a journal, and offers what a window that
// died has left behind.
type keeper struct {
	d       *Desk
	dir     string // empty: nothing is kept
	journal *journal.Journal
	kept    map[int]keptState // by the number of a tab: what the journal has
	warned  bool
}

// keptState tells whether something has changed since it was written.
type keptState struct {
	proposal  *geo.Proposal
	path      string
	situation *geo.Situation
	territory *geo.Territory
}

func newKeeper(d *Desk) *keeper {
	k := &keeper{d: d, kept: map[int]keptState{}}
	if file := stateFile(d.config.StateDir, "x"); file != "" {
		k.dir = filepath.Join(filepath.Dir(file), "journal")
	}
	return k
}

// changed follows the session.
func (k *keeper) changed(session.Change) {
	if k.dir == "" || k.d.session.Previewing() {
		return
	}
	if err := k.write(); err != nil && !k.warned {
		k.warned = true
		k.d.toast.say(text.T("journal.failed", plain(err)))
	} else if err == nil {
		k.warned = false
	}
}

// write brings the journal up to the session: a line for every proposal that its file
// does not hold and that has changed, and no journal when there is nothing to keep.
func (k *keeper) write() (err error) {
	s := k.d.session
	doc := s.Committed()
	basis := k.d.origins.basis(doc)
	open := map[int]bool{}
	for _, t := range s.Tabs() {
		if !t.Unsaved {
			continue
		}
		open[t.ID] = true
		now := keptState{t.Proposal, t.Path, doc.Situation, doc.Territory}
		if known, ok := k.kept[t.ID]; ok && known == now {
			continue
		}
		if k.journal == nil {
			if k.journal, err = journal.Create(k.dir); err != nil {
				k.journal = nil
				return err
			}
		}
		if err := k.journal.Write(t.ID, journal.Document{Path: t.Path, Stamp: k.d.stamps[t.Path], Project: k.d.projects[t.Path], Basis: basis, Proposal: t.Proposal}); err != nil {
			return err
		}
		k.kept[t.ID] = now
	}
	if len(open) == 0 {
		return k.close()
	}
	for id := range k.kept {
		if !open[id] {
			delete(k.kept, id)
			if err := k.journal.Forget(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// close ends the journal: all is saved, or given up on purpose.
func (k *keeper) close() error {
	if k.journal == nil {
		return nil
	}
	j := k.journal
	k.journal = nil
	clear(k.kept)
	return j.Close()
}
