package data

import (
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/paulmach/orb"

	"delimit/data/format"
)

// Defect is something wrong in a file.
type Defect struct {
	Rule    string     // a stable word, such as outside-world
	Feature int        // index of the feature, or WholeFile
	Name    string     // of the feature, when it has one
	At      *orb.Point // longitude, latitude, when it is somewhere
	Text    string     // what is wrong
	Done    string     // what was done about it
	Also    []int      // indexes of further features with the same
}

// WholeFile is the Feature of a defect that is not about one feature.
const WholeFile = -1

// String is one line: feature 3 "north" at 37.1, 48.2: what; what was done.
func (d Defect) String() string {
	s := ""
	if d.Feature != WholeFile {
		s = "feature " + strconv.Itoa(d.Feature)
		if d.Name != "" {
			s += fmt.Sprintf(" %q", d.Name)
		}
	}
	if d.At != nil {
		s += fmt.Sprintf(" at %s, %s", degrees(d.At[0]), degrees(d.At[1]))
	}
	if s != "" {
		s += ": "
	}
	s += d.Text
	if d.Done != "" {
		s += "; " + d.Done
	}
	return s
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// Error says why nothing was loaded.
type Error struct {
	File string
	Defect
	Err error // the cause, when there is one below
}

func (e *Error) Error() string {
	s := filepath.Base(e.File) + ": " + e.Defect.String()
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s + "; nothing was loaded"
}

func (e *Error) Unwrap() error { return e.Err }

// counted is a number with its noun, which takes an s when there are several.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// refuse makes an error about the whole file.
func refuse(rule, text string, args ...any) *Error {
	for i, a := range args {
		if err, ok := a.(error); ok {
			args[i] = format.Words(err)
		}
	}
	return &Error{Defect: Defect{Rule: rule, Feature: WholeFile, Text: fmt.Sprintf(text, args...)}}
}
