package desk

import (
	"slices"
	"strings"
	"time"

	"delimit/mapview/session"
	"delimit/mapview/text"
)

// dwell is how long the pointer stays on a row before its land lights up: one that
// passes over the ledger should not make the map flicker.
const dwell = 120 * time.Millisecond

// same tells whether two rows say the same thing, though perhaps of two ledgers.
func (r row) same(as row) bool { return r.kind == as.kind && r.label == as.label && r.lit == as.lit }

// choose lights the land of a row until another is chosen, or the same again.
func (p *panel) choose(r row) {
	p.turn++
	if r.same(p.chosen) {
		r = row{}
	}
	p.chosen = r
	p.d.session.Light(r.lit)
	p.tint()
	p.d.menus.update()
}

// hover lights the land of the row under the pointer for as long as it stays there.
func (p *panel) hover(r row, in bool) {
	p.turn++
	turn := p.turn
	p.under = row{}
	if in {
		p.under = r
	}
	lights := in && r.lit.Kind != session.LitNothing
	lit := func() session.Lit { // as it is once the pointer has stayed: another row may be chosen, or this one gone
		switch {
		case !lights:
			return p.chosen.lit
		case p.shows(r):
			return r.lit
		}
		return session.Lit{}
	}
	if lit() == p.d.session.Lit() {
		return
	}
	p.d.config.After(dwell, func() {
		if p.turn == turn {
			p.d.session.Light(lit())
		}
	})
}

// shows reports whether a row is in the panel as it was.
func (p *panel) shows(r row) bool {
	return slices.ContainsFunc(p.shown, func(other row) bool { return other.same(r) && other.exact == r.exact })
}

// follow drops the chosen row when its light was put out: another ledger may mean
// something else by its number.
func (p *panel) follow() {
	if p.chosen.lit.Kind != session.LitNothing && p.d.session.Lit().Kind == session.LitNothing {
		p.chosen = row{}
	}
	p.tint()
}

// toCopy is the row that copying means: the chosen one, else that under the pointer,
// with the figures that are shown now.
func (p *panel) toCopy() row {
	meant := p.chosen
	if meant.exact == "" {
		meant = p.under
	}
	for _, r := range p.shown {
		if r.same(meant) {
			return r
		}
	}
	return row{}
}

func (p *panel) noRow() string {
	if p.toCopy().exact == "" {
		return text.T("why.noRow")
	}
	return ""
}

// copyRow puts what a row says on the clipboard, in columns as spreadsheets take it.
func (p *panel) copyRow() {
	r := p.toCopy()
	var columns []string
	for _, s := range []string{r.label, r.exact, r.share, r.sub} {
		if s != "" {
			columns = append(columns, s)
		}
	}
	p.d.app.Clipboard().SetContent(strings.Join(columns, "\t"))
	p.d.toast.say(text.T("say.copied", r.label+" "+r.exact))
}
