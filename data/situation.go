package data

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"delimit/geo"
)

// situation makes who holds what of a collection, and puts how into o.
func situation(ctx context.Context, path, sum string, c *collection, a Answers, o *Opened) error {
	remembered := a.rememberedFor(c, path)
	if s := settlementsOf(c, slices.Concat(a.Holders, remembered), readDateText(baseName(path)).date, a.Date, a.Of); s != nil {
		return s.schematic(path, sum, c, a, o)
	}
	j := judging{judge: newJudge(c, path, a.Holders)}
	table := j.tableOf(c)
	source := cmp.Or(table.Source, filepath.Base(path))
	j.answers = slices.Concat(a.Holders, remembered)
	days, err := c.areaDays(path, a)
	if err != nil {
		return err
	}
	dated, err := days.dating(c, path, a)
	if err != nil {
		return err
	}
	for i, f := range c.features {
		if err := ctx.Err(); err != nil {
			return err
		}
		if days.has(i, dated.date) {
			j.sort(f)
		} else {
			j.pass(f)
		}
	}
	if j.tooLarge != nil {
		return j.tooLarge
	}
	if err := checkCrowd(ctx, j.areas); err != nil {
		return err
	}
	j.settle()
	o.Rulings = j.rulings
	o.useRemembered(a.Holders, remembered)
	if len(j.areas) == 0 {
		return j.nothing(c)
	}
	o.Dates, o.DateFrom, o.DateDoubt, o.DateCould = days.several(), dated.from, dated.doubt, dated.could
	o.Coverage = j.coverage(table.Speaks, c.cutOff())
	o.Situation = &geo.Situation{Name: baseName(path), Date: dated.date, SHA256: sum,
		Source: source, Areas: j.areas, Covers: o.Coverage.land()}
	o.Defects = slices.Concat(o.Defects, dated.defects, days.defects, j.defects())
	if len(o.Dates) == 0 {
		o.Defects = append(o.Defects, doubled(o.Situation.Areas)...)
	}
	o.Contradictions = Contradictions(o.Situation)
	return nil
}

func baseName(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), filepath.Ext(strings.TrimSuffix(base, ".gz")))
}
