package mapview

import (
	"fyne.io/fyne/v2"

	"delimit/mapview/tool"
)

// focus asks for the keys.
func (m *Map) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// FocusGained implements fyne.Focusable.
func (m *Map) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *Map) FocusLost() { m.input.space = false }

// KeyDown implements desktop.Keyable.
func (m *Map) KeyDown(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		m.input.space = true
	}
}

// KeyUp implements desktop.Keyable.
func (m *Map) KeyUp(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace {
		m.input.space = false
	}
}

var toolKeys = map[fyne.KeyName]tool.Key{
	fyne.KeyReturn: tool.Enter, fyne.KeyEnter: tool.Enter, fyne.KeyBackspace: tool.Backspace, fyne.KeyDelete: tool.Delete, fyne.KeyEscape: tool.Escape,
}

// TypedKey implements fyne.Focusable.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	defer m.frames.work()()
	by := 80.0 // points
	if heldMods().Shift {
		by *= 4
	}
	switch e.Name {
	case fyne.KeyLeft:
		m.step(by, 0)
	case fyne.KeyRight:
		m.step(-by, 0)
	case fyne.KeyUp:
		m.step(0, by)
	case fyne.KeyDown:
		m.step(0, -by)
	default:
		if e.Name == fyne.KeyEscape && m.box.on {
			m.box.end()
			return
		}
		if k, ok := toolKeys[e.Name]; ok && m.tool.Press(k) {
			m.after()
		} else if m.OnKey != nil {
			m.OnKey(e.Name, 0)
		}
	}
}

// TypedRune implements fyne.Focusable.
func (m *Map) TypedRune(r rune) {
	if m.OnRune != nil {
		m.OnRune(r)
	}
}
