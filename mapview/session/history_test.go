package session

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"delimit/geo"
)

func name(doc Document) string {
	if doc.Proposal == nil {
		return ""
	}
	return doc.Proposal.Name
}

// The history is compared with a plain list of names and an index.
func TestHistoryAgainstAList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := NewHistory(Document{})
		list, at := []string{""}, 0
		for i := range rapid.IntRange(1, 40).Draw(t, "steps") {
			shown := ""
			switch rapid.IntRange(0, 4).Draw(t, "verb") {
			case 0, 1:
				n := strconv.Itoa(i)
				if err := h.Commit(n, geo.Rename(n)); err != nil {
					t.Fatal(err)
				}
				list, at = append(list[:at+1], n), at+1
			case 2:
				if undone, ok := h.Undo(); ok != (at > 0) || (ok && undone != list[at]) {
					t.Fatalf("undo gave %q, %v at %d of %v", undone, ok, at, list)
				}
				at = max(at-1, 0)
			case 3:
				if redone, ok := h.Redo(); ok != (at+1 < len(list)) || (ok && redone != list[at+1]) {
					t.Fatalf("redo gave %q, %v at %d of %v", redone, ok, at, list)
				}
				at = min(at+1, len(list)-1)
			case 4:
				shown = "preview " + strconv.Itoa(i)
				if err := h.Preview(geo.Rename(shown)); err != nil {
					t.Fatal(err)
				}
			}
			if shown != "" && name(h.Document()) != shown {
				t.Fatalf("the preview shows %q, want %q", name(h.Document()), shown)
			}
			if name(h.Committed()) != list[at] {
				t.Fatalf("committed is %q, want %q", name(h.Committed()), list[at])
			}
			if shown == "" && name(h.Document()) != list[at] {
				t.Fatalf("shown is %q, want %q", name(h.Document()), list[at])
			}
		}
	})
}

// Another date of a series is no step to undo, goes with every step since the
// series was opened, and leaves those before it alone.
func TestExchangeIsNoStep(t *testing.T) {
	before, first, second := &geo.Situation{Name: "before"}, &geo.Situation{Name: "first"}, &geo.Situation{Name: "second"}
	h := NewHistory(Document{Situation: before})
	h.Put("open a series", func(doc *Document) { doc.Situation = first })
	h.Put("draw", func(doc *Document) { doc.Proposal = &geo.Proposal{Name: "a"} })
	h.Put("draw more", func(doc *Document) { doc.Proposal = &geo.Proposal{Name: "b"} })
	h.Undo()
	at := h.at
	h.Exchange(second)
	if h.at != at || h.Document().Situation != second || h.Document().Proposal.Name != "a" {
		t.Errorf("exchanged: %+v", h.Document())
	}
	h.Redo()
	if h.Document().Situation != second || h.Document().Proposal.Name != "b" {
		t.Errorf("redone: %+v", h.Document())
	}
	h.Undo()
	h.Undo()
	if h.Document().Situation != second || h.Document().Proposal != nil {
		t.Errorf("before the drawing: %+v", h.Document())
	}
	if h.Undo(); h.Document().Situation != before {
		t.Errorf("before the series: %+v", h.Document())
	}
}
