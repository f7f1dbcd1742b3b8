package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"delimit/mapview/text"
)

// nobodysDates makes a folder of front lines that do not say whose they are.
func nobodysDates(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for i, date := range []string{"2025-01-01", "2025-02-01"} {
		file := fmt.Sprintf(`{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"holder": "russia"}, "geometry":
			{"type": "Polygon", "coordinates": [[[%[1]v, 46], [40, 46], [40, 50], [%[1]v, 50], [%[1]v, 46]]]}}]}`, 38-0.2*float64(i))
		if err := os.WriteFile(filepath.Join(dir, "front_"+date+".geojson"), []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Files of unknown source become a series only when a person says so.
func TestUnknownFilesAreJoinedWhenAPersonSaysSo(t *testing.T) {
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{nobodysDates(t)})
	eventually(t, d, "the question", func() bool { return len(d.questions) == 1 })
	if d.timeline.dates() != 0 {
		t.Error("a series before the answer")
	}
	tapButton(t, d, text.T("series.together"))
	eventually(t, d, "the series", func() bool { return d.timeline.dates() == 2 && !d.session.Measuring() })
	if dateShown(d) != "2025-02-01" {
		t.Errorf("shown is %s", dateShown(d))
	}
	d.do("dateBack")
	eventually(t, d, "the date before", func() bool { return dateShown(d) == "2025-01-01" })

	apart := newTestDesk(t, t.TempDir())
	apart.openAll([]string{nobodysDates(t)})
	eventually(t, apart, "the question", func() bool { return len(apart.questions) == 1 })
	apart.escape()
	eventually(t, apart, "the files", func() bool { return dateShown(apart) == "2025-02-01" && !apart.session.Measuring() })
	if apart.timeline.dates() != 0 {
		t.Error("a series although nobody said so")
	}
}

// A file of areas of several days is a timeline.
func TestAreasOfSeveralDaysAreATimeline(t *testing.T) {
	path := filepath.Join(t.TempDir(), "all.geojson")
	strip := func(east, date string) string {
		return `{"type":"Feature","properties":{"holder":"russia","date":"` + date + `"},"geometry":{"type":"Polygon","coordinates":[[[37.2,47.8],[` + east + `,47.8],[` + east + `,48.2],[37.2,48.2],[37.2,47.8]]]}}`
	}
	if err := os.WriteFile(path, []byte(`{"type":"FeatureCollection","features":[`+strip("38", "2025-10-01")+`,`+strip("37.7", "2025-12-01")+`]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newTestDesk(t, t.TempDir())
	d.openAll([]string{path})
	eventually(t, d, "the series", func() bool { return d.timeline.dates() == 2 && !d.session.Measuring() })
	if dateShown(d) != "2025-12-01" {
		t.Errorf("shown is %s", dateShown(d))
	}
}
