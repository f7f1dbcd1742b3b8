package desk

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview"
)

// seen are the objects in an object that can be seen, as a hand would find them.
func seen(o fyne.CanvasObject, into []fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return into
	}
	into = append(into, o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			into = seen(child, into)
		}
	case *mapview.Map: // has a hand of its own
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			into = seen(child, into)
		}
	}
	return into
}

// controls are what a hand can use of what lies on top.
func (h *hand) controls() []fyne.CanvasObject {
	root := h.top()
	if root == nil {
		root = h.d.win.Content()
	}
	var out []fyne.CanvasObject
	for _, o := range seen(root, nil) {
		switch c := o.(type) {
		case *widget.Button:
			if !c.Disabled() && !forbidden(c.Text) {
				out = append(out, o)
			}
		case *press:
			if c.tap != nil {
				out = append(out, o)
			}
		case *widget.Check, *widget.Select, *widget.Slider:
			out = append(out, o)
		case *shield, *widget.PopUp, *widget.Entry, *field, *mapview.Map:
		case fyne.Tappable:
			if o != root {
				out = append(out, o)
			}
		}
	}
	return out
}

// tap uses one of the controls.
func (h *hand) tap(a act) {
	all := h.controls()
	if len(all) == 0 {
		return
	}
	// The buttons of a dialog come last, and matter most.
	i := a.n[0] % len(all)
	if a.n[1]%3 == 0 {
		i = len(all) - 1 - a.n[0]%min(4, len(all))
	}
	h.tapped(all[i])
	*h.did = h.last + " of " + h.title
	switch c := all[i].(type) {
	case *widget.Check:
		if !c.Disabled() {
			c.SetChecked(!c.Checked)
		}
	case *widget.Select:
		if len(c.Options) > 0 && !c.Disabled() {
			c.SetSelectedIndex(a.n[2] % len(c.Options))
		}
	case *widget.Slider:
		c.SetValue(c.Min + (c.Max-c.Min)*float64(a.n[2])/mostOfAct)
	case fyne.Tappable:
		c.Tapped(&fyne.PointEvent{})
	}
}

// typeWords fills a field that can be seen in.
func (h *hand) typeWords(a act) {
	root := h.top()
	if root == nil {
		root = h.d.win.Content()
	}
	var fields []*field
	for _, o := range seen(root, nil) {
		if f, ok := o.(*field); ok && !f.Disabled() {
			fields = append(fields, f)
		}
	}
	if len(fields) == 0 {
		return
	}
	f := fields[a.n[0]%len(fields)]
	h.d.win.Canvas().Focus(f)
	f.SetText(h.words[a.n[1]%len(h.words)])
	if a.n[2]%3 == 0 {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// name says what a control is, for a fault.
func controlName(o fyne.CanvasObject) string {
	switch c := o.(type) {
	case *widget.Button:
		return "button " + c.Text
	case *widget.Check:
		return "check " + c.Text
	}
	return fmt.Sprintf("%T", o)
}

// contentOf is the pop-up in an overlay of the toolkit, whose type is its own.
func contentOf(overlay fyne.CanvasObject) fyne.CanvasObject {
	v := reflect.ValueOf(overlay)
	if v.Kind() == reflect.Pointer && v.Elem().Kind() == reflect.Struct {
		if f := v.Elem().FieldByName("Content"); f.IsValid() && f.CanInterface() {
			if o, ok := f.Interface().(fyne.CanvasObject); ok {
				return o
			}
		}
	}
	return overlay
}
