package desk

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"delimit/geo"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// line is the widget of a row.
type line struct {
	d     *Desk
	press *press
	body  *lineBody
	row   row
}

func newLine(d *Desk) *line {
	l := &line{d: d, body: newLineBody()}
	l.press = newPress(d.chrome, l.body.box, nil)
	l.press.second = func(fyne.Position) { l.copy() }
	l.press.hover = func(in bool) { d.panel.hover(l.row, in) }
	return l
}

// copy puts the exact value on the clipboard.
func (l *line) copy() {
	if l.row.exact != "" {
		l.d.app.Clipboard().SetContent(l.row.exact)
		l.d.toast.say(text.T("say.copied", l.row.exact))
	}
}

// set shows a row and tells whether those below it have to move.
func (l *line) set(r row) (moved bool) {
	l.setTap(r)
	height, known := l.body.height(), l.press.Visible() && l.body.chrome != nil
	if c := l.d.chrome(); !known || l.body.chrome != c || !l.row.looks(r) {
		l.body.set(r, c)
		canvas.Refresh(l.body.box)
	}
	l.row = r
	l.press.Show()
	return !known || l.body.height() != height
}

// setTap says what a click does.
func (l *line) setTap(r row) {
	l.press.tap = nil
	if r.gap != nil {
		l.press.tap = func() {
			l.d.commit(text.T("step.extend"), geo.Chain(geo.CloseGap(*l.row.gap), l.d.session.RememberSides()))
		}
	}
	if r.town != nil {
		l.press.tap = func() { l.d.m.GoTo(l.row.town.At, townZoom(l.row.town.Population)) }
	}
	if r.exact != "" {
		l.press.tap = func() { l.d.panel.choose(l.row) }
	}
}

// lineBody lays the parts of a row out by itself: a label layout for every row
// would cost more than all the figures.
type lineBody struct {
	box                      *fyne.Container
	back                     *canvas.Rectangle
	swatch, hatch            *canvas.Rectangle
	label, sub, value, share *canvas.Text
	parts                    []*canvas.Rectangle
	wrapped                  []*canvas.Text
	row                      row
	chrome                   *style.Chrome // that it was set in; nil: it shows no row yet
}

func newLineBody() *lineBody {
	b := &lineBody{back: canvas.NewRectangle(color.Transparent), swatch: canvas.NewRectangle(color.Transparent), hatch: canvas.NewRectangle(color.Transparent),
		label: canvas.NewText("", color.Black), sub: canvas.NewText("", color.Black), value: canvas.NewText("", color.Black), share: canvas.NewText("", color.Black)}
	b.value.Alignment, b.share.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	b.back.CornerRadius = 5
	b.box = container.New(b, b.back, b.swatch, b.hatch, b.label, b.sub, b.value, b.share)
	return b
}

func (b *lineBody) set(r row, c *style.Chrome) {
	b.row, b.chrome = r, c
	b.label.Text, b.sub.Text, b.value.Text, b.share.Text = r.label, r.sub, r.value, r.share
	b.label.Color, b.sub.Color, b.value.Color, b.share.Color = c.Text, c.Muted, c.Text, c.Muted
	b.label.TextSize, b.sub.TextSize, b.value.TextSize, b.share.TextSize = 13, 11, 13, 12
	b.label.TextStyle.Bold, b.value.TextStyle.Bold = false, false
	b.back.FillColor = color.Transparent
	switch r.kind {
	case headlineRow:
		b.label.Color, b.label.TextSize = c.Muted, 14
		b.value.TextSize, b.value.TextStyle.Bold = 20, true
		if r.wide {
			b.value.TextSize = 17
		}
		if r.exact != "" { // a figure, and not a word in its place
			b.value.Text += " km²"
		}
	case titleRow:
		b.label.TextSize, b.label.TextStyle.Bold, b.label.Color = 11.5, true, c.Muted
	case placeRow:
		b.label.TextSize, b.value.TextSize = 12.5, 12.5
	}
	b.setSwatch(r, c)
	b.setParts(r, c)
	b.setWrapped(r, c)
	b.Layout(nil, b.box.Size()) // the container lays out when its size changes only
}

func (b *lineBody) setSwatch(r row, c *style.Chrome) {
	b.swatch.FillColor, b.swatch.StrokeColor, b.swatch.StrokeWidth = color.Transparent, color.Transparent, 0
	b.hatch.FillColor = color.Transparent
	if r.area == nil {
		return
	}
	b.swatch.FillColor, b.swatch.StrokeColor, b.swatch.StrokeWidth = r.area.Fill, c.Hairline, 1
	if r.area.Edge.Width > 0 {
		b.swatch.StrokeColor, b.swatch.StrokeWidth = r.area.Edge.Color, 1.5
	}
	if r.area.Pattern.Motif != style.NoPattern {
		b.hatch.FillColor = r.area.Pattern.Color
	}
}

func (b *lineBody) setParts(r row, c *style.Chrome) {
	for len(b.parts) < 2*len(r.parts) {
		rect := canvas.NewRectangle(color.Transparent)
		b.parts = append(b.parts, rect)
		b.box.Objects = append(b.box.Objects, rect)
	}
	for i, rect := range b.parts {
		rect.Hide()
		if i/2 < len(r.parts) {
			rect.Show()
			rect.FillColor = r.parts[i/2].area.Fill
			if i%2 == 1 { // the lower edge in the colour of the pattern
				rect.FillColor = color.Transparent
				if p := r.parts[i/2].area.Pattern; p.Motif != style.NoPattern {
					rect.FillColor = p.Color
				}
			}
		}
	}
}

// lineHeight is that of wrapped text in points.
const lineHeight, wrapWidth = 17, panelWidth - 52

func (b *lineBody) setWrapped(r row, c *style.Chrome) {
	var lines []string
	if r.kind == noteRow || r.kind == warningRow {
		lines = wrapText(r.label, 12, wrapWidth)
		b.label.Text = ""
	}
	for len(b.wrapped) < len(lines) {
		t := canvas.NewText("", color.Black)
		t.TextSize = 12
		b.wrapped = append(b.wrapped, t)
		b.box.Objects = append(b.box.Objects, t)
	}
	for i, t := range b.wrapped {
		t.Hide()
		if i < len(lines) {
			t.Text, t.Color = lines[i], c.Muted
			if r.kind == warningRow {
				t.Color = c.Warning
			}
			t.Show()
		}
	}
	if r.kind == warningRow {
		b.back.FillColor = c.WarningBox
	}
}

// MinSize implements fyne.Layout.
func (b *lineBody) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(260, b.height()) }

func (b *lineBody) height() float32 {
	switch b.row.kind {
	case headlineRow:
		if b.row.wide {
			return 50
		}
		return 34
	case barRow:
		return 30
	case titleRow:
		return 32
	case placeRow:
		return 20
	case noteRow:
		return float32(b.lines())*lineHeight + 8
	case warningRow:
		return float32(b.lines())*lineHeight + 22
	}
	if b.row.sub != "" || b.row.wide {
		return 40
	}
	return 25
}

func (b *lineBody) lines() int {
	n := 0
	for _, t := range b.wrapped {
		if t.Visible() {
			n++
		}
	}
	return n
}

// Layout implements fyne.Layout.
func (b *lineBody) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const edge = 6
	w := size.Width
	b.back.Move(fyne.NewPos(0, 4))
	b.back.Resize(fyne.NewSize(w, size.Height-8))
	shareWidth := float32(62)
	top := map[rowKind]float32{headlineRow: 10, titleRow: 14, figureRow: 4, placeRow: 1}[b.row.kind]
	left := float32(edge)
	if b.row.area != nil {
		b.swatch.Move(fyne.NewPos(edge, 7))
		b.swatch.Resize(fyne.NewSize(16, 12))
		b.hatch.Move(fyne.NewPos(edge+1, 15))
		b.hatch.Resize(fyne.NewSize(14, 3))
		left += 24
	}
	right := w - edge
	below := float32(18) // from the first line to the second
	if b.row.kind == headlineRow {
		below = 21
	}
	subRoom := w - left - edge
	switch {
	case b.row.wide:
		width := fyne.MeasureText(b.share.Text, b.share.TextSize, b.share.TextStyle).Width
		putText(b.share, right-width, top+below, width)
		subRoom -= width + 8
	case b.row.share != "" || b.row.kind == headlineRow:
		putText(b.share, right-shareWidth, top+1, shareWidth)
		right -= shareWidth
	}
	valueTop := top
	if b.row.kind == headlineRow {
		valueTop = 4
		if b.row.wide {
			valueTop = 7
		} else {
			b.share.Move(fyne.NewPos(b.share.Position().X, 12))
		}
	}
	valueWidth := fyne.MeasureText(b.value.Text, b.value.TextSize, b.value.TextStyle).Width
	putText(b.value, right-valueWidth, valueTop, valueWidth)
	room := right - valueWidth - left - 8
	if b.row.kind == titleRow {
		room = w - left
	}
	b.label.Text = elided(b.labelText(), b.label.TextSize, b.label.TextStyle.Bold, room)
	putText(b.label, left, top, room)
	b.sub.Text = elided(b.row.sub, b.sub.TextSize, false, subRoom)
	putText(b.sub, left, top+below, w-left)
	b.layoutParts(w)
	for i, t := range b.wrapped {
		y := float32(4 + i*lineHeight)
		if b.row.kind == warningRow {
			y += 6
		}
		putText(t, edge+4, y, w)
	}
}

func (b *lineBody) labelText() string {
	if b.row.kind == noteRow || b.row.kind == warningRow {
		return ""
	}
	return b.row.label
}

func (b *lineBody) layoutParts(w float32) {
	const edge, top, height = 6, 9, 14
	x := float32(edge)
	for i, p := range b.row.parts {
		width := float32(p.share) * (w - 2*edge)
		b.parts[2*i].Move(fyne.NewPos(x, top))
		b.parts[2*i].Resize(fyne.NewSize(width, height))
		b.parts[2*i+1].Move(fyne.NewPos(x, top+height-4))
		b.parts[2*i+1].Resize(fyne.NewSize(width, 4))
		x += width
	}
}

func putText(t *canvas.Text, x, y, width float32) {
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(width, fyne.MeasureText("0", t.TextSize, t.TextStyle).Height))
}

// wrapText breaks a text into lines of a width in points.
func wrapText(s string, size, width float32) []string {
	var lines []string
	current := ""
	for _, word := range strings.Fields(s) {
		longer := word
		if current != "" {
			longer = current + " " + word
		}
		if current != "" && fyne.MeasureText(longer, size, fyne.TextStyle{}).Width > width {
			lines = append(lines, current)
			longer = word
		}
		current = longer
	}
	return append(lines, current)
}
