package session

import "slices"

// closed is a proposal that was closed, with its history, so that it can be opened again
// as it was.
type closed struct {
	*open
	at int // its place among the open ones
}

// mostClosed bounds the closed proposals without a file that are kept. Those of a file
// all stay: a project keeps what is hidden.
const mostClosed = 20

// keepClosed remembers an open proposal that is about to be dropped; an empty one in
// which nothing was done is not worth it.
func (s *Session) keepClosed(i int) {
	o := s.open[i]
	if len(o.history.steps) == 1 && o.history.Committed().Proposal == nil {
		return
	}
	s.closed = append(s.closed, closed{o, i})
	loose := 0
	for i := len(s.closed) - 1; i >= 0; i-- {
		if s.closed[i].path != "" {
			continue
		}
		if loose++; loose > mostClosed {
			s.closed = slices.Delete(s.closed, i, i+1)
			return
		}
	}
}

// ClosedTab tells of a proposal that was closed.
type ClosedTab struct {
	Tab
	At int // its place among the open ones when it was closed
}

// Closed are the closed proposals, the last one last.
func (s *Session) Closed() []ClosedTab {
	var tabs []ClosedTab
	for _, c := range s.closed {
		tabs = append(tabs, ClosedTab{c.tab(), c.at})
	}
	return tabs
}

// ReopenTab opens a closed proposal again, as it was and in its place, and shows it. It
// reports whether there is one of this ID.
func (s *Session) ReopenTab(id int) bool {
	i := slices.IndexFunc(s.closed, func(c closed) bool { return c.id == id })
	if i < 0 {
		return false
	}
	s.Cancel()
	s.stow()
	c := s.closed[i]
	s.closed = slices.Delete(s.closed, i, i+1)
	empty := slices.IndexFunc(s.open, func(o *open) bool { return len(o.history.steps) == 1 && o.history.Committed().Proposal == nil })
	if empty >= 0 && len(s.open) == 1 {
		s.open[0] = c.open
		s.take(0)
		return true
	}
	at := min(c.at, len(s.open))
	s.open = slices.Insert(s.open, at, c.open)
	s.take(at)
	return true
}

// InOrder are the open and the closed proposals that take is true of, in the order that
// they had when all were open.
func (s *Session) InOrder(take func(Tab) bool) []Tab {
	var tabs []Tab
	tabs = append(tabs, s.Tabs()...)
	for _, c := range slices.Backward(s.Closed()) {
		tabs = slices.Insert(tabs, min(c.At, len(tabs)), c.Tab)
	}
	return slices.DeleteFunc(tabs, func(t Tab) bool { return !take(t) })
}

// tab tells of an open proposal.
func (o *open) tab() Tab {
	p := o.history.Committed().Proposal
	return Tab{ID: o.id, Proposal: p, Saved: o.saved, Path: o.path, Unsaved: p != o.saved && p != nil}
}

// changeClosed changes what is known of the file of a closed proposal.
func (s *Session) changeClosed(id int, change func(*open)) {
	for _, c := range s.closed {
		if c.id == id {
			change(c.open)
			s.notify(TabsChanged)
		}
	}
}
