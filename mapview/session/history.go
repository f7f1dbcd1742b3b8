package session

import "delimit/geo"

// History is a list of documents and the place in it where the user stands. An
// edit is tried with Preview any number of times, each time from the last
// committed document, so that a drag accumulates no error; Commit makes it one
// step to undo; Cancel drops it.
type History struct {
	steps   []step
	at      int       // the committed document is steps[at]
	origins int       // given out so far
	preview *Document // what is shown instead while an edit is being tried
}

type step struct {
	doc    Document
	name   string // what led to this document
	origin int    // counts the proposals that were put in the place of another whole
}

// NewHistory starts at a document that cannot be undone.
func NewHistory(doc Document) *History {
	return &History{steps: []step{{doc: doc}}}
}

// Document is what is shown: the preview, or the committed document.
func (h *History) Document() Document {
	if h.preview != nil {
		return *h.preview
	}
	return h.steps[h.at].doc
}

// Committed is the document without any preview.
func (h *History) Committed() Document { return h.steps[h.at].doc }

// Previewing tells whether an edit is being tried.
func (h *History) Previewing() bool { return h.preview != nil }

// Preview shows what the edit would make of the committed document.
func (h *History) Preview(edit geo.Edit) error {
	doc, err := apply(h.Committed(), edit)
	if err != nil {
		return err
	}
	h.preview = &doc
	return nil
}

// Cancel drops the preview.
func (h *History) Cancel() { h.preview = nil }

// Commit makes the edit one step to undo. Whatever was undone before is gone.
func (h *History) Commit(name string, edit geo.Edit) error {
	doc, err := apply(h.Committed(), edit)
	if err != nil {
		return err
	}
	h.add(step{doc: doc, name: name, origin: h.steps[h.at].origin})
	return nil
}

// Put makes another territory, situation or proposal of the committed document one
// step to undo. What change leaves alone stays what it is now.
func (h *History) Put(name string, change func(*Document)) {
	next := step{doc: h.Committed(), name: name, origin: h.steps[h.at].origin}
	was := next.doc.Proposal
	change(&next.doc)
	if next.doc.Proposal != was {
		h.origins++
		next.origin = h.origins
	}
	h.add(next)
}

func (h *History) add(s step) {
	h.preview = nil
	h.steps = append(h.steps[:h.at+1:h.at+1], s)
	h.at++
}

// origin tells apart proposals that took the place of one another whole: their features
// can have the same ID and are not the same.
func (h *History) origin() int { return h.steps[h.at].origin }

// Exchange puts another situation in the place of the one that is shown: in this
// document and in those before and after it that have the same. It is no step to
// undo, and undoing does not bring the other one back: who goes through the dates
// of a series looks at other days and edits nothing.
func (h *History) Exchange(s *geo.Situation) {
	was := h.Committed().Situation
	for i := h.at; i >= 0 && h.steps[i].doc.Situation == was; i-- {
		h.steps[i].doc.Situation = s
	}
	for i := h.at + 1; i < len(h.steps) && h.steps[i].doc.Situation == was; i++ {
		h.steps[i].doc.Situation = s
	}
	if h.preview != nil {
		preview := *h.preview
		preview.Situation = s
		h.preview = &preview
	}
}

// Undo goes one step back and gives the name of what was undone.
func (h *History) Undo() (string, bool) {
	h.preview = nil
	if h.at == 0 {
		return "", false
	}
	h.at--
	return h.steps[h.at+1].name, true
}

// Redo goes one step forward again and gives the name of what was redone.
func (h *History) Redo() (string, bool) {
	h.preview = nil
	if h.at == len(h.steps)-1 {
		return "", false
	}
	h.at++
	return h.steps[h.at].name, true
}

// UndoName is what Undo would undo; empty when nothing is left.
func (h *History) UndoName() string { return h.steps[h.at].name }

// RedoName is what Redo would redo; empty when nothing is left.
func (h *History) RedoName() string {
	if h.at+1 < len(h.steps) {
		return h.steps[h.at+1].name
	}
	return ""
}

func apply(doc Document, edit geo.Edit) (Document, error) {
	p, err := edit(doc.Proposal)
	if err != nil {
		return doc, err
	}
	doc.Proposal = p
	return doc, nil
}
