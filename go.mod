module delimit

go 1.26.3

require (
	codeberg.org/go-pdf/fpdf v0.12.0 // PDF with text that can be searched
	fyne.io/fyne/v2 v2.8.1 // the window
	github.com/CycloneDX/cyclonedx-go v0.10.0 // the audit: its bill of materials
	github.com/alecthomas/kong v1.12.1 // the command line
	github.com/fsnotify/fsnotify v1.9.0 // tells when a watched folder changes
	github.com/go-gl/glfw/v3.4/glfw v0.1.0-pre.1.0.20260707082822-2a407d02d01a // Fyne's own: how large the screen is
	github.com/gofrs/flock v0.12.1 // whose window a journal belongs to
	github.com/gogama/flatgeobuf v1.0.0 // the tables of FlatGeobuf
	github.com/golang/freetype v0.0.0-20170609003504-e2365dfdc4a0 // its rasteriser fills and strokes the map; of 2017, complete, and no other was as fast
	github.com/golang/geo v0.0.0-20180826223333-635502111454 // the points of coordconv, which asks for this version of 2018
	github.com/google/flatbuffers v23.5.26+incompatible // tests: hostile FlatGeobuf
	github.com/google/go-cmp v0.7.0 // tests: readable differences
	github.com/google/licensecheck v0.3.1 // the audit: which licence a text is; of 2020, pkg.go.dev uses it too
	github.com/jonas-p/go-shp v0.1.1 // Shapefiles; of 2017, as they have not changed since 1998
	github.com/paulmach/orb v0.14.0 // coordinates and GeoJSON
	github.com/peterstace/simplefeatures v0.59.0 // tests: an independent overlay engine
	github.com/tidwall/geodesic v0.3.5 // geodesics on the ellipsoid (Karney); of 2021, complete
	github.com/twpayne/go-geom v1.7.0 // well-known text
	github.com/tzneal/coordconv v0.1.2 // MGRS: the Geotrans library in Go; of 2018, complete
	github.com/valyala/fastjson v1.6.4 // tells quickly whether a text is JSON
	golang.org/x/image v0.40.0 // the fonts' glyphs
	golang.org/x/sys v0.43.0 // Windows: a rename that has reached the disk
	golang.org/x/text v0.37.0 // names without their marks
	modernc.org/libc v1.66.10 // the memory limit of the database library
	modernc.org/sqlite v1.40.1 // GeoPackage and MBTiles
	pgregory.net/rapid v1.2.0 // tests: properties of random inputs
)

require (
	github.com/dustin/go-humanize v1.0.1 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/mattn/go-isatty v0.0.20 // indirect
	github.com/ncruces/go-strftime v0.1.9 // indirect
	github.com/remyoudompheng/bigfft v0.0.0-20230129092748-24d4a6f8daec // indirect
	golang.org/x/exp v0.0.0-20250620022241-b7579e27df2b // indirect
	modernc.org/mathutil v1.7.1 // indirect
	modernc.org/memory v1.11.0 // indirect
)

require (
	fyne.io/systray v1.12.3-0.20260810170012-af4e8e793ec4 // indirect
	github.com/BurntSushi/toml v1.6.0 // indirect
	github.com/FyshOS/fancyfs v0.0.1 // indirect
	github.com/anthonynsimon/bild v0.14.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.2.0 // indirect
	github.com/davecgh/go-spew v1.1.1 // indirect; tests: testify; of 2018
	github.com/fyne-io/gl-js v0.2.1-0.20260315212741-029c47fd27e8 // indirect
	github.com/fyne-io/glfw-js v0.4.0 // indirect
	github.com/fyne-io/image v0.1.1 // indirect
	github.com/fyne-io/oksvg v0.2.0 // indirect
	github.com/go-gl/gl v0.0.0-20260331235117-4566fea9a276 // indirect
	github.com/go-text/render v0.2.1 // indirect
	github.com/go-text/typesetting v0.3.4 // indirect
	github.com/godbus/dbus/v5 v5.2.2 // indirect
	github.com/hack-pad/go-indexeddb v0.3.2 // indirect
	github.com/hack-pad/safejs v0.1.0 // indirect
	github.com/jeandeaual/go-locale v0.0.0-20250612000132-0ef82f21eade // indirect
	github.com/jsummers/gobmp v0.0.0-20230614200233-a9de23ed2e25 // indirect
	github.com/mattn/go-runewidth v0.0.24 // indirect
	github.com/nfnt/resize v0.0.0-20180221191011-83c6a9932646 // indirect; Fyne: the icon of the window; of 2018, goes when Fyne lets it go
	github.com/nicksnyder/go-i18n/v2 v2.5.1 // indirect
	github.com/pmezard/go-difflib v1.0.0 // indirect; tests: testify; of 2016
	github.com/rogpeppe/go-internal v1.16.0 // indirect
	github.com/rymdport/portal v0.4.2 // indirect
	github.com/srwiley/oksvg v0.0.0-20221011165216-be6e8873101c // indirect
	github.com/srwiley/rasterx v0.0.0-20220730225603-2ab79fcdd4ef // indirect
	github.com/stretchr/testify v1.11.1 // indirect
	github.com/yuin/goldmark v1.8.2 // indirect
	go.mongodb.org/mongo-driver/v2 v2.5.0 // indirect
	golang.org/x/exp/typeparams v0.0.0-20231108232855-2478ac86f678 // indirect
	golang.org/x/mod v0.35.0 // indirect
	golang.org/x/net v0.53.0 // indirect
	golang.org/x/sync v0.20.0 // indirect
	golang.org/x/tools v0.44.0 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect
	honnef.co/go/tools v0.7.0 // indirect
)

tool honnef.co/go/tools/cmd/staticcheck
