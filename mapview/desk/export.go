package desk

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/mapview/brief"
	"delimit/mapview/scene"
	"delimit/mapview/session"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// exportForm is what the dialog asks of a picture.
type exportForm struct {
	d                  *Desk
	title              *field
	size, format, look *widget.Select
	preview            *preview
}

func newExportForm(d *Desk) *exportForm {
	f := &exportForm{d: d, title: newField(d.escape), preview: newPreview(d.config.Background)}
	if p := d.session.Committed().Proposal; p != nil {
		f.title.SetText(p.Name)
	}
	f.title.SetPlaceHolder(text.T("export.heading"))
	var sizes, formats, looks []string
	for _, s := range brief.Sizes {
		sizes = append(sizes, text.T("size."+s.Name))
	}
	for _, format := range brief.Formats {
		formats = append(formats, text.T("export."+string(format)))
	}
	for _, p := range style.Palettes {
		looks = append(looks, text.T("palette."+p.Name))
	}
	f.size, f.format, f.look = widget.NewSelect(sizes, nil), widget.NewSelect(formats, nil), widget.NewSelect(looks, nil)
	f.size.SetSelectedIndex(0)
	f.format.SetSelectedIndex(0)
	f.look.SetSelectedIndex(max(0, slices.Index(style.Palettes, style.Palette(d.theme.Palette))))
	show := func(string) { f.preview.show(f.page()) }
	f.title.OnChanged, f.size.OnChanged, f.look.OnChanged = show, show, show
	f.preview.show(f.page())
	return f
}

// page is the page that is asked for.
func (f *exportForm) page() brief.Page {
	s := brief.Sizes[f.size.SelectedIndex()]
	return brief.Page{Model: f.d.model(), Size: s.Pixels, PixelsPerInch: s.PixelsPerInch, Title: f.title.Text, Style: style.Palettes[f.look.SelectedIndex()], Made: brief.Today()}
}

// follow keeps the format that is chosen and the ending of the path in step: whichever
// was changed last is what the other shows.
func (f *exportForm) follow(path *field) {
	path.OnChanged = func(s string) {
		if asked, err := brief.FormatOf(s); err == nil {
			f.format.SetSelectedIndex(slices.Index(brief.Formats, asked))
		}
	}
	f.format.OnChanged = func(string) {
		chosen := brief.Formats[f.format.SelectedIndex()]
		if asked, err := brief.FormatOf(path.Text); err == nil && asked != chosen {
			path.SetText(strings.TrimSuffix(path.Text, filepath.Ext(path.Text)) + "." + string(chosen))
		}
	}
}

// target is the file for a path that was typed, with its format.
func (f *exportForm) target(path string) (string, brief.Format, error) {
	return brief.Target(path, brief.Formats[f.format.SelectedIndex()])
}

// askExport asks for title, size, format, palette and file, shows what the page will
// look like, and writes it. Where land is undecided it asks first whether to.
func (d *Desk) askExport() {
	if l, _ := d.session.Ledger(); l.UndecidedM2 >= least {
		d.confirm(d.session.Ref(session.OfDocument), text.T("export.undecided", text.KM2(l.UndecidedM2, 1)), text.T("export.anyway"), d.askPicture)
		return
	}
	d.askPicture()
}

// askPicture is the dialog of the picture.
func (d *Desk) askPicture() {
	about := d.session.Ref(session.OfTab)
	f := newExportForm(d)
	again := func() { f.preview.show(f.page()) }
	form := container.NewVBox(f.title, container.NewGridWithColumns(3, f.size, f.format, f.look), f.preview.picture)
	name := fileName(d.pictureName()) + ".png"
	f.follow(d.askPath(about, text.T("export.title"), text.T("button.export"), filepath.Join(d.folder(), name), d.browseFolder(name), form, func(path string) {
		path, format, err := f.target(path)
		if err != nil {
			d.fail(text.T("export.failed"), plain(err))
			return
		}
		d.unlessThere(about, path, func() { d.export(path, f.page(), format) })
	}))
	d.whileOpen(d.questions[len(d.questions)-1].dialog, session.OfDocument, again)
}

// pictureName is what a picture is about: the proposal, else who holds what and when.
func (d *Desk) pictureName() string {
	doc := d.session.Committed()
	if doc.Proposal != nil {
		return d.proposalName()
	}
	return strings.TrimSpace(doc.Territory.Name() + " " + doc.Situation.Date.String())
}

// model is what is on the map, without what is lit.
func (d *Desk) model() scene.Model {
	ledger, doc := d.session.Ledger()
	return scene.Model{Territory: doc.Territory, Situation: doc.Situation, Proposal: doc.Proposal, Ledger: ledger, Layers: d.m.Layers(), Graticule: d.m.Graticule(), Compared: d.session.Comparison()}
}

// export writes a picture. Where something of a basemap is missing that is said until it
// is read; that the basemap covers only a part, in passing.
func (d *Desk) export(path string, page brief.Page, format brief.Format) {
	var err error
	d.config.Background(func() {
		page = brief.Ready(page)
		var b []byte
		if b, err = brief.Write(page, format); err == nil {
			err = data.WriteFile(path, b)
		}
	}, func() {
		if err != nil {
			d.fail(text.T("export.failed"), plain(err))
			return
		}
		said := append([]string{text.T("say.exported", path)}, lacking(page)...)
		if page.Lacks() {
			box := container.NewVScroll(newNote(d, strings.Join(said, "\n\n")))
			box.SetMinSize(fyne.NewSize(460, 130))
			d.tell(text.T("export.lacks"), box)
		} else {
			d.toast.say(strings.Join(said, "\n"))
		}
		d.tracer.rest()
	})
}

// lacking says of each basemap of a picture what is missing, and why.
func lacking(page brief.Page) (said []string) {
	for _, b := range page.Basemaps() {
		if words := b.Told(); words != "" {
			said = append(said, words)
		}
	}
	return said
}
