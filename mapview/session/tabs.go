package session

import (
	"slices"

	"delimit/geo"
)

// open is a proposal that is open, with a history of its own. What is shown is kept
// in the session itself.
type open struct {
	id      int // never used twice
	history *History
	path    string
	saved   *geo.Proposal // that its file holds
	sel     Selection
	about   Ref
}

// Tab tells of a proposal that is open.
type Tab struct {
	ID       int
	Proposal *geo.Proposal // committed; nil: nothing drawn
	Saved    *geo.Proposal // that its file holds; nil: none
	Path     string
	Unsaved  bool
}

// Tabs are the open proposals in their order. There is always one.
func (s *Session) Tabs() []Tab {
	s.stow()
	var tabs []Tab
	for _, o := range s.open {
		tabs = append(tabs, o.tab())
	}
	return tabs
}

// Tab is the number of the shown one in Tabs.
func (s *Session) Tab() int { return s.at }

// stow keeps what is shown among the open ones.
func (s *Session) stow() {
	o := s.open[s.at]
	o.history, o.path, o.saved, o.sel, o.about = s.history, s.path, s.saved, s.sel, s.about
}

// take shows one of the open ones. Territory and situation stay what they are: they
// belong to the window, and proposals are compared on one ground.
func (s *Session) take(i int) {
	ground := s.Committed()
	s.at = i
	o := s.open[i]
	s.history, s.path, s.saved, s.sel, s.about = o.history, o.path, o.saved, o.sel, o.about
	s.history.ground(ground.Territory, ground.Situation)
	s.lit = Lit{}
	s.documentChanged()
	s.notify(SavedChanged | SelectionChanged | LitChanged | TabsChanged)
}

// ShowTab shows another of the open proposals.
func (s *Session) ShowTab(i int) {
	if i != s.at && i >= 0 && i < len(s.open) {
		s.Cancel()
		s.stow()
		s.take(i)
	}
}

// ShowTabID shows an open proposal by its ID and reports whether it is open still.
func (s *Session) ShowTabID(id int) bool {
	i := s.tabOf(id)
	s.ShowTab(i)
	return i >= 0
}

// AddTab opens a proposal beside the others and shows it; nil is an empty one. An
// empty tab that nothing was done in is used instead of a new one.
func (s *Session) AddTab(p *geo.Proposal) {
	s.Cancel() // while all is in its place: who hears of it looks at the tabs
	s.stow()
	doc := s.Committed()
	doc.Proposal = p
	at := slices.IndexFunc(s.open, func(o *open) bool { return len(o.history.steps) == 1 && o.history.Committed().Proposal == nil })
	s.nextTab++
	o := &open{id: s.nextTab, history: NewHistory(doc)}
	if at < 0 {
		at = len(s.open)
		s.open = append(s.open, o)
	} else {
		s.open[at] = o
	}
	s.take(at)
}

// CloseTab drops an open proposal, saved or not; ReopenTab brings it back. The last
// leaves an empty one behind.
func (s *Session) CloseTab(i int) {
	s.Cancel()
	s.stow()
	s.keepClosed(i)
	doc := s.Committed()
	doc.Proposal = nil
	if len(s.open) == 1 {
		s.nextTab++
		s.open[0] = &open{id: s.nextTab, history: NewHistory(doc)}
		s.take(0)
		return
	}
	shown := s.at
	s.open = slices.Delete(s.open, i, i+1)
	if shown > i || shown == len(s.open) {
		shown--
	}
	s.take(shown)
}

// AnyUnsaved tells whether a proposal is open that its file does not hold.
func (s *Session) AnyUnsaved() bool {
	return slices.ContainsFunc(s.Tabs(), func(t Tab) bool { return t.Unsaved })
}

// UnsavedTab reports whether an open proposal has something that its file does not hold.
func (s *Session) UnsavedTab(id int) bool {
	i := s.tabOf(id)
	return i >= 0 && s.Tabs()[i].Unsaved
}

// TabID is the ID of the shown one, which stays its own however the others move.
func (s *Session) TabID() int { return s.open[s.at].id }

// tabOf is the number of an open proposal by its ID; -1: it was closed.
func (s *Session) tabOf(id int) int {
	return slices.IndexFunc(s.open, func(o *open) bool { return o.id == id })
}

// CloseTabID drops an open proposal by its ID, if it is open still.
func (s *Session) CloseTabID(id int) {
	if i := s.tabOf(id); i >= 0 {
		s.CloseTab(i)
	}
}

// MarkTabSaved says that a file holds what an open proposal was when it was written. It
// goes by the ID: meanwhile another tab may be shown, or this one closed.
func (s *Session) MarkTabSaved(id int, path string, p *geo.Proposal) {
	s.changeTab(id, func(o *open) { o.path, o.saved = path, p })
}

// DetachTab says that an open proposal has no file any more: the next save asks for one.
func (s *Session) DetachTab(id int) {
	s.changeTab(id, func(o *open) { o.path, o.saved = "", nil })
}

// changeTab changes what is known of the file of an open or closed proposal.
func (s *Session) changeTab(id int, change func(*open)) {
	i := s.tabOf(id)
	if i < 0 {
		s.changeClosed(id, change)
		return
	}
	s.stow()
	change(s.open[i])
	s.path, s.saved = s.open[s.at].path, s.open[s.at].saved
	s.notify(SavedChanged | TabsChanged)
}

// ground puts another territory and situation under all steps that stand on the ones
// of the committed document.
func (h *History) ground(t *geo.Territory, situation *geo.Situation) {
	was := h.Committed()
	for i := range h.steps {
		doc := &h.steps[i].doc
		if doc.Territory == was.Territory {
			doc.Territory = t
		}
		if doc.Situation == was.Situation {
			doc.Situation = situation
		}
	}
}
