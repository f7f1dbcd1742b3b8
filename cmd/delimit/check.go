package main

import (
	"bufio"
	"fmt"

	"delimit/data"
	"delimit/data/report"
)

type checkCommand struct {
	answers
	Format string   `enum:"table,json" default:"table" help:"table or json."`
	Files  []string `arg:"" name:"file" help:"Files to look into."`
}

// Run tells what every file holds. It fails when one of them cannot be used.
func (c *checkCommand) Run(to streams) error {
	given, err := c.parse()
	if err != nil {
		return err
	}
	var files []*data.Checked
	var wrong error
	bad := 0
	for _, path := range c.Files {
		k := data.Check(path, data.AnyRole, given)
		if k.Err != nil {
			bad++
			wrong = k.Err
		}
		if k.Opened != nil {
			if said := k.Opened.RememberedUse(); said != "" {
				fmt.Fprintf(to.err, "delimit: %s: %s\n", k.Name(), said)
			}
		}
		files = append(files, k)
	}
	out := bufio.NewWriter(to.out)
	print := report.CheckTable
	if c.Format == "json" {
		print = report.CheckJSON
	}
	if err := print(out, files); err != nil {
		return err
	}
	if bad > 1 {
		wrong = fmt.Errorf("%d of %d files cannot be used", bad, len(files))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return wrong
}
