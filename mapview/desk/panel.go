package desk

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/theme"
)

// panelWidth is the width of the ledger in points.
const panelWidth = 340

// panel is the ledger beside the map. Its rows are made once and filled anew for
// every ledger, so that a drag costs little.
type panel struct {
	d         *Desk
	box       *fyne.Container
	line      *canvas.Rectangle
	inspector *inspector
	list      *fyne.Container
	scroll    *container.Scroll
	lines     []*line
	fold      *press
	arrow     *canvas.Image
	wide      *fyne.Container
	shown     []row
	remarks   *fyne.Container
	told      []told            // about files, the newest last
	telling   fyne.CanvasObject // which of them is shown
	chosen    row               // a row that was clicked
	under     row               // the row under the pointer
	turn      int               // of the pointer among the rows
}

func newPanel(d *Desk) *panel {
	p := &panel{d: d, list: container.New(&stackLayout{}), line: hairline(d.chrome().Hairline)}
	p.inspector = newInspector(d)
	p.scroll = container.NewVScroll(padded(4, 12, 12, 14, p.list))
	p.scroll.SetMinSize(fyne.NewSize(panelWidth, 100))
	p.remarks = container.NewVBox()
	p.wide = container.NewBorder(container.NewVBox(p.inspector.box, p.remarks), nil, nil, nil, p.scroll)
	p.arrow = newIcon(theme.FoldIcon)
	p.fold = newPress(d.chrome, padded(6, 1, 6, 1, container.NewGridWrap(fyne.NewSize(14, 14), p.arrow)), p.toggle)
	side := container.NewVBox(layout.NewSpacer(), p.fold, layout.NewSpacer())
	inner := container.NewBorder(nil, nil, side, nil, p.wide)
	p.box = container.NewBorder(nil, nil, p.line, nil, inner)
	return p
}

// toggle folds the ledger away and back.
func (p *panel) toggle() {
	if p.wide.Visible() {
		p.wide.Hide()
		setIcon(p.arrow, theme.UnfoldIcon)
	} else {
		p.wide.Show()
		setIcon(p.arrow, theme.FoldIcon)
	}
	p.d.body.Refresh()
	p.box.Refresh()
}

// unfold shows the ledger if it is folded away.
func (p *panel) unfold() {
	if !p.wide.Visible() {
		p.toggle()
	}
}

func (p *panel) changed(c session.Change) {
	if c&session.ShownChanged != 0 {
		p.fill()
	}
	if c&(session.LitChanged|session.DocumentChanged|session.ShownChanged) != 0 {
		p.follow()
	}
	if c&(session.DocumentChanged|session.ShownChanged|session.TabsChanged|session.SavedChanged) != 0 {
		p.followRemarks()
	}
	if c&(session.SelectionChanged|session.DocumentChanged) != 0 {
		p.inspector.update()
	}
}

// fill shows the ledger as it is now. With every step of a drag a few figures are
// others: what looks as before is left alone.
func (p *panel) fill() {
	of := p.d.session.Shown()
	p.shown = rows(of.Ledger, of.Comparison, of.Proposal, p.d.session.Places(), p.d.m.Style())
	moved := false // rows came, went, or have another height
	for i, r := range p.shown {
		if i == len(p.lines) {
			p.lines = append(p.lines, newLine(p.d))
			p.list.Add(p.lines[i].press)
		}
		if p.lines[i].set(r) {
			moved = true
		}
	}
	for _, l := range p.lines[len(p.shown):] {
		if l.press.Visible() {
			l.press.Hide()
			moved = true
		}
	}
	p.tint()
	if moved {
		p.list.Refresh()
		p.scroll.Refresh()
	}
}

func (p *panel) tint() {
	for i, r := range p.shown {
		p.lines[i].press.choose(r.exact != "" && r.same(p.chosen))
	}
}

func (p *panel) restyle() {
	c := p.d.chrome()
	p.line.FillColor = c.Hairline
	p.fold.tint()
	for _, l := range p.lines {
		l.press.tint()
	}
	p.inspector.restyle()
	p.fill()
	p.box.Refresh()
}

// told is what was said about a file, above the ledger.
type told struct {
	file  string
	fold  fyne.CanvasObject
	shown func() bool // whether what it is about is what the window shows
}

// mostTolds bounds what is kept, for undo may lead back to it.
const mostTolds = 20

// showRemarks puts the remarks about a file above the ledger, until they are closed or
// another file has some, as long as what they are about is shown.
func (p *panel) showRemarks(t told) {
	p.told = append(p.told, t)
	p.told = p.told[max(len(p.told)-mostTolds, 0):]
	p.followRemarks()
}

// followRemarks shows the newest remarks that are about something that is shown.
func (p *panel) followRemarks() {
	var now told
	for _, t := range p.told {
		if t.shown() {
			now = t
		}
	}
	if now.fold == p.telling {
		return
	}
	p.telling = now.fold
	p.remarks.RemoveAll()
	if now.fold == nil {
		return
	}
	shut := widget.NewButton("×", func() {
		p.told = slices.DeleteFunc(p.told, func(t told) bool { return t.fold == now.fold })
		p.followRemarks()
	})
	shut.Importance = widget.LowImportance
	name := widget.NewLabel(now.file)
	name.Truncation = fyne.TextTruncateEllipsis
	p.remarks.Objects = []fyne.CanvasObject{container.NewBorder(nil, nil, nil, shut, name), now.fold}
	p.remarks.Refresh()
}

// stackLayout puts the visible lines below each other.
type stackLayout struct{}

func (*stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h := o.MinSize().Height
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(size.Width, h))
			y += h
		}
	}
}

func (*stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h += o.MinSize().Height
		}
	}
	return fyne.NewSize(260, h)
}

func sortByPeople(indices []int, places []geo.Settlement) {
	slices.SortStableFunc(indices, func(i, j int) int { return cmp.Compare(places[j].Population, places[i].Population) })
}
