package main

import "time"

// stale is how long ago the version of a module may be before somebody has to say
// why it stays.
const stale = 5 * 365 * 24 * time.Hour

// kept says of modules that nobody works on any more why they stay.
var kept = map[string]string{
	"github.com/golang/freetype":     "no change since 2017; its rasteriser is complete, and no other was as fast (6 ms for 93,664 vertices at 1920×1080, the next 9)",
	"github.com/golang/geo":          "maintained; coordconv asks for this version, and only its points are used",
	"github.com/jonas-p/go-shp":      "no release since 2017; Shapefiles have not changed since 1998, and every file passes our limits before it gets it",
	"github.com/nfnt/resize":         "no change since 2018, and its authors say that none will come; Fyne scales the icon of a window with it, which is our own file, so that it goes when Fyne lets it go",
	"github.com/tidwall/geodesic":    "no release since 2021; Karney's geodesics in C turned into Go, complete, and compared with GeographicLib by tests",
	"github.com/tzneal/coordconv":    "no release since 2018; MGRS by the Geotrans library, complete, and compared with other software by tests",
	"github.com/google/licensecheck": "no release since 2020; it is what pkg.go.dev reads licences with, and only the audit runs it",
	"github.com/davecgh/go-spew":     "no release since 2018; testify prints differences with it, in tests of modules that we use",
	"github.com/pmezard/go-difflib":  "no change since 2016; testify prints differences with it, in tests of modules that we use",
}

// age tells how a module stands: the reason why one stays on which nobody works any more;
// ok is false when there must be one and is none.
func (m module) age(now time.Time) (reason string, ok bool) {
	reason = kept[m.Path]
	old := m.Time == nil || now.Sub(*m.Time) > stale
	return reason, reason != "" || !old
}
