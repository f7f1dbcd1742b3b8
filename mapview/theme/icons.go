package theme

import (
	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"
)

// icon draws on a square of 24 points, in the colour of text.
func icon(name, paths string) fyne.Resource {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">` + paths + `</svg>`
	return base.NewThemedResource(fyne.NewStaticResource(name+".svg", []byte(svg)))
}

// The icons of the rail: filled shapes only, which take the theme's colour.
var (
	SelectIcon  = icon("select", `<path fill="#000000" d="M5 3 L19 12.2 L12.8 13.4 L16.4 20 L13.9 21.3 L10.4 14.6 L5 19 Z"/>`)
	BorderIcon  = icon("border", `<path fill="#000000" d="M4.2 17.2 L9.2 9.2 L14.6 13.2 L19 5.4 L20.8 6.4 L15.2 16.2 L9.8 12.1 L5.9 18.3 Z"/><path fill="#000000" d="M2.5 18 A2.5 2.5 0 1 0 7.5 18 A2.5 2.5 0 1 0 2.5 18 Z"/><path fill="#000000" d="M17.5 5 A2.5 2.5 0 1 0 22.5 5 A2.5 2.5 0 1 0 17.5 5 Z"/>`)
	ZoneIcon    = icon("zone", `<path fill="#000000" fill-rule="evenodd" d="M12 2.5 L21.5 9.5 L18 20.5 L6 20.5 L2.5 9.5 Z M12 5 L5 10.2 L7.5 18.5 L16.5 18.5 L19 10.2 Z"/><path fill="#000000" d="M8.4 12.5 A1.1 1.1 0 1 0 10.6 12.5 A1.1 1.1 0 1 0 8.4 12.5 Z M13.4 12.5 A1.1 1.1 0 1 0 15.6 12.5 A1.1 1.1 0 1 0 13.4 12.5 Z M10.9 15.6 A1.1 1.1 0 1 0 13.1 15.6 A1.1 1.1 0 1 0 10.9 15.6 Z"/>`)
	MeasureIcon = icon("measure", `<path fill="#000000" fill-rule="evenodd" d="M2 8 L22 8 L22 16.5 L2 16.5 Z M3.8 9.8 L3.8 14.7 L20.2 14.7 L20.2 9.8 L18 9.8 L18 12.4 L16.4 12.4 L16.4 9.8 L12.8 9.8 L12.8 13 L11.2 13 L11.2 9.8 L7.6 9.8 L7.6 12.4 L6 12.4 L6 9.8 Z"/>`)
	PlusIcon    = icon("plus", `<path fill="#000000" d="M11 5 L13 5 L13 11 L19 11 L19 13 L13 13 L13 19 L11 19 L11 13 L5 13 L5 11 L11 11 Z"/>`)
	MinusIcon   = icon("minus", `<path fill="#000000" d="M5 11 L19 11 L19 13 L5 13 Z"/>`)
	FitIcon     = icon("fit", `<path fill="#000000" d="M4 4 L10 4 L10 6 L6 6 L6 10 L4 10 Z M14 4 L20 4 L20 10 L18 10 L18 6 L14 6 Z M4 14 L6 14 L6 18 L10 18 L10 20 L4 20 Z M18 14 L20 14 L20 20 L14 20 L14 18 L18 18 Z"/>`)
	FoldIcon    = icon("fold", `<path fill="#000000" d="M9 5 L16 12 L9 19 L7.6 17.6 L13.2 12 L7.6 6.4 Z"/>`)
	UnfoldIcon  = icon("unfold", `<path fill="#000000" d="M15 5 L8 12 L15 19 L16.4 17.6 L10.8 12 L16.4 6.4 Z"/>`)
)
