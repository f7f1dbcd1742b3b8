package desk

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
	"delimit/mapview/tool"
)

var (
	boundBorder = geo.Feature{ID: "f1", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.3, 48}, {37.3, 48.5}, {37.8, 49.5}}}
	boundZone   = geo.Feature{ID: "f1", Type: geo.Zone, Regime: geo.Regimes[0], Geometry: orb.Polygon{{{37, 47.5}, {38, 47.5}, {38, 48}, {37, 47.5}}}}
)

// showCard opens the card about the first face of the ledger that is shown.
func showCard(t *testing.T, d *Desk) fyne.CanvasObject {
	t.Helper()
	eventually(t, d, "the ledger", func() bool { return !d.session.Measuring() })
	ledger, _ := d.session.Ledger()
	d.askSide(ledger, 0, fyne.NewPos(300, 300))
	card := d.win.Canvas().Overlays().Top()
	if card == nil {
		t.Fatal("no card")
	}
	return card
}

// The card about a face closes whenever the face could be another one: after undo, a
// change of tab, of territory, of situation, an edit, the example, a drag.
func TestCardClosesWithItsFace(t *testing.T) {
	for name, change := range map[string]func(d *Desk){
		"undo":      func(d *Desk) { d.undo() },
		"edit":      func(d *Desk) { d.commit("name", geo.RenameFeature("f1", "x")) },
		"new tab":   func(d *Desk) { d.newProposal() },
		"territory": func(d *Desk) { d.session.SetTerritory("t", chosenTerritory([]string{"Luhansk", "Donetsk"})) },
		"situation": func(d *Desk) { d.session.SetSituation("s", atlas.Situations()[0]) },
		"date":      func(d *Desk) { d.session.ShowSituation(atlas.Situations()[0]) },
		"example":   func(d *Desk) { d.tryExample() },
		"drag":      func(d *Desk) { _ = d.session.Preview(geo.Translate("f1", 0.1, 0)) },
	} {
		d := newTestDesk(t, t.TempDir())
		commit(t, d, boundBorder)
		showCard(t, d)
		if change(d); d.win.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: the card is still there", name)
		}
	}
}

// A button of a card that could not be closed in time does nothing.
func TestCardOfAnotherLedgerDoesNothing(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	card := showCard(t, d)
	var give []*widget.Button
	for _, o := range test.LaidOutObjects(card) {
		if b, ok := o.(*widget.Button); ok {
			give = append(give, b)
		}
	}
	d.undo()
	for _, b := range give {
		test.Tap(b)
	}
	if d.session.Document().Proposal != nil {
		t.Errorf("%d buttons made %+v", len(give), d.session.Document().Proposal)
	}
	if len(give) != 2 {
		t.Errorf("%d buttons", len(give))
	}
}

// A face whose ledger is another by the time the click turns out to be a single one is
// not asked about.
func TestLateFaceIsNotAskedAbout(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	ledger, _ := d.session.Ledger()
	d.undo()
	if d.askSide(ledger, 0, fyne.NewPos(300, 300)); d.win.Canvas().Overlays().Top() != nil {
		t.Error("a card about a ledger of before")
	}
}

// The menu about a place closes with what it offers.
func TestMapMenuClosesWithItsDocument(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	u := tool.Under{At: orb.Point{37.3, 48.5}, Feature: "f1"}
	items := d.featureItems(u)
	d.showMapMenu(u, fyne.NewPos(200, 200))
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu")
	}
	d.session.AddTab(&geo.Proposal{Name: "other", Features: []geo.Feature{boundZone}})
	if d.win.Canvas().Overlays().Top() != nil {
		t.Error("the menu is still there")
	}
	choose(t, items, text.T("place.delete"))
	if len(d.session.Committed().Proposal.Features) != 1 {
		t.Error("the menu of one tab deleted in the other")
	}
}

// The form is about one feature, by tab, ID and type: both are called f1.
func TestFormIsOfItsFeature(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	d.session.Select(session.Selection{Feature: "f1"})
	form := d.panel.inspector
	if !form.box.Visible() {
		t.Fatal("no form")
	}
	d.win.Canvas().Focus(form.name)
	test.Type(form.name, "typed")
	d.undo()
	if form.box.Visible() {
		t.Error("the form is there without its border")
	}
	commit(t, d, boundZone)
	if f, _ := d.session.Document().Proposal.Feature("f1"); f.Name != "" || form.box.Visible() {
		t.Errorf("the zone is called %q", f.Name)
	}
	d.session.Select(session.Selection{Feature: "f1"})
	form.regime.SetSelectedIndex(1)
	if f, _ := d.session.Document().Proposal.Feature("f1"); f.Regime != geo.Regimes[1] {
		t.Errorf("the form set %v", f.Regime)
	}
	d.session.AddTab(&geo.Proposal{Features: []geo.Feature{boundBorder}})
	d.session.Select(session.Selection{Feature: "f1"})
	d.session.ShowTab(0)
	if f, _ := d.session.Feature(form.of); f.Type != geo.Zone {
		t.Errorf("the first tab shows the form of %v", f.Type)
	}
}

// A name that is being typed belongs to the feature for which its typing began.
func TestTypedNameStaysWithItsFeature(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	second := boundZone
	second.ID = "f2"
	commit(t, d, second)
	name := func(id string) string {
		f, _ := d.session.Document().Proposal.Feature(id)
		return f.Name
	}
	d.session.Select(session.Selection{Feature: "f1"})
	d.win.Canvas().Focus(d.panel.inspector.name)
	test.Type(d.panel.inspector.name, "A")
	d.session.Select(session.Selection{Feature: "f2"})
	d.win.Canvas().Focus(d.m)
	if name("f1") != "A" || name("f2") != "" {
		t.Errorf("f1 is %q, f2 is %q", name("f1"), name("f2"))
	}
}

// The example opens a tab of its own, also while a border is selected that has the ID
// of the example's zone.
func TestExampleNeverReplacesWork(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	d.session.Select(session.Selection{Feature: "f1"})
	mine := d.session.Committed().Proposal
	d.tryExample()
	tabs := d.session.Tabs()
	if len(tabs) != 2 || tabs[0].Proposal != mine || d.session.Tab() != 1 || !tabs[1].Unsaved || tabs[1].Path != "" {
		t.Fatalf("tabs %+v, the %d. is shown", tabs, d.session.Tab())
	}
	if d.session.Selection() != (session.Selection{}) || d.panel.inspector.box.Visible() {
		t.Error("something of the other tab is selected")
	}
	if d.session.ShowTab(0); d.session.UndoName() == "" {
		t.Error("the border cannot be undone any more")
	}
}

// The dialog changes the territory and nothing else, whatever became of the rest while
// it was open.
func TestTerritoryDialogChangesTheTerritory(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	d.askTerritory()
	d.session.ShowSituation(atlas.Situations()[0]) // a series plays behind it
	d.commit("name", geo.RenameFeature("f1", "later"))
	before := d.session.Committed()
	tapButton(t, d, text.T("button.ok"))
	after := d.session.Committed()
	if after.Situation != before.Situation || after.Proposal != before.Proposal || after.Territory == before.Territory {
		t.Errorf("%+v became %+v", before, after)
	}
	d.askTerritory()
	if d.session.SetTerritory("t", chosenTerritory([]string{"Luhansk"})); len(d.questions) != 0 {
		t.Error("the dialog shows a territory that is not the present one")
	}
}

// Dialogs about a tab close with it; others stay, and keep the keys.
func TestDialogsCloseWithTheirTab(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	for name, open := range map[string]func(){"name": d.askName, "close": d.closeTab, "window": d.close, "save": func() { d.askSave(nil) }, "export": d.askExport} {
		open()
		d.tell("above", newNote(d, "a message"))
		d.session.AddTab(&geo.Proposal{Name: "other", Features: []geo.Feature{boundBorder}})
		if len(d.questions) != 1 || len(d.win.Canvas().Overlays().List()) != 1 {
			t.Errorf("%s: %d dialogs are open, %d shown; want the message", name, len(d.questions), len(d.win.Canvas().Overlays().List()))
		}
		d.escape()
		if len(d.questions) != 0 || d.win.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: the message does not close", name)
		}
		d.session.CloseTab(d.session.Tab())
	}
}

// A dialog that closes below another leaves it where it is.
func TestClosingBelowAnotherDialog(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	low, high := dialog.NewCustom("low", "x", newNote(d, "low"), d.win), dialog.NewCustom("high", "x", newNote(d, "high"), d.win)
	d.ask(low)
	d.ask(high)
	low.Hide()
	if len(d.questions) != 1 || d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("the upper one went along")
	}
	high.Hide()
	if len(d.questions) != 0 || d.win.Canvas().Overlays().Top() != nil {
		t.Error("the upper one stays")
	}
}

// The bar that says what another front did goes when that front does.
func TestNoticeGoesWithItsFront(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	commit(t, d, boundBorder)
	d.useSituation(atlas.Situations()[0])
	eventually(t, d, "the notice", d.notice.plate.Visible)
	if d.undo(); d.notice.plate.Visible() {
		t.Error("it speaks of a front that was undone")
	}
}
