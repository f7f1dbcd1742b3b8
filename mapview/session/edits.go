package session

import "delimit/geo"

// The edits of a session. Each changes what it names and leaves the rest as it is at
// this moment: who asked for it may have seen an older document.

// SetTerritory measures in another territory, as one step to undo.
func (s *Session) SetTerritory(name string, t *geo.Territory) {
	s.put(name, func(doc *Document) { doc.Territory = t })
}

// SetSituation measures on another situation, as one step to undo.
func (s *Session) SetSituation(name string, situation *geo.Situation) {
	s.put(name, func(doc *Document) { doc.Situation = situation })
}

// SetProposal puts another proposal in the place of the shown one, as one step to undo.
func (s *Session) SetProposal(name string, p *geo.Proposal) {
	s.put(name, func(doc *Document) { doc.Proposal = p })
}

// SetGround measures in another territory and on another situation, as one step to
// undo. Nil leaves the present one; where nothing changes there is no step.
func (s *Session) SetGround(name string, t *geo.Territory, situation *geo.Situation) {
	now := s.Committed()
	if t == nil {
		t = now.Territory
	}
	if situation == nil {
		situation = now.Situation
	}
	if t == now.Territory && situation == now.Situation {
		return
	}
	s.put(name, func(doc *Document) { doc.Territory, doc.Situation = t, situation })
}

func (s *Session) put(name string, change func(*Document)) {
	s.history.Put(name, change)
	s.documentChanged()
	s.notify(SavedChanged)
}
