package main

import (
	"fmt"

	"delimit/data"
	"delimit/geo"
)

// answers are the flags that say what a file does not.
type answers struct {
	Holder []string `placeholder:"PROPERTY=VALUE:HOLDER" sep:"none" help:"Who holds the areas of which a property has a value: ukraine, russia, contested, or ignore. May be given several times."`
	Date   string   `placeholder:"YYYY-MM-DD" help:"The date of the situation, in place of what the file says."`
}

func (a answers) parse() (data.Answers, error) {
	var out data.Answers
	for _, s := range a.Holder {
		answer, err := data.ParseAnswer(s)
		if err != nil {
			return out, usageError{fmt.Errorf("--holder %w", err)}
		}
		out.Holders = append(out.Holders, answer)
	}
	if a.Date != "" {
		var err error
		if out.Date, err = geo.ParseDate(a.Date); err != nil {
			return out, usageError{fmt.Errorf("--%w", err)}
		}
	}
	return out, nil
}
