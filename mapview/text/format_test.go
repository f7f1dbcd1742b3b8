package text

import (
	"testing"
	"time"

	"delimit/geo"
)

// One of something has the word for one.
func TestCounted(t *testing.T) {
	for got, want := range map[string]string{
		Places(geo.People{Count: 1, Places: 1}): "1 settlement, 1 person", Places(geo.People{Count: 12_345, Places: 3}): "3 settlements, 12" + thin + "345 people",
		Places(geo.People{}): "0 settlements, 0 people", Places(geo.People{Count: 12_345, Places: 8, Unknown: 6}): "12" + thin + "345 people in 2 of 8 settlements, 6 unknown",
		Places(geo.People{Count: 492_930, Places: 51}): "51 settlements, 493" + thin + "000 people",
		Places(geo.People{Places: 2, Unknown: 2}):      "2 settlements, population unknown",
		Counted("say.remarks", 1):                      "1 remark", Ago(30 * time.Second): "just now", Ago(90 * time.Second): "1 minute ago",
		Ago(3 * time.Hour): "3 hours ago", Ago(80 * time.Hour): "3 days ago",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
