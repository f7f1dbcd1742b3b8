package workspace

import (
	"testing"

	"delimit/data/storage"
	"delimit/data/storage/storagetest"
)

// Settings that are damaged are ones that can be used and saved.
func FuzzSettings(f *testing.F) {
	f.Add([]byte(`{"card_closed":true,"theme":2,"palette":"print","watched":"/fronts"}`))
	f.Add([]byte(`{"theme":300,"still":"no"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		disk := storagetest.New("/settings")
		if err := storage.Write(disk, "/settings/window.json", b); err != nil {
			t.Fatal(err)
		}
		s := LoadSettings(disk, "/settings/window.json")
		if err := s.Save(); err != nil {
			t.Fatal(err)
		}
		if again := LoadSettings(disk, "/settings/window.json"); *again != *s {
			t.Fatalf("%+v was saved as %+v", s, again)
		}
	})
}
