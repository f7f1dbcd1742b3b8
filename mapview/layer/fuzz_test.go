package layer

import (
	"bytes"
	"testing"

	"delimit/mapview/style"
)

// Looks of layers that are damaged cost settings and not the map: what is read has every
// part, can be written, and is the same when it is read again.
func FuzzDecode(f *testing.F) {
	plain, err := Plain().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plain)
	f.Add([]byte(`[{"layer":"border","hidden":true,"opacity":0.5,"color":"#123456"},{"path":"/a/b.geojson","opacity":7},{"path":"https://a.example/{z}/{x}/{y}.png","owner":"b","hosts":["c"]}]`))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := Decode(b)
		for _, l := range Plain().All() {
			if _, ok := s.Layer(l.Part); !ok {
				t.Fatalf("no layer %v", l.Part)
			}
		}
		seen := map[style.Part]bool{}
		for _, l := range s.All() {
			if seen[l.Part] || l.Remote() && !l.Hidden {
				t.Fatalf("layer %+v", l)
			}
			seen[l.Part] = true
		}
		first, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Decode(first).Encode(); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("%v: %s\nand then %s", err, first, again)
		}
	})
}
