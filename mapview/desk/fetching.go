package desk

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"delimit/data/feed"
	"delimit/data/web"
	"delimit/geo"
	"delimit/mapview/text"
)

// fetching is a front line on its way.
type fetching struct {
	done, total atomic.Int64
	over        bool
}

// fetch brings a front line in the background, with a way to give up, and opens it
// as if it had been dropped on the window. Agreed are the hosts that the source may send
// on to.
func (d *Desk) fetch(cache feed.Cache, s feed.Source, date geo.Date, agreed ...string) {
	ctx, cancel := context.WithCancel(context.Background())
	f := &fetching{}
	f.total.Store(-1)
	by := &feed.Fetcher{Cache: cache, Agreed: agreed, Progress: func(done, total int64) { f.done.Store(done); f.total.Store(total) }}
	var kept feed.Kept
	var err error
	shut := d.showFetching(f, s, cancel)
	d.config.Background(func() { kept, err = by.Fetch(ctx, s, date) }, func() {
		f.over = true
		shut() // before another dialog opens: what lies below takes those above along
		gaveUp := ctx.Err() != nil
		cancel()
		var elsewhere *web.Elsewhere
		switch {
		case err == nil:
			d.openEach([]string{kept.Path})
			if kept.Asked != "" {
				kept.Said = append(kept.Said, text.T("update.otherDate", kept.Asked, kept.Date))
			}
			if len(kept.Said) > 0 {
				d.toast.say(strings.Join(kept.Said, "\n"))
			}
		case errors.As(err, &elsewhere):
			d.askOnward("elsewhere.front", elsewhere, func() { d.fetch(cache, s, date, append(agreed, elsewhere.To)...) }, func() {})
		case gaveUp && errors.Is(err, context.Canceled):
		default:
			d.fetchFailed(cache, s, err)
		}
	})
}

// showFetching tells who is being contacted and how much has come, until it is shut.
func (d *Desk) showFetching(f *fetching, s feed.Source, cancel context.CancelFunc) (shut func()) {
	bar, words := widget.NewProgressBarInfinite(), widget.NewLabel(" ")
	known := widget.NewProgressBar()
	known.Hide()
	ask := dialog.NewCustomWithoutButtons(text.T("update.going", s.Host()), container.NewVBox(container.NewStack(bar, known), words), d.win)
	stop := func() { cancel(); ask.Hide() }
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), stop)})
	ask.Resize(fyne.NewSize(420, 150))
	d.askOr(ask, stop)
	var look func()
	look = func() {
		if f.over {
			return
		}
		done, total := f.done.Load(), f.total.Load()
		if total > 0 {
			bar.Hide()
			known.Show()
			known.SetValue(float64(done) / float64(total))
			words.SetText(text.T("update.bytesOf", text.Count(int(done>>10)), text.Count(int(total>>10))))
		} else if done > 0 {
			words.SetText(text.T("update.bytes", text.Count(int(done>>10))))
		}
		d.config.After(100*time.Millisecond, look)
	}
	look()
	return func() { bar.Stop(); ask.Hide() }
}

// fetchFailed says why, and offers what is kept of the source.
func (d *Desk) fetchFailed(cache feed.Cache, s feed.Source, err error) {
	d.tracer.error(err)
	var mine []feed.Kept
	for _, k := range cache.List() {
		if k.Source == s.Name {
			mine = append(mine, k)
		}
	}
	if len(mine) == 0 {
		d.fail(text.T("update.failed"), err)
		return
	}
	var ask *dialog.CustomDialog
	content := container.NewVBox(newNote(d, err.Error()+"\n\n"+text.T("open.kept")+" "+text.T("update.stillKept")), d.keptList(mine, func() { ask.Hide() }))
	ask = dialog.NewCustom(text.T("update.failed"), text.T("button.close"), content, d.win)
	ask.Resize(fyne.NewSize(560, 300))
	d.ask(ask)
}
