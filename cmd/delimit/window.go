package main

import (
	"os"

	"fyne.io/fyne/v2/app"

	"delimit/mapview/desk"
)

// appID names the program to the desktop and to its own settings.
const appID = "org.delimit.Delimit"

type windowCommand struct {
	Files []string `arg:"" optional:"" name:"file" help:"Front lines, proposals or territories to open."`
}

func (c *windowCommand) Run() error {
	desk.New(app.NewWithID(appID), desk.Config{Files: c.Files, Trace: os.Getenv("DELIMIT_TRACE") != ""}).Window().ShowAndRun()
	return nil
}
