package feed

import (
	"net/url"
	"strings"
	"testing"

	"delimit/data/format"
	"delimit/geo"
)

// A fetched file keeps the ending of its address, which tells readers what it is.
func TestFetchedFileKeepsItsEnding(t *testing.T) {
	s := Source{Name: "source"}
	for _, e := range format.Endings() {
		address := &url.URL{Path: "/data/front" + strings.ToUpper(e)}
		if got := fileName(s, geo.Date{Year: 2025, Month: 1, Day: 2}, address, nil); got != "2025-01-02_source"+e {
			t.Errorf("%s is kept as %s", address.Path, got)
		}
	}
	if got := fileName(s, geo.Date{Year: 2025, Month: 1, Day: 2}, &url.URL{Path: "/api/last"}, nil); got != "2025-01-02_source.geojson" {
		t.Errorf("an address without an ending is kept as %s", got)
	}
}
