package desk

import (
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

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
	state   uint64 // of the session, as the journal has it
	path    string
	warned  bool
}

func newKeeper(d *Desk) *keeper {
	k := &keeper{d: d}
	if file := stateFile(d.config.StateDir, "x"); file != "" {
		k.dir = filepath.Join(filepath.Dir(file), "journal")
	}
	k.state = d.session.State()
	return k
}

// changed follows the session.
func (k *keeper) changed(session.Change) {
	s := k.d.session
	if k.dir == "" || s.Previewing() || s.State() == k.state && s.Path() == k.path && s.Unsaved() == (k.journal != nil) {
		return
	}
	k.state, k.path = s.State(), s.Path()
	if err := k.write(); err != nil && !k.warned {
		k.warned = true
		k.d.toast.say(text.T("journal.failed", plain(err)))
	} else if err == nil {
		k.warned = false
	}
}

// write brings the journal up to the session: a line when there is something that the
// file does not hold, no journal when there is nothing.
func (k *keeper) write() (err error) {
	s := k.d.session
	if !s.Unsaved() {
		return k.close()
	}
	if k.journal == nil {
		if k.journal, err = journal.Create(k.dir); err != nil {
			k.journal = nil
			return err
		}
	}
	return k.journal.Write(0, journal.Document{Path: k.path, Proposal: s.Committed().Proposal})
}

// close ends the journal: all is saved, or given up on purpose.
func (k *keeper) close() error {
	if k.journal == nil {
		return nil
	}
	j := k.journal
	k.journal = nil
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

// restore opens what was left behind. The old journal goes when the new one has it.
func (k *keeper) restore(o *journal.Orphan) {
	for _, doc := range o.Documents {
		next := k.d.session.Committed()
		next.Proposal = doc.Proposal
		k.d.session.Replace(text.T("step.restore"), next)
		k.d.session.Reattach(doc.Path)
	}
	if k.journal != nil && !k.warned {
		_ = o.Discard()
	} else {
		_ = o.Leave()
	}
	k.d.closeCard()
	k.d.m.Fit()
	k.d.toast.say(text.T("say.restored", text.Number(time.Since(o.When).Minutes(), 0)))
}
