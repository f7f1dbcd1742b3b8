package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/paulmach/orb"

	"delimit/data/gazetteer"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
	"delimit/mapview/tool"
)

// showMapMenu opens the menu about a place of the map, and selects what it is about.
func (d *Desk) showMapMenu(u tool.Under, at fyne.Position) {
	if d.m.Tool() == tool.Select && u.Feature != "" {
		d.session.Select(session.Selection{Feature: u.Feature, OnVertex: u.OnVertex, Vertex: vertexOf(u)})
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.m)
	d.popAbout(d.session.Ref(session.OfDocument), widget.NewPopUpMenu(fyne.NewMenu("", d.mapMenu(u)...), d.win.Canvas()), origin.Add(at))
}

func vertexOf(u tool.Under) geo.VertexRef {
	if u.OnVertex {
		return u.Vertex
	}
	return geo.VertexRef{}
}

// mapMenu lists what can be done at a place of the map.
func (d *Desk) mapMenu(u tool.Under) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, part := range [][]*fyne.MenuItem{d.drawingItems(), d.featureItems(u), d.faceItems(u), d.placeItems(u.At)} {
		if len(items) > 0 && len(part) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, part...)
	}
	return items
}

// drawingItems are about the drawing that is not finished.
func (d *Desk) drawingItems() []*fyne.MenuItem {
	if d.m.Tool() == tool.Select {
		return nil
	}
	press := func(key string, k tool.Key) *fyne.MenuItem {
		return fyne.NewMenuItem(text.T(key), func() { d.m.Press(k) })
	}
	return []*fyne.MenuItem{press("place.finish", tool.Enter), press("place.takeBack", tool.Backspace)}
}

// featureItems are about the border or zone that is there.
func (d *Desk) featureItems(u tool.Under) []*fyne.MenuItem {
	f, ok := d.session.Document().Proposal.Feature(u.Feature)
	if !ok || d.m.Tool() != tool.Select {
		return nil
	}
	var items []*fyne.MenuItem
	if u.Gap != nil {
		items = append(items, d.edit("place.extend", text.T("step.extend"), geo.Chain(geo.CloseGap(*u.Gap), d.session.RememberSides())))
	}
	if u.OnVertex {
		items = append(items, d.edit("place.deleteVertex", text.T("step.deleteVertex"), geo.DeleteVertex(f.ID, u.Vertex)))
	}
	if u.OnEdge {
		items = append(items, d.edit("place.insert", text.T("step.insert"), geo.InsertVertex(f.ID, u.Vertex, u.Edge)))
	}
	if f.Type == geo.Border {
		items = append(items, d.edit("place.swap", text.T("step.sides"), geo.SetSides(f.ID, f.Right, f.Left)))
	}
	return append(items, fyne.NewMenuItem(text.T("place.properties"), func() {
		d.session.Select(session.Selection{Feature: f.ID})
		d.panel.unfold()
		d.win.Canvas().Focus(d.panel.inspector.name)
	}), d.edit("place.delete", text.T("step.delete"), geo.RemoveFeature(f.ID)))
}

// faceItems give the land between borders to the other side.
func (d *Desk) faceItems(u tool.Under) []*fyne.MenuItem {
	ledger, _ := d.session.Ledger()
	if u.Face == 0 || u.Face > len(ledger.Faces) || d.m.Tool() != tool.Select {
		return nil
	}
	other := geo.SideUkraine
	if ledger.Faces[u.Face-1].Side == geo.SideUkraine {
		other = geo.SideRussia
	}
	item := d.edit("place.give", text.T("step.allocate"), geo.AllocateFace(ledger, u.Face-1, other))
	item.Label = text.T("place.give", text.Side(other))
	return []*fyne.MenuItem{item}
}

// placeItems are about the place itself.
func (d *Desk) placeItems(at orb.Point) []*fyne.MenuItem {
	copying := func(key, s string) *fyne.MenuItem {
		return fyne.NewMenuItem(text.T(key, s), func() {
			d.app.Clipboard().SetContent(s)
			d.toast.say(text.T("say.copied", s))
		})
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(text.T("place.centre"), func() { d.m.GoTo(at, 0) }),
		copying("place.copy", text.Position(at[0], at[1])),
	}
	if s := gazetteer.MGRS(at); s != "" {
		items = append(items, copying("place.copy", s))
	}
	return items
}

// edit is an item that does an edit; one that cannot be done is greyed and says why.
func (d *Desk) edit(key, step string, edit geo.Edit) *fyne.MenuItem {
	about := d.session.Ref(session.OfDocument)
	item := fyne.NewMenuItem(text.T(key), func() { d.commitTo(about, step, edit) })
	if _, err := edit(d.session.Committed().Proposal); err != nil {
		item.Label, item.Disabled = text.T("menu.why", item.Label, err), true
	}
	return item
}
