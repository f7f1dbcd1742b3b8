package desk

import (
	"slices"

	"delimit/data/journal"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// keeper writes every finished step into a journal, and offers what a window that
// died has left behind.
type keeper struct {
	d       *Desk
	places  []place // where a journal may lie, the best first
	at      place   // of the journal
	journal *journal.Journal
	kept    map[int]keptState // by the number of a tab: what the journal has
	trouble error             // why what is drawn is kept nowhere; nil: it is, or there is nothing
	refused error             // why it is not kept in the best place; nil: it is, or there is nothing
}

// keptState tells whether something has changed since it was written.
type keptState struct {
	proposal  *geo.Proposal
	path      string
	situation *geo.Situation
	territory *geo.Territory
}

func newKeeper(d *Desk) *keeper {
	return &keeper{d: d, kept: map[int]keptState{}, places: places(d.config.StateDir)}
}

// changed follows the session.
func (k *keeper) changed(session.Change) {
	if k.d.session.Previewing() {
		return
	}
	was := k.statements()
	k.trouble = k.keep()
	if k.journal == nil && k.trouble == nil {
		k.refused = nil // there is nothing to keep
	}
	now := k.statements()
	if slices.EqualFunc(was, now, func(a, b statement) bool { return a.words == b.words }) {
		return
	}
	if k.trouble != nil {
		k.d.toast.say(text.T("journal.failed", plain(k.trouble)))
	} else if k.refused != nil {
		k.d.toast.say(text.T("journal.elsewhere", k.at.dir, plain(k.refused)))
	}
	k.d.banner.update()
}

// write brings the journal up to the session: a line for every proposal that its file
// does not hold and that has changed, and no journal when there is nothing to keep.
func (k *keeper) write() error {
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
			if err := k.begin(); err != nil {
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
