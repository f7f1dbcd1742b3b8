package desk

import (
	"os"
	"path/filepath"
	"testing"

	"delimit/data"
	"delimit/mapview/layer"
	"delimit/mapview/style"
)

// row finds the row of a part.
func (p *layerPanel) row(part style.Part) *layerRow {
	for _, r := range p.rows {
		if r.layer.Part == part {
			return r
		}
	}
	return nil
}

// What the rows do is on the map, in the export and at the next start.
func TestLayerPanel(t *testing.T) {
	dir := t.TempDir()
	d := newTestDesk(t, dir)
	if d.layers.card.Visible() {
		t.Error("the list is open at the start")
	}
	d.do("layers")
	if !d.layers.card.Visible() {
		t.Error("the list does not open")
	}
	d.layers.row(style.ContactPart).eye.tap()
	d.layers.row(style.ZonesPart).down.tap()
	d.layers.row(style.HoldersPart).opacity.SetValue(0.5)
	d.layers.row(style.HoldersPart).opacity.OnChangeEnded(0.5)
	for name, s := range map[string]*layer.Stack{"map": d.m.Layers(), "export": d.model().Layers, "next start": newTestDesk(t, dir).m.Layers()} {
		holders, _ := s.Layer(style.HoldersPart)
		if s.Shows(style.ContactPart) || holders.Opacity != 0.5 {
			t.Errorf("%s: contact shown %v, holders %v", name, s.Shows(style.ContactPart), holders.Opacity)
		}
		at := map[style.Part]int{}
		for i, l := range s.All() {
			at[l.Part] = i
		}
		if at[style.ZonesPart] != at[style.TerritoryPart]-1 {
			t.Errorf("%s: the zones were not moved: %v", name, at)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "layers.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := newTestDesk(t, dir).m.Layers(); !s.Shows(style.ContactPart) {
		t.Error("a damaged file hides the line of contact")
	}
}

// A file is shown as a layer, is named in the corner and is there again at the next
// start; nothing that is measured changes. A file that is gone is said to be.
func TestAddedLayer(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "roads.geojson")
	roads := `{"type":"FeatureCollection","attribution":"© the mappers","features":[{"type":"Feature","properties":{"stroke":"#ff0000"},"geometry":{"type":"LineString","coordinates":[[37,48],[38,48]]}}]}`
	if err := os.WriteFile(path, []byte(roads), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTestDesk(t, dir)
	before := d.session.Document()
	o, err := data.OpenAs(path, data.SheetRole)
	d.opened(path, o, err, func() {})
	if d.session.Document() != before || len(d.m.Layers().Added()) != 1 {
		t.Errorf("document changed: %v, layers %v", d.session.Document() != before, d.m.Layers().Added())
	}
	again := newTestDesk(t, dir)
	eventually(t, again, "the layer", func() bool { return len(again.m.Layers().Credits()) == 1 })
	if got := again.m.Layers().Credits()[0]; got != "roads (© the mappers)" {
		t.Errorf("the layer is named %q", got)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	gone := newTestDesk(t, dir)
	row := gone.layers.row(layer.OfFile(path).Part)
	if row == nil || len(gone.m.Layers().Added()) != 0 {
		t.Fatal("the file that is gone is not in the list, or is shown")
	}
	row.remove.tap()
	if gone.layers.row(layer.OfFile(path).Part) != nil && gone.layers.row(layer.OfFile(path).Part).box.Visible() {
		t.Error("the layer cannot be removed")
	}
}
