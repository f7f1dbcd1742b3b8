package desk

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"delimit/data"
	"delimit/mapview/brief"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// askExport asks for title, size, format, palette and file and writes the picture.
func (d *Desk) askExport() {
	title := newField(d.escape)
	if p := d.session.Committed().Proposal; p != nil {
		title.SetText(p.Name)
	}
	title.SetPlaceHolder(text.T("export.heading"))
	var sizes, formats, looks []string
	for _, s := range brief.Sizes {
		sizes = append(sizes, text.T("size."+s.Name))
	}
	for _, f := range brief.Formats {
		formats = append(formats, text.T("export."+string(f)))
	}
	for _, p := range style.Palettes {
		looks = append(looks, text.T("palette."+p.Name))
	}
	size, format, look := widget.NewSelect(sizes, nil), widget.NewSelect(formats, nil), widget.NewSelect(looks, nil)
	for _, s := range []*widget.Select{size, format, look} {
		s.SetSelectedIndex(0)
	}
	form := container.NewVBox(title, container.NewGridWithColumns(3, size, format, look))
	name := fileName(d.pictureName()) + ".png"
	d.askPath(text.T("export.title"), text.T("button.export"), filepath.Join(d.folder(), name), d.browseFolder(name), form, func(path string) {
		s, f := brief.Sizes[size.SelectedIndex()], brief.Formats[format.SelectedIndex()]
		page := brief.Page{Model: d.model(), Size: s.Pixels, PixelsPerInch: s.PixelsPerInch, Title: title.Text, Style: style.Palettes[look.SelectedIndex()]}
		if format.SelectedIndex() == 0 { // the name may ask for another
			if asked, err := brief.FormatOf(path); err == nil {
				f = asked
			}
		}
		path = withExtension(strings.TrimSuffix(path, ".png"), "."+string(f))
		d.unlessThere(path, func() { d.export(path, page, f) })
	})
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
	return scene.Model{Territory: doc.Territory, Situation: doc.Situation, Proposal: doc.Proposal, Ledger: ledger, Layers: d.m.Layers(), Graticule: d.m.Graticule()}
}

func (d *Desk) export(path string, page brief.Page, format brief.Format) {
	var err error
	d.config.Background(func() {
		var b []byte
		if b, err = brief.Write(page, format); err == nil {
			err = data.WriteFile(path, b)
		}
	}, func() {
		if err != nil {
			d.fail(text.T("export.failed"), plain(err))
			return
		}
		d.toast.say(text.T("say.exported", path))
		d.tracer.rest()
	})
}
