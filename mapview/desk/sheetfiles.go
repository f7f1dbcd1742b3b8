package desk

import (
	"path/filepath"

	"delimit/data"
	"delimit/mapview/layer"
	"delimit/mapview/session"
	"delimit/mapview/text"
)

// askLayer asks for a file that is shown and not measured.
func (d *Desk) askLayer() {
	d.askPath(session.Ref{}, text.T("layers.open"), text.T("button.open"), d.folder()+string(filepath.Separator), d.browseOpen, nil, func(path string) {
		var o *data.Opened
		var err error
		d.config.Background(func() { o, err = data.OpenContext(d.running, path, data.SheetRole, data.Answers{}) }, func() { d.opened(path, o, err, func() {}) })
	})
}

// takeSheet shows an opened file as a layer.
func (d *Desk) takeSheet(path string, o *data.Opened) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	l := layer.OfFile(path)
	if before, ok := d.m.Layers().Layer(l.Part); ok {
		l = before
	}
	l.Sheet = o.Sheet
	next := d.m.Layers().Adding(l)
	if _, ok := next.Layer(l.Part); !ok {
		d.toast.say(text.T("say.layerFull", text.Count(layer.Most)))
		return
	}
	d.setLayers(next)
	if len(o.Defects) > 0 {
		d.remarks(always, path, o.Defects)
	}
	d.toast.say(text.T("say.layer", l.Name()))
}

// readSheets reads the files of the layers that were added the last time. A file
// that cannot be read stays in the list, which says so.
func (d *Desk) readSheets() {
	for _, l := range d.m.Layers().All() {
		if !l.Added() {
			continue
		}
		read := l
		d.config.Background(func() {
			if l.Raster() {
				read.Tiles, _ = d.openTiles(l)
			} else {
				read.Sheet, _, _ = data.LoadSheetContext(d.running, l.Path)
			}
		}, func() {
			if now, ok := d.m.Layers().Layer(l.Part); ok && read.There() {
				now.Sheet, now.Tiles = read.Sheet, read.Tiles
				d.showLayers(d.m.Layers().With(now))
			}
		})
	}
}
