package desk

import (
	"strings"
	"testing"

	"delimit/mapview/session"
	"delimit/mapview/text"
)

func rowCalled(t *testing.T, d *Desk, label string) *line {
	t.Helper()
	for i, r := range d.panel.shown {
		if r.label == label {
			return d.panel.lines[i]
		}
	}
	t.Fatalf("no row %q", label)
	return nil
}

// The row under the pointer lights its land for as long as it is there, a chosen
// one until it is clicked again.
func TestRowsLightTheirLand(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	ukraine, russia := rowCalled(t, d, text.T("held.ukraine")), rowCalled(t, d, text.T("held.russia"))
	lit := func(l *line) func() bool { return func() bool { return d.session.Lit() == l.row.lit } }
	ukraine.press.under(true)
	eventually(t, d, "the light", lit(ukraine))
	ukraine.press.under(false)
	eventually(t, d, "the dark", func() bool { return d.session.Lit() == session.Lit{} })

	russia.press.Tapped(nil)
	if !lit(russia)() || !russia.press.chosen {
		t.Error("a click lights nothing")
	}
	ukraine.press.under(true)
	eventually(t, d, "the other light", lit(ukraine))
	ukraine.press.under(false)
	eventually(t, d, "the light of the chosen row", lit(russia))
	russia.press.Tapped(nil)
	if (d.session.Lit() != session.Lit{}) || russia.press.chosen {
		t.Error("a second click leaves it lit")
	}
}

// A chosen cell is forgotten when the ledger is another: its number may mean other
// land.
func TestChosenCellOfAnotherLedger(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	for i, r := range d.panel.shown {
		if r.lit.Kind == session.LitCell {
			d.panel.lines[i].press.Tapped(nil)
			break
		}
	}
	if d.panel.chosen.exact == "" {
		t.Fatal("no cell is chosen")
	}
	drawBorder(t, d)
	if d.panel.chosen.exact != "" || (d.session.Lit() != session.Lit{}) {
		t.Errorf("chosen %q, lit %v", d.panel.chosen.label, d.session.Lit())
	}
}

func TestCopyARow(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	if why := d.commands.Do("copy"); why == "" {
		t.Error("nothing is chosen, and something is copied")
	}
	rowCalled(t, d, text.T("held.russia")).press.Tapped(nil)
	d.do("copy")
	got := strings.Split(d.app.Clipboard().Content(), "\t")
	l, _ := d.session.Ledger()
	if len(got) != 3 || got[0] != text.T("held.russia") || got[1] != text.Exact(l.Held[1]) || !strings.HasSuffix(got[2], "%") {
		t.Errorf("copied %q", got)
	}
}

// Menus grey what cannot run and say why.
func TestMenusSayWhyNot(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	item := func(id string) (label string, disabled, checked bool) {
		for i, c := range d.commands {
			if c.ID == id {
				return d.menus.items[i].Label, d.menus.items[i].Disabled, d.menus.items[i].Checked
			}
		}
		t.Fatal(id)
		return "", false, false
	}
	if label, off, _ := item("undo"); !off || label != "Undo – nothing to undo" {
		t.Errorf("undo: %q, greyed %v", label, off)
	}
	drawBorder(t, d)
	if label, off, _ := item("undo"); off || label != "Undo" {
		t.Errorf("undo: %q, greyed %v", label, off)
	}
	d.do("still")
	if _, _, on := item("still"); !on || !d.m.Still {
		t.Error("no motion is not ticked")
	}
	d.do("dark")
	if _, _, on := item("dark"); !on {
		t.Error("the dark theme is not ticked")
	}
}

// A click on a town that changes hands flies to it.
func TestTownsOfTheLedger(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	for i, r := range d.panel.shown {
		if r.town != nil {
			d.panel.lines[i].press.Tapped(nil)
			if d.m.Camera().Center != r.town.At {
				t.Errorf("a click on %s leads to %v", r.label, d.m.Camera().Center)
			}
			return
		}
	}
	t.Error("no town changes hands")
}
