package report

import (
	"encoding/json"
	"errors"
	"io"

	"delimit/data"
	"delimit/data/figure"
	"delimit/data/program"
)

// checkDocument is the shape of the JSON. Areas are whole m², coordinates degrees.
type checkDocument struct {
	Program program.Identity `json:"program"`
	Files   []checkedFile    `json:"files"`
}

type checkedFile struct {
	File       string          `json:"file"`
	Bytes      int             `json:"bytes"`
	SHA256     string          `json:"sha256,omitempty"`
	Format     string          `json:"format"`
	Is         string          `json:"is"` // situation, proposal, territory or layer; empty when it cannot be used
	Sure       bool            `json:"sure"`
	Features   int             `json:"features"`
	Geometries map[string]int  `json:"geometries"`
	Vertices   int             `json:"vertices"`
	Extent     *[4]float64     `json:"extent"` // west, south, east, north
	Date       string          `json:"date"`
	DateFrom   string          `json:"date_from"`
	DateDoubt  string          `json:"date_doubt,omitempty"` // a date that cannot be right or can be read in more than one way, as it stands there
	DateCould  []string        `json:"date_could,omitempty"` // the days that it may mean
	Dates      []string        `json:"dates,omitempty"`      // all, of a file that tells of several
	Note       string          `json:"note,omitempty"`       // how the situation was made, when it was
	Source     string          `json:"source"`
	SpeaksOf   data.Coverage   `json:"speaks_of,omitempty"` // ukraine, own or near: land beside its areas that is not unstated
	HeldM2     *held           `json:"held_m2,omitempty"`
	Holders    []checkedRuling `json:"holders"`
	Unresolved int             `json:"unresolved"` // of the holders: values that no rule knows
	// Contradictions are cities of which it says something else than what is known.
	Contradictions []checkedCity   `json:"contradictions"`
	Defects        []checkedDefect `json:"defects"`
	Warnings       []string        `json:"warnings"`
	Error          string          `json:"error,omitempty"`
}

type checkedRuling struct {
	Property string  `json:"property"`
	Value    string  `json:"value"`
	Rule     string  `json:"rule"` // whose it is: a source, general, your answer; empty when no rule knows
	Holder   string  `json:"holder"`
	Areas    int     `json:"areas"`
	Towns    int     `json:"settlements,omitempty"` // such of the areas as are points
	AreaM2   float64 `json:"area_m2"`
	Colour   string  `json:"colour,omitempty"`
}

type checkedCity struct {
	City string `json:"city"`
	Says string `json:"says"`
	Held string `json:"held"`
}

type checkedDefect struct {
	Rule    string      `json:"rule"`
	Feature *int        `json:"feature"` // null: the whole file
	Also    []int       `json:"also,omitempty"`
	Name    string      `json:"name,omitempty"`
	At      *[2]float64 `json:"at"`
	Text    string      `json:"text"`
	Done    string      `json:"done"`
}

// CheckJSON prints what files hold for programs.
func CheckJSON(w io.Writer, files []*data.Checked) error {
	d := checkDocument{Program: program.This(), Files: []checkedFile{}}
	for _, k := range files {
		d.Files = append(d.Files, newCheckedFile(k))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(d)
}

func newCheckedFile(k *data.Checked) checkedFile {
	f := checkedFile{File: k.File, Bytes: k.Bytes, SHA256: k.SHA256, Format: k.Format, Features: k.Features, Geometries: map[string]int{},
		Vertices: k.Vertices, Holders: []checkedRuling{}, Contradictions: []checkedCity{}, Defects: []checkedDefect{}, Warnings: append([]string{}, k.Warnings...)}
	for kind, n := range k.Kinds {
		f.Geometries[kindWord(kind)] = n
	}
	if b := k.Extent; !b.IsEmpty() {
		f.Extent = &[4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
	}
	if k.Err != nil {
		f.Error = k.Err.Error()
		if e, ok := errors.AsType[*data.Error](k.Err); ok {
			f.Defects = append(f.Defects, newCheckedDefect(e.Defect))
		}
	}
	if o := k.Opened; o != nil {
		f.Is, f.Sure, f.DateFrom, f.DateDoubt, f.Unresolved = roleWords[o.Role], o.Sure, o.DateFrom, o.DateDoubt, len(o.Unresolved())
		if s := o.Situation; s != nil {
			h := newHeld(data.WholeHeldAlone(k.Held))
			f.Date, f.Source, f.Note, f.HeldM2, f.SpeaksOf = s.Date.String(), s.Source, s.Note, &h, o.Coverage
		}
		for _, c := range o.Contradictions {
			f.Contradictions = append(f.Contradictions, checkedCity{c.City.Name, c.Says.String(), c.Held.String()})
		}
		for _, date := range o.DateCould {
			f.DateCould = append(f.DateCould, date.String())
		}
		for _, date := range o.Dates {
			f.Dates = append(f.Dates, date.String())
		}
		for i, r := range o.Rulings {
			f.Holders = append(f.Holders, checkedRuling{r.Property, r.Value, ruleWord(r), r.Holder, r.Areas, r.Settlements, figure.Whole(k.AreasM2[i]), r.Colour})
		}
	}
	for _, d := range k.Defects {
		f.Defects = append(f.Defects, newCheckedDefect(d))
	}
	return f
}

func newCheckedDefect(d data.Defect) checkedDefect {
	out := checkedDefect{Rule: d.Rule, Also: d.Also, Name: d.Name, Text: d.Text, Done: d.Done}
	if d.Feature != data.WholeFile {
		out.Feature = &d.Feature
	}
	if d.At != nil {
		out.At = &[2]float64{d.At[0], d.At[1]}
	}
	return out
}
