package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// rules are what must hold whatever a hand does. They ask the window for what it shows,
// and nothing of how it takes care of that.
type rules struct {
	desk    *Desk
	resting bool // the act was to come to rest
	acts    int
	open    []opened              // dialogs and pop-ups, the lowest first
	starts  map[int]*geo.Proposal // by the ID of a tab
	last    string                // the control that was used last
	was     session.Document      // before it was used
	title   string                // of what it stands in
}

// opened is a dialog or a pop-up, and what was shown when it opened.
type opened struct {
	overlay fyne.CanvasObject
	title   string
	tab     int
	doc     session.Document
	menu    bool // about a place of the map
}

func (r *rules) begin(d *Desk) {
	r.desk, r.starts = d, map[int]*geo.Proposal{}
	r.look1()
}

// tapped takes note of a control before it is used.
func (h *hand) tapped(o fyne.CanvasObject) {
	h.last, h.was, h.title = controlName(o), h.d.session.Committed(), ""
	if n := len(h.open); n > 0 {
		h.title = h.open[n-1].title
	}
}

// look finds what is wrong after an act.
func (h *hand) look() string {
	h.acts++
	if h.gone {
		return ""
	}
	what := h.look1()
	if what == "" {
		what = h.answered()
	}
	if what == "" && (h.resting || h.acts%32 == 0) {
		what = h.atRest()
	}
	h.resting = false
	return what
}

// look1 follows what is open: cards and menus are about one document, most dialogs about
// one tab.
func (r *rules) look1() string {
	s := r.desk.session
	for _, t := range s.Tabs() {
		if _, ok := r.starts[t.ID]; !ok {
			r.starts[t.ID] = t.Proposal
		}
	}
	var now []opened
	for _, overlay := range r.desk.win.Canvas().Overlays().List() {
		one := opened{overlay, titleOf(overlay), s.TabID(), s.Document(), r.isMenu(overlay)}
		for _, before := range r.open {
			if before.overlay == overlay {
				one = before
			}
		}
		now = append(now, one)
	}
	r.open = now
	for _, o := range now {
		if (o.menu || strings.HasPrefix(o.title, startOf("face.goesTo"))) && (o.tab != s.TabID() || o.doc != s.Document()) {
			return fmt.Sprintf("%q is still there, and what it is about is not", o.title)
		}
		if tabbed(o.title) && o.tab != s.TabID() {
			return fmt.Sprintf("the dialog %q is about another tab", o.title)
		}
	}
	return ""
}

// isMenu tells a menu about the map from the menu of a field or of a choice.
func (r *rules) isMenu(overlay fyne.CanvasObject) bool {
	for _, o := range seen(contentOf(overlay), nil) {
		if textOfObject(o) == text.T("place.centre") {
			return true
		}
	}
	return false
}

// tabbed tells whether a dialog is about the proposal that is shown.
func tabbed(title string) bool {
	for _, t := range []string{heading("rename"), text.T("save.title"), text.T("close.title"), text.T("export.title")} {
		if title == t {
			return true
		}
	}
	return false
}

// answered finds what a button of a dialog did beyond what the dialog is about.
func (h *hand) answered() string {
	title := h.title
	h.title = ""
	now := h.d.session.Committed()
	t, s, p := now.Territory != h.was.Territory, now.Situation != h.was.Situation, now.Proposal != h.was.Proposal
	switch {
	case title == "":
	case title == heading("territory") && (s || p), title == heading("rename") && (t || s), strings.HasPrefix(title, startOf("face.goesTo")) && (t || s),
		title == heading("situation") && (t || p):
		return fmt.Sprintf("%s of %q changed territory %v, situation %v, proposal %v", h.last, title, t, s, p)
	}
	return ""
}

// titleOf is the first bold text.
func titleOf(overlay fyne.CanvasObject) string {
	for _, o := range seen(contentOf(overlay), nil) {
		if l, ok := o.(*widget.Label); ok && l.TextStyle.Bold {
			return l.Text
		}
	}
	return ""
}

// startOf is a text up to its first blank to fill.
func startOf(key string) string {
	start, _, _ := strings.Cut(text.T(key, "\x00"), "\x00")
	return start
}

// atRest lets the window finish its work and finds what does not agree.
func (h *hand) atRest() string {
	if !h.e.rest() {
		return "the window never comes to rest"
	}
	if what := h.look1(); what != "" {
		return what
	}
	for _, rule := range []func() string{h.ledgerIsOfWhatIsSaved, h.captionsAgree, h.shownExists, h.dialogsAreThere, h.timelineAgrees} {
		if what := rule(); what != "" {
			return "at rest: " + what
		}
	}
	return ""
}

// ledgerIsOfWhatIsSaved: the ledger that is shown equals one that is made from nothing of
// what would be saved, on what is shown.
func (h *hand) ledgerIsOfWhatIsSaved() string {
	s := h.d.session
	l, of := s.Ledger()
	doc := s.Document()
	switch {
	case s.Measuring() || of != doc:
		return "the ledger is of another document"
	case s.Previewing():
		return ""
	}
	p := doc.Proposal
	if p != nil {
		b, err := data.EncodeProposal(p)
		if err != nil {
			return err.Error()
		}
		o, err := data.Read("saved.geojson", b, data.ProposalRole)
		if err != nil {
			return "what is saved cannot be read: " + err.Error()
		}
		p = o.Proposal
	}
	fresh := geo.Measure(doc.Territory, doc.Situation, p, s.Places())
	if a, b := figuresOf(l), figuresOf(fresh); !bytes.Equal(a, b) {
		return fmt.Sprintf("the ledger is not that of what is saved:\n%s\n%s", a, b)
	}
	want := rows(l, s.Comparison(), doc.Proposal, s.Places(), h.d.m.Style())
	if len(want) != len(h.d.panel.shown) {
		return fmt.Sprintf("the panel shows %d rows of %d", len(h.d.panel.shown), len(want))
	}
	for i, r := range want {
		if got := h.d.panel.shown[i]; got.label != r.label || got.value != r.value || got.exact != r.exact {
			return fmt.Sprintf("the panel shows %q %q, the ledger says %q %q", got.label, got.value, r.label, r.value)
		}
	}
	return ""
}

// figuresOf is all that a ledger says.
func figuresOf(l *geo.Ledger) []byte {
	b, err := json.Marshal(l)
	if err != nil {
		panic(err) // plain values
	}
	return b
}

// captionsAgree: title and chips name what is measured.
func (h *hand) captionsAgree() string {
	doc := h.d.session.Document()
	date, _ := chipWords(doc.Situation)
	if got := h.d.top.situation.lead.Text; got != date {
		return fmt.Sprintf("the header says %q, the situation is of %q", got, date)
	}
	if got := strings.TrimSuffix(h.d.top.territory.lead.Text, "…"); !strings.HasPrefix(doc.Territory.Name(), strings.TrimSpace(got)) {
		return fmt.Sprintf("the header says %q, the territory is %q", got, doc.Territory.Name())
	}
	if got := h.d.win.Title(); got != h.d.title() {
		return fmt.Sprintf("the window is called %q in place of %q", got, h.d.title())
	}
	return ""
}

// shownExists: what is selected, edited and lit is there.
func (h *hand) shownExists() string {
	s := h.d.session
	sel := s.Selection()
	f, ok := s.Document().Proposal.Feature(sel.Feature)
	if sel.Feature != "" && !ok {
		return "what is selected does not exist: " + sel.Feature
	}
	form := h.d.panel.inspector
	if form.box.Visible() != ok {
		return fmt.Sprintf("the form is visible: %v; its feature exists: %v", form.box.Visible(), ok)
	}
	if ok {
		// A name that is being typed is not the feature's yet, also while a dialog above
		// has the focus.
		typing := h.d.win.Canvas().Focused() == form.name || h.d.win.Canvas().Overlays().Top() != nil
		if what := formIsOf(form, f, typing); what != "" {
			return what
		}
	}
	l, _ := s.Ledger()
	lit := s.Lit()
	most := map[session.LitKind]int{session.LitCell: len(l.Cells), session.LitZone: len(l.Zones), session.LitFace: len(l.Faces)}
	if n, counted := most[lit.Kind]; counted && lit.Index >= n {
		return fmt.Sprintf("%+v is lit", lit)
	}
	return ""
}

// formIsOf compares a form with its feature.
func formIsOf(form *inspector, f geo.Feature, typing bool) string {
	head := ""
	selects := 0
	for _, o := range seen(form.form, nil) {
		switch o := o.(type) {
		case *widget.Label:
			if o.TextStyle.Bold && head == "" {
				head = o.Text
			}
		case *widget.Select:
			selects++
		}
	}
	want := map[geo.FeatureType]int{geo.Border: 2, geo.Zone: 1}[f.Type]
	if head != text.T("feature."+featureKey(f)) || selects != want {
		return fmt.Sprintf("the form %q with %d choices is about a %v", head, selects, f.Type)
	}
	if !typing && form.name.Text != f.Name {
		return fmt.Sprintf("the form names %q, the feature is called %q", form.name.Text, f.Name)
	}
	if known := slices.Contains(geo.Regimes[:], f.Regime); f.Type == geo.Zone && known && form.regime.Selected != text.Regime(f.Regime) {
		return fmt.Sprintf("the form says %q, the zone is %v", form.regime.Selected, f.Regime)
	}
	if f.Type == geo.Border && (form.left.Selected != sideName(f.Left) || form.right.Selected != sideName(f.Right)) {
		return fmt.Sprintf("the form says %q and %q, the border %v and %v", form.left.Selected, form.right.Selected, f.Left, f.Right)
	}
	return ""
}

// dialogsAreThere: what keeps the keys can be seen.
func (h *hand) dialogsAreThere() string {
	list := h.d.win.Canvas().Overlays().List()
	for _, q := range h.d.questions {
		visible := false
		for _, o := range list {
			visible = visible || o == q.overlay
		}
		if !visible {
			return "a dialog keeps the keys and cannot be seen"
		}
	}
	return ""
}

// timelineAgrees: the date of the timeline is that of the map.
func (h *hand) timelineAgrees() string {
	t := h.d.timeline
	if !t.showing() {
		return ""
	}
	if got, want := t.series.Readings[t.at].Date, h.d.session.Committed().Situation.Date; got != want {
		return fmt.Sprintf("the timeline is at %s, the map shows %s", got, want)
	}
	return ""
}

// end undoes everything in every tab, and does it again.
func (h *hand) end() string {
	if what := h.atRest(); what != "" {
		return what
	}
	s := h.d.session
	s.Cancel()
	for i, tab := range s.Tabs() {
		s.ShowTab(i)
		before, steps := s.Committed(), 0
		for s.UndoName() != "" {
			s.Undo()
			steps++
		}
		if got := s.Committed().Proposal; got != h.starts[tab.ID] {
			return fmt.Sprintf("undo in tab %d leads to %v, it began with %v", i+1, got, h.starts[tab.ID])
		}
		if what := h.atRest(); what != "" {
			return "all undone: " + what
		}
		for range steps {
			s.Redo()
		}
		if s.Committed() != before {
			return fmt.Sprintf("undone and done again, tab %d is another", i+1)
		}
	}
	return h.atRest()
}
