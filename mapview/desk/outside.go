package desk

import (
	"delimit/data"
	"delimit/mapview/text"
)

// trust is which files another file may have opened: those that the user has opened
// before.
func (d *Desk) trust() data.Trust { return data.Trust{Known: d.recent.Has} }

// opening remembers that the user opens files or folders. What cannot be remembered is
// asked again.
func (d *Desk) opening(paths ...string) { _ = d.recent.Add(paths...) }

// outsideWords are the title of the question whether to open what lies elsewhere, and
// where that is.
func outsideWords(o *data.Outside) (title, why string) {
	key := map[data.Lead]string{data.LeadHost: "ground.host", data.LeadAddress: "ground.address"}[o.Lead]
	if key == "" {
		key = "ground.outside"
	}
	return text.T(key + "Title"), text.T(key, data.Shown(o.Path))
}

// addOpening offers to open what lies elsewhere, where it can be opened at all; then it
// counts as opened.
func (q *missing) addOpening(o *data.Outside, again func()) {
	if o.Lead == data.LeadAddress {
		return
	}
	label := text.T("ground.open")
	if o.Lead == data.LeadHost {
		label = text.T("ground.contact")
	}
	q.add(label, func() {
		q.s.d.opening(o.Path)
		again()
	})
}
