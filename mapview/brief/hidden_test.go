package brief

import (
	"bytes"
	"strings"
	"testing"

	"delimit/mapview/layer"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// What is hidden leaves neither ink on the map nor a sign in the legend: hidden, and so
// faint that nothing is seen, are the same picture.
func TestHiddenLayersLeaveNothing(t *testing.T) {
	for _, part := range style.Parts {
		page := legendPage(t, style.Light)
		stack := page.Model.Layers
		page.Model.Layers = stack.With(layer.Layer{Part: part, Opacity: 0})
		faint := Draw(page)
		page.Model.Layers = stack.With(layer.Layer{Part: part, Hidden: true, Opacity: 1})
		hidden := Draw(page)
		if !bytes.Equal(faint.Pix, hidden.Pix) {
			t.Errorf("%s: hidden and with an opacity of 0 are two pictures", part)
		}
		signs := map[style.Part][]string{
			style.HoldersPart:    {text.T("held.ukraine"), text.T("held.contested"), text.T("legend.beside", text.T("held.russia"))},
			style.AllocationPart: {text.T("legend.ceded"), text.T("legend.returned")}, style.ContactPart: {text.T("legend.contact")},
			style.BordersPart: {strings.SplitN(text.T("legend.borderIn"), ",", 2)[0]}, style.TerritoryPart: {text.T("legend.territory")},
		}[part]
		for _, s := range signs {
			if has := legendOf(page); has[s] {
				t.Errorf("%s is hidden, and the legend explains %q", part, s)
			}
		}
	}
	all := legendOf(legendPage(t, style.Light))
	for _, want := range []string{text.T("held.ukraine"), text.T("legend.ceded"), text.T("legend.contact"), text.T("legend.territory")} {
		if !all[want] {
			t.Errorf("%q is not in the legend, where nothing is hidden", want)
		}
	}
}

// legendOf are the signs of a page, without what follows a comma.
func legendOf(p Page) map[string]bool {
	l := newLayout(p)
	l.beside = l.besideHolders()
	c := &column{layout: l}
	out := map[string]bool{}
	for _, s := range append(c.landSigns(p.Model.Ledger), c.lineSigns(p.Model.Ledger)...) {
		out[s.label] = true
		if len(s.strokes) > 0 {
			out[strings.SplitN(s.label, ",", 2)[0]] = true
		}
	}
	return out
}
