package desk

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/layer"
	"delimit/mapview/text"
	"delimit/mapview/theme"
)

// layerPanel is the list of layers over the map, the uppermost first, folded behind
// a button.
type layerPanel struct {
	d      *Desk
	box    *fyne.Container
	button *press
	back   *canvas.Rectangle // of the card
	ground *canvas.Rectangle // of the button
	title  *canvas.Text
	card   *shield
	list   *fyne.Container
	scroll *container.Scroll
	rows   []*layerRow
}

func newLayerPanel(d *Desk) *layerPanel {
	p := &layerPanel{d: d, back: canvas.NewRectangle(color.Transparent), ground: canvas.NewRectangle(color.Transparent), list: container.New(&stackLayout{})}
	p.back.CornerRadius, p.ground.CornerRadius = 8, 6
	icon := container.NewGridWrap(fyne.NewSize(20, 20), newIcon(theme.LayersIcon))
	p.button = newPress(d.chrome, padded(6, 6, 6, 6, icon), func() { d.do("layers") })
	p.title = textOf(text.T("layers.title"), 14, true, color.Transparent)
	head := container.NewBorder(nil, nil, p.title, container.NewHBox(newQuiet(text.T("layers.addBasemap"), func() { d.do("addBasemap") }), newQuiet(text.T("layers.add"), func() { d.do("addLayer") }), newQuiet(text.T("layers.reset"), func() { d.setLayers(d.m.Layers().Reset()) })))
	note := newNote(d, text.T("layers.note"))
	note.SizeName = base.SizeNameCaptionText
	p.scroll = container.NewVScroll(p.list)
	inside := container.NewBorder(head, note, nil, nil, p.scroll)
	p.card = newShield(container.NewStack(p.back, padded(8, 8, 6, 12, inside)))
	p.card.Hide()
	p.box = container.New(corner{}, newShield(container.NewStack(p.ground, p.button)), p.card)
	p.update()
	p.restyle()
	return p
}

// newQuiet is a button that looks like a text.
func newQuiet(label string, do func()) *widget.Button {
	b := newAction(label, do)
	b.Importance = widget.LowImportance
	return b
}

// toggle unfolds the list, and folds it away.
func (p *layerPanel) toggle() {
	show(p.card, !p.card.Visible())
	p.button.choose(p.card.Visible())
	p.box.Refresh()
}

// update shows the layers as they are now.
func (p *layerPanel) update() {
	all := p.d.m.Layers().All()
	for len(p.rows) < len(all) {
		r := newLayerRow(p.d)
		p.rows = append(p.rows, r)
		p.list.Add(r.box)
	}
	slices.Reverse(all)
	for i, r := range p.rows {
		show(r.box, i < len(all))
		if i < len(all) {
			r.set(all[i], p.d.m.Style())
		}
	}
	p.scroll.SetMinSize(fyne.NewSize(layerWidth, p.list.MinSize().Height))
	p.box.Refresh()
}

func (p *layerPanel) restyle() {
	chrome := p.d.chrome()
	for _, r := range []*canvas.Rectangle{p.back, p.ground} {
		r.FillColor, r.StrokeColor, r.StrokeWidth = chrome.Raised, chrome.Hairline, 1
		r.Refresh()
	}
	p.title.Color = chrome.Text
	p.title.Refresh()
	p.button.tint()
	p.update()
}

// setLayers shows the map with other layers and remembers them.
func (d *Desk) setLayers(s *layer.Stack) {
	d.showLayers(s)
	d.sheets.save(s)
}

// showLayers shows the map with other layers.
func (d *Desk) showLayers(s *layer.Stack) {
	d.m.SetLayers(s)
	d.layers.update()
	d.panel.fill() // its bars have the colours of the map
}
