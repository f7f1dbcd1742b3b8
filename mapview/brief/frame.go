package brief

import (
	"cmp"
	"strings"
	"time"

	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

const inset = 28 // units between the edge of the page and its text

// frame is what stands above and below the map, broken into lines: the page makes
// room for all of it, because sources must not be cut.
type frame struct{ title, subtitle, notes []string }

func (l *layout) newFrame() frame {
	m := l.page.Model
	title := l.page.Title
	if title == "" && m.Proposal != nil {
		title = m.Proposal.Name
	}
	if title == "" {
		title = m.Territory.Name() + ": " + untitled(m)
	}
	width := float64(l.page.Size.X) - 2*inset*l.unit
	notes := made(l.page) + rounded(m.Ledger) + text.T("brief.area") + " " + places(m) + text.T("brief.people") + " " + text.T("brief.neutral")
	sources := append(l.compared(width), l.wrap(l.sources(), l.muted(13), width, 4)...)
	if credits := m.Layers.Credits(); len(credits) > 0 { // however many: none is cut
		said := []string{text.T("brief.layers", strings.Join(credits, "; "))}
		for _, b := range l.page.basemaps {
			said = append(said, b.Words())
		}
		sources = append(sources, paint.Wrap(strings.TrimSpace(strings.Join(said, " ")), l.muted(13), l.unit, width)...)
	}
	if hidden := silent(m); hidden != "" {
		sources = append(sources, l.wrap(hidden, l.muted(13), width, 3)...)
	}
	return frame{
		title:    l.wrap(title, l.titleType(), width, 2),
		subtitle: l.subtitle(width),
		notes:    append(sources, l.wrap(notes, l.muted(13), width, 4)...),
	}
}

// places says from which list settlements and people are.
func places(m scene.Model) string {
	if m.Ledger == nil {
		return ""
	}
	var all geo.People
	for _, c := range m.Ledger.Cells {
		all = all.Plus(c.People)
	}
	return text.PlacesOf(all, m.Territory.Name()) + " "
}

// made says when the picture was made.
func made(p Page) string {
	if p.Made.IsZero() {
		return ""
	}
	return text.T("brief.made", p.Made.Format(time.DateOnly)) + " "
}

// rounded warns where the holders or net, as the page shows them, do not agree with
// what they are part of or taken from.
func rounded(l *geo.Ledger) string {
	if l == nil || text.AddUp(l.Held[:], l.AreaM2, figure.Panel) && text.NetAgrees(l, figure.Panel) {
		return ""
	}
	return text.T("brief.rounded") + " "
}

// silent names the layers that are hidden though the picture says something else
// without them.
func silent(m scene.Model) string {
	var names []string
	for _, l := range m.Layers.Silent() {
		if l.Part == style.DifferencePart && m.Compared == nil {
			continue // there is nothing to hide
		}
		names = append(names, l.Name())
	}
	if len(names) == 0 {
		return ""
	}
	return text.T("brief.silent", strings.Join(names, ", "))
}

func (l *layout) titleType() style.Type { return l.size(30, true) }

// headerHeight and footerHeight are in pixels: what one line of each and two
// lines of notes need, and more when there are more.
func (l *layout) headerHeight() int {
	return l.px(92 + float64(len(l.frame.title)-1)*lineHeight(l.titleType()) + float64(len(l.frame.subtitle)-1)*lineHeight(l.muted(16)))
}

func (l *layout) footerHeight() int {
	return l.px(64 + float64(max(0, len(l.frame.notes)-2))*lineHeight(l.muted(13)))
}

// lineHeight is in units.
func lineHeight(t style.Type) float64 {
	_, h, _ := paint.TextSize("", t, 1)
	return h
}

// drawHeader writes the title and what the page is about.
func (l *layout) drawHeader() {
	y := l.lines(l.frame.title, l.titleType(), 12*l.unit)
	l.lines(l.frame.subtitle, l.muted(16), y-2*l.unit)
	l.rule(0, float64(l.header.Max.Y)-1, float64(l.page.Size.X))
}

// drawFooter writes sources and what the reader must know.
func (l *layout) drawFooter() {
	l.rule(0, float64(l.footer.Min.Y), float64(l.page.Size.X))
	l.lines(l.frame.notes, l.muted(13), float64(l.footer.Min.Y)+8*l.unit)
}

// lines writes lines one below the other and gives the place below.
func (l *layout) lines(lines []string, t style.Type, y float64) float64 {
	for _, line := range lines {
		y = l.words(line, t, inset*l.unit, y)
	}
	return y
}

// sources are the situation's, the boundary's and those of the map.
func (l *layout) sources() string {
	var sources []string
	if m := l.page.Model; m.Situation != nil && m.Compared == nil {
		sources = append(sources, text.T("brief.situation", shortly(m.Situation)))
	}
	sources = append(sources, text.T("brief.boundary", text.Clip(l.page.Model.Territory.Boundary(), longestSource)))
	sources = append(sources, scene.Credits()...)
	return text.T("brief.sources") + ": " + strings.Join(sources, "; ") + "."
}

// shortly names a situation in a line of sources.
func shortly(s *geo.Situation) string {
	return text.Clip(strings.ReplaceAll(Situation(s), separator, ", "), longestSource)
}

// compared names all that is compared, however much that is: none is cut.
func (l *layout) compared(width float64) []string {
	m := l.page.Model
	if m.Compared == nil {
		return nil
	}
	var all []string
	for i, s := range m.Compared.Situations {
		all = append(all, text.T("brief.compared", data.Letter(i), shortly(s)))
	}
	return paint.Wrap(text.T("brief.situations", strings.Join(all, "; ")), l.muted(13), l.unit, width)
}

// longestSource is how many letters a file may say of its source, so that the
// others still fit.
const longestSource = 160

// separator stands between the parts of a line, which may break after it.
const separator = "\u00a0\u00a0·\u00a0 "

// subtitle names territory, boundary, situation, date and source. What is compared
// stands below, a line each, however many there are: none is cut off.
func (l *layout) subtitle(width float64) []string {
	m := l.page.Model
	parts := []string{m.Territory.Name(), m.Territory.Boundary()}
	if m.Situation != nil && m.Compared == nil {
		parts = append(parts, Situation(m.Situation))
	}
	lines := l.wrap(strings.Join(parts, separator), l.muted(16), width, 3)
	if m.Compared != nil {
		for i, s := range m.Compared.Situations {
			lines = append(lines, l.wrap(text.T("brief.compared", data.Letter(i), Situation(s)), l.muted(16), width, 1)...)
		}
	}
	return lines
}

// untitled is what a page is about that nobody has named.
func untitled(m scene.Model) string {
	if m.Compared == nil {
		return text.T("brief.untitled")
	}
	var dates []string
	for _, s := range m.Compared.Situations {
		dates = append(dates, cmp.Or(s.Date.String(), text.T("situation.undated")))
	}
	return text.T("brief.compare", dates[0], strings.Join(dates[1:], ", "))
}

// Situation is one line about a situation: date, source, note. The date is named as that
// of the front, which is not the day on which the picture was made.
func Situation(s *geo.Situation) string {
	parts := text.Origin(s)
	if date := s.Date.String(); date != "" {
		parts[0] = text.T("brief.front", date)
	} else {
		parts = append([]string{text.T("situation.undated")}, parts...)
	}
	return strings.Join(parts, separator)
}
