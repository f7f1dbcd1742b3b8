package main

import (
	"fmt"

	"delimit/data"
	"delimit/geo"
)

// holderFlags say who holds what where no rule knows.
type holderFlags struct {
	Remembered bool     `help:"Also use what was answered in the window for files of the same kind; what is used is named. delimit answers lists it."`
	Holder     []string `placeholder:"PROPERTY=VALUE:HOLDER" sep:"none" help:"Who holds the areas of which a property has a value: ukraine, russia, contested, or ignore. May be given several times."`
	Together   bool     `help:"Areas of several dates in one file are one map: the dates tell when each part was last changed."`
}

// answers are the flags that say what one file does not.
type answers struct {
	holderFlags
	Date string `placeholder:"YYYY-MM-DD" help:"The date of the situation, in place of what the file says. Of a file that has several dates: which one."`
}

func (h holderFlags) holders() (data.Answers, error) {
	out := data.Answers{Together: h.Together}
	for _, s := range h.Holder {
		answer, err := data.ParseAnswer(s)
		if err != nil {
			return out, usageError{fmt.Errorf("--holder %w", err)}
		}
		out.Holders = append(out.Holders, answer)
	}
	if h.Remembered {
		out.Remembered = data.OpenMemory(data.MemoryFile())
	}
	return out, nil
}

func (a answers) parse() (data.Answers, error) {
	out, err := a.holders()
	if err == nil && a.Date != "" {
		if out.Date, err = geo.ParseDate(a.Date); err != nil {
			return out, usageError{fmt.Errorf("--%w", err)}
		}
	}
	return out, err
}
