package desk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/paulmach/orb"

	"delimit/geo"
	"delimit/mapview"
	"delimit/mapview/session"
	"delimit/mapview/tool"
)

func labels(items []*fyne.MenuItem) string {
	var out []string
	for _, i := range items {
		if !i.IsSeparator {
			out = append(out, i.Label)
		}
	}
	return strings.Join(out, "; ")
}

func choose(t *testing.T, items []*fyne.MenuItem, label string) {
	t.Helper()
	for _, i := range items {
		if strings.HasPrefix(i.Label, label) {
			if i.Disabled {
				t.Fatalf("%s is greyed", i.Label)
			}
			i.Action()
			return
		}
	}
	t.Fatalf("no %q in %s", label, labels(items))
}

func TestMenuAboutAPlace(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	at := orb.Point{37.8025, 48.0159}
	items := d.mapMenu(tool.Under{At: at})
	if got := labels(items); got != "Centre here; Copy 48.01590, 37.80250; Copy 37U DP 10700 18761" {
		t.Errorf("on land: %s", got)
	}
	choose(t, items, "Copy 48")
	if got := d.app.Clipboard().Content(); got != "48.01590, 37.80250" {
		t.Errorf("copied %q", got)
	}
	zoom := d.m.Camera().Zoom
	choose(t, items, "Centre")
	if c := d.m.Camera(); c.Center != at || c.Zoom != zoom {
		t.Errorf("centred at %v", c)
	}
	d.m.Use(tool.Zone)
	if got := labels(d.mapMenu(tool.Under{At: at})); !strings.HasPrefix(got, "Finish the drawing; Take the last vertex back; Centre") {
		t.Errorf("while drawing: %s", got)
	}
}

func TestMenuAboutABorder(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	f := d.session.Document().Proposal.Features[0]
	vertex := tool.Under{At: orb.Point{37.3, 48.5}, Feature: f.ID, OnVertex: true, Vertex: geo.VertexRef{Index: 1}}
	d.showMapMenu(vertex, fyne.NewPos(300, 300))
	if sel := d.session.Selection(); sel.Feature != f.ID || !sel.OnVertex || sel.Vertex.Index != 1 {
		t.Errorf("selected %+v", sel)
	}
	d.win.Canvas().Overlays().Remove(d.win.Canvas().Overlays().Top()) // as a click on an item does
	choose(t, d.mapMenu(vertex), "Delete the vertex")
	eventually(t, d, "the ledger", func() bool { return !d.session.Measuring() })
	if n := len(d.session.Document().Proposal.Features[0].Geometry.(orb.LineString)); n != 2 {
		t.Errorf("%d vertices are left", n)
	}
	vertex.Vertex.Index = 0
	for _, i := range d.mapMenu(vertex) {
		if strings.HasPrefix(i.Label, "Delete the vertex") && (!i.Disabled || !strings.Contains(i.Label, "–")) {
			t.Errorf("a line of two: %q, greyed %v", i.Label, i.Disabled)
		}
	}
	edge := tool.Under{At: orb.Point{37, 48.7}, Feature: f.ID, OnEdge: true, Edge: orb.Point{37, 48.7}}
	choose(t, d.mapMenu(edge), "Insert")
	choose(t, d.mapMenu(edge), "Swap")
	if g := d.session.Document().Proposal.Features[0]; g.Left != f.Right || len(g.Geometry.(orb.LineString)) != 3 {
		t.Errorf("%+v", g)
	}
	choose(t, d.mapMenu(edge), "Properties")
	if d.win.Canvas().Focused() != d.panel.inspector.name {
		t.Error("the name is not asked for")
	}
	d.win.Canvas().Focus(d.m)
	choose(t, d.mapMenu(edge), "Delete")
	if len(d.session.Document().Proposal.Features) != 0 {
		t.Error("the border is still there")
	}
	d.session.Undo()
	d.session.Select(session.Selection{})
}

func TestMenuGivesLandToTheOtherSide(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	ledger, _ := d.session.Ledger()
	at := orb.Point{38, 48}
	face, ok := ledger.FaceAt(at)
	if !ok {
		t.Fatal("no face")
	}
	before := ledger.Faces[face].Side
	choose(t, d.mapMenu(tool.Under{At: at, Face: face + 1}), "Give this land to")
	eventually(t, d, "the ledger", func() bool { return !d.session.Measuring() })
	ledger, _ = d.session.Ledger()
	face, _ = ledger.FaceAt(at)
	if ledger.Faces[face].Side == before {
		t.Error("the land stays with its side")
	}
}

// The land that a pop-up speaks of is lit while it is open, and no longer.
func TestFaceIsLitWhileItsPopUpIsOpen(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	drawBorder(t, d)
	ledger, _ := d.session.Ledger()
	d.askSide(ledger, 0, fyne.NewPos(300, 300))
	if lit := d.session.Lit(); lit.Kind != session.LitFace {
		t.Errorf("lit is %+v", lit)
	}
	d.win.Canvas().Overlays().Remove(d.win.Canvas().Overlays().Top())
	d.m.OnStatus(mapview.Status{})
	if lit := d.session.Lit(); lit != (session.Lit{}) {
		t.Errorf("%+v stays lit", lit)
	}
}
