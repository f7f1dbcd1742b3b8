package desk

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// statement is something that the reader of the figures must know before anything else.
// It stands over the map as long as it is true of what is shown.
type statement struct {
	key    string // tells apart what can be put away
	words  string
	action string
	gap    *geo.Gap // the action closes it; nil: it opens a front line
	stays  bool     // it cannot be put away
}

// least is the land from which on a statement is worth a line: less prints as 0.00 km².
const least = 5000

// statements of what is shown, the gravest first. against are the cities of which the
// front line says something else than what is known of its day.
func statements(of session.Shown, against []data.Contradiction) []statement {
	var list []statement
	l := of.Ledger
	for _, says := range []geo.Holder{geo.HeldByUkraine, geo.HeldByRussia} {
		if names := citiesOf(against, says); names != "" {
			list = append(list, statement{key: "against" + says.String(), words: text.T("banner.against", names, text.Holder(says)), action: text.T("banner.other")})
		}
	}
	if l.UndecidedM2 >= least {
		s := statement{key: "undecided", words: text.T("banner.undecided", text.KM2(l.UndecidedM2, 1))}
		if gap := shortest(l.Gaps); gap != nil {
			s.words = text.T("banner.open", text.KM2(l.UndecidedM2, 1), text.Length(gap.GapM))
			s.action, s.gap = text.T("banner.close"), gap
		}
		list = append(list, s)
	}
	if m2 := l.Held[geo.HeldUnstated]; m2 >= least {
		list = append(list, statement{key: "unstated", words: text.T("banner.unstated", text.KM2(m2, 1)), action: text.T("banner.cover")})
	}
	return list
}

// mostAgainst is how many cities a statement names.
const mostAgainst = 4

// citiesOf names the cities that a front line gives to a side against what is known.
func citiesOf(against []data.Contradiction, says geo.Holder) string {
	var names []string
	for _, c := range against {
		if c.Says == says {
			names = append(names, c.City.Name)
		}
	}
	if more := len(names) - mostAgainst; more > 0 {
		return text.T("rebase.more", strings.Join(names[:mostAgainst], ", "), text.Count(more))
	}
	return strings.Join(names, ", ")
}

// shortest is the gap that is most likely a slip of the hand.
func shortest(gaps []geo.Gap) *geo.Gap {
	var best *geo.Gap
	for i := range gaps {
		if best == nil || gaps[i].GapM < best.GapM {
			best = &gaps[i]
		}
	}
	return best
}

// banner shows the statements over the map, below the notice.
type banner struct {
	d      *Desk
	box    *fyne.Container
	shown  []statement
	of     session.Shown
	away   []string // keys that were put away
	plates []*bannerPlate

	checked *geo.Situation // of which against tells, or will
	against []data.Contradiction
}

type bannerPlate struct {
	back *canvas.Rectangle
	sign *canvas.Text
	says *canvas.Text
	box  *fyne.Container
}

func newBanner(d *Desk) *banner { return &banner{d: d, box: container.NewVBox()} }

// update follows what is shown. What was put away comes back with another front line or
// territory.
func (b *banner) update() {
	of := b.d.session.Shown()
	if of.Situation != b.of.Situation || of.Territory != b.of.Territory || of.Tab != b.of.Tab {
		b.away = nil
	}
	b.of = of
	b.check(of.Situation)
	next := append(b.d.keeper.statements(), statements(of, b.against)...)
	next = slices.DeleteFunc(next, func(s statement) bool { return slices.Contains(b.away, s.key) })
	if slices.EqualFunc(next, b.shown, func(a, b statement) bool { return a.words == b.words && a.gap == b.gap }) {
		return
	}
	b.shown = next
	b.build()
}

// check looks in the background whether a front line contradicts what is known of cities.
func (b *banner) check(s *geo.Situation) {
	if s == b.checked {
		return
	}
	b.checked, b.against = s, nil
	var found []data.Contradiction
	b.d.config.Background(func() { found = data.Contradictions(s) }, func() {
		if b.checked == s && len(found) > 0 {
			b.against = found
			b.update()
		}
	})
}

func (b *banner) build() {
	b.box.RemoveAll()
	b.plates = nil
	for _, s := range b.shown {
		p := b.plate(s)
		b.plates = append(b.plates, p)
		b.box.Add(container.NewHBox(layout.NewSpacer(), p.box, layout.NewSpacer()))
	}
	b.restyle()
	b.box.Refresh()
	b.d.notice.box.Refresh()
}

func (b *banner) plate(s statement) *bannerPlate {
	p := &bannerPlate{back: canvas.NewRectangle(color.Transparent), sign: textOf("▲", 12, true, color.Black), says: textOf("", 13, true, color.Black)}
	p.back.CornerRadius = 6
	row := container.NewHBox(padded(0, 8, 0, 4, container.NewCenter(p.sign)), padded(0, 2, 0, 6, container.NewCenter(p.says)))
	room := float32(besideNotice + 20)
	if s.action != "" {
		act := newAction(s.action, func() { b.act(s) })
		room += act.MinSize().Width
		row.Add(act)
	}
	if !s.stays {
		shut := widget.NewButtonWithIcon("", theme.CancelIcon(), func() { b.away = append(b.away, s.key); b.update() })
		shut.Importance = widget.LowImportance
		row.Add(shut)
	}
	p.says.Text = elided(s.words, p.says.TextSize, true, max(min(mostBanner, b.d.m.Size().Width-room), 120))
	p.box = container.NewStack(p.back, padded(4, 4, 4, 6, row))
	return p
}

// mostBanner is how wide the words may be, in points.
const mostBanner = 760

// act does what a statement offers.
func (b *banner) act(s statement) {
	if s.gap == nil {
		b.d.do("situation")
		return
	}
	if now := b.d.session.Document(); now != b.of.Document || b.of.Tab != b.d.session.TabID() {
		b.d.toast.say(text.T("why.gone")) // the figures of what is open now are not there yet
		return
	}
	b.d.m.GoTo(s.gap.End, gapZoom)
	b.d.commit(text.T("step.extend"), geo.Chain(geo.CloseGap(*s.gap), b.d.session.RememberSides()))
}

// gapZoom is near enough to see where a border ends and what it misses.
const gapZoom = 9.5

func (b *banner) restyle() {
	c := b.d.chrome()
	for _, p := range b.plates {
		p.back.FillColor, p.back.StrokeColor, p.back.StrokeWidth = c.WarningBox, c.Warning, 1.5
		p.sign.Color, p.says.Color = c.Warning, c.Text
		p.back.Refresh()
		p.sign.Refresh()
		p.says.Refresh()
	}
}
