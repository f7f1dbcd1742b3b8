package layer

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"delimit/data"
	"delimit/mapview/style"
)

func parts(s *Stack) (out []style.Part) {
	for _, l := range s.All() {
		out = append(out, l.Part)
	}
	return out
}

// Nothing changed is the palette itself, so that what is drawn in it stays.
func TestPlainIsThePalette(t *testing.T) {
	var none *Stack
	for _, s := range []*Stack{none, Plain(), none.Raised(style.ZonesPart, 1)} {
		if s.Dress(style.Light) != style.Light {
			t.Errorf("%v dresses the palette", s)
		}
	}
	if !slices.Equal(parts(none), style.Parts[:]) {
		t.Errorf("layers are %v", parts(none))
	}
}

// A change makes another stack and leaves the one before as it was.
func TestStacksDoNotChange(t *testing.T) {
	a := Plain()
	b := a.With(Layer{Part: style.ZonesPart, Hidden: true, Opacity: 7}).Raised(style.ZonesPart, -2)
	if !a.Shows(style.ZonesPart) || b.Shows(style.ZonesPart) {
		t.Errorf("zones are shown: %v before, %v after", a.Shows(style.ZonesPart), b.Shows(style.ZonesPart))
	}
	if l, _ := b.Layer(style.ZonesPart); l.Opacity != 1 {
		t.Errorf("opacity %v", l.Opacity)
	}
	if !slices.Equal(parts(a), style.Parts[:]) || slices.Index(parts(b), style.ZonesPart) != slices.Index(parts(a), style.ZonesPart)-2 {
		t.Errorf("order %v", parts(b))
	}
}

// The sea stays below everything and names above, whatever is moved.
func TestFixedLayersStay(t *testing.T) {
	for _, p := range style.Parts {
		for _, by := range []int{-99, -1, 1, 99} {
			got := parts(Plain().Raised(p, by))
			if got[0] != style.SeaPart || got[len(got)-1] != style.TownsPart || got[len(got)-2] != style.NamesPart {
				t.Errorf("%s moved by %d: %v", p, by, got)
			}
		}
	}
}

func TestDress(t *testing.T) {
	red := color.NRGBA{200, 0, 0, 0xff}
	st := Plain().With(Layer{Part: style.ContactPart, Opacity: 0.5, Color: red}).With(Layer{Part: style.ZonesPart, Opacity: 0.5}).Dress(style.Light)
	if st.Contact.Color != (color.NRGBA{200, 0, 0, 128}) || style.Light.Contact.Color == st.Contact.Color {
		t.Errorf("the line of contact is %v", st.Contact.Color)
	}
	for r, a := range style.Light.Zones {
		if got := st.Zones[r].Edge.Color; got.A != 128 || a.Edge.Color.A != 255 {
			t.Errorf("%s: the edge is %v, the palette's %v", r, got, a.Edge.Color)
		}
	}
	sea := Plain().With(Layer{Part: style.SeaPart, Hidden: true, Opacity: 1}).Dress(style.Dark)
	if sea.Sea != style.Dark.Paper {
		t.Errorf("without sea there is %v", sea.Sea)
	}
}

// Settings come back as they were; a damaged file is as good as none.
func TestSaved(t *testing.T) {
	s := Plain().Raised(style.ZonesPart, -3).Raised(style.LandPart, 2).With(Layer{Part: style.BordersPart, Hidden: true, Opacity: 0.35, Color: color.NRGBA{1, 2, 3, 255}})
	b, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s.All(), Decode(b).All()); diff != "" {
		t.Errorf("read again (-written +read):\n%s", diff)
	}
	for _, damaged := range []string{"", "{", `{"a":1}`, `[{"layer":"moon"}]`, `[{"layer":"zones","opacity":-4,"color":"red"}]`, string(b[:len(b)/2])} {
		got := Decode([]byte(damaged))
		if len(got.All()) != len(style.Parts) {
			t.Errorf("%q gives %d layers", damaged, len(got.All()))
		}
	}
}

// What a picture has to confess when it is hidden, or when nothing of it is seen.
func TestSilent(t *testing.T) {
	s := Plain().With(Layer{Part: style.TownsPart, Hidden: true, Opacity: 1}).With(Layer{Part: style.ZonesPart, Opacity: 0}).With(Layer{Part: style.ContactPart, Hidden: true, Opacity: 1})
	var got []style.Part
	for _, l := range s.Silent() {
		got = append(got, l.Part)
	}
	if !slices.Equal(got, []style.Part{style.ZonesPart, style.ContactPart}) {
		t.Errorf("silent: %v", got)
	}
}

// Added layers lie below the zones, once each, up to a number; their settings come
// back with the path of their file.
func TestAddedLayers(t *testing.T) {
	s := Plain()
	for i := range Most + 3 {
		s = s.Adding(OfFile(fmt.Sprint("/roads/", i)))
	}
	if n := len(s.All()) - len(style.Parts); n != Most {
		t.Errorf("%d layers were added", n)
	}
	s = Plain().Adding(OfFile("/a.geojson")).Adding(OfFile("/b.geojson")).Adding(OfFile("/a.geojson"))
	if n := len(s.All()) - len(style.Parts); n != 2 {
		t.Errorf("two files make %d layers", n)
	}
	got := parts(s)
	if i := slices.Index(got, style.ZonesPart); got[i-1] != "file:/b.geojson" || got[i-2] != "file:/a.geojson" {
		t.Errorf("order %v", got)
	}
	s = s.Raised("file:/a.geojson", -5)
	b, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(s.All(), Decode(b).All()); diff != "" {
		t.Errorf("read again (-written +read):\n%s", diff)
	}
	if got := s.Reset().Without("file:/a.geojson").Without(style.ZonesPart); len(got.All()) != len(style.Parts)+1 {
		t.Errorf("left: %v", parts(got))
	}
}

// Sources of added layers are named while they are seen, however long they are.
func TestCredits(t *testing.T) {
	l := OfFile("/roads.geojson")
	if got := Plain().Adding(l).Credits(); len(got) != 0 {
		t.Errorf("a file that is not read is named: %v", got)
	}
	l.Sheet = &data.Sheet{Name: "Roads", Source: strings.Repeat("x", 1e6)}
	got := Plain().Adding(l).Credits()
	if len(got) != 1 || !strings.HasPrefix(got[0], "Roads (xxx") || len(got[0]) > 300 {
		t.Errorf("credits %.400v", got)
	}
	l.Hidden = true
	if got := Plain().Adding(l).Credits(); len(got) != 0 {
		t.Errorf("a hidden layer is named: %.100v", got)
	}
}
