package desk

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"delimit/geo"
	"delimit/mapview"
	"delimit/mapview/text"
	"delimit/mapview/theme"
	"delimit/mapview/tool"
)

// topBar names the proposal, and always says which territory and which situation.
type topBar struct {
	d         *Desk
	box       *fyne.Container
	line      *canvas.Rectangle
	tabs      *tabStrip
	territory *chip
	situation *chip
	compared  *chip
	stop      *press  // ends the comparison
	width     float32 // of the window, when the words were fitted
}

// chip is a small plate that opens what it names.
type chip struct {
	press *press
	lead  *canvas.Text
	rest  *canvas.Text
}

func newChip(d *Desk, tap func()) *chip {
	c := &chip{lead: textOf("", chipSize, true, d.chrome().Text), rest: textOf("", chipSize, false, d.chrome().Muted)}
	c.press = newPress(d.chrome, padded(5, 10, 5, 10, container.NewHBox(c.lead, c.rest)), tap)
	c.press.ground = nil
	return c
}

func (c *chip) set(d *Desk, lead, rest string) {
	c.lead.Text, c.rest.Text = lead, rest
	c.lead.Color, c.rest.Color = d.chrome().Text, d.chrome().Muted
	c.lead.Refresh()
	c.rest.Refresh()
	c.press.Refresh()
}

// Bars and panels paint no ground of their own: the window is cleared in their
// colour, and a ground would cost as much again as the map.
func newTopBar(d *Desk) *topBar {
	b := &topBar{d: d, tabs: newTabStrip(d), line: hairline(d.chrome().Hairline)}
	b.territory = newChip(d, func() { d.do("territory") })
	b.situation = newChip(d, func() { d.do("situation") })
	b.compared = newChip(d, func() { d.do("compare") })
	b.stop = newPress(d.chrome, padded(4, 8, 4, 4, textOf("×", 15, false, d.chrome().Muted)), func() { d.do("stopComparing") })
	row := container.NewHBox(b.tabs.box, layout.NewSpacer(), b.territory.press, b.situation.press, b.compared.press, b.stop)
	inner := padded(5, 8, 5, 8, row)
	b.box = container.NewBorder(nil, b.line, nil, nil, inner)
	return b
}

func (b *topBar) update() {
	doc := b.d.session.Shown()
	b.width = b.d.win.Canvas().Size().Width
	share := float32(0.35)
	if len(b.d.session.Tabs()) > 1 {
		share = 0.5
	}
	b.tabs.update(share * b.width)
	territory := elided(doc.Territory.Name(), chipSize, true, min(220, 0.2*b.width))
	date, note := chipWords(doc.Situation)
	with, other := b.comparedWords()
	const aside = 130 // what lies between the words
	room := b.width - aside - b.tabs.box.MinSize().Width - textWidth(territory) - textWidth(date)
	most := float32(300)
	if with != "" {
		const besides = 60 // the chip's own edges, and the sign that ends it
		room, most = room-besides-textWidth(with), 150
	}
	boundary := chipRest(doc.Territory.Boundary(), min(210, 0.5*room))
	if with != "" {
		boundary = chipRest(doc.Territory.Boundary(), min(150, 0.3*room))
	}
	b.territory.set(b.d, territory, boundary)
	room -= textWidth(boundary)
	if with != "" {
		room /= 2
	}
	b.situation.set(b.d, date, chipRest(note, min(most, room)))
	b.compared.set(b.d, with, chipRest(other, min(most, room)))
	show(b.compared.press, with != "")
	show(b.stop, with != "")
	b.box.Refresh()
}

// chipWords are the date of a situation, and its note, or else its source: the corner
// of the map names the source in full.
func chipWords(s *geo.Situation) (date, rest string) {
	date, rest = situationWords(s)
	if s.Note != "" {
		rest = s.Note
	}
	return date, rest
}

// comparedWords say with what the situation is compared; nothing when with nothing.
func (b *topBar) comparedWords() (with, rest string) {
	switch others := b.d.session.Shown().With; len(others) {
	case 0:
		return "", ""
	case 1:
		with, rest = chipWords(others[0])
		return text.T("compare.chip", with), rest
	default:
		return text.T("compare.chip", text.T("compare.several", text.Count(len(others)))), ""
	}
}

// resized follows the width of the window.
func (b *topBar) resized() {
	if b.width != b.d.win.Canvas().Size().Width {
		b.update()
	}
}

const chipSize = 12.5

func textWidth(s string) float32 {
	return fyne.MeasureText(s, chipSize, fyne.TextStyle{Bold: true}).Width
}

// chipRest shortens the quiet part of a chip; where there is no room for some words
// it is left out.
func chipRest(s string, width float32) string {
	if width < 60 {
		return ""
	}
	return elided(s, chipSize, false, width)
}

// situationWords are the date, and source and note.
func situationWords(s *geo.Situation) (date, rest string) {
	date = s.Date.String()
	if date == "" {
		date = text.T("situation.undated")
	}
	var parts []string
	for _, p := range []string{s.Note, s.Source} { // the note matters more than how the source is called
		if p != "" {
			parts = append(parts, p)
		}
	}
	return date, strings.Join(parts, " · ")
}

func (b *topBar) restyle() {
	c := b.d.chrome()
	b.line.FillColor = c.Hairline
	for _, p := range []*press{b.territory.press, b.situation.press, b.compared.press, b.stop} {
		p.tint()
	}
	b.tabs.restyle()
	b.update()
}

// rail is the column of tools.
type rail struct {
	d       *Desk
	box     *fyne.Container
	line    *canvas.Rectangle
	tools   map[tool.Kind]*press
	presses []*press
	tip     *widget.PopUp
}

func newRail(d *Desk) *rail {
	r := &rail{d: d, tools: map[tool.Kind]*press{}, line: hairline(d.chrome().Hairline)}
	icons := map[tool.Kind]fyne.Resource{tool.Select: theme.SelectIcon, tool.Border: theme.BorderIcon, tool.Zone: theme.ZoneIcon, tool.Measure: theme.MeasureIcon}
	var buttons []fyne.CanvasObject
	for _, k := range tool.Kinds {
		r.tools[k] = r.button(icons[k], k.String())
		buttons = append(buttons, r.tools[k])
	}
	buttons = append(buttons, r.button(theme.PlusIcon, "zoomIn"), r.button(theme.MinusIcon, "zoomOut"), r.button(theme.FitIcon, "fit"))
	column := container.New(&railLayout{tools: len(tool.Kinds)}, buttons...)
	inner := padded(8, 6, 8, 6, column)
	r.box = container.NewBorder(nil, nil, nil, r.line, inner)
	return r
}

func (r *rail) button(icon fyne.Resource, id string) *press {
	img := newIcon(icon)
	p := newPress(r.d.chrome, padded(7, 7, 7, 7, container.NewGridWrap(fyne.NewSize(22, 22), img)), func() { r.hideTip(); r.d.do(id) })
	p.hover = func(in bool) {
		if in {
			r.showTip(p, id)
		} else {
			r.hideTip()
		}
	}
	r.presses = append(r.presses, p)
	return p
}

// showTip shows the name and the key of a button beside it.
func (r *rail) showTip(p *press, id string) {
	c, _ := r.d.commands.Find(id)
	says := text.T("command."+id) + "   " + c.Keys
	if c.WhyNot != nil && c.WhyNot() != "" {
		says = text.T("menu.why", text.T("command."+id), lower(c.WhyNot()))
	}
	label := widget.NewLabel(says)
	r.hideTip()
	r.tip = widget.NewPopUp(label, r.d.win.Canvas())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
	r.tip.ShowAtPosition(fyne.NewPos(at.X+p.Size().Width+8, at.Y))
}

func (r *rail) hideTip() {
	if r.tip != nil {
		r.tip.Hide()
		r.tip = nil
	}
}

func (r *rail) choose(k tool.Kind) {
	for kind, p := range r.tools {
		p.choose(kind == k)
	}
}

func (r *rail) restyle() {
	r.line.FillColor = r.d.chrome().Hairline
	for _, p := range r.presses {
		p.tint()
	}
	r.box.Refresh()
}

// statusBar tells where the pointer is and how long or large what is drawn is.
type statusBar struct {
	d        *Desk
	box      *fyne.Container
	line     *canvas.Rectangle
	position *canvas.Text
	extent   *canvas.Text
	scale    *canvas.Text
}

func newStatusBar(d *Desk) *statusBar {
	b := &statusBar{d: d, line: hairline(d.chrome().Hairline)}
	b.position, b.extent, b.scale = textOf(" ", 12, false, d.chrome().Muted), textOf("", 12, true, d.chrome().Text), textOf("", 12, false, d.chrome().Muted)
	row := container.NewHBox(b.position, b.extent, layout.NewSpacer(), b.scale)
	inner := padded(4, 12, 4, 12, row)
	b.box = container.NewBorder(b.line, nil, nil, nil, inner)
	return b
}

func (b *statusBar) show(s mapview.Status) {
	position := text.T("status.away")
	if s.Cursor != nil {
		position = text.LonLat(s.Cursor[0], s.Cursor[1])
	}
	extent := ""
	if s.Metres > 0 {
		extent = "   " + text.Length(s.Metres)
	}
	if s.M2 > 0 {
		extent += "   " + text.KM2(s.M2, 2) + " km²"
	}
	b.put(b.position, position)
	b.put(b.extent, extent)
	b.showScale()
}

// showScale follows the camera, which also moves when the window gets another size.
func (b *statusBar) showScale() {
	// A screen of 96 dots an inch: 0.2646 mm a point.
	c := b.d.m.Camera()
	b.put(b.scale, "1 : "+text.Number(roundTo(c.MetresPerPixel(c.Center[1])*b.d.m.Scale()/0.0002646, 2), 0))
}

func (b *statusBar) put(t *canvas.Text, s string) {
	if t.Text != s {
		t.Text = s
		t.Refresh()
		b.box.Refresh()
	}
}

func (b *statusBar) restyle() {
	c := b.d.chrome()
	b.line.FillColor = c.Hairline
	b.position.Color, b.extent.Color, b.scale.Color = c.Muted, c.Text, c.Muted
	b.box.Refresh()
}

// roundTo keeps n significant digits.
func roundTo(x float64, n int) float64 {
	step := 1.0
	for x/step >= pow10(n) {
		step *= 10
	}
	return float64(int(x/step+0.5)) * step
}

func pow10(n int) float64 {
	p := 1.0
	for range n {
		p *= 10
	}
	return p
}
