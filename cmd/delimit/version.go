package main

import (
	"fmt"

	"github.com/alecthomas/kong"

	own "delimit/data/program"
)

// versionFlag prints which program this is, whatever else was asked for.
type versionFlag bool

// BeforeReset implements kong's hook: what else stands on the line need not make sense.
func (versionFlag) BeforeReset(app *kong.Kong) error {
	_, err := fmt.Fprint(app.Stdout, own.This())
	app.Exit(exitDone)
	return err
}
