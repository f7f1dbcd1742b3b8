package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/geo"
	"delimit/mapview/text"
)

// projectOn writes a project whose front line and territory stand in files.
func projectOn(t *testing.T, front, land string) string {
	t.Helper()
	p := &data.Project{Proposals: []*geo.Proposal{{Name: "A", Features: []geo.Feature{{ID: "1", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: orb.LineString{{36.3, 48}, {37.3, 48.5}, {37.8, 49.5}}}}}}}
	p.Situation = data.Reference{File: front, Name: "Their front", Date: "2026-08-20"}
	p.Territory = []data.Reference{{Embedded: "UA-14", Name: "Donetsk"}}
	if land != "" {
		p.Territory = []data.Reference{{File: land, Name: "Their land"}}
	}
	b, err := data.EncodeProject(p)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "theirs.geojson")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A project that refers to a file elsewhere opens it when a person has seen which it is
// and agrees; then it counts as opened, also for the next project and at the next start.
func TestProjectAsksBeforeItOpensElsewhere(t *testing.T) {
	front := filepath.Join(t.TempDir(), "front_2026-08-20.geojson")
	writeFront(t, front, "37.4")
	state := t.TempDir()
	d := newTestDesk(t, state)
	d.openAll([]string{projectOn(t, front, "")})
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	if top := d.Window().Canvas().Overlays().Top(); !shows(top, front) || !shows(top, text.T("ground.open")) || d.session.Committed().Situation.SHA256 != "" {
		t.Fatal("the question does not name the file, or it is open already")
	}
	tapButton(t, d, text.T("ground.open"))
	eventually(t, d, "the project", func() bool {
		return d.session.Committed().Situation.Date.String() == "2026-08-20" && d.session.Tabs()[0].Proposal != nil
	})
	if len(d.questions) > 0 {
		t.Error("something else is asked")
	}
	again := newTestDesk(t, state)
	again.openAll([]string{projectOn(t, front, "")})
	eventually(t, again, "the next project", func() bool { return again.session.Committed().Situation.Date.String() == "2026-08-20" })
	if len(again.questions) > 0 {
		t.Error("it is asked again")
	}
}

// What the user opened is not asked about; what a person does not agree to stays shut.
func TestOpenedBeforeIsNotAsked(t *testing.T) {
	front := filepath.Join(t.TempDir(), "front_2026-08-20.geojson")
	writeFront(t, front, "37.4")
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{front})
	eventually(t, d, "the front line", func() bool { return d.session.Committed().Situation.Date.String() == "2026-08-20" })
	d.session.Undo()
	d.openAll([]string{projectOn(t, front, "")})
	eventually(t, d, "the project", func() bool { return d.session.Committed().Situation.Date.String() == "2026-08-20" })

	stranger := newTestDesk(t, t.TempDir())
	stranger.openAll([]string{projectOn(t, front, "")})
	eventually(t, stranger, "the question", func() bool { return len(stranger.questions) == 1 })
	stranger.escape()
	if stranger.session.Committed().Situation.SHA256 != "" || stranger.recent.Has(front) || stranger.session.Tabs()[0].Proposal != nil {
		t.Error("it is open though nobody agreed")
	}
}

// Every place that a person has not seen is named, of whatever kind; another computer is
// not contacted, and what is no file cannot be opened at all.
func TestEveryPlaceIsNamed(t *testing.T) {
	for path, want := range map[string]struct{ title, button string }{
		"/nowhere/at/all.geojson":   {"ground.outsideTitle", "ground.open"},
		"../../nowhere.geojson":     {"ground.outsideTitle", "ground.open"},
		"//host/share/front.json":   {"ground.hostTitle", "ground.contact"},
		`\\host\share\front.json`:   {"ground.hostTitle", "ground.contact"},
		"file://host/front.json":    {"ground.addressTitle", ""},
		"https://host/front.json":   {"ground.addressTitle", ""},
		"//host/share/../../x.json": {"ground.hostTitle", "ground.contact"},
	} {
		for _, of := range []string{"front", "land"} {
			d := newTestDesk(t, t.TempDir())
			project := projectOn(t, path, "")
			if of == "land" {
				project = projectOn(t, "", path)
			}
			d.openAll([]string{project})
			eventually(t, d, "the question about "+path, func() bool { return len(d.questions) == 1 })
			named := filepath.Base(strings.ReplaceAll(path, `\`, "/"))
			top := d.Window().Canvas().Overlays().Top()
			if !shows(top, text.T(want.title)) || !shows(top, named) {
				t.Errorf("%s of %s: the question does not name it", of, path)
			}
			for _, button := range []string{"ground.open", "ground.contact"} {
				if shows(top, text.T(button)) != (button == want.button) {
					t.Errorf("%s of %s: %q is offered: %v", of, path, text.T(button), button != want.button)
				}
			}
			if want.button == "" {
				continue
			}
			tapButton(t, d, text.T(want.button)) // there is nothing, and that is asked about next
			eventually(t, d, "the next question", func() bool {
				return len(d.questions) == 1 && !shows(d.Window().Canvas().Overlays().Top(), text.T(want.title))
			})
		}
	}
}

// What a saved proposal was measured on is asked about in the same way.
func TestBasisElsewhereIsAsked(t *testing.T) {
	front := filepath.Join(t.TempDir(), "front_2026-08-20.geojson")
	writeFront(t, front, "37.4")
	d := newTestDesk(t, t.TempDir())
	p := &geo.Proposal{Name: "A", Features: []geo.Feature{boundBorder}}
	b, err := data.EncodeProposalOn(p, data.Basis{Situation: data.Reference{File: front, Name: "Their front", Date: "2026-08-20"}, Territory: []data.Reference{{Embedded: "UA-14", Name: "Donetsk"}}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.geojson")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	d.openAll([]string{path})
	eventually(t, d, "the offer", d.notice.plate.Visible)
	d.notice.action.OnTapped()
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	if !shows(d.Window().Canvas().Overlays().Top(), front) {
		t.Error("the question does not name the file")
	}
	tapButton(t, d, text.T("ground.open"))
	eventually(t, d, "the front line", func() bool { return d.session.Committed().Situation.Date.String() == "2026-08-20" })
}

// A link in a watched folder that leads out of it is named and not read.
func TestWatchedLinkLeadsOut(t *testing.T) {
	dir, front := t.TempDir(), filepath.Join(t.TempDir(), "far_2026-08-20.geojson")
	writeFront(t, front, "37.4")
	d := newTestDesk(t, t.TempDir())
	d.watch(dir)
	t.Cleanup(d.endWatch)
	if err := os.Symlink(front, filepath.Join(dir, "new_2026-08-20.geojson")); err != nil {
		t.Skip(err)
	}
	eventually(t, d, "the notice", d.notice.plate.Visible)
	if !strings.Contains(d.notice.full, front) || d.notice.action.Text != text.T("notice.open") {
		t.Fatalf("the notice says %q", d.notice.full)
	}
	d.notice.action.OnTapped()
	eventually(t, d, "the front line", func() bool { return d.session.Committed().Situation.Date.String() == "2026-08-20" })
}
