package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/mapview/command"
	"delimit/mapview/session"
	"delimit/mapview/text"
	"delimit/mapview/theme"
	"delimit/mapview/tool"
)

// table is everything that the window can do. Fyne has names of its own for undo
// and redo; other chords are custom ones.
func (d *Desk) table() command.Table {
	choose := func(k tool.Kind) func() { return func() { d.m.Use(k) } }
	return command.Table{
		{ID: "new", Group: command.File, Keys: "Ctrl+N", Chords: chords(command.Ctrl(fyne.KeyN)), Run: d.newProposal},
		{ID: "open", Group: command.File, Keys: "Ctrl+O", Chords: chords(command.Ctrl(fyne.KeyO)), Run: d.askOpen},
		{ID: "update", Group: command.File, Run: d.askUpdate},
		{ID: "watch", Group: command.File, Run: d.toggleWatch, On: d.watches},
		{ID: "addLayer", Group: command.File, Run: d.askLayer},
		{ID: "addBasemap", Group: command.File, Run: d.askBasemap},
		{ID: "save", Group: command.File, Keys: "Ctrl+S", Chords: chords(command.Ctrl(fyne.KeyS)), Run: func() { d.saveThen(nil) }, WhyNot: d.nothingDrawn, Gap: true},
		{ID: "saveAs", Group: command.File, Keys: "Ctrl+Shift+S", Chords: chords(command.CtrlShift(fyne.KeyS)), Run: func() { d.askSave(nil) }, WhyNot: d.nothingDrawn},
		{ID: "saveProject", Group: command.File, Run: func() { d.askSaveProject(nil) }, WhyNot: d.oneTab},
		{ID: "closeTab", Group: command.File, Keys: "Ctrl+W", Chords: chords(command.Ctrl(fyne.KeyW)), Run: d.closeTab, WhyNot: d.oneTab},
		{ID: "reopenTab", Group: command.File, Keys: "Ctrl+Shift+T", Chords: chords(command.CtrlShift(fyne.KeyT)), Run: func() { d.files.Reopen() }, WhyNot: d.nothingClosed},
		{ID: "removeTab", Group: command.File, Run: d.removeTab, WhyNot: d.noProject},
		{ID: "nextTab", Group: command.File, Keys: "Ctrl+PageDown", Chords: chords(command.Ctrl(fyne.KeyPageDown)), Run: func() { d.nextTab(1) }, WhyNot: d.noOtherTab},
		{ID: "previousTab", Group: command.File, Keys: "Ctrl+PageUp", Chords: chords(command.Ctrl(fyne.KeyPageUp)), Run: func() { d.nextTab(-1) }, WhyNot: d.noOtherTab},
		{ID: "export", Group: command.File, Keys: "Ctrl+E", Chords: chords(command.Ctrl(fyne.KeyE)), Run: d.askExport, Gap: true},
		{ID: "exportSeries", Group: command.File, Run: d.askExportSeries, WhyNot: d.noFigures},
		{ID: "undo", Group: command.Edit, Keys: "Ctrl+Z", Chords: chords(&fyne.ShortcutUndo{}), Run: d.undo, WhyNot: d.nothingToUndo},
		{ID: "redo", Group: command.Edit, Keys: "Ctrl+Y, Ctrl+Shift+Z", Chords: chords(&fyne.ShortcutRedo{}, command.CtrlShift(fyne.KeyZ)), Run: d.redo, WhyNot: d.nothingToRedo},
		{ID: "copy", Group: command.Edit, Keys: "Ctrl+C", Chords: chords(&fyne.ShortcutCopy{}), Run: func() { d.panel.copyRow() }, WhyNot: func() string { return d.panel.noRow() }, Gap: true},
		{ID: "rename", Group: command.Edit, Run: d.askName, WhyNot: d.nothingDrawn, Gap: true},
		{ID: "territory", Group: command.Edit, Run: d.askTerritory, Gap: true},
		{ID: "situation", Group: command.Edit, Run: d.askSituation},
		{ID: "example", Group: command.Edit, Run: d.tryExample, Gap: true},
		{ID: "find", Group: command.Go, Keys: "Ctrl+F, /", Rune: '/', Chords: chords(command.Ctrl(fyne.KeyF)), Run: d.askPlace},
		{ID: "zoomIn", Gap: true, Group: command.Go, Keys: "+", Rune: '+', Run: func() { d.m.Zoom(0.5) }},
		{ID: "zoomOut", Group: command.Go, Keys: "-", Rune: '-', Run: func() { d.m.Zoom(-0.5) }},
		{ID: "zoomTerritory", Group: command.Go, Keys: "0", Rune: '0', Run: d.m.FitTerritory},
		{ID: "fit", Group: command.Go, Keys: "F", Rune: 'f', Run: d.m.Fit},
		{ID: "back", Group: command.Go, Keys: "Alt+Left", Chords: chords(command.Alt(fyne.KeyLeft)), Run: d.m.GoBack, WhyNot: d.noViewBefore, Gap: true},
		{ID: "forward", Group: command.Go, Keys: "Alt+Right", Chords: chords(command.Alt(fyne.KeyRight)), Run: d.m.GoForward, WhyNot: d.noViewAfter},
		{ID: "layers", Group: command.View, Keys: "L", Rune: 'l', Run: func() { d.layers.toggle() }},
		{ID: "fold", Group: command.View, Keys: "P", Rune: 'p', Run: func() { d.panel.toggle() }},
		{ID: "graticule", Group: command.View, Keys: "G", Rune: 'g', Run: d.toggleGraticule, On: d.m.Graticule},
		{ID: "overview", Group: command.View, Keys: "O", Rune: 'o', Run: d.toggleMiniMap, On: d.m.MiniMap},
		{ID: "north", Group: command.View, Run: d.toggleNorth, On: d.m.North},
		{ID: "light", Group: command.View, Keys: "Ctrl+Shift+L", Chords: chords(command.CtrlShift(fyne.KeyL)), Run: func() { d.wear(theme.Light) }, On: d.wears(theme.Light), Gap: true},
		{ID: "dark", Group: command.View, Keys: "Ctrl+Shift+D", Chords: chords(command.CtrlShift(fyne.KeyD)), Run: func() { d.wear(theme.Dark) }, On: d.wears(theme.Dark)},
		{ID: "follow", Group: command.View, Run: func() { d.wear(theme.Follow) }, On: d.wears(theme.Follow)},
		{ID: "paletteTheme", Group: command.View, Run: func() { d.paint("") }, On: d.paints(""), Gap: true},
		{ID: "palettePrint", Group: command.View, Run: func() { d.paint("print") }, On: d.paints("print")},
		{ID: "paletteGrey", Group: command.View, Run: func() { d.paint("grey") }, On: d.paints("grey")},
		{ID: "paletteSafe", Group: command.View, Run: func() { d.paint("safe") }, On: d.paints("safe")},
		{ID: "still", Group: command.View, Gap: true, Run: d.toggleMotion, On: func() bool { return d.m.Still }},
		{ID: "frames", Group: command.View, Run: d.m.ToggleFrameTimes, On: d.m.WatchesFrames},
		{ID: "dateBack", Group: command.Time, Keys: "[", Rune: '[', Run: func() { d.timeline.step(-1) }, WhyNot: d.noDateBefore},
		{ID: "dateOn", Group: command.Time, Keys: "]", Rune: ']', Run: func() { d.timeline.step(1) }, WhyNot: d.noDateAfter},
		{ID: "play", Group: command.Time, Keys: "K", Rune: 'k', Run: func() { d.timeline.toggle() }, WhyNot: d.noSeries, On: d.timelinePlays},
		{ID: "chart", Group: command.Time, Gap: true, Run: func() { d.timeline.bar.toggleChart() }, WhyNot: d.noSeries, On: d.chartOpen},
		{ID: "pace", Group: command.Time, Run: d.showPace, WhyNot: d.noPace},
		{ID: "compare", Group: command.Time, Keys: "C", Rune: 'c', Gap: true, Run: d.askCompare, On: d.compares},
		{ID: "stopComparing", Group: command.Time, Run: d.stopComparing, WhyNot: d.notComparing},
		{ID: "closeSeries", Gap: true, Group: command.Time, Run: func() { d.timeline.close() }, WhyNot: d.noSeries},
		{ID: "select", Group: command.Tool, Keys: "V", Rune: 'v', Run: choose(tool.Select)},
		{ID: "border", Group: command.Tool, Keys: "B", Rune: 'b', Run: choose(tool.Border)},
		{ID: "zone", Group: command.Tool, Keys: "Z", Rune: 'z', Run: choose(tool.Zone)},
		{ID: "measure", Group: command.Tool, Keys: "M", Rune: 'm', Run: choose(tool.Measure)},
		{ID: "keys", Group: command.Help, Keys: "?, F1", Rune: '?', Run: d.showKeys},
		{ID: "sources", Group: command.Help, Run: d.showSources},
		{ID: "licences", Group: command.Help, Run: d.showLicences},
		{ID: "program", Group: command.Help, Run: d.showProgram},
	}
}

func chords(list ...fyne.KeyboardShortcut) []fyne.KeyboardShortcut { return list }

func (d *Desk) nothingDrawn() string {
	if d.session.Document().Proposal == nil {
		return text.T("why.nothingDrawn")
	}
	return ""
}

func (d *Desk) nothingToUndo() string {
	if d.session.UndoName() == "" && !d.session.Previewing() {
		return text.T("why.nothingToUndo")
	}
	return ""
}

func (d *Desk) nothingToRedo() string {
	if d.session.RedoName() == "" {
		return text.T("why.nothingToRedo")
	}
	return ""
}

func (d *Desk) noViewBefore() string {
	if !d.m.CanGoBack() {
		return text.T("why.noViewBefore")
	}
	return ""
}

func (d *Desk) noViewAfter() string {
	if !d.m.CanGoForward() {
		return text.T("why.noViewAfter")
	}
	return ""
}

// undo takes a drag back that is going on, else the last step.
func (d *Desk) undo() {
	if d.session.Previewing() {
		d.session.Cancel()
		return
	}
	if name, ok := d.session.Undo(); ok {
		d.toast.say(text.T("say.undone", name))
	}
}

func (d *Desk) redo() {
	if name, ok := d.session.Redo(); ok {
		d.toast.say(text.T("say.redone", name))
	}
}

func (d *Desk) newProposal() {
	if d.session.Committed().Proposal == nil {
		d.toast.say(text.T("why.nothingDrawn"))
		return
	}
	d.session.AddTab(nil)
	d.toast.say(text.T("say.new"))
}

func (d *Desk) askName() {
	p := d.session.Document().Proposal
	name := newField(d.escape)
	name.SetText(p.Name)
	d.askWith(d.session.Ref(session.OfTab|session.OfOrigin), heading("rename"), container.NewVBox(name), name, func() {
		d.commit(text.T("step.rename"), renameProposal(name.Text))
	})
}

func (d *Desk) showKeys() {
	grid := container.NewGridWithColumns(2)
	for _, c := range d.commands {
		if c.Keys != "" {
			grid.Add(widget.NewLabel(text.T("command." + c.ID)))
			keys := widget.NewLabel(c.Keys)
			keys.TextStyle.Bold = true
			grid.Add(keys)
		}
	}
	for _, key := range []string{"keys.pan", "keys.wheel", "keys.box", "keys.menu", "keys.double", "keys.arrows", "keys.alt"} {
		grid.Add(widget.NewLabel(text.T(key)))
		keys := widget.NewLabel(text.T(key + ".key"))
		keys.TextStyle.Bold = true
		grid.Add(keys)
	}
	list := container.NewVScroll(grid)
	list.SetMinSize(fyne.NewSize(520, 540))
	d.tell(heading("keys"), list)
}

// clearLight puts out what a row lit.
func (d *Desk) clearLight() { d.session.Light(session.Lit{}) }
