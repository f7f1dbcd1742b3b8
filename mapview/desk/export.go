package desk

import (
	"bytes"
	"image"
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

// The sizes that the export offers, in pixels.
var exportSizes = []struct {
	key  string
	size image.Point
}{
	{"size.hd", image.Pt(1920, 1080)}, {"size.4k", image.Pt(3840, 2160)}, {"size.a4", image.Pt(3508, 2480)}, {"size.a4upright", image.Pt(2480, 3508)},
}

// askExport asks for title, size and file and writes the picture.
func (d *Desk) askExport() {
	title := newField(d.escape)
	if p := d.session.Committed().Proposal; p != nil {
		title.SetText(p.Name)
	}
	title.SetPlaceHolder(text.T("export.heading"))
	var names []string
	for _, s := range exportSizes {
		names = append(names, text.T(s.key))
	}
	size := widget.NewSelect(names, nil)
	size.SetSelectedIndex(0)
	look := widget.NewSelect([]string{text.T("export.light"), text.T("export.dark")}, nil)
	look.SetSelectedIndex(0)
	form := container.NewVBox(title, container.NewGridWithColumns(2, size, look))
	name := fileName(d.pictureName()) + ".png"
	d.askPath(text.T("export.title"), text.T("button.export"), filepath.Join(d.folder(), name), d.browseFolder(name), form, func(path string) {
		page := brief.Page{Model: d.model(), Size: exportSizes[size.SelectedIndex()].size, Title: title.Text, Style: style.Light}
		if look.SelectedIndex() == 1 {
			page.Style = style.Dark
		}
		path = withExtension(path, ".png")
		d.unlessThere(path, func() { d.export(path, page) })
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

func (d *Desk) export(path string, page brief.Page) {
	var err error
	d.config.Background(func() {
		var b bytes.Buffer
		if err = brief.PNG(&b, page); err == nil {
			err = data.WriteFile(path, b.Bytes())
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
