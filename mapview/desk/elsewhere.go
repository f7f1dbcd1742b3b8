package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"delimit/data/web"
	"delimit/mapview/layer"
	"delimit/mapview/text"
)

// askOnward asks whether to go where a server sends on to. That host has not been
// contacted yet.
func (d *Desk) askOnward(key string, e *web.Elsewhere, yes, no func()) {
	from, to := text.Clip(e.From, longestHost), text.Clip(e.To, longestHost)
	ask := dialog.NewCustomWithoutButtons(text.T("elsewhere.title"), newNote(d, text.T(key, from, to)), d.win)
	leave := func() { ask.Hide(); no() }
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("elsewhere.no"), leave), newMainAction(text.T("elsewhere.yes", to), func() { ask.Hide(); yes() })})
	ask.Resize(fyne.NewSize(520, 190))
	d.askOr(ask, leave)
}

// longestHost is how many letters of a host's name are shown. No name is longer that can
// be looked up in practice.
const longestHost = 80

// tilesElsewhere asks once whether a tile server may send on to a host, and remembers the
// answer: that it may with the layer, that it may not until the window closes.
func (d *Desk) tilesElsewhere(l layer.Layer, e *web.Elsewhere) {
	question := string(l.Part) + " " + e.To
	if d.refused[question] {
		return
	}
	d.refused[question] = true
	d.askOnward("elsewhere.tiles", e, func() { d.agreeTiles(l, e.To) }, func() {})
}

// agreeTiles lets a tile server send on to a host.
func (d *Desk) agreeTiles(l layer.Layer, host string) {
	now, ok := d.m.Layers().Layer(l.Part)
	if !ok {
		return // removed meanwhile
	}
	before := now.Tiles
	now.Hosts = append(append([]string{}, now.Hosts...), host)
	tiles, err := d.openTiles(now)
	if err != nil {
		d.fail(text.T("basemap.failed"), err)
		return
	}
	now.Tiles = tiles
	d.setLayers(d.m.Layers().With(now))
	if before != nil {
		_ = before.Close() // nothing was written
	}
}
