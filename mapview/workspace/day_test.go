package workspace

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/data/journal"
	"delimit/data/storage"
	"delimit/data/storage/storagetest"
	"delimit/geo"
	"delimit/mapview/session"
)

// The folders of a drawing day.
const (
	home     = "/home/me"
	config   = home + "/.config"
	settings = config + "/delimit"
	journals = settings + "/journal"
	temp     = "/tmp/delimit-journal-0"
)

// day is a day of somebody who draws: the window without its widgets, on a disk in
// memory. The same seed is the same day, unless the disk fails.
type day struct {
	t        *testing.T
	r        *rand.Rand
	disk     *storagetest.Disk
	session  *session.Session
	files    *Files
	keeper   *Keeper
	memory   *data.Memory
	settings *Settings
	waiting  []task // in the background
	promised *promises
	proposed int // so far
	kinds    int
	looks    int
	start    func(*storagetest.Disk) // before a disk is used
	log      []string
}

func newDay(t *testing.T, seed uint64, s *states, start func(*storagetest.Disk)) *day {
	d := &day{t: t, r: rand.New(rand.NewPCG(seed, 7)), promised: newPromises(s.read), start: start}
	d.promised.day = d
	d.wake(storagetest.New(config, "/tmp", home))
	return d
}

var unit = geo.Unit{Name: "Land", Code: "XX", Area: orb.MultiPolygon{{{{36, 47}, {38, 47}, {38, 49}, {36, 49}, {36, 47}}}}}

var front = &geo.Situation{Name: "front", Areas: nil}

// task is something that is done in the background. Files are written in the order in
// which that was begun.
type task struct {
	run   func()
	saves bool
}

// wake opens the window.
func (d *day) wake(disk *storagetest.Disk) {
	d.disk, d.waiting = disk, nil
	d.start(disk)
	d.session = session.New(session.Document{Territory: &geo.Territory{Units: []geo.Unit{unit}}, Situation: front}, nil, nil)
	basis := data.Basis{Territory: []data.Reference{{Embedded: "XX"}}, Situation: data.Reference{Embedded: "2026-01-01"}}
	d.files = NewFiles(disk, d.session, func(session.Document) data.Basis { return basis })
	d.keeper = NewKeeper(d.files, []Place{{Dir: journals}, {Dir: temp}}, d.later, func() {})
	d.session.Listen(d.promised.note)
	d.session.Listen(d.keeper.Changed)
	d.memory = data.OpenMemoryOn(disk, settings+"/holders.json")
	d.settings = LoadSettings(disk, settings+"/window.json")
	d.promised.onlyIn(d.promised.journals(disk.Live()))
	for _, o := range d.keeper.Orphans(func(string, error) {}) {
		switch d.r.IntN(6) {
		case 0:
			_ = o.Leave()
		case 1:
			d.promised.giveUp(o)
			_ = o.Discard()
		default:
			if len(o.Documents) > 0 {
				d.keeper.Restore(o)
			} else {
				_ = o.Leave()
			}
		}
	}
	d.settle()
}

// later is what a window does in the background: at some time, what is begun later
// perhaps earlier.
func (d *day) later(work, done func()) {
	k := d.keeper
	j := k.journal
	d.waiting = append(d.waiting, task{func() {
		kept := map[int]*geo.Proposal{}
		for id, state := range k.kept {
			kept[id] = state.proposal
		}
		work()
		done()
		if j != nil && k.journal == j && k.doubt == nil && k.trouble == nil {
			d.promised.onDisk(kept)
		}
	}, false})
}

// settle is the end of an act: what is kept now survives the program.
func (d *day) settle() {
	if d.keeper.trouble == nil {
		for _, t := range d.session.Tabs() {
			if t.Unsaved {
				d.promised.kept(t.Proposal)
			}
		}
	}
	if d.disk.After != nil {
		d.disk.After()
	}
}

// do makes some acts.
func (d *day) do(acts int) {
	for range acts {
		d.act()
		d.settle()
	}
}

func (d *day) say(format string, args ...any) { d.log = append(d.log, fmt.Sprintf(format, args...)) }

func (d *day) act() {
	s := d.session
	paths := []string{home + "/a.geojson", home + "/b.geojson", home + "/c.geojson"}
	projects := []string{home + "/p.delimit.geojson", home + "/q.delimit.geojson"}
	switch n := d.r.IntN(100); {
	case n < 40:
		d.draw()
	case n < 44:
		d.say("rename")
		if p := s.Committed().Proposal; p != nil {
			d.must(s.Commit("name", geo.Rename(word(p)+fmt.Sprint(" ", d.r.IntN(100)))))
		}
	case n < 49:
		d.say("undo")
		s.Undo()
	case n < 51:
		s.Redo()
	case n < 55:
		d.say("new tab")
		s.AddTab(d.blank())
	case n < 58:
		s.ShowTab(d.r.IntN(len(s.Tabs())))
	case n < 61:
		d.close()
	case n < 62:
		if len(s.Closed()) > 0 {
			d.say("reopen")
			d.files.Reopen()
		}
	case n < 72:
		path := s.Path()
		if path == "" || n < 65 {
			path = paths[d.r.IntN(len(paths))]
		}
		d.save(path)
	case n < 75:
		path := projects[d.r.IntN(len(projects))]
		d.say("save project %s", path)
		d.write(path, func(was data.Stamp) *Saving { return d.files.Project(path, was, d.files.All(), nil) }, "")
	case n < 76:
		d.remove()
	case n < 78:
		d.kinds++
		kind := fmt.Sprint("kind", d.kinds)
		d.say("remember %s", kind)
		d.promised.answer(kind, d.memory.Keep(kind, []data.Answer{{Property: "zone", Value: "A", Holder: "russia"}}))
	case n < 80:
		d.looks++
		d.say("settings %d", d.looks)
		d.promised.look(d.looks, func() error { d.settings.Watched = fmt.Sprint(d.looks); return d.settings.Save() })
	case n < 94:
		d.background()
	case n < 95:
		d.another()
	case n < 97:
		d.say("killed")
		d.promised.died()
		d.wake(d.disk.Kill())
	case n < 98:
		d.say("power cut")
		next := d.disk.Cut(d.r)
		d.promised.check(next.Kill(), false)
		d.promised.cutOff(next)
		d.wake(next)
	default:
		d.rest()
	}
}

// rest is a while in which all that waits is done.
func (d *day) rest() {
	for len(d.waiting) > 0 {
		d.background()
	}
}

func (d *day) must(err error) {
	if err != nil {
		d.t.Fatal(err)
	}
}

// blank is a proposal with a name whose first word no other has.
func (d *day) blank() *geo.Proposal {
	d.proposed++
	return &geo.Proposal{Name: fmt.Sprint("P", d.proposed)}
}

// word tells a proposal from all others.
func word(p *geo.Proposal) string {
	w, _, _ := strings.Cut(p.Name, " ")
	return w
}

// draw adds a vertex, ends a line, moves or removes a feature, or begins another.
func (d *day) draw() {
	s := d.session
	at := orb.Point{36 + float64(d.r.IntN(2000))/1000, 47 + float64(d.r.IntN(2000))/1000}
	if s.Committed().Proposal == nil {
		s.SetProposal("new", d.blank())
	}
	p := s.Committed().Proposal
	var f geo.Feature
	if len(p.Features) > 0 {
		f = p.Features[d.r.IntN(len(p.Features))]
	}
	n := d.r.IntN(12)
	d.say("draw %d in %s", n, p.Name)
	switch {
	case f.ID == "" || n == 0:
		_ = s.Commit("border", geo.BeginDraft(p.FreeID(), geo.Border, at))
	case n == 1:
		d.must(s.Commit("zone", geo.AddFeature(geo.Feature{Type: geo.Zone, Regime: geo.Monitoring, Geometry: orb.Polygon{{at, {at[0] + 0.1, at[1]}, {at[0], at[1] + 0.1}, at}}})))
	case n == 2:
		_ = s.Commit("end", geo.FinishDraft(f.ID, false))
	case n == 3:
		_ = s.Commit("move", geo.Translate(f.ID, 0.01, 0.02))
	case n == 4:
		_ = s.Commit("remove", geo.RemoveFeature(f.ID))
	case n == 5:
		_ = s.Commit("name", geo.RenameFeature(f.ID, strings.Repeat("Лінія ", 1+d.r.IntN(300))))
	default:
		_ = s.Commit("vertex", geo.ExtendDraft(f.ID, at))
	}
}

// close closes the shown tab, and gives up what of it no file has.
func (d *day) close() {
	p := d.session.Committed().Proposal
	if p == nil {
		return
	}
	d.say("close %s", p.Name)
	d.promised.drop(word(p))
	d.session.CloseTabID(d.session.TabID())
}

// save saves the shown proposal, or the project that it belongs to.
func (d *day) save(path string) {
	if d.session.Committed().Proposal == nil {
		return
	}
	was, _ := d.files.Stamp(path)
	d.say("save %s to %s", d.session.Committed().Proposal.Name, path)
	if d.files.IsProject(path) {
		d.write(path, func(was data.Stamp) *Saving { return d.files.Project(path, was, d.files.Members(path), nil) }, was)
		return
	}
	d.write(path, func(was data.Stamp) *Saving { return d.files.Proposal(path, was) }, was)
}

// remove takes the shown proposal out of the file of its project, as the window does.
func (d *day) remove() {
	s := d.session
	id, path := s.TabID(), s.Path()
	if path == "" || !d.files.IsProject(path) || len(d.files.On(path)) < 2 {
		return
	}
	d.say("remove %s from %s", s.Committed().Proposal.Name, path)
	d.promised.drop(word(s.Committed().Proposal))
	s.CloseTabID(id)
	s.DetachTab(id)
	d.write(path, func(data.Stamp) *Saving { return d.files.AsOnFile(path, nil) }, "")
}

// write writes a file in the background. One that was changed since is written over after
// a second thought.
func (d *day) write(path string, begin func(data.Stamp) *Saving, was data.Stamp) {
	w, tab := begin(was), d.session.TabID()
	d.waiting = append(d.waiting, task{func() {
		b, err := w.encode()
		d.must(err)
		d.promised.writing(path, b)
		err = w.Write()
		d.say("wrote %s: %v", path, err)
		d.promised.wrote(path, err)
		w.Done()
		if errors.Is(err, storage.ErrChanged) && w.holds != nil && d.session.TabID() == tab {
			d.write(path, begin, "") // the question is about the shown tab, and goes with it
		}
	}, true})
}

// background does something that waits.
func (d *day) background() {
	if len(d.waiting) == 0 {
		return
	}
	i := d.r.IntN(len(d.waiting))
	if d.r.IntN(4) > 0 {
		i = 0
	}
	if d.waiting[i].saves {
		i = slices.IndexFunc(d.waiting, func(t task) bool { return t.saves })
	}
	run := d.waiting[i].run
	d.waiting = append(d.waiting[:i:i], d.waiting[i+1:]...)
	d.say("in the background")
	run()
}

// another opens a second window, which must not take what the first has.
func (d *day) another() {
	d.say("another window")
	for _, dir := range []string{journals, temp} {
		entries, _ := d.disk.List(dir)
		free := 0
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), ".journal") {
				free++
			}
		}
		if d.keeper.journal != nil && d.keeper.at.Dir == dir {
			free--
		}
		orphans, _ := journal.Orphans(d.disk, dir)
		if len(orphans) > max(free, 0) {
			d.t.Fatal("another window takes what is open")
		}
		for _, o := range orphans {
			_ = o.Leave()
		}
	}
}

func encoded(t testing.TB, p *geo.Proposal) string {
	t.Helper()
	b, err := data.EncodeProposal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
