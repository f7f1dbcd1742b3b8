package style

import "image/color"

// Chrome is the colours of the window around the map.
type Chrome struct {
	Background color.NRGBA // behind everything
	Panel      color.NRGBA // rail, ledger, bars
	Raised     color.NRGBA // cards, fields, menus
	Hairline   color.NRGBA
	Text       color.NRGBA
	Muted      color.NRGBA
	Accent     color.NRGBA // the chosen tool, focus, links
	OnAccent   color.NRGBA
	Hover      color.NRGBA
	Selected   color.NRGBA
	Warning    color.NRGBA // text of a warning
	WarningBox color.NRGBA
	Error      color.NRGBA
	Shadow     color.NRGBA
}

// ChromeLight and ChromeDark go with Light and Dark, ChromePrint with white paper.
var (
	ChromePrint = &Chrome{
		Background: hex(0xffffff), Panel: hex(0xffffff), Raised: hex(0xffffff), Hairline: hex(0xb8b8b8), Text: hex(0x000000), Muted: hex(0x4a4a4a),
		Accent: hex(0x000000), OnAccent: hex(0xffffff), Hover: Alpha(hex(0x000000), 0.08), Selected: Alpha(hex(0x000000), 0.15),
		Warning: hex(0x3a2400), WarningBox: hex(0xf2f2f2), Error: hex(0x600000), Shadow: Alpha(hex(0x000000), 0.25),
	}
	ChromeLight = &Chrome{
		Background: hex(0xf5f3ee), Panel: hex(0xfbfaf7), Raised: hex(0xffffff), Hairline: hex(0xdedad2), Text: hex(0x1f2933), Muted: hex(0x66707a),
		Accent: hex(0x24507a), OnAccent: hex(0xffffff), Hover: Alpha(hex(0x24507a), 0.08), Selected: Alpha(hex(0x24507a), 0.15),
		Warning: hex(0x7a4a10), WarningBox: hex(0xfbf1dd), Error: hex(0xa3341f), Shadow: Alpha(hex(0x1f2933), 0.25),
	}
	ChromeDark = &Chrome{
		Background: hex(0x1b242c), Panel: hex(0x202a33), Raised: hex(0x2a3641), Hairline: hex(0x36424d), Text: hex(0xe8ebee), Muted: hex(0x9aa6b1),
		Accent: hex(0x7fb2e0), OnAccent: hex(0x12202c), Hover: Alpha(hex(0x9cc6ec), 0.10), Selected: Alpha(hex(0x7fb2e0), 0.24),
		Warning: hex(0xf0c888), WarningBox: hex(0x3a3222), Error: hex(0xff9b85), Shadow: Alpha(hex(0x000000), 0.5),
	}
)
