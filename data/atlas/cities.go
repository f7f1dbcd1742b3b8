package atlas

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"sync"

	"delimit/geo"
)

// HeldCity says who held a city for a time.
type HeldCity struct {
	geo.Settlement
	Holder geo.Holder
	From   geo.Date
	Until  geo.Date // the last day; unknown: nothing else was known when the table was made
}

// At reports whether it speaks of a day.
func (c HeldCity) At(day geo.Date) bool {
	return c.From.Days() <= day.Days() && (!c.Until.Known() || day.Days() <= c.Until.Days())
}

// HeldCities lists who held large cities, and when: facts that nobody disputes.
var HeldCities = sync.OnceValue(func() []HeldCity {
	rows, err := csv.NewReader(bytes.NewReader(content("held-cities.csv"))).ReadAll()
	if err != nil {
		panic(err)
	}
	var out []HeldCity
	for _, row := range rows[1:] {
		c, err := heldCity(row)
		if err != nil {
			panic(fmt.Sprintf("held-cities.csv: %v: %v", row, err))
		}
		out = append(out, c)
	}
	return out
})

func heldCity(row []string) (c HeldCity, err error) {
	i := slices.IndexFunc(Settlements(), func(s geo.Settlement) bool { return s.Name == row[0] && s.Oblast == row[1] })
	if i < 0 {
		return c, fmt.Errorf("no such settlement")
	}
	c.Settlement = Settlements()[i]
	holder := slices.IndexFunc(geo.Holders[:], func(h geo.Holder) bool { return h.String() == row[2] })
	if holder < 0 {
		return c, fmt.Errorf("no such holder")
	}
	c.Holder = geo.Holders[holder]
	if c.From, err = geo.ParseDate(row[3]); err == nil && row[4] != "" {
		c.Until, err = geo.ParseDate(row[4])
	}
	return c, err
}
