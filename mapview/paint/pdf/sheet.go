package pdf

import (
	"codeberg.org/go-pdf/fpdf"

	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
)

// sheets are patterns that cover the whole page, drawn once and used under clips. They
// bound what many patterned areas take: each of them may lie all over the page.
type sheets struct {
	drawn map[sheetKey]float64 // pixels² over which a pattern was drawn without its sheet
	made  map[sheetKey]fpdf.Template
}

type sheetKey struct {
	pattern style.Pattern
	origin  scene.Pixel
}

// sheet gives the sheet of a pattern once it is due: when areas have been covered that
// are together as large as the page.
func (s *Surface) sheet(p style.Pattern, t paint.Tiling, box paint.Rect) (fpdf.Template, bool) {
	key := sheetKey{p, s.origin}
	if made, ok := s.sheets.made[key]; ok {
		return made, true
	}
	w, h := s.size.X/s.scale, s.size.Y/s.scale
	s.sheets.drawn[key] += (box.X1 - box.X0) * (box.Y1 - box.Y0)
	if s.sheets.drawn[key] < 2*w*h {
		return nil, false
	}
	made := fpdf.CreateTpl(fpdf.PointType{}, fpdf.SizeType{Wd: s.size.X, Ht: s.size.Y}, "P", "pt", "", func(tpl *fpdf.Tpl) {
		on := *s
		on.doc = &tpl.Fpdf
		on.color(p.Color, "rg")
		on.figures(t, paint.Rect{X0: -s.origin.X, Y0: -s.origin.Y, X1: w - s.origin.X, Y1: h - s.origin.Y})
		on.raw("f\n")
	})
	s.sheets.made[key] = made
	return made, true
}
