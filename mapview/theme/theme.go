// Package theme dresses Fyne in the colours of package style.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	base "fyne.io/fyne/v2/theme"

	"delimit/mapview/style"
)

// Choice is which of the two dresses is worn.
type Choice uint8

// The choices.
const (
	Light Choice = iota
	Dark
	Follow // the system's
)

// Theme is a fyne.Theme.
type Theme struct {
	Choice  Choice
	Palette string // of the map; empty: the one that goes with the dress
}

// variant is what is worn when the system asks for v.
func (t *Theme) variant(v fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.Choice {
	case Light:
		return base.VariantLight
	case Dark:
		return base.VariantDark
	}
	return v
}

// Chrome is the colours of the window.
func (t *Theme) Chrome(v fyne.ThemeVariant) *style.Chrome {
	if t.variant(v) == base.VariantDark {
		return style.ChromeDark
	}
	return style.ChromeLight
}

// Map is the style of the map: the chosen one, or that which goes with the dress.
func (t *Theme) Map(v fyne.ThemeVariant) *style.Map {
	if t.Palette != "" {
		return style.Palette(t.Palette)
	}
	if t.variant(v) == base.VariantDark {
		return style.Dark
	}
	return style.Light
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	c := t.Chrome(v)
	switch name {
	case base.ColorNameBackground:
		return c.Panel
	case base.ColorNameOverlayBackground, base.ColorNameMenuBackground, base.ColorNameInputBackground, base.ColorNameHeaderBackground:
		return c.Raised
	case base.ColorNameForeground:
		return c.Text
	case base.ColorNamePlaceHolder, base.ColorNameDisabled:
		return c.Muted
	case base.ColorNamePrimary, base.ColorNameHyperlink:
		return c.Accent
	case base.ColorNameForegroundOnPrimary:
		return c.OnAccent
	case base.ColorNameFocus, base.ColorNameSelection:
		return c.Selected
	case base.ColorNameHover:
		return c.Hover
	case base.ColorNamePressed:
		return c.Selected
	case base.ColorNameButton:
		return c.Raised
	case base.ColorNameDisabledButton:
		return c.Panel
	case base.ColorNameInputBorder, base.ColorNameSeparator:
		return c.Hairline
	case base.ColorNameScrollBar:
		return style.Alpha(c.Muted, 0.45)
	case base.ColorNameScrollBarBackground:
		return color.Transparent
	case base.ColorNameShadow:
		return c.Shadow
	case base.ColorNameError:
		return c.Error
	case base.ColorNameWarning:
		return c.Warning
	}
	return base.DefaultTheme().Color(name, t.variant(v))
}

// Font implements fyne.Theme.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource { return base.DefaultTheme().Font(s) }

// Icon implements fyne.Theme.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return base.DefaultTheme().Icon(n) }

// Size implements fyne.Theme.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case base.SizeNameText:
		return 13
	case base.SizeNameCaptionText:
		return 11
	case base.SizeNameSubHeadingText:
		return 16
	case base.SizeNameHeadingText:
		return 22
	case base.SizeNamePadding:
		return 4
	case base.SizeNameInnerPadding:
		return 7
	case base.SizeNameInputRadius, base.SizeNameSelectionRadius:
		return 5
	case base.SizeNameScrollBar:
		return 8
	case base.SizeNameScrollBarSmall:
		return 3
	case base.SizeNameSeparatorThickness, base.SizeNameInputBorder:
		return 1
	}
	return base.DefaultTheme().Size(n)
}
