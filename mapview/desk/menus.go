package desk

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"delimit/mapview/command"
	"delimit/mapview/text"
)

// menus are the main menu. A command that cannot run now is greyed and says why;
// one that is switched on is ticked.
type menus struct {
	d     *Desk
	main  *fyne.MainMenu
	items []*fyne.MenuItem // of the commands, in the order of the table
}

func newMenus(d *Desk) *menus {
	m := &menus{d: d, items: make([]*fyne.MenuItem, len(d.commands))}
	for i, c := range d.commands {
		m.items[i] = fyne.NewMenuItem("", func() { d.chord(c) })
		if len(c.Chords) > 0 {
			m.items[i].Shortcut = c.Chords[0]
		}
	}
	var all []*fyne.Menu
	for _, g := range command.Groups {
		menu := fyne.NewMenu(text.T("menu." + string(g)))
		for i, c := range d.commands {
			if c.Group != g {
				continue
			}
			if c.Gap {
				menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			}
			menu.Items = append(menu.Items, m.items[i])
		}
		all = append(all, menu)
	}
	m.main = fyne.NewMainMenu(all...)
	m.refill()
	return m
}

// update shows what the commands can do now. The toolkit makes the whole bar anew,
// so that it is told only of changes.
func (m *menus) update() {
	if m.refill() {
		m.d.win.SetMainMenu(m.main)
	}
}

func (m *menus) refill() (changed bool) {
	for i, c := range m.d.commands {
		why := ""
		if c.WhyNot != nil {
			why = c.WhyNot()
		}
		now := *m.items[i]
		now.Label, now.Disabled, now.Checked = menuLabel(c, why), why != "", c.On != nil && c.On()
		if was := m.items[i]; was.Label != now.Label || was.Disabled != now.Disabled || was.Checked != now.Checked {
			*was, changed = now, true
		}
	}
	return changed
}

// menuLabel is the name of a command, with its key where the toolkit shows none,
// or with the reason why it cannot run.
func menuLabel(c command.Command, why string) string {
	label := text.T("command." + c.ID)
	switch {
	case why != "":
		return text.T("menu.why", label, lower(why))
	case len(c.Chords) == 0 && c.Keys != "":
		return label + "    " + c.Keys
	}
	return label
}

// lower makes the first letter of a sentence small.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
