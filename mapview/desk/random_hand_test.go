package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"delimit/data"
	"delimit/mapview/command"
	"delimit/mapview/scene"
	"delimit/mapview/text"
)

// errands are the work and the waits of a window. They are done when the test says so,
// on its own goroutine: a run is the same whenever it is repeated, and a window is at
// rest when no work is left.
type errands struct {
	work  []*errand
	waits []func()
}

// errand is work that ends with something to do on the window's goroutine.
type errand struct {
	work, done func()
	worked     bool
}

func (e *errands) background(work, done func()) {
	e.work = append(e.work, &errand{work: work, done: done})
}

func (e *errands) after(_ time.Duration, do func()) { e.waits = append(e.waits, do) }

// go on with one errand: first it works, then, perhaps much later, it is told.
func (e *errands) some(n int) {
	if len(e.work) == 0 {
		return
	}
	i := n % len(e.work)
	one := e.work[i]
	if !one.worked {
		one.work()
		one.worked = true
		return
	}
	e.work = append(e.work[:i:i], e.work[i+1:]...)
	one.done()
}

// mostErrands is more than any rest needs: beyond it the window works for ever.
const mostErrands = 5000

// rest does all work that is left. Waits go on.
func (e *errands) rest() bool {
	for range mostErrands {
		if len(e.work) == 0 {
			return true
		}
		e.some(0)
	}
	return false
}

func (e *errands) wait(n int) {
	if len(e.waits) == 0 {
		return
	}
	i := n % min(len(e.waits), 12) // none waits for ever
	do := e.waits[i]
	e.waits = append(e.waits[:i:i], e.waits[i+1:]...)
	do()
}

// hand is somebody who does anything with a window.
type hand struct {
	t     *testing.T
	d     *Desk
	e     *errands
	now   time.Time
	dir   string
	sets  [][]string // of files that are opened together
	words []string   // that are typed
	down  bool
	gone  bool // the window was closed
	did   *string

	rules
}

func newHand(t *testing.T) *hand {
	t.Helper()
	h := &hand{t: t, e: &errands{}, now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), dir: t.TempDir()}
	t.Setenv("HOME", h.dir) // what has no place yet is saved there
	h.sets = randomFiles(t, h.dir)
	h.words = []string{"", "A", "Лінія 2", "2025-01-31", "2024", "Kramatorsk", "48.5, 37.5", "out.geojson", "page.png", filepath.Join(h.dir, "b.geojson"), filepath.Join(h.dir, "dates")}
	for _, set := range h.sets {
		h.words = append(h.words, set[0])
	}
	app := test.NewTempApp(t)
	h.d = New(app, Config{StateDir: t.TempDir(), Background: h.e.background, After: h.e.after, Await: func(_, _ func()) {}})
	h.d.session.AlwaysBehind()
	h.d.m.SetClock(func() time.Time { return h.now })
	h.d.tidy.clear = nil
	h.d.win.SetOnClosed(func() { h.gone = true })
	h.d.win.Resize(fyne.NewSize(760, 520))
	h.e.rest()
	h.rules.begin(h.d)
	return h
}

func (h *hand) close() {
	h.d.endWatch()
	_ = h.d.keeper.Close()
}

// do does one act.
func (h *hand) do(a act) {
	h.now = h.now.Add(time.Duration(a.n[3]) * 100 * time.Microsecond)
	switch a.kind {
	case "command":
		c := h.command(a)
		*h.did = c.ID
		h.d.chord(c)
	case "tap":
		h.tap(a)
	case "type":
		h.typeWords(a)
	case "key":
		h.key(a.n[0])
	case "press", "move", "release", "menu", "hover":
		h.point(a)
	case "work":
		h.e.some(a.n[0])
	case "wait":
		h.e.wait(a.n[0])
	case "open":
		*h.did = filepath.Base(h.sets[a.n[0]%len(h.sets)][0])
		h.d.openAll(h.sets[a.n[0]%len(h.sets)])
	case "appear":
		h.appear(h.sets[a.n[0]%len(h.sets)][0])
	case "rewrite":
		h.rewrite(h.sets[a.n[0]%len(h.sets)][0])
	case "outside":
		if o, ok := h.top().(fyne.Tappable); ok && !h.asked() {
			o.Tapped(&fyne.PointEvent{})
		}
	case "rest":
		h.resting = true
	case "close":
		if a.n[0]%4 == 0 && len(h.d.questions) == 0 {
			h.d.close()
		}
	}
}

// often are the commands that a hand needs more than others to get anywhere.
var often = []string{"select", "select", "undo", "redo", "nextTab", "previousTab", "example", "fit"}

func (h *hand) command(a act) command.Command {
	if a.n[1]%3 == 0 {
		c, _ := h.d.commands.Find(often[a.n[0]%len(often)])
		return c
	}
	return h.d.commands[a.n[0]%len(h.d.commands)]
}

// top is the uppermost dialog or pop-up; nil: there is none.
func (h *hand) top() fyne.CanvasObject { return h.d.win.Canvas().Overlays().Top() }

// asked tells whether the uppermost is a dialog, which keeps all else from the hand.
func (h *hand) asked() bool {
	for _, q := range h.d.questions {
		if q.overlay == h.top() {
			return true
		}
	}
	return false
}

func (h *hand) key(n int) {
	keys := []fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyDown, fyne.KeyEscape}
	e := &fyne.KeyEvent{Name: keys[n%len(keys)]}
	if f := h.d.win.Canvas().Focused(); f != nil {
		f.TypedKey(e)
	} else if on := h.d.win.Canvas().OnTypedKey(); on != nil {
		on(e)
	}
}

// point uses the pointer on the map. Half of the time it goes where a vertex is.
func (h *hand) point(a act) {
	if h.asked() {
		return
	}
	if top := h.top(); top != nil && a.kind != "hover" {
		if a.n[2]%2 == 0 {
			h.tap(a)
		} else if o, ok := top.(fyne.Tappable); ok {
			o.Tapped(&fyne.PointEvent{})
		}
		return
	}
	p := h.place(a)
	at := fyne.PointEvent{Position: p, AbsolutePosition: p}
	button := desktop.MouseButtonPrimary
	if a.kind == "menu" {
		button = desktop.MouseButtonSecondary
	}
	switch e := (&desktop.MouseEvent{PointEvent: at, Button: button}); a.kind {
	case "press":
		if !h.down {
			h.d.m.MouseDown(e)
			h.down = true
		}
	case "move":
		if h.down {
			h.d.m.Dragged(&fyne.DragEvent{PointEvent: at})
		} else {
			h.d.m.MouseMoved(e)
		}
	case "release":
		if h.down {
			h.down = false
			h.d.m.DragEnd()
			h.d.m.MouseUp(e)
		} else { // a click
			h.d.m.MouseDown(e)
			h.d.m.MouseUp(e)
		}
	case "menu":
		if !h.down {
			h.d.m.MouseDown(e)
			h.d.m.MouseUp(e)
		}
	case "hover":
		h.d.m.MouseMoved(e)
	}
}

// place is a point of the map.
func (h *hand) place(a act) fyne.Position {
	size := h.d.m.Size()
	p := fyne.NewPos(size.Width*float32(a.n[0])/mostOfAct, size.Height*float32(a.n[1])/mostOfAct)
	doc := h.d.session.Document()
	if a.n[2]%2 == 0 || doc.Proposal == nil || len(doc.Proposal.Features) == 0 {
		return p
	}
	f := doc.Proposal.Features[a.n[0]%len(doc.Proposal.Features)]
	for _, path := range f.Paths() {
		if len(path.Points) > 0 {
			q := h.d.m.Camera().Pixel(path.Points[a.n[1]%len(path.Points)])
			return h.onMap(q)
		}
	}
	return p
}

func (h *hand) onMap(p scene.Pixel) fyne.Position {
	return fyne.NewPos(float32(p.X/h.d.m.Scale()), float32(p.Y/h.d.m.Scale()))
}

// appear tells the window of a file that came into a folder that is watched.
func (h *hand) appear(path string) {
	if o, err := data.Open(path); err == nil {
		h.d.appeared(path, o)
	}
}

// rewrite changes a file behind the window's back, but not what it says.
func (h *hand) rewrite(path string) {
	if b, err := os.ReadFile(path); err == nil {
		_ = os.WriteFile(path, append(b, ' '), 0o600)
	}
}

// forbidden are the buttons that lead out of the test: to the network and to the
// toolkit's own dialogs.
func forbidden(label string) bool {
	return label == text.T("update.fetch") || label == text.T("button.browse") || strings.HasPrefix(label, "http")
}
