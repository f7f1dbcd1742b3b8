package desk

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"delimit/data/basemap"
	"delimit/mapview/layer"
	"delimit/mapview/raster"
	"delimit/mapview/text"
)

// askBasemap asks for a file of tiles or the address of a tile server, and says what
// the latter means.
func (d *Desk) askBasemap() {
	path, owner := newField(d.escape), newField(d.escape)
	path.SetPlaceHolder(text.T("basemap.path"))
	owner.SetPlaceHolder(text.T("basemap.owner"))
	find := newAction(text.T("button.browse"), func() { d.browseOpen(path.SetText) })
	note := newNote(d, text.T("basemap.note", text.Count(basemap.MaxCache>>20)))
	says := container.NewVScroll(note) // a text that wraps asks for all the height that a narrow one would need
	says.SetMinSize(fyne.NewSize(560, 104))
	content := container.NewVBox(container.NewBorder(nil, nil, nil, find, path), owner, says)
	var ask *dialog.CustomDialog
	answer := func() {
		said := strings.TrimSpace(path.Text)
		if said == "" {
			return
		}
		if !basemap.IsAddress(said) {
			said = d.resolve(said)
		}
		l := layer.OfFile(said)
		l.Owner = strings.TrimSpace(owner.Text)
		if l.Remote() { // what is wrong is said while the fields are still there
			if _, err := d.openTiles(l); err != nil {
				d.fail(text.T("basemap.failed"), err)
				return
			}
		}
		ask.Hide()
		d.addBasemap(l)
	}
	ask = dialog.NewCustomWithoutButtons(text.T("basemap.add"), content, d.win)
	ask.SetButtons([]fyne.CanvasObject{newAction(text.T("button.cancel"), func() { ask.Hide() }), newMainAction(text.T("button.open"), answer)})
	path.OnSubmitted = func(string) { answer() }
	owner.OnSubmitted = path.OnSubmitted
	ask.Resize(fyne.NewSize(600, 280))
	d.ask(ask)
	d.win.Canvas().Focus(path)
}

// openTiles opens a basemap. Nobody is contacted yet.
func (d *Desk) openTiles(l layer.Layer) (*raster.Store, error) {
	var source basemap.Source
	var err error
	if l.Remote() {
		source, err = basemap.Server(l.Path, l.Owner, d.tileCache(l), l.Hosts...)
	} else {
		source, err = basemap.Open(d.running, l.Path)
	}
	if err != nil {
		return nil, err
	}
	return raster.New(source), nil
}

// tileCache is where the tiles of a server are kept; nil: nowhere.
func (d *Desk) tileCache(l layer.Layer) *basemap.Cache {
	dir := d.config.StateDir
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil || !filepath.IsAbs(user) {
			return nil
		}
		dir = filepath.Join(user, "delimit")
	}
	return basemap.NewCache(filepath.Join(dir, "tiles"), l.Path)
}

// addBasemap shows tiles below the land that is coloured.
func (d *Desk) addBasemap(l layer.Layer) {
	var err error
	d.config.Background(func() { l.Tiles, err = d.openTiles(l) }, func() {
		if err != nil {
			d.fail(text.T("basemap.failed"), err)
			return
		}
		next := d.m.Layers().Adding(l)
		if _, ok := next.Layer(l.Part); !ok {
			d.toast.say(text.T("say.layerFull", text.Count(layer.Most)))
			return
		}
		d.setLayers(next.Seen())
		d.toast.say(text.T("say.basemap", l.Name()))
	})
}

// removeLayer takes an added layer away. Tiles of a server are forgotten: they tell
// where somebody looked.
func (d *Desk) removeLayer(l layer.Layer) {
	d.setLayers(d.m.Layers().Without(l.Part).Covered())
	if l.Tiles != nil {
		_ = l.Tiles.Close() // nothing was written
	}
	if l.Remote() {
		if cache := d.tileCache(l); cache != nil {
			d.config.Background(func() { _ = cache.Forget() }, func() {})
		}
	}
}
