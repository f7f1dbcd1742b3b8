package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"delimit/geo"
)

// product is what a source makes, as far as files show it: by which rule tables their land was
// judged, and which holders occur. Land of Ukraine does not count: where nothing is said land is
// Ukraine's as well.
type product struct {
	tables  map[string]bool
	classes [len(geo.Holders)]bool
}

// add notes what one date shows.
func (p *product) add(o *Opened, r geo.Reading) {
	if p.tables == nil {
		p.tables = map[string]bool{}
	}
	for _, r := range o.Rulings {
		if len(r.Land) > 0 || r.Settlements > 0 {
			p.tables[tableOf(r)] = true
		}
	}
	for h, occurs := range r.Classes {
		// Which land is unstated depends on the territory, not on the product.
		p.classes[h] = p.classes[h] || occurs && geo.Holder(h) != geo.HeldUnstated
	}
}

func tableOf(r Ruling) string {
	switch {
	case !r.Known:
		return "no rule"
	case r.Source == "":
		return "general rule"
	}
	return r.Source
}

// String is the product for a person, and tells products apart.
func (p *product) String() string {
	var holders []string
	for _, h := range geo.Holders {
		if p.classes[h] {
			holders = append(holders, h.String())
		}
	}
	return strings.Join(holders, " and ") + " by " + strings.Join(slices.Sorted(maps.Keys(p.tables)), " and ")
}

// Apart says which files are in no common series, and why: products of one source, and
// files whose source is not known.
func Apart(list []*Series) []string {
	var notes []string
	unknown := 0
	products := map[string][]string{}
	var sources []string
	for _, s := range list {
		if s.Source == "" {
			unknown++
			continue
		}
		if products[s.Source] == nil {
			sources = append(sources, s.Source)
		}
		products[s.Source] = append(products[s.Source], fmt.Sprintf("%s (%s)", s.Product, counted(len(s.Files), "date")))
	}
	for _, source := range sources {
		if p := products[source]; len(p) > 1 {
			notes = append(notes, fmt.Sprintf("%s: %d products that are not joined: %s", source, len(p), strings.Join(p, "; ")))
		}
	}
	switch {
	case unknown > 1 || unknown == 1 && len(list) > 1:
		notes = append(notes, counted(unknown, "file")+" of unknown source: not joined with others")
	}
	return notes
}

// BreakText says what is new and what is gone at a date of a series; empty where nothing is.
func BreakText(s geo.Series, i int) string {
	appeared, vanished := s.Break(i)
	var parts []string
	for _, h := range appeared {
		parts = append(parts, h.String()+" appears")
	}
	for _, h := range vanished {
		parts = append(parts, h.String()+" vanishes")
	}
	return strings.Join(parts, ", ")
}
