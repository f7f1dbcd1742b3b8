// Package command is the table of what the window can do: one entry serves the
// menu, the rail, the keys and the list of keys.
package command

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Group is the menu in which a command stands.
type Group string

// The groups in the order of the menus.
const (
	File Group = "file"
	Edit Group = "edit"
	View Group = "view"
	Go   Group = "go"
	Time Group = "time"
	Tool Group = "tool"
	Help Group = "help"
)

// Groups lists them.
var Groups = [...]Group{File, Edit, View, Go, Tool, Time, Help}

// Command is one thing that can be done.
type Command struct {
	ID     string // its name stands in the table of texts under "command." + ID
	Group  Group
	Keys   string                  // as people read them: Ctrl+S
	Chords []fyne.KeyboardShortcut // with modifiers
	Rune   rune                    // a plain key, while the map has the keys
	Run    func()
	WhyNot func() string // nil or empty: it can run
	On     func() bool   // of what is switched on and off; nil: it is not
	Gap    bool          // a line above it in the menu
}

// Can tells whether the command can run now.
func (c Command) Can() bool { return c.WhyNot == nil || c.WhyNot() == "" }

// Table is all commands.
type Table []Command

// Find gives the command of an ID.
func (t Table) Find(id string) (Command, bool) {
	for _, c := range t {
		if c.ID == id {
			return c, true
		}
	}
	return Command{}, false
}

// Do runs the command of an ID if it can, and otherwise says why not.
func (t Table) Do(id string) (whyNot string) {
	c, ok := t.Find(id)
	switch {
	case !ok:
		return "no command " + id
	case !c.Can():
		return c.WhyNot()
	}
	c.Run()
	return ""
}

// ByRune gives the command of a plain key, capital or small. The key of + needs no
// Shift, which many keyboards want for it.
func (t Table) ByRune(r rune) (Command, bool) {
	if r == '=' {
		r = '+'
	}
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	for _, c := range t {
		if c.Rune != 0 && c.Rune == r {
			return c, true
		}
	}
	return Command{}, false
}

// Ctrl is a chord with the Control key.
func Ctrl(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl}
}

// CtrlShift is a chord with Control and Shift.
func CtrlShift(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
}

// Alt is a chord with the Alt key.
func Alt(key fyne.KeyName) fyne.KeyboardShortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}
