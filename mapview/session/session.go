package session

import (
	"time"

	"delimit/geo"
)

// Change says what a listener has to look at again.
type Change uint8

// The changes. Several can come at once.
const (
	DocumentChanged  Change = 1 << iota // territory, situation or proposal, a preview included
	LedgerChanged                       // a new ledger is there
	SelectionChanged                    // the selected feature or vertex
	LitChanged                          // the land that a ledger row lights up
	SavedChanged                        // whether there is something to save, or the path
	TabsChanged                         // which proposals are open, or which of them is shown
	ComparedChanged                     // with what the situation is compared
	ShownChanged                        // figures and captions, see Shown
)

// Session is the one place that knows what is open. All methods belong to one
// goroutine.
type Session struct {
	history *History
	places  []geo.Settlement
	path    string        // where the proposal was read from or saved to
	saved   *geo.Proposal // that the file holds
	sel     Selection
	about   Ref // the feature that is selected
	lit     Lit
	with    *others // nil: the situation is compared with nothing
	meter   *meter
	tell    []func(Change)
	shown   Shown
	ready   func() bool // nil: nobody draws
	bonds   []*Bond

	open    []*open // what is not shown; the shown one as it was when it was last stowed
	closed  []closed
	at      int // the shown one
	nextTab int
}

// Background runs work on another goroutine and then done on the session's own.
type Background func(work, done func())

// New opens a document. Places are the settlements that ledgers count. With a
// nil background every ledger is made at once.
func New(doc Document, places []geo.Settlement, background Background) *Session {
	s := &Session{history: NewHistory(doc), places: places, open: []*open{{}}}
	s.meter = newMeter(places, background, func() { s.notify(LedgerChanged) })
	s.meter.measureNow(s.task())
	s.shown = s.Newest()
	return s
}

// Listen has f called after every change. There is no unlistening: listeners
// live as long as the session.
func (s *Session) Listen(f func(Change)) { s.tell = append(s.tell, f) }

func (s *Session) notify(c Change) {
	s.loosen() // first: no listener sees what is about something else
	if c&LedgerChanged != 0 && s.follow() {
		c |= ShownChanged
	}
	for _, f := range s.tell {
		f(c)
	}
}

// Document is what is shown, a preview included.
func (s *Session) Document() Document { return s.history.Document() }

// Committed is the document without any preview.
func (s *Session) Committed() Document { return s.history.Committed() }

// Places are the settlements that ledgers count.
func (s *Session) Places() []geo.Settlement { return s.places }

// Ledger is the newest ledger and the document that it was made of. It belongs
// to what is shown unless Measuring.
func (s *Session) Ledger() (*geo.Ledger, Document) { return s.meter.made.ledger, s.meter.of.doc }

// Measuring tells whether newer figures are being made or drawn.
func (s *Session) Measuring() bool {
	return s.meter.of != s.task() || !s.Newest().ground(s.shown) || s.shown.Ledger != s.meter.made.ledger
}

// Preview shows what an edit would do, ledger included.
func (s *Session) Preview(edit geo.Edit) error {
	if err := s.history.Preview(edit); err != nil {
		return err
	}
	s.documentChanged()
	return nil
}

// Commit makes an edit one step to undo.
func (s *Session) Commit(name string, edit geo.Edit) error {
	if err := s.history.Commit(name, edit); err != nil {
		s.Cancel()
		return err
	}
	s.documentChanged()
	s.notify(SavedChanged)
	return nil
}

// Previewing tells whether an edit is being tried.
func (s *Session) Previewing() bool { return s.history.Previewing() }

// RememberSides is the edit that writes the sides that faces have into the
// borders that say nothing yet.
func (s *Session) RememberSides() geo.Edit {
	return func(p *geo.Proposal) (*geo.Proposal, error) {
		doc := s.Committed()
		return geo.RememberSides(geo.Measure(doc.Territory, doc.Situation, p, nil))(p)
	}
}

// Cancel drops the preview.
func (s *Session) Cancel() {
	if s.history.Previewing() {
		s.history.Cancel()
		s.documentChanged()
	}
}

// ShowSituation shows another date of the same series, see History.Exchange.
func (s *Session) ShowSituation(situation *geo.Situation) {
	s.history.Exchange(situation)
	s.documentChanged()
}

// Undo goes one step back and gives the name of what was undone.
func (s *Session) Undo() (string, bool) { return s.travel(s.history.Undo) }

// Redo goes one step forward and gives the name of what was redone.
func (s *Session) Redo() (string, bool) { return s.travel(s.history.Redo) }

func (s *Session) travel(by func() (string, bool)) (string, bool) {
	name, ok := by()
	s.documentChanged()
	s.notify(SavedChanged)
	return name, ok
}

// UndoName is what Undo would undo; empty when nothing is left.
func (s *Session) UndoName() string { return s.history.UndoName() }

// RedoName is what Redo would redo; empty when nothing is left.
func (s *Session) RedoName() string { return s.history.RedoName() }

// Path is the file of the proposal; empty when it has none yet.
func (s *Session) Path() string { return s.path }

// MarkSaved says that the committed proposal is what the file holds.
func (s *Session) MarkSaved(path string) { s.MarkTabSaved(s.TabID(), path, s.Committed().Proposal) }

// Detach says that the proposal has no file: the next save asks for one.
func (s *Session) Detach() {
	s.path = ""
	s.notify(SavedChanged)
}

// Reattach says that the proposal belongs to a file that holds something older.
func (s *Session) Reattach(path string) {
	s.path = path
	s.notify(SavedChanged)
}

// Unsaved tells whether there is a proposal that the file does not hold. Another front
// line or territory is nothing that could be saved in it.
func (s *Session) Unsaved() bool {
	p := s.Committed().Proposal
	return p != nil && p != s.saved
}

// documentChanged measures anew and drops a selection that is gone.
func (s *Session) documentChanged() {
	change := DocumentChanged
	if s.meter.measure(s.task()) {
		change |= LedgerChanged
	}
	if s.dropStale() {
		change |= SelectionChanged
	}
	s.notify(change)
}

// slow is how long a measurement may take before it moves to the background: a
// quarter of a frame at 60 frames a second would be ideal, one frame is bearable.
const slow = 16 * time.Millisecond

// AlwaysBehind has every ledger made in the background, however quick that is: what a
// test sees is then the same on every machine.
func (s *Session) AlwaysBehind() { s.meter.late = true }

// task is what figures are made of.
type task struct {
	doc  Document
	with *others
	tab  int
}

func (s *Session) task() task { return task{s.Document(), s.with, s.TabID()} }

// figures are what is made of a task.
type figures struct {
	ledger     *geo.Ledger
	comparison *geo.Comparison // nil: compared with nothing
}

// meter makes figures: at once while that is quick, otherwise in the background,
// where only the newest document counts.
type meter struct {
	places     []geo.Settlement
	background Background
	arrived    func()

	made figures
	of   task
	took time.Duration
	late bool // nothing is measured at once
	busy bool
	want task
}

func newMeter(places []geo.Settlement, background Background, arrived func()) *meter {
	return &meter{places: places, background: background, arrived: arrived}
}

// measure makes the figures of a task and tells whether they are there already.
func (m *meter) measure(t task) bool {
	m.want = t
	if t == m.of && m.made.ledger != nil {
		return true
	}
	// A comparison takes as long as nobody knows until one was made.
	known := t.with == nil || m.of.with != nil
	if m.background == nil || (known && m.took < slow && !m.busy && !m.late) {
		m.measureNow(t)
		return true
	}
	if !m.busy {
		m.start()
	}
	return false
}

func (m *meter) measureNow(t task) {
	begin := time.Now()
	m.made, m.of, m.want = t.measure(m.made, m.places), t, t
	m.took = time.Since(begin)
}

func (m *meter) start() {
	m.busy = true
	before, t, places := m.made, m.want, m.places
	var made figures
	var took time.Duration
	m.background(func() {
		begin := time.Now()
		made = t.measure(before, places)
		took = time.Since(begin)
	}, func() {
		m.busy = false
		m.made, m.of, m.took = made, t, took
		if m.want != t {
			m.start()
		}
		m.arrived()
	})
}

// measure makes figures out of earlier ones.
func (t task) measure(before figures, places []geo.Settlement) figures {
	made := figures{ledger: geo.MeasureFrom(before.ledger, t.doc.Territory, t.doc.Situation, t.doc.Proposal, places)}
	if t.with != nil {
		all := append([]*geo.Situation{t.doc.Situation}, t.with.situations...)
		made.comparison = geo.CompareFrom(before.comparison, t.doc.Territory, all, t.doc.Proposal, places)
	}
	return made
}
