package data

import (
	"encoding/json"
	"strings"
	"testing"
)

// What is written, and the day that it is.
func TestDatesAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		// ISO 8601, whole and basic, and with an hour: the day is the one that is written.
		"2025-12-15": "2025-12-15", "2025/12/15": "2025-12-15", "2025.12.15": "2025-12-15", "2025_12_15": "2025-12-15", "2025 12 15": "2025-12-15",
		"2025-1-5": "2025-01-05", "2014-01-01": "2014-01-01", "20251215": "2025-12-15", "2025-12-15T22:00:00Z": "2025-12-15", "2025-12-16T00:30:00+02:00": "2025-12-16",
		"20251215T220000Z": "2025-12-15", "ctr_20251105120000": "2025-11-05", "202511051200": "2025-11-05", "2025-12-15 10-11-12": "2025-12-15", "2025_1215": "2025-12-15", "202512-15": "2025-12-15",
		"2025-W50-1": "2025-12-08", "2025W507": "2025-12-14", "2026-W01-1": "2025-12-29", "2020-W53-5": "2021-01-01",
		// Day first.
		"24.11.2025": "2025-11-24", "5.1.2025": "2025-01-05", "05.12.2025": "2025-12-05", "24.11.25": "2025-11-24", "05.12.25": "2025-12-05", "15. 12. 2025": "2025-12-15",
		"15-12-25": "2025-12-15", "15_12_25": "2025-12-15", "15/12/25": "2025-12-15", "15-12-2025": "2025-12-15", "15/12/2025": "2025-12-15", "15122025": "2025-12-15", "22:00 15.12.2025": "2025-12-15",
		// There is no other way to read it.
		"12/15/2025": "2025-12-15", "12-15-25": "2025-12-15", "05/05/2025": "2025-05-05", "Control_26_07_12": "2026-07-12", "26.07.12": "2026-07-12", "12.07.2026": "2026-07-12",
		// Names of months.
		"15 December 2025": "2025-12-15", "December 15, 2025": "2025-12-15", "Dec. 5th, 2025": "2025-12-05", "5th of March 2025": "2025-03-05", "15-Dec-2025": "2025-12-15", "2025-Dec-05": "2025-12-05",
		"15 Dec 25": "2025-12-15", "1 Sept 2025": "2025-09-01", "3 May 2025": "2025-05-03", "МАЙ 3 2025": "2025-05-03",
		"15 грудня 2025": "2025-12-15", "15 Грудень 2025 р.": "2025-12-15", "15-го грудня 2025 року": "2025-12-15", "5 груд. 2025": "2025-12-05", "1 лютого 2025": "2025-02-01", "7 лип 2025": "2025-07-07",
		"15 декабря 2025 г.": "2025-12-15", "1 мая 2025": "2025-05-01", "9 дек. 2025": "2025-12-09", "2 янв 2025": "2025-01-02", "8 июл 2025": "2025-07-08",
		"December 15, 2025: the front": "2025-12-15", "15 December 2025 (evening)": "2025-12-15", "15 грудня 2025: станом на ранок": "2025-12-15", "2025-Dec-05: map": "2025-12-05", "15 Dec 25; map": "2025-12-15",
		// Names of files.
		"UkraineControlMap05MAR2025": "2025-03-05", "UkraineControlMapDEC052025": "2025-12-05", "control_DEC052025": "2025-12-05", "map-5-dec-2025-final": "2025-12-05", "ControlMap05MAR25": "2025-03-05",
		"deepstatemap_data_20251026": "2025-10-26", "карта 15.12.2025 (2)": "2025-12-15",
		// Seconds and milliseconds since 1970: the day in UTC.
		"1765836000": "2025-12-15", "1765843199": "2025-12-15", "1765843200": "2025-12-16", "1765836000000": "2025-12-15", "history_1765836000": "2025-12-15", "1.765836e12": "2025-12-15",
		// None.
		"": "", "front": "", "front 12": "", "december 2025": "", "sector 05 2025": "", "2025": "", "version 1.2.3": "", "37.5, 48.25": "", "2025-W50": "", "2025-V50-1": "", "2025-W50-11": "", "2025-W5-1": "", "2025-W50/1": "", "December 15, 20255": "", "15 December 20255": "", "20255-12-15": "", "15+Dec+2025": "", "15:Dec:2025": "", "2025: Dec: 05": "", "2025+Dec+05": "", "15+Dec+25": "", "Dec+15+2025": "", "2025 v501": "", "2025 - - W50-1": "",
	} {
		read := readDateText(text)
		if got := read.date.String(); got != want || read.wrong != "" || read.candidates() != nil || want == "" && read.known() {
			t.Errorf("%q is %q (could be %v, wrong %q), want %q", text, got, read.candidates(), read.wrong, want)
		}
	}
	for number, want := range map[string]string{"20251026": "2025-10-26", "1765836000": "2025-12-15", "1765836000000": "2025-12-15", "1.6828992e12": "2023-05-01"} {
		if got := readDate(json.Number(number)).date.String(); got != want {
			t.Errorf("the number %s is %q, want %q", number, got, want)
		}
	}
}

// What can be read in more than one way is no date, and says between which days.
func TestDatesThatCanBeReadInTwoWays(t *testing.T) {
	for text, want := range map[string]string{
		"05/12/2025": "2025-05-12 2025-12-05", "05-12-2025": "2025-05-12 2025-12-05", "5_12_2025": "2025-05-12 2025-12-05", "05/12/25": "2025-05-12 2025-12-05", "12-05-25": "2025-05-12 2025-12-05",
		"24-11-25": "2024-11-25 2025-11-24", "22-11-25": "2022-11-25 2025-11-22", "24_11_25": "2024-11-25 2025-11-24", "front_11/05/2025": "2025-05-11 2025-11-05", "25-11-10": "2025-11-10",
		"23-10-12": "2023-10-12", // 2012 is before the war
	} {
		read := readDateText(text)
		var got []string
		for _, d := range read.candidates() {
			got = append(got, d.String())
		}
		if len(got) == 0 {
			got = append(got, read.date.String())
		}
		if strings.Join(got, " ") != want || read.date.Known() == strings.Contains(want, " ") {
			t.Errorf("%q is %v, want %s", text, got, want)
		}
	}
}

// What looks like a date and is none is told.
func TestDatesThatCannotBeRight(t *testing.T) {
	for _, text := range []string{"20251350", "2025-13-01", "2025-02-29", "31.02.2025", "31/31/2025", "99_99_99", "2013-12-31", "2031-01-01", "32 December 2025", "December 32, 2025", "DEC322025", "2025-W54-1", "2025-W53-1", "2025-W00-1", "2025-W99-1", "2025W008",
		"2025-W10-8", "2025-Feb-30", "30 Feb 25"} {
		if read := readDateText(text); read.wrong == "" || read.date.Known() {
			t.Errorf("%q is %v", text, read)
		}
	}
}

// A word in the place of a date is no date that went wrong.
func TestWordsInThePlaceOfADate(t *testing.T) {
	for text, wrong := range map[string]bool{"": false, "unknown": false, "ongoing": false, "2025-13-01": true, "day 7": true, "2202-02-02": true} {
		f := feature{properties: map[string]any{"date": text}}
		if d := dateOfFeature(f, readDate); (len(d.wrong) > 0) != wrong || d.text.known() {
			t.Errorf("%q: %+v", text, d)
		}
	}
}

// The first defect says that no date is known, or that another one is.
func TestWhatBecomesOfABadDate(t *testing.T) {
	for name, want := range map[string]string{"front.geojson": "the date is unknown", "front_2025-11-05.geojson": "the date was not used"} {
		o, err := Read(name, []byte(polygonFile(`{"holder":"russia","date":"2025-13-01"}`)), SituationRole)
		if err != nil || len(o.Defects) != 1 || o.Defects[0].Rule != "date" || o.Defects[0].Done != want {
			t.Errorf("%s: %+v, %v", name, o.Defects, err)
		}
	}
}

// An order in which a date cannot be read does not change it.
func TestDateInAnotherOrder(t *testing.T) {
	if d := readDateText("13/12/2025").in(monthFirst); d.String() != "2025-12-13" {
		t.Errorf("%v", d)
	}
	if d := readDateText("05/12/2025").in(monthFirst); d.String() != "2025-05-12" {
		t.Errorf("%v", d)
	}
	if read := readDateText("2025-12-05_to_2025-12-05"); read.also.Known() {
		t.Errorf("the same date twice is two: %v", read.also)
	}
}

// The order of days and months is that in which all dates of a file can be read; a day that is
// known otherwise decides where both are left.
func TestOrderOfDates(t *testing.T) {
	read := func(texts ...string) (list []dateText) {
		for _, s := range texts {
			list = append(list, readDateText(s))
		}
		return list
	}
	day := readDateText("2025-12-05").date
	for _, c := range []struct {
		texts string
		hint  bool
		want  order
	}{
		{"05/12/2025 13/12/2025", false, dayFirst}, {"05/12/2025 12/13/2025", false, monthFirst}, {"05/12/2025 06/12/2025", false, anyOrder},
		{"13/12/2025 12/13/2025", false, anyOrder}, {"05/12/2025", true, dayFirst}, {"12/05/2025", true, monthFirst}, {"11/05/2025 12/05/2025", true, monthFirst},
		{"05/12/2025 04/30/2025", true, monthFirst}, {"2025-12-05", true, anyOrder}, {"05/12/2025 12/05/2025", true, anyOrder}, {"2025-10-01 05/12/2025 13/12/2025", false, dayFirst}, {"24-11-25 24-11-30", false, yearFirst}, {"06/07/2025", true, anyOrder},
	} {
		hints := []string{}
		if c.hint {
			hints = append(hints, day.String())
		}
		got := orderOf(read(strings.Fields(c.texts)...))
		if c.hint {
			got = orderOf(read(strings.Fields(c.texts)...), day)
		}
		if got != c.want {
			t.Errorf("%s with %v: order %d, want %d", c.texts, hints, got, c.want)
		}
	}
}
