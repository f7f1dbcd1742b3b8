package workspace

import (
	"cmp"

	"delimit/data/journal"
	"delimit/geo"
	"delimit/mapview/session"
)

// Keeper writes every finished step into a journal until a file has it, and gives back
// what a window that died has left behind. It belongs to the session's goroutine; what
// waits for the disk is done in the background.
type Keeper struct {
	files      *Files
	background session.Background
	told       func() // Trouble or Elsewhere may say something else

	places  []Place
	at      Place
	journal *journal.Journal
	kept    map[int]keptState // by the ID of a tab: what the journal has
	doubt   error             // why the journal may not have all of that; nil: it has
	trouble error             // why what is drawn is kept nowhere; nil: it is, or there is nothing
	refused error             // why it is not kept in the best place; nil: it is, or there is nothing

	unsynced bool // something was written that may not be on the disk
	syncing  bool
}

// keptState tells whether something has changed since it was written.
type keptState struct {
	proposal  *geo.Proposal
	path      string
	situation *geo.Situation
	territory *geo.Territory
}

// NewKeeper keeps what is open in the first of some places that takes a journal.
func NewKeeper(files *Files, places []Place, background session.Background, told func()) *Keeper {
	k := &Keeper{files: files, places: places, background: background, told: told, kept: map[int]keptState{}}
	files.detached = func() { k.onDisk() }
	return k
}

// Changed follows the session.
func (k *Keeper) Changed(session.Change) {
	if k.files.session.Previewing() {
		return
	}
	k.now(k.keep())
	k.sync()
}

// now takes in what has come of keeping.
func (k *Keeper) now(trouble error) {
	k.trouble = trouble
	if k.journal == nil && trouble == nil {
		k.refused = nil // there is nothing to keep
	}
	k.told()
}

// Trouble is why what is drawn is kept nowhere; nil: it is, or there is nothing to keep.
func (k *Keeper) Trouble() error { return k.trouble }

// Elsewhere is where what is drawn is kept when the best place refuses it, and why it
// does; no error: it is in the best place, or there is nothing to keep.
func (k *Keeper) Elsewhere() (dir string, why error) { return k.at.Dir, k.refused }

// write brings the journal up to the session: a line for every proposal that its file
// does not hold and that has changed, and no journal when there is nothing to keep.
func (k *Keeper) write() error {
	s := k.files.session
	doc := s.Committed()
	basis := k.files.basis(doc)
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
			if err := k.begin(); err != nil {
				return err
			}
		}
		k.unsynced = true
		if err := k.journal.Write(t.ID, journal.Document{Path: t.Path, Stamp: k.files.stamps[t.Path], Project: k.files.projects[t.Path], Basis: basis, Proposal: t.Proposal}); err != nil {
			return err
		}
		k.kept[t.ID] = now
	}
	if len(open) == 0 {
		return k.Close()
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

// sync brings what was written to the disk: at once, in the background, and again if more
// was written meanwhile.
func (k *Keeper) sync() {
	if k.journal == nil || k.syncing || !k.unsynced {
		return
	}
	k.syncing, k.unsynced = true, false
	j := k.journal
	var err error
	k.background(func() { err = j.Sync() }, func() {
		k.syncing = false
		if err != nil && j == k.journal {
			k.doubt = err
			k.now(k.keep())
		}
		k.sync()
	})
}

// keep brings the journal up to the session. Where that fails, as on a disk that is
// full, it writes all into a new journal, if need be in another place.
func (k *Keeper) keep() error {
	err := cmp.Or(k.write(), k.doubt)
	if err == nil || k.journal == nil {
		return err
	}
	if !k.move() {
		return err
	}
	if k.refused = err; k.at == k.places[0] {
		k.refused = nil
	}
	return nil
}

// move writes all into another journal. The old one goes when the new one is whole and on
// the disk.
func (k *Keeper) move() bool {
	journal, at, kept, doubt := k.journal, k.at, k.kept, k.doubt
	for _, p := range k.places {
		j, err := p.create(k.files.disk)
		if err != nil {
			continue
		}
		k.journal, k.at, k.kept, k.doubt = j, p, map[int]keptState{}, nil
		if k.write() == nil && k.onDisk() {
			_ = journal.Close() // a journal that stays is offered, and can be discarded
			return true
		}
		_ = j.Close()
	}
	k.journal, k.at, k.kept, k.doubt = journal, at, kept, doubt
	return false
}

// onDisk waits until the journal is on the disk, and reports whether it is.
func (k *Keeper) onDisk() bool {
	if k.journal != nil && k.doubt == nil {
		k.doubt = k.journal.Sync()
	}
	return k.journal != nil && k.doubt == nil
}

// Close ends the journal: all is saved, or given up on purpose.
func (k *Keeper) Close() error {
	if k.journal == nil {
		return nil
	}
	j := k.journal
	k.journal, k.doubt = nil, nil
	clear(k.kept)
	return j.Close()
}
