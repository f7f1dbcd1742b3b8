// Package desk is the window around the map: bars, rail, ledger panel, dialogs. It
// knows how things look and where they go; what they mean is decided in package
// session and in the plain functions of this package that build what is shown.
package desk

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/data/storage"
	"delimit/data/watch"
	"delimit/geo"
	"delimit/mapview"
	"delimit/mapview/command"
	"delimit/mapview/session"
	"delimit/mapview/text"
	"delimit/mapview/theme"
	"delimit/mapview/workspace"
)

// Config is what the program tells the window.
type Config struct {
	Files    []string     // to open at the start
	StateDir string       // where the window remembers small things; empty: the user's folder
	Answers  data.Answers // what the files leave open
	Trace    bool         // print a line of JSON whenever the window has come to rest

	// Screen is the room that the screen has for a window, in its own units; nil or
	// zeros: unknown.
	Screen func() (width, height int)

	// Background runs work and then done on Fyne's goroutine; nil: as mapview does.
	Background session.Background

	// Await is Background for what may never end: a file that is waited for. Nil: Background.
	Await session.Background

	// After does something on Fyne's goroutine after a while; nil: in the background.
	After func(time.Duration, func())
}

// Desk is the window and all in it. Everything belongs to Fyne's goroutine.
type Desk struct {
	app      fyne.App
	win      fyne.Window
	config   Config
	theme    *theme.Theme
	session  *session.Session
	m        *mapview.Map
	commands command.Table

	top      *topBar
	rail     *rail
	panel    *panel
	layers   *layerPanel
	sheets   *sheets
	status   *statusBar
	timeline *timeline
	toast    *toast
	notice   *notice
	banner   *banner
	watching *watch.Watcher // nil: nothing is watched
	card     *startCard
	body     *fyne.Container
	frame    *frame
	state    *workspace.Settings
	memory   *data.Memory // of answers
	recent   *data.Recent // of what was opened
	menus    *menus
	tracer   *tracer
	tidy     tidy
	keeper   *keeper
	origins  origins

	drawnIcons *container.ThemeOverride
	files      *workspace.Files
	finder     *finder // the newest

	refused map[string]bool // hosts that tile servers sent on to, and that were asked about

	questions []question // open dialogs, the newest last

	running context.Context // until the window closes: what is being read then ends
	end     context.CancelFunc
}

// New makes the window with the newest embedded situation of Donetsk.
func New(app fyne.App, config Config) *Desk {
	d := &Desk{app: app, config: config, theme: &theme.Theme{}, frame: &frame{}, state: workspace.LoadSettings(storage.OS, workspace.SettingsFile(config.StateDir, "window.json"))}
	d.theme.Choice, d.theme.Palette = theme.Choice(d.state.Theme), d.state.Palette
	app.Settings().SetTheme(d.theme)
	d.drawnIcons = newDrawnIcons(d.theme)
	d.win = app.NewWindow("Delimit")
	if d.config.Background == nil {
		d.config.Background = mapview.InBackground
	}
	if d.config.Await == nil {
		d.config.Await = d.config.Background
	}
	if d.config.After == nil {
		d.config.After = func(wait time.Duration, do func()) { d.config.Background(func() { time.Sleep(wait) }, do) }
	}
	d.running, d.end = context.WithCancel(context.Background())
	d.session = session.New(firstDocument(), atlas.Settlements(), d.config.Background)
	d.origins = newOrigins()
	d.files = workspace.NewFiles(storage.OS, d.session, func(doc session.Document) data.Basis { return d.origins.basis(doc) })
	d.m = mapview.New(d.session, d.theme.Map(app.Settings().ThemeVariant()))
	d.m.Background = d.config.Background
	d.m.Still = d.state.Still
	d.recent = data.OpenRecent(storage.OS, workspace.SettingsFile(config.StateDir, "opened.json"))
	d.memory = data.OpenMemory(workspace.SettingsFile(config.StateDir, "holders.json"))
	d.sheets = newSheets(config.StateDir)
	d.m.SetLayers(d.sheets.load())
	d.m.SetGraticule(d.state.Graticule)
	d.m.SetNorth(d.state.North)
	d.m.SetMiniMap(!d.state.NoMiniMap)
	d.commands = d.table()
	d.build()
	d.connect()
	d.tracer = newTracer(d)
	d.tidy.clear = d.m.Tidy
	d.refused = map[string]bool{}
	d.keeper = newKeeper(d)
	d.session.Listen(d.keeper.Changed)
	app.Lifecycle().SetOnStarted(func() { fyne.Do(d.started) })
	d.readSheets()
	d.config.Files = absolute(config.Files)
	d.openAll(d.config.Files)
	d.watch(d.state.Watched)
	d.keeper.offer()
	return d
}

// absolute gives every file one path, however it was called, so that one that is open
// already is known again.
func absolute(files []string) []string {
	var paths []string
	for _, file := range files {
		if abs, err := filepath.Abs(file); err == nil {
			file = abs
		}
		paths = append(paths, file)
	}
	return paths
}

// Map is the map in the window.
func (d *Desk) Map() *mapview.Map { return d.m }

// Window is the window.
func (d *Desk) Window() fyne.Window { return d.win }

// firstDocument reads the embedded maps while Fyne reads its fonts: neither can wait,
// and neither needs the other.
func firstDocument() session.Document {
	read := make(chan session.Document)
	go func() {
		atlas.Settlements()
		read <- startDocument()
	}()
	for _, bold := range []bool{false, true} {
		fyne.MeasureText("0", 12, fyne.TextStyle{Bold: bold})
	}
	return <-read
}

// startDocument is Donetsk as the newest embedded front has it.
func startDocument() session.Document {
	donetsk, err := atlas.Oblast("Donetsk")
	if err != nil {
		panic(err) // embedded
	}
	situations := atlas.Situations()
	return session.Document{Territory: &geo.Territory{Units: []geo.Unit{donetsk}}, Situation: situations[len(situations)-1]}
}

// build lays the window out.
func (d *Desk) build() {
	d.top, d.rail, d.status = newTopBar(d), newRail(d), newStatusBar(d)
	d.panel = newPanel(d)
	d.layers = newLayerPanel(d)
	d.toast, d.banner = newToast(d), newBanner(d)
	d.notice = newNotice(d, d.banner)
	middle := container.NewStack(container.NewClip(d.m), d.layers.box, d.toast.box, d.notice.box)
	if !d.state.CardClosed {
		d.card = newStartCard(d)
		middle.Add(d.card.box)
	}
	d.timeline = newTimeline(d)
	foot := container.NewBorder(d.timeline.bar.box, nil, nil, nil, d.status.box)
	d.body = container.New(d.frame, d.top.box, foot, d.rail.box, d.panel.box, middle)
	d.menus = newMenus(d)
	d.win.SetMainMenu(d.menus.main)
	d.win.SetPadded(false)
	d.win.Resize(wanted) // before there is content, which then has its size at once: the first picture is drawn while the window is made
	d.top.update()       // its words decide how high it is
	d.win.SetContent(d.body)
	d.win.SetMaster()
	d.win.Canvas().Focus(d.m)
}

// connect makes the parts hear each other.
func (d *Desk) connect() {
	d.m.OnTool = d.rail.choose
	d.m.OnStatus = func(s mapview.Status) {
		d.status.show(s)
		d.dropFaceLight()
	}
	d.m.OnFace = d.askSide
	d.m.OnMenu = d.showMapMenu
	d.m.OnSay = d.toast.say
	d.m.OnElsewhere = d.tilesElsewhere
	d.m.OnRune = d.typed
	d.m.OnKey = d.pressed
	d.m.OnIdle = func() {
		d.status.showScale()
		d.top.resized()
		d.menus.update()
		d.tracer.rest()
		d.tidy.rest()
	}
	d.session.Listen(func(c session.Change) {
		d.panel.changed(c)
		if c&session.ShownChanged != 0 {
			d.banner.update()
		}
		if c&(session.DocumentChanged|session.ShownChanged) != 0 {
			d.timeline.changed()
		}
		if c&(session.DocumentChanged|session.SavedChanged|session.TabsChanged|session.ShownChanged) != 0 {
			d.top.update()
			d.win.SetTitle(d.title())
			d.menus.update()
		}
	})
	d.app.Settings().AddListener(func(fyne.Settings) { fyne.Do(d.restyle) })
	d.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		var paths []string
		for _, f := range files {
			paths = append(paths, f.Path())
		}
		d.openAll(paths)
	})
	d.win.SetCloseIntercept(d.close)
	d.win.SetOnClosed(d.endWatch)
	d.catchKeys()
	for _, c := range d.commands {
		for _, chord := range c.Chords {
			d.win.Canvas().AddShortcut(chord, func(fyne.Shortcut) { d.chord(c) })
		}
	}
	d.rail.choose(d.m.Tool())
	d.win.SetTitle(d.title())
	d.top.update()
	d.panel.changed(session.ShownChanged | session.DocumentChanged)
	d.banner.update()
}

// Do runs a command of the table as its menu entry does.
func (d *Desk) Do(id string) { d.do(id) }

// Open opens files and folders as dropping them on the window does.
func (d *Desk) Open(paths []string) { d.openAll(paths) }

// do runs a command or says why not.
func (d *Desk) do(id string) {
	d.panel.inspector.leaveName() // the command may lead away from what is being named
	if why := d.commands.Do(id); why != "" {
		d.toast.say(why)
	}
}

func (d *Desk) typed(r rune) bool {
	c, ok := d.commands.ByRune(r)
	if ok {
		d.do(c.ID)
	}
	return ok
}

func (d *Desk) pressed(key fyne.KeyName, _ fyne.KeyModifier) bool {
	if key == fyne.KeyF1 {
		d.do("keys")
		return true
	}
	return false
}

// restyle follows a change of the theme.
func (d *Desk) restyle() {
	d.m.SetStyle(d.theme.Map(d.app.Settings().ThemeVariant()))
	for _, part := range []interface{ restyle() }{d.top, d.rail, d.status, d.timeline.bar, d.panel, d.layers, d.toast, d.notice, d.banner} {
		part.restyle()
	}
	if d.card != nil {
		d.card.restyle()
	}
}

func (d *Desk) title() string {
	tab := d.session.Tabs()[d.shownTab()] // whose figures are shown
	mark := ""
	if tab.Unsaved {
		mark = " •"
	}
	return proposalName(tab.Proposal) + mark + " – Delimit"
}

// proposalName is the name of the proposal, or what stands for none.
func (d *Desk) proposalName() string { return proposalName(d.session.Document().Proposal) }

func proposalName(p *geo.Proposal) string {
	switch {
	case p == nil:
		return text.T("desk.noProposal")
	case p.Name == "":
		return text.T("desk.untitled")
	}
	return p.Name
}

// close asks before work is lost.
func (d *Desk) close() {
	var unsaved []int
	for i, t := range d.session.Tabs() {
		if t.Unsaved {
			unsaved = append(unsaved, i)
		}
	}
	if len(unsaved) == 0 {
		d.leave()
		return
	}
	d.session.ShowTab(unsaved[0])
	says, save := text.T("close.text", d.proposalName()), newMainAction(text.T("close.save"), nil)
	keep := func() { d.saveThen(d.close) } // which asks again about what has changed while it was saved
	if len(unsaved) > 1 {
		says, save.Text = text.T("close.several", text.Count(len(unsaved))), heading("saveProject")
		keep = func() { d.askSaveProject(d.close) }
		if path := d.files.OneProject(unsaved); path != "" {
			keep = func() { d.save(path, d.close) }
		}
	}
	ask := dialog.NewCustomWithoutButtons(text.T("close.title"), newNote(d, says), d.win)
	save.OnTapped = func() { ask.Hide(); keep() }
	ask.SetButtons([]fyne.CanvasObject{
		newAction(text.T("close.cancel"), func() { ask.Hide() }),
		newAction(text.T("close.discard"), func() { ask.Hide(); d.leave() }),
		save,
	})
	d.askAbout(d.session.Ref(session.OfTab), ask)
}

// leave closes the window for good: nothing needs to be kept any more.
func (d *Desk) leave() {
	d.end()
	_ = d.keeper.Close() // a journal that stays is offered, and can be discarded
	d.win.Close()
}
