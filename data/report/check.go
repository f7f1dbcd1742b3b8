package report

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"delimit/data"
	"delimit/data/figure"
	"delimit/geo"
)

// CheckTable prints what files hold for a person at a terminal.
func CheckTable(w io.Writer, files []*data.Checked) error {
	p := &printer{w: w, row: alignedRows}
	for i, k := range files {
		if i > 0 {
			p.printf("\n")
		}
		p.printf("%s\n", clean(k.Name()))
		for _, line := range CheckFacts(k) {
			p.printf("  %s\n", line)
		}
		p.checkRulings(k)
		for _, line := range CheckDefects(k) {
			p.printf("  %s\n", line)
		}
	}
	return p.err
}

// CheckFacts says in a few lines what a file is.
func CheckFacts(k *data.Checked) []string {
	lines := present(k.Format)
	if k.Format != "" {
		lines = []string{k.Format + " · " + counted(k.Features, "feature") + kinds(k) + " · " + count(k.Vertices) + " vertices"}
	}
	if !k.Extent.IsEmpty() {
		lines = append(lines, "extent "+extent(k.Extent))
	}
	if k.Err != nil {
		return append(lines, "cannot be used: "+clean(reason(k.Err)))
	}
	o := k.Opened
	if !o.Sure {
		lines = append(lines, "it does not say what it is ("+unsureWords[o.Role]+"); read as a "+roleWords[o.Role])
	}
	if s := o.Situation; s != nil {
		lines = append(lines, "source "+clean(s.Source), dateLine(o))
		lines = append(lines, present(clean(s.Note))...)
		lines = append(lines, coverageWords[o.Coverage])
		for _, h := range geo.Holders {
			if k.Held[h] > 0 {
				lines = append(lines, heldBy[h]+" "+leastKm2(k.Held[h])+" km²")
			}
		}
	} else if o.Sure {
		lines = append(lines, "a "+roleWords[o.Role])
	}
	return lines
}

// leastKm2 says in words what would read 0.
func leastKm2(m2 float64) string {
	if m2 > 0 && !figure.Listed(m2, figure.Tables) {
		return "under 0.01"
	}
	return km2(m2)
}

var coverageWords = map[data.Coverage]string{
	data.CoversUkraine: "speaks of Ukraine: land of it that no area covers is Ukraine's; land outside of it is unstated",
	data.CoversOwn:     "speaks of its own areas alone: all other land is unstated",
	data.CoversNear:    "speaks of the land near its settlements: all other land is unstated",
}

func dateLine(o *data.Opened) string {
	switch {
	case o.AsksDate():
		return "date unknown: give it with --date"
	case !o.Situation.Date.Known():
		return "date unknown"
	}
	line := "date " + o.Situation.Date.String() + ", from " + clean(o.DateFrom)
	if n := len(o.Dates); n > 1 {
		line += fmt.Sprintf("; it has %d dates, from %s to %s: choose one with --date", n, o.Dates[0], o.Dates[n-1])
	}
	return line
}

// reason is an error without the name of the file, which stands above it.
func reason(err error) string {
	if e, ok := errors.AsType[*data.Error](err); ok {
		text := e.Defect.String()
		if e.Err != nil {
			text += ": " + e.Err.Error()
		}
		return text
	}
	return err.Error()
}

func kinds(k *data.Checked) string {
	var list []string
	for _, kind := range slices.Sorted(maps.Keys(k.Kinds)) {
		list = append(list, count(k.Kinds[kind])+" "+kindWord(kind))
	}
	if len(list) == 0 {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}

func extent(b orb.Bound) string {
	return fmt.Sprintf("%.4f, %.4f to %.4f, %.4f", b.Min[0], b.Min[1], b.Max[0], b.Max[1])
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return count(n) + " " + noun + "s"
}

// CheckLines says the same as CheckTable in groups of lines that may be wrapped,
// without the name of the file. What needs attention comes first. At most so many
// defects are told.
func CheckLines(k *data.Checked, most int) []string {
	defects := CheckDefects(k)
	if n := len(defects) - most; n > 0 {
		defects = append(defects[:most:most], "and "+count(n)+" more, see delimit check")
	}
	facts := CheckFacts(k)
	if o := k.Opened; o != nil && len(o.Rulings) > 0 {
		facts = append(facts, "")
		for i, r := range o.Rulings {
			facts = append(facts, fmt.Sprintf("%s: %s, %s (%s)", clean(r.Holder), amount(r, k.AreasM2[i]), clean(because(r)), clean(ruleOrNone(r))))
		}
	}
	if k.Well() {
		return slices.Concat(facts, []string{""}, defects)
	}
	return slices.Concat(defects, []string{""}, facts)
}

// checkRulings tells which rule gave how much to whom.
func (p *printer) checkRulings(k *data.Checked) {
	if k.Opened == nil || len(k.Opened.Rulings) == 0 {
		return
	}
	settlements := k.Opened.Rulings[0].Settlements > 0
	rows := [][]string{{"  Counted as", "because", "rule", "areas", "km²"}}
	if settlements {
		rows[0] = []string{"  Counted as", "because", "rule", "settlements"}
	}
	for i, r := range k.Opened.Rulings {
		row := []string{"  " + r.Holder, because(r), ruleOrQuestion(r), count(r.Areas)}
		if !settlements {
			row = append(row, km2(k.AreasM2[i]))
		}
		rows = append(rows, row)
	}
	p.table(rows)
}

// amount is how much was judged alike.
func amount(r data.Ruling, m2 float64) string {
	if r.Settlements > 0 {
		return counted(r.Settlements, "settlement")
	}
	return km2(m2) + " km² in " + counted(r.Areas, "area")
}

func because(r data.Ruling) string {
	if r.Property == "" {
		return "nothing is said"
	}
	return r.Property + " = " + shortened(r.Value)
}

func ruleOrQuestion(r data.Ruling) string {
	if r.Unresolved() {
		return "none knows: --holder"
	}
	return ruleOrNone(r)
}

func ruleOrNone(r data.Ruling) string { return cmp.Or(ruleWord(r), "no rule") }

// longestValue is how much of a value a table shows.
const longestValue = 60

func shortened(s string) string {
	if runes := []rune(s); len(runes) > longestValue {
		return string(runes[:longestValue]) + "…"
	}
	return s
}

// CheckDefects says in a line each what is wrong with a file and what was done.
func CheckDefects(k *data.Checked) []string {
	if k.Err == nil && len(k.Defects) == 0 && len(k.Warnings) == 0 {
		return []string{"No defects."}
	}
	var lines []string
	for _, d := range k.Defects {
		lines = append(lines, "["+d.Rule+"] "+clean(d.String())+also(d.Also))
	}
	for _, w := range k.Warnings {
		lines = append(lines, "[warning] "+clean(w))
	}
	return lines
}

// mostAlso is how many further features a line names.
const mostAlso = 12

func also(features []int) string {
	if len(features) == 0 {
		return ""
	}
	var list []string
	for _, f := range features[:min(len(features), mostAlso)] {
		list = append(list, strconv.Itoa(f))
	}
	if n := len(features) - mostAlso; n > 0 {
		list = append(list, count(n)+" more")
	}
	return " (also features " + strings.Join(list, ", ") + ")"
}

var roleWords = map[data.Role]string{data.SituationRole: "situation", data.ProposalRole: "proposal", data.TerritoryRole: "territory", data.SheetRole: "layer", data.ProjectRole: "project"}

// unsureWords are what else a file can be.
var unsureWords = map[data.Role]string{data.SituationRole: "a front line, a territory or zones", data.ProposalRole: "drawings or a layer",
	data.SheetRole: "notes or a layer"}

func kindWord(kind string) string {
	if kind == "" {
		return "without geometry"
	}
	return kind
}

// ruleWord says whose rule a ruling goes by.
func ruleWord(r data.Ruling) string {
	switch {
	case !r.Known:
		return ""
	case r.Source == "":
		return "general"
	}
	return r.Source
}
