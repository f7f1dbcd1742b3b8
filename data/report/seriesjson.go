package report

import (
	"path/filepath"
	"strconv"

	"delimit/data"
	"delimit/data/program"
	"delimit/geo"
)

// seriesDocument is the shape of the JSON. Areas are whole m².
type seriesDocument struct {
	Program   program.Identity `json:"program"`
	Territory string           `json:"territory"`
	Boundary  string           `json:"boundary"`
	Proposal  string           `json:"proposal,omitempty"`
	Series    []jsonSeries     `json:"series"`
	LeftOut   []leftOut        `json:"left_out"`
	Warnings  []string         `json:"warnings"`
}

type jsonSeries struct {
	Source  string     `json:"source"`
	Product string     `json:"product,omitempty"`
	Dates   []jsonDate `json:"dates"`
	Pace    []jsonPace `json:"pace"`
	Note    string     `json:"pace_note"`
}

type jsonDate struct {
	Date     string              `json:"date"`
	File     string              `json:"file"`
	SHA256   string              `json:"sha256"`
	AreaM2   float64             `json:"area_m2"`
	HeldM2   held                `json:"held_m2"`
	ChangeM2 *held               `json:"change_m2"`       // since the date before; null for the first and at a break
	Break    string              `json:"break,omitempty"` // which holders appear or vanish: the front was drawn otherwise before
	PerDay   map[string]*heldDay `json:"m2_per_day"`
	Cells    []seriesCell        `json:"cells,omitempty"`
}

type heldDay struct {
	From    string  `json:"from"`
	Days    int     `json:"days"` // that were measured
	Ukraine float64 `json:"ukraine"`
	Russia  float64 `json:"russia"`
}

type seriesCell struct {
	Cell   string  `json:"cell"`
	AreaM2 float64 `json:"area_m2"`
}

// jsonPace is a division, not a forecast.
type jsonPace struct {
	Days     int        `json:"over_days"` // that were asked for
	Measured int        `json:"measured_days"`
	From     string     `json:"from"`
	To       string     `json:"to"`
	HeldM2   float64    `json:"held_by_ukraine_m2"`
	M2PerDay float64    `json:"ukraine_m2_per_day"`
	Lowest   *float64   `json:"ukraine_m2_per_day_lowest_third"`
	Highest  *float64   `json:"ukraine_m2_per_day_highest_third"`
	Step     jsonStep   `json:"largest_step"`
	Without  *float64   `json:"ukraine_m2_per_day_without_it"` // null: nothing else is left
	AtRest   *jsonReach `json:"at_the_pace_without_it"`
	AtPace   *jsonReach `json:"at_this_pace"` // null: at this pace the land does not become less
	Earliest *jsonReach `json:"at_lowest_third"`
	Latest   *jsonReach `json:"at_highest_third"`
}

type jsonStep struct {
	From      string  `json:"from"`
	To        string  `json:"to"`
	UkraineM2 float64 `json:"ukraine_m2"`
}

type jsonReach struct {
	Days int    `json:"days"`
	Date string `json:"date"`
}

type leftOut struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

func newSeriesDocument(o OverTime) seriesDocument {
	o = o.whole()
	d := seriesDocument{Program: program.This(), Territory: o.Territory.Name(), Boundary: o.Territory.Boundary(), Series: []jsonSeries{}, LeftOut: []leftOut{}, Warnings: []string{}}
	if o.Proposal != nil {
		d.Proposal = o.Proposal.Name
	}
	for _, s := range o.Series {
		d.Series = append(d.Series, o.newSeries(s))
	}
	for _, l := range o.Left {
		d.LeftOut = append(d.LeftOut, leftOut{filepath.Base(l.File), l.Reason()})
	}
	d.Warnings = append(d.Warnings, o.Warnings...)
	return d
}

func (o OverTime) newSeries(s *data.Series) jsonSeries {
	out := jsonSeries{Source: s.Source, Product: s.Product, Dates: []jsonDate{}, Pace: []jsonPace{}, Note: NoForecast}
	for i, r := range s.Readings {
		day := jsonDate{Date: r.Date.String(), File: filepath.Base(s.Files[i]), SHA256: r.SHA256, AreaM2: rounded(r.AreaM2), HeldM2: newHeld(r.Held), Break: data.BreakText(s.Readings, i), PerDay: map[string]*heldDay{}}
		if change, ok := s.Readings.Change(i); ok {
			h := newHeld(change)
			day.ChangeM2 = &h
		}
		for _, days := range perDay {
			day.PerDay[strconv.Itoa(days)] = nil
			if ukraine, ok := s.Readings.PerDay(i, days, geo.HeldByUkraine); ok {
				russia, _ := s.Readings.PerDay(i, days, geo.HeldByRussia)
				day.PerDay[strconv.Itoa(days)] = &heldDay{ukraine.From.String(), ukraine.Days, rounded(ukraine.M2PerDay), rounded(russia.M2PerDay)}
			}
		}
		if o.Proposal != nil {
			for _, c := range r.Cells {
				day.Cells = append(day.Cells, seriesCell{o.cellName(c), rounded(c.AreaM2)})
			}
		}
		out.Dates = append(out.Dates, day)
	}
	last := len(s.Readings) - 1
	for _, days := range geo.PaceDays {
		if p, ok := s.Readings.Pace(last, days); ok {
			out.Pace = append(out.Pace, newJSONPace(p, s.Readings[last].Held[geo.HeldByUkraine]))
		}
	}
	return out
}

func newJSONPace(p geo.Pace, heldM2 float64) jsonPace {
	out := jsonPace{Days: p.Days, Measured: p.To.Days() - p.From.Days(), Step: jsonStep{p.Step.From.String(), p.Step.To.String(), rounded(p.Step.M2)}, From: p.From.String(), To: p.To.String(), HeldM2: rounded(heldM2), M2PerDay: rounded(p.M2PerDay), AtPace: newReach(p, heldM2, p.M2PerDay)}
	if p.Single {
		without := rounded(p.Without)
		out.Without, out.AtRest = &without, newReach(p, heldM2, p.Without)
	}
	if p.Spread {
		lowest, highest := rounded(p.Lowest), rounded(p.Highest)
		out.Lowest, out.Highest = &lowest, &highest
		out.Earliest, out.Latest = newReach(p, heldM2, p.Lowest), newReach(p, heldM2, p.Highest)
	}
	return out
}

func newReach(p geo.Pace, heldM2, m2PerDay float64) *jsonReach {
	days, ok := geo.DaysToNothing(heldM2, m2PerDay)
	if !ok {
		return nil
	}
	return &jsonReach{days, p.To.Plus(days).String()}
}
