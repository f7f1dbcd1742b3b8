package desk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"delimit/mapview/session"
)

func TestWindowFitsTheScreen(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		scale float32
		want  fyne.Size
	}{{1920, 1080, 1, wanted}, {1280, 800, 1, fyne.NewSize(1280, 764)}, {1920, 1080, 2, fyne.NewSize(960, 504)}, {3840, 2160, 2, wanted}, {0, 0, 1, wanted}, {1920, 1080, 0, wanted}} {
		if got := fitted(wanted, c.w, c.h, c.scale); got != c.want {
			t.Errorf("%d × %d at %g: %v, want %v", c.w, c.h, c.scale, got, c.want)
		}
	}
}

// A long message never makes the window wider than it is: it breaks its lines.
func TestMessagesDoNotWidenTheWindow(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	small := fyne.NewSize(800, 464)
	least := d.body.MinSize()
	d.toast.say(strings.Repeat("many words ", 40))
	d.notice.offer(session.Ref{}, strings.Repeat("many words ", 40), "Show the front line", func() {})
	if got := d.body.MinSize(); got != least {
		t.Errorf("the window takes %v with a message, %v without", got, least)
	}
	if least.Width > small.Width || least.Height > small.Height {
		t.Errorf("the window takes %v", least)
	}
	d.toast.box.Resize(fyne.NewSize(380, 300))
	if p := d.toast.plate; p.Size().Width > 380 || p.Size().Height < 60 || p.Position().X < 0 {
		t.Errorf("the message lies at %v and takes %v", p.Position(), p.Size())
	}
}

// The tools of the rail stay apart where it is short; what else stands there goes and
// comes back.
func TestShortRail(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	zoom := d.rail.presses[len(d.rail.presses)-1]
	for _, c := range []struct {
		height float32
		there  bool
	}{{180, false}, {600, true}, {d.rail.box.MinSize().Height, false}} {
		d.rail.box.Resize(fyne.NewSize(52, c.height))
		if zoom.Visible() != c.there {
			t.Errorf("%g points: the last button shows: %v", c.height, zoom.Visible())
		}
		below := float32(0)
		for _, p := range d.rail.presses {
			if p.Visible() && p.Position().Y < below {
				t.Errorf("%g points: a button at %g overlaps the one that ends at %g", c.height, p.Position().Y, below)
			}
			below = p.Position().Y + p.Size().Height
		}
	}
}
