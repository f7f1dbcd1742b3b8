package mapview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"delimit/mapview/style"
)

// sheet is a strip of text that takes more lines where the map is narrow.
type sheet struct {
	box   *fyne.Container
	back  *canvas.Rectangle
	lines []*canvas.Text
	used  int
	says  string
	size  float32
}

const mostHintLines = 4

func newSheet(box *fyne.Container, size float32) *sheet {
	s := &sheet{box: box, back: canvas.NewRectangle(color.Transparent), size: size}
	s.back.CornerRadius = 4
	box.Add(s.back)
	return s
}

func (s *sheet) width(of string) float32 {
	return fyne.MeasureText(of, s.size, fyne.TextStyle{}).Width
}

func (s *sheet) lineHeight() float32 { return fyne.MeasureText("0", s.size, fyne.TextStyle{}).Height }

func (s *sheet) height() float32 { return float32(s.used)*s.lineHeight() + 4 }

// put lays the text out in lines of a width at most.
func (s *sheet) put(at fyne.Position, most float32, st *style.Map) {
	const aside = 6
	wide := float32(0)
	lines := s.broken(most - 2*aside)
	s.used = len(lines)
	for i, says := range lines {
		if i == len(s.lines) {
			s.lines = append(s.lines, canvas.NewText("", color.Black))
			s.lines[i].TextSize = s.size
			s.box.Add(s.lines[i])
		}
		t := s.lines[i]
		t.Text, t.Color = says, st.Furniture.Color
		t.Move(fyne.NewPos(at.X+aside, at.Y+2+float32(i)*s.lineHeight()))
		t.Resize(fyne.NewSize(s.width(says), s.lineHeight()))
		t.Show()
		t.Refresh()
		wide = max(wide, s.width(says))
	}
	for _, t := range s.lines[len(lines):] {
		t.Hide()
	}
	s.back.FillColor = style.Alpha(st.Furniture.Halo, stripOpacity)
	s.back.Move(at)
	s.back.Resize(fyne.NewSize(wide+2*aside, s.height()))
	s.back.Refresh()
}

// broken is the text in lines: broken between its phrases as far as that goes, else
// between words. What does not fit into the most lines is left out.
func (s *sheet) broken(width float32) []string {
	lines := s.fill(nil, strings.Split(s.says, separator), separator, width)
	if len(lines) > mostHintLines {
		lines = append(lines[:mostHintLines-1:mostHintLines-1], strings.TrimSuffix(lines[mostHintLines-1], "…")+" …")
	}
	return lines
}

const separator = " · "

func (s *sheet) fill(lines, pieces []string, between string, width float32) []string {
	line := ""
	for _, piece := range pieces {
		longer := piece
		if line != "" {
			longer = line + between + piece
		}
		if s.width(longer) <= width {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = piece
		if between == separator && s.width(piece) > width {
			words := s.fill(nil, strings.Fields(piece), " ", width)
			lines = append(lines, words[:len(words)-1]...)
			line = words[len(words)-1]
		}
	}
	return append(lines, line)
}
