// Delimit is a desktop map on which analysts sketch where a border could run,
// with a balanced ledger of the land. Without a command it opens its window; the
// commands measure, compare, series, export and fetch do the same work without one.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode"

	"github.com/alecthomas/kong"
)

// The exit codes.
const (
	exitDone  = 0
	exitInput = 1 // an input cannot be used
	exitUsage = 2 // the command line makes no sense
	exitLacks = 3 // done, but what was written lacks part of a basemap
)

type commandLine struct {
	Version  versionFlag     `help:"Print which program this is: version, commit, Go, system, and the digests of the embedded data."`
	Window   windowCommand   `cmd:"" default:"withargs" help:"Open the window (what happens without a command), with these files open."`
	Answers  answersCommand  `cmd:"" help:"List what was answered in the window about who holds what in files, or forget it."`
	Check    checkCommand    `cmd:"" help:"Tell what files hold, who holds what in them and why, and all that is wrong with them."`
	Compare  compareCommand  `cmd:"" help:"Print what two situations or more say differently of a territory, and how far their figures lie apart."`
	Export   exportCommand   `cmd:"" help:"Write the map as a picture."`
	Fetch    fetchCommand    `cmd:"" help:"Fetch a front line from where it is published, and keep it. Nobody else is contacted, and nobody without this command."`
	Licences licencesCommand `cmd:"" help:"List the modules and data in the program with their licences, or print the texts."`
	Measure  measureCommand  `cmd:"" help:"Print the ledger of a territory, a situation and any number of proposals."`
	Series   seriesCommand   `cmd:"" help:"Print who holds how much at every date for which there is a front line."`
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// streams is where a command writes.
type streams struct{ out, err io.Writer }

// usageError is a command line that makes no sense although its flags parse.
type usageError struct{ error }

// lacking is something that was written and lacks what a reader would expect.
type lacking struct{ error }

// tame takes out of messages what steers a terminal: names of files may hold anything.
type tame struct{ io.Writer }

func (t tame) Write(b []byte) (int, error) {
	_, err := t.Writer.Write(bytes.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, b))
	return len(b), err
}

// notYet is no exit code.
const notYet = -1

func run(args []string, out, errs io.Writer) int {
	errs = tame{errs}
	var cli commandLine
	exited := notYet
	parser, err := kong.New(&cli,
		kong.Name("delimit"),
		kong.Description("Sketch where a border could run and read the balanced ledger of land."),
		kong.Writers(out, errs),
		kong.Exit(func(code int) { exited = code }),
		kong.UsageOnError(),
	)
	if err != nil {
		panic(err) // the command line above is wrong, not the user's
	}
	ctx, err := parser.Parse(args)
	if exited != notYet {
		return exited // --help was asked for and printed
	}
	if err == nil {
		err = ctx.Run(streams{out, errs})
	}
	var usage usageError
	var lacks lacking
	var parse *kong.ParseError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage), errors.As(err, &parse):
		fmt.Fprintf(errs, "delimit: %v\nTry: delimit --help\n", err)
		return exitUsage
	}
	fmt.Fprintf(errs, "delimit: %v\n", err)
	if errors.As(err, &lacks) {
		return exitLacks
	}
	return exitInput
}
