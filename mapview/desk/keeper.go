package desk

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"delimit/data"
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

// offer shows what windows that died have left behind, one after the other.
func (k *keeper) offer() {
	if k.dir == "" {
		return
	}
	orphans, err := journal.Orphans(k.dir)
	if err != nil {
		k.d.toast.say(text.T("journal.damaged", err.Error()))
	}
	k.ask(orphans)
}

func (k *keeper) ask(orphans []*journal.Orphan) {
	if len(orphans) == 0 {
		return
	}
	o := orphans[0]
	var ask *dialog.CustomDialog
	answer := func(do func()) func() {
		return func() {
			ask.Hide()
			do()
			k.ask(orphans[1:])
		}
	}
	later := answer(func() { _ = o.Leave() })
	var list []string
	for _, doc := range o.Documents {
		list = append(list, "• "+lostWork(doc))
	}
	note := newNote(k.d, text.T("journal.text", o.When.Format("2006-01-02 15:04"))+"\n"+strings.Join(list, "\n"))
	ask = dialog.NewCustomWithoutButtons(text.T("journal.title"), container.NewVBox(note), k.d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("journal.later"), later),
		newAction(text.T("journal.discard"), answer(func() { _ = o.Discard() })),
		newMainAction(text.T("journal.restore"), answer(func() { k.restore(o) }))})
	ask.Resize(fyne.NewSize(520, 200))
	k.d.askOr(ask, later)
}

// lostWork says what a proposal holds.
func lostWork(doc journal.Document) string {
	borders, zones, vertices := 0, 0, 0
	for _, f := range doc.Proposal.Features {
		switch f.Type {
		case geo.Border:
			borders++
		case geo.Zone:
			zones++
		}
		for _, p := range f.Paths() {
			vertices += len(p.Points)
		}
	}
	name := doc.Proposal.Name
	if name == "" {
		name = text.T("desk.untitled")
	}
	line := text.T("journal.line", name, text.Count(borders), text.Count(zones), text.Count(vertices))
	if doc.Path != "" {
		line += "\n   " + doc.Path
	}
	return line
}

// restore opens what was left behind. The old journal goes when the new one has it. A
// file is written to again only if it still holds what it did; of a project, which
// holds others that were saved and are not here, never.
func (k *keeper) restore(o *journal.Orphan) {
	for _, doc := range o.Documents {
		k.d.session.AddTab(doc.Proposal)
		if doc.Path == "" || doc.Project {
			continue
		}
		if doc.Stamp != "" {
			k.d.stamps[doc.Path] = doc.Stamp
		}
		k.d.session.Reattach(doc.Path)
	}
	if k.journal != nil && !k.warned {
		_ = o.Discard()
	} else {
		_ = o.Leave()
	}
	k.d.closeCard()
	k.d.m.Fit()
	k.d.toast.say(text.T("say.restored", text.Ago(time.Since(o.When))))
	k.d.regain(o.Documents[len(o.Documents)-1].Basis)
}

// regain puts what is restored back on what it was measured on, so that the figures
// are the same again.
func (d *Desk) regain(b data.Basis) {
	if b.Situation.IsZero() {
		return
	}
	d.findBasis("", b, func(t *geo.Territory, situation *geo.Situation, said []data.Defect) {
		d.session.SetGround(text.T("step.openSituation"), t, situation)
		d.m.Fit()
		d.tellGround("", said)
	}, func() {})
}
