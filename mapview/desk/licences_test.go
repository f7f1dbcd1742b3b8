package desk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"delimit/mapview/text"
)

// Help → Licences finds a module by its name or licence and shows its terms whole.
func TestLicences(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.do("licences")
	f, ok := d.win.Canvas().Focused().(*field)
	if !ok {
		t.Fatal("nothing can be looked for at once")
	}
	var list *escapable
	for _, o := range test.LaidOutObjects(d.questions[len(d.questions)-1].overlay) {
		if l, ok := o.(*escapable); ok {
			list = l
		}
	}
	if list == nil || list.Length() < 50 {
		t.Fatal("the modules are not listed")
	}
	for word, want := range map[string]string{"fyne.io/fyne/v2": "Redistribution and use in source and binary forms", "SETTLEMENTS": "creativecommons.org/licenses/by/4.0", "ftl": "FreeType Project"} {
		f.SetText(word)
		if list.Length() == 0 {
			t.Errorf("%s is not found", word)
			continue
		}
		list.Select(0)
		if said := wordsOf(d); !strings.Contains(said, want) {
			t.Errorf("%s: %q is not shown", word, want)
		}
	}
	f.SetText("no such module")
	if said := wordsOf(d); list.Length() != 0 || !strings.Contains(said, text.T("licences.none")) {
		t.Error("it is not said that nothing is called so")
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // it keeps the keys after a click
	if len(d.questions) > 0 {
		t.Error("Esc does not close it")
	}
}
