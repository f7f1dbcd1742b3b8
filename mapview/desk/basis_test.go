package desk

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
	"delimit/mapview/text"
)

// based is a folder with a front line, a territory, and a project and a proposal that
// were measured on them.
type based struct {
	t                           *testing.T
	front, land, project, alone string
	ceded, area                 float64
}

func newBased(t *testing.T) *based {
	t.Helper()
	dir := t.TempDir()
	b := &based{t: t, front: filepath.Join(dir, "front_20260801.geojson"), land: filepath.Join(dir, "land.geojson"),
		project: filepath.Join(dir, "p.delimit.geojson"), alone: filepath.Join(dir, "alone.geojson")}
	writeFront(t, b.front, "37.4")
	b.writeLand("38")
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{b.front})
	eventually(t, d, "the front line", func() bool { return d.session.Committed().Situation.Date.String() == "2026-08-01" })
	o, err := data.OpenAs(b.land, data.TerritoryRole)
	if err != nil {
		t.Fatal(err)
	}
	d.take(b.land, o)
	drawBorder(t, d)
	l, _ := d.session.Ledger()
	b.ceded, b.area = l.CededM2, l.AreaM2
	d.saveOver(b.alone, "", nil)
	eventually(t, d, "saving", func() bool { return d.session.Path() == b.alone })
	d.saveProject(b.project, "", d.files.All(), nil)
	eventually(t, d, "saving", func() bool { return d.session.Path() == b.project })
	return b
}

func (b *based) writeLand(east string) {
	b.t.Helper()
	land := fmt.Sprintf(`{"type":"Polygon","coordinates":[[[37,47.5],[%[1]s,47.5],[%[1]s,48.5],[37,48.5],[37,47.5]]]}`, east)
	if err := os.WriteFile(b.land, []byte(land), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// open opens a file in a new window, answers the questions one after the other, and gives
// what they say.
func (b *based) open(path string, answers ...string) (*Desk, string) {
	b.t.Helper()
	d := newTestDesk(b.t, b.t.TempDir())
	d.openAll([]string{path})
	said := ""
	for _, answer := range answers {
		eventually(b.t, d, "a question", func() bool { return len(d.questions) == 1 && !strings.Contains(said, wordsOf(d)) })
		said += wordsOf(d) + "\n"
		tapButton(b.t, d, answer)
	}
	eventually(b.t, d, "the proposal", func() bool { return d.session.Committed().Proposal != nil && !d.session.Measuring() })
	return d, said
}

// wordsOf are the words of the newest dialog.
func wordsOf(d *Desk) string {
	words := ""
	walkTexts(d.questions[len(d.questions)-1].overlay, func(s string) { words += s + "\n" })
	return words
}

// walkTexts goes through the words of something on the screen, also of what is folded.
func walkTexts(o fyne.CanvasObject, say func(string)) {
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *widget.Label:
			say(o.Text)
		case *widget.Accordion:
			for _, item := range o.Items {
				walkTexts(item.Detail, say)
			}
		}
	}
}

// Each reference of a project that is missing is asked about by itself, and an answer to
// one leaves the other what it is.
func TestMissingReferencesAreAskedApart(t *testing.T) {
	near := func(step string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1 {
			t.Errorf("%s: %.1f m², want %.1f", step, got, want)
		}
	}
	b := newBased(t)
	d, _ := b.open(b.project)
	l, _ := d.session.Ledger()
	near("all is there", l.CededM2, b.ceded)

	// The territory is lost: the project's front stays.
	os.Remove(b.land)
	present := text.T("ground.presentTerritory", atlasName(t, "Donetsk"))
	d, said := b.open(b.project, present)
	if s := d.session.Committed().Situation; s.Date.String() != "2026-08-01" || d.session.Committed().Territory.Name() != "Donetsk" {
		t.Errorf("measured on %s in %s", s.Date, d.session.Committed().Territory.Name())
	}
	if !strings.Contains(said, "land") || strings.Contains(said, "front_20260801") {
		t.Errorf("it asks: %s", said)
	}
	l, of := d.session.Ledger()
	near("without the territory", l.CededM2, geo.Measure(of.Territory, of.Situation, of.Proposal, nil).CededM2)

	// Both are lost: two questions, each in its own words.
	os.Remove(b.front)
	newest := atlas.Situations()[len(atlas.Situations())-1]
	_, said = b.open(b.project, present, text.T("ground.presentSituation", newest.Date.String()))
	if !strings.Contains(said, text.T("ground.territoryOffer", "Donetsk")) || !strings.Contains(said, "2026-08-01") {
		t.Errorf("it asks: %s", said)
	}

	// The front is lost: the project's territory stays.
	b.writeLand("38")
	d, said = b.open(b.project, text.T("ground.presentSituation", newest.Date.String()))
	l, _ = d.session.Ledger()
	near("without the front", l.AreaM2, b.area)
	if d.session.Committed().Situation != newest || strings.Contains(said, "land.geojson") {
		t.Errorf("measured on %s; asked: %s", d.session.Committed().Situation.Name, said)
	}

	// Both have changed.
	writeFront(t, b.front, "37.6")
	b.writeLand("37.9")
	d, _ = b.open(b.project, text.T("project.changed"), text.T("project.changed"))
	l, of = d.session.Ledger()
	if of.Situation.Date.String() != "2026-08-01" || l.AreaM2 >= b.area || l.CededM2 == b.ceded {
		t.Errorf("changed files: %s, %.1f m² of %.1f", of.Situation.Date, l.AreaM2, b.area)
	}
}

func atlasName(t *testing.T, name string) string {
	t.Helper()
	u, err := atlas.Oblast(name)
	if err != nil {
		t.Fatal(err)
	}
	return u.Name
}

// A project that names no front line, or whose words disagree with its file, says so.
func TestProjectThatDoesNotSay(t *testing.T) {
	b := newBased(t)
	saved, err := data.Open(b.project)
	if err != nil {
		t.Fatal(err)
	}
	save := func(change func(*data.Basis)) string {
		t.Helper()
		p := *saved.Project
		change(&p.Basis)
		raw, err := data.EncodeProject(&p)
		if err == nil {
			err = os.WriteFile(b.project, raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		return b.project
	}
	says := func(d *Desk, want string) {
		t.Helper()
		said := ""
		walkTexts(d.panel.remarks, func(s string) { said += s + "\n" })
		if !strings.Contains(said, want) {
			t.Errorf("%q does not stand in %q", want, said)
		}
	}
	d, _ := b.open(save(func(on *data.Basis) { on.Situation = data.Reference{} }))
	says(d, "names no front line")
	d, _ = b.open(save(func(on *data.Basis) { on.Territory = nil }))
	says(d, "names no territory")
	d, _ = b.open(save(func(on *data.Basis) { on.Situation.Date = "2026-09-01" }))
	says(d, "the file says 2026-08-01")
	if got := d.session.Committed().Situation.Date.String(); got != "2026-09-01" {
		t.Errorf("it is measured as that of %s", got)
	}
	d, _ = b.open(save(func(on *data.Basis) { on.Situation = data.Reference{Embedded: "2025-12-15", Date: "2026-08-15"} }))
	says(d, "it says 2026-08-15 of the embedded front line of 2025-12-15")
}

// A proposal offers what it was measured on, and switches nothing by itself.
func TestProposalOffersItsBasis(t *testing.T) {
	b := newBased(t)
	d, _ := b.open(b.alone)
	newest := atlas.Situations()[len(atlas.Situations())-1]
	if now := d.session.Committed(); now.Situation != newest || now.Territory.Name() != "Donetsk" {
		t.Errorf("it was switched unasked to %s", now.Situation.Name)
	}
	eventually(t, d, "the offer", d.notice.plate.Visible)
	if got := d.notice.full; !strings.Contains(got, "on 2026-08-01") || !strings.Contains(got, "in land") {
		t.Errorf("it offers %q", got)
	}
	d.notice.action.OnTapped()
	eventually(t, d, "what it was measured on", func() bool {
		return d.session.Committed().Situation.Date.String() == "2026-08-01" && !d.session.Measuring()
	})
	if l, _ := d.session.Ledger(); math.Abs(l.CededM2-b.ceded) > 1 || math.Abs(l.AreaM2-b.area) > 1 {
		t.Errorf("ceded %.1f of %.1f m²", l.CededM2, b.ceded)
	}
	d.do("undo")
	if now := d.session.Committed(); now.Situation != newest || now.Territory.Name() != "Donetsk" || now.Proposal == nil {
		t.Errorf("undone it is measured on %s in %s", now.Situation.Name, now.Territory.Name())
	}

	// On the same there is nothing to offer; on another date of the same territory only that.
	d.do("redo")
	drawBorder(t, d)
	d.saveOver(b.alone, "", nil)
	eventually(t, d, "saving", func() bool { return !d.session.AnyUnsaved() })
	d.do("closeTab")
	d.notice.hide()
	d.openAll([]string{b.alone})
	eventually(t, d, "the proposal", func() bool { return d.session.Committed().Proposal != nil })
	if d.notice.plate.Visible() {
		t.Errorf("it offers %q", d.notice.full)
	}
	d.do("closeTab")
	d.session.SetSituation("another", newest)
	d.openAll([]string{b.alone})
	eventually(t, d, "the offer", d.notice.plate.Visible)
	if got := d.notice.full; !strings.Contains(got, "on 2026-08-01") || strings.Contains(got, "in land") {
		t.Errorf("it offers %q", got)
	}
	// The file is gone: it is asked for when it is wanted, and not before.
	os.Remove(b.front)
	d.notice.action.OnTapped()
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	d.escape()
	if now := d.session.Committed(); now.Situation != newest || now.Proposal == nil {
		t.Error("giving up changed something")
	}
}
