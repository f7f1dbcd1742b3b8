package data

import (
	"os"
	"path/filepath"
	"testing"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/geo/sharedtest"
)

// readOff are who held the cities on four days as read off surveyed fronts: U Ukraine, R Russia,
// C within 1.5 km of the line of contact, where it says nothing.
var readOff = struct {
	days   [4]string
	cities map[string]string
}{
	[4]string{"2022-02-23", "2024-07-15", "2025-12-15", "2026-08-15"},
	map[string]string{
		"Donetsk": "RRRR", "Makiivka": "RRRR", "Horlivka": "RRRR", "Luhansk": "RRRR", "Alchevsk": "RRRR",
		"Simferopol": "RRRR", "Sevastopol": "RRRR", "Kerch": "RRRR", "Yalta": "RRRR",
		"Melitopol": "URRR", "Berdiansk": "URRR", "Enerhodar": "URRR", "Tokmak": "URRR", "Mariupol": "URRR", "Volnovakha": "URRR",
		"Sievierodonetsk": "URRR", "Lysychansk": "URRR", "Bakhmut": "URRR", "Avdiivka": "URRR", "Nova Kakhovka": "UCCC",
		"Kherson": "UUUU", "Izium": "UUUU", "Kyiv": "UUUU", "Kharkiv": "UUUU", "Odesa": "UUUU", "Dnipro": "UUUU", "Zaporizhzhia": "UUUU",
		"Lviv": "UUUU", "Kryvyi Rih": "UUUU", "Mykolaiv": "UUUU", "Vinnytsia": "UUUU", "Chernihiv": "UUUU", "Poltava": "UUUU",
		"Khmelnytskyi": "UUUU", "Cherkasy": "UUUU", "Zhytomyr": "UUUU", "Sumy": "UUUU", "Kropyvnytskyi": "UUUU", "Nikopol": "UUUU",
		"Kramatorsk": "UUUU", "Sloviansk": "UUUU",
	},
}

// What is known of cities is what surveyed fronts show on four days.
func TestHeldCitiesAreAsReadOff(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range atlas.HeldCities() {
		seen[c.Name] = true
		if readOff.cities[c.Name] == "" {
			t.Errorf("%s was not read off", c.Name)
		}
	}
	for name, holders := range readOff.cities {
		if !seen[name] {
			t.Errorf("%s is not in the table", name)
		}
		for i, letter := range holders {
			day, err := geo.ParseDate(readOff.days[i])
			if err != nil {
				t.Fatal(err)
			}
			if want := map[rune]string{'U': "ukraine", 'R': "russia"}[letter]; want != "" && heldOn(name, day) != want {
				t.Errorf("%s on %s: %q, read off was %s", name, day, heldOn(name, day), want)
			}
		}
	}
}

// heldOn is who is known to have held a city on a day; empty: not known.
func heldOn(name string, day geo.Date) (holder string) {
	for _, c := range atlas.HeldCities() {
		if c.Name == name && c.At(day) {
			holder += c.Holder.String()
		}
	}
	return holder
}

// No public front contradicts what is known, and every row is borne out by one of them or by
// what was read off.
func TestPublicFrontsContradictNothing(t *testing.T) {
	borne := map[atlas.HeldCity]bool{}
	for _, c := range atlas.HeldCities() {
		for i, letter := range readOff.cities[c.Name] {
			day, err := geo.ParseDate(readOff.days[i])
			borne[c] = borne[c] || err == nil && letter != 'C' && c.At(day)
		}
	}
	for _, folder := range []string{"daily", "history-api", "isw"} {
		dir := sharedtest.Path(t, "frontlines", folder)
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		dated := 0
		for _, e := range entries {
			o, err := OpenWith(filepath.Join(dir, e.Name()), SituationRole, Answers{})
			if err != nil || !o.Situation.Date.Known() {
				continue // empty, or of no date
			}
			dated++
			if said := o.Contradicted(); said != "" {
				t.Errorf("%s: %s", e.Name(), said)
			}
			for _, c := range atlas.HeldCities() {
				if h, ok := landsOf(o.Situation).heldAt(c.Settlement.At); ok && h == c.Holder && c.At(o.Situation.Date) {
					borne[c] = true
				}
			}
		}
		if want := map[string]int{"daily": 29, "history-api": 3, "isw": 2}[folder]; dated < want {
			t.Errorf("%s: %d files have a date, want %d", folder, dated, want)
		}
	}
	for _, c := range atlas.HeldCities() {
		if !borne[c] {
			t.Errorf("nothing bears out that %s is held by %s from %s", c.Name, c.Holder, c.From)
		}
	}
}
