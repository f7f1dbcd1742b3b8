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
	LayersIcon  = icon("layers", `<path fill="#000000" d="M12 2.5 L22 8 L12 13.5 L2 8 Z"/><path fill="#000000" d="M4.6 10.6 L2 12 L12 17.5 L22 12 L19.4 10.6 L12 14.7 Z"/><path fill="#000000" d="M4.6 14.6 L2 16 L12 21.5 L22 16 L19.4 14.6 L12 18.7 Z"/>`)
	EyeIcon     = icon("eye", `<path fill="#000000" fill-rule="evenodd" d="M1.5 12 C4 7.5 7.7 5 12 5 C16.3 5 20 7.5 22.5 12 C20 16.5 16.3 19 12 19 C7.7 19 4 16.5 1.5 12 Z M3.9 12 C6 15.3 8.7 17 12 17 C15.3 17 18 15.3 20.1 12 C18 8.7 15.3 7 12 7 C8.7 7 6 8.7 3.9 12 Z"/><path fill="#000000" d="M8.8 12 A3.2 3.2 0 1 0 15.2 12 A3.2 3.2 0 1 0 8.8 12 Z"/>`)
	ShutEyeIcon = icon("shuteye", `<path fill="#000000" d="M2.4 9.6 L4.2 8.7 C6 11.8 8.6 13.4 12 13.4 C15.4 13.4 18 11.8 19.8 8.7 L21.6 9.6 C20.9 10.9 20.1 11.9 19.2 12.8 L21 15.2 L19.4 16.4 L17.5 14 C16.7 14.5 15.8 14.9 14.8 15.1 L15.3 18 L13.3 18.3 L12.9 15.4 L11.1 15.4 L10.7 18.3 L8.7 18 L9.2 15.1 C8.2 14.9 7.3 14.5 6.5 14 L4.6 16.4 L3 15.2 L4.8 12.8 C3.9 11.9 3.1 10.9 2.4 9.6 Z"/>`)
	UpIcon      = icon("up", `<path fill="#000000" d="M12 7 L19 14.6 L17.6 16 L12 10 L6.4 16 L5 14.6 Z"/>`)
	DownIcon    = icon("down", `<path fill="#000000" d="M12 17 L19 9.4 L17.6 8 L12 14 L6.4 8 L5 9.4 Z"/>`)
	PlayIcon    = icon("play", `<path fill="#000000" d="M7 4.5 L19.5 12 L7 19.5 Z"/>`)
	PauseIcon   = icon("pause", `<path fill="#000000" d="M6 5 L10 5 L10 19 L6 19 Z M14 5 L18 5 L18 19 L14 19 Z"/>`)
)
