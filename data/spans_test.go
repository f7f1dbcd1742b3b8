package data

import (
	"math"
	"strings"
	"testing"

	"delimit/geo"
)

// kmlStrip is a placemark with something about its time.
func kmlStrip(east, when string) string {
	return `<Placemark><name>occupied</name>` + when + `<ExtendedData><Data name="holder"><value>russia</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>37.2,47.8 ` +
		east + `,47.8 ` + east + `,48.2 37.2,48.2 37.2,47.8</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`
}

func kmlTimes(placemarks ...string) []byte {
	return []byte(`<kml xmlns="http://www.opengis.net/kml/2.2"><Document>` + strings.Join(placemarks, "") + `</Document></kml>`)
}

func kmlSpan(begin, end string) string {
	s := "<TimeSpan>"
	if begin != "" {
		s += "<begin>" + begin + "</begin>"
	}
	if end != "" {
		s += "<end>" + end + "</end>"
	}
	return s + "</TimeSpan>"
}

// A time span says from when to when an area is valid: what is valid on a day is its map.
func TestTimeSpans(t *testing.T) {
	for name, c := range map[string]struct {
		file  []byte
		dates string
		on    map[string]float64 // km² by day; 0: refused
	}{
		"one after the other": {kmlTimes(kmlStrip("38.0", kmlSpan("2025-10-01", "2025-11-01")), kmlStrip("37.6", kmlSpan("2025-11-01", "2025-12-01"))), "[2025-10-01 2025-11-01]",
			map[string]float64{"": halfKM2, "2025-10-01": wideKM2, "2025-10-31": wideKM2, "2025-11-01": halfKM2, "2025-11-15": halfKM2, "2025-12-01": halfKM2, "2025-12-02": 0, "2025-09-30": 0}},
		"weeks with a last day": {kmlTimes(kmlStrip("38.0", kmlSpan("2025-10-01", "2025-10-07")), kmlStrip("37.6", kmlSpan("2025-10-08", "2025-10-14"))), "[2025-10-01 2025-10-08]",
			map[string]float64{"2025-10-07": wideKM2, "2025-10-08": halfKM2, "2025-10-14": halfKM2, "2025-10-15": 0}},
		"days": {kmlTimes(kmlStrip("38.0", kmlSpan("2025-10-01T00:00:00Z", "2025-10-01T23:59:59Z")), kmlStrip("37.6", kmlSpan("2025-10-02T00:00:00Z", "2025-10-02T23:59:59Z"))), "[2025-10-01 2025-10-02]",
			map[string]float64{"": halfKM2, "2025-10-01": wideKM2, "2025-10-03": 0}},
		"an open end": {kmlTimes(kmlStrip("38.0", kmlSpan("", "2025-11-01")), kmlStrip("37.6", kmlSpan("2025-11-01", ""))), "2025-11-01",
			map[string]float64{"": halfKM2}},
		"one ends while another goes on": {kmlTimes(kmlStrip("38.0", kmlSpan("2025-10-01", "2025-11-15")), kmlStrip("37.6", kmlSpan("2025-10-01", "2025-12-01"))), "[2025-10-01 2025-11-15]",
			map[string]float64{"": halfKM2, "2025-10-01": wideKM2}},
		"stamps":          {kmlTimes(kmlStrip("38.0", "<TimeStamp><when>2025-10-01</when></TimeStamp>"), kmlStrip("37.6", "<TimeStamp><when>2025-12-01</when></TimeStamp>")), "[2025-10-01 2025-12-01]", map[string]float64{"": halfKM2, "2025-10-01": wideKM2, "2025-11-01": 0}},
		"beginnings only": {kmlTimes(kmlStrip("38.0", kmlSpan("2025-10-01", "")), kmlStrip("37.6", kmlSpan("2025-12-01", ""))), "[2025-10-01 2025-12-01]", map[string]float64{"": halfKM2}},
		"one span":        {kmlTimes(kmlStrip("38.0", kmlSpan("2025-10-01", "2025-11-01")), kmlStrip("37.6", kmlSpan("2025-10-01", "2025-11-01"))), "2025-10-01", map[string]float64{"": wideKM2, "2025-12-24": wideKM2}},
	} {
		for day, want := range c.on {
			a := Answers{}
			if day != "" {
				a.Date, _ = geo.ParseDate(day)
			}
			o, err := ReadWith("x.kml", c.file, AnyRole, a)
			switch {
			case want == 0 && err == nil, want > 0 && err != nil:
				t.Errorf("%s on %q: %v, %v", name, day, o, err)
			case err != nil:
			case math.Abs(russiaKM2(o)-want) > 0.01 || day != "" && o.Situation.Date.String() != day:
				t.Errorf("%s on %q: %.2f km² on %s, want %.2f", name, day, russiaKM2(o), o.Situation.Date, want)
			case day == "" && datesOf(o) != c.dates:
				t.Errorf("%s: %s, want %s", name, datesOf(o), c.dates)
			}
		}
	}
}
