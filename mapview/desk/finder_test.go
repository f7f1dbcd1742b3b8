package desk

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestGoToAPlace(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.do("find")
	test.Type(d.finder.field, "Краматор")
	if len(d.finder.goals) == 0 || d.finder.goals[0].title != "Kramatorsk · Краматорськ" {
		t.Fatalf("finds %+v", d.finder.goals)
	}
	d.finder.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	c := d.m.Camera().Center
	if math.Hypot(c[0]-37.556, c[1]-48.723) > 0.05 || d.finder.pop.Visible() || d.win.Canvas().Focused() != d.m {
		t.Errorf("the map is at %v, focused %T", c, d.win.Canvas().Focused())
	}
}

func TestFinderByKeys(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.do("find")
	f := d.finder
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn} {
		f.field.TypedKey(&fyne.KeyEvent{Name: k}) // nothing is typed yet
	}
	f.field.SetText("mykolaiv")
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if f.chosen != 1 || !f.rows[1].chosen || f.rows[0].chosen {
		t.Errorf("row %d is chosen", f.chosen)
	}
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.pop.Visible() {
		t.Error("Esc does not close it")
	}
}

func TestGoals(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	for query, want := range map[string]string{
		"": "", "48.0159 37.8025": "48.0159° N, 37.8025° E", "37U DP 10699 18760": "48.0159° N, 37.8025° E", "97N 30E": "latitude 97° is beyond a pole", "qwxz": "Nothing is called so",
	} {
		got := ""
		if goals := d.goals(query); len(goals) > 0 {
			got = goals[0].title
		}
		if got != want {
			t.Errorf("%q means %q, want %q", query, got, want)
		}
	}
	before := d.m.Camera()
	d.do("find")
	d.finder.field.SetText("97N 30E")
	d.finder.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.m.Camera() != before {
		t.Error("an impossible position moves the map")
	}
}
