package main

import (
	"fmt"
	"strings"

	"delimit/data/notices"
)

type licencesCommand struct {
	Full bool   `help:"Print all of them with their full texts."`
	Name string `arg:"" optional:"" name:"module" help:"A module or file of data, or a part of its name: print its full texts."`
}

// Run lists what is in the program with its licence, or prints texts.
func (c *licencesCommand) Run(to streams) error {
	found := notices.Find(c.Name)
	if len(found) == 0 {
		return fmt.Errorf("%s: nothing in the program is called so; delimit licences lists all", c.Name)
	}
	var b strings.Builder
	if !c.Full && c.Name == "" {
		b.WriteString("Delimit is licensed under the Apache License 2.0. In it are:\n\n")
		for _, n := range found {
			b.WriteString(n.Title() + "\n")
		}
	} else {
		for i, n := range found {
			if i > 0 {
				b.WriteString("\n" + strings.Repeat("─", 72) + "\n\n")
			}
			b.WriteString(n.String())
		}
	}
	_, err := fmt.Fprint(to.out, b.String())
	return err
}
