package main

import (
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"delimit/mapview/desk"
)

// appID names the program to the desktop and to its own settings.
const appID = "org.delimit.Delimit"

type windowCommand struct {
	answers
	Files []string `arg:"" optional:"" name:"file" help:"Front lines, proposals or territories to open."`
}

func (c *windowCommand) Run() error {
	given, err := c.parse()
	if err != nil {
		return err
	}
	if word := mistyped(c.Files); word != "" {
		return usageError{fmt.Errorf("there is no command and no file called %q", word)}
	}
	app.SetMetadata(metadata())
	window := desk.New(app.NewWithID(appID), desk.Config{Files: c.Files, Answers: given, Trace: os.Getenv("DELIMIT_TRACE") != "", Screen: screenSize}).Window()
	return withScreen(window.ShowAndRun)
}

// mistyped is the first of some files that is none and looks like a command: what is
// no command is taken for a file, and a window is no answer to a slip.
func mistyped(files []string) string {
	if len(files) == 0 || strings.ContainsAny(files[0], `./\`) {
		return ""
	}
	if _, err := os.Stat(files[0]); err == nil {
		return ""
	}
	return files[0]
}

// metadata tells Fyne that everything of the window runs on its goroutine. To make
// sure of that at every turn, as Fyne does otherwise, takes most of the time of a
// drag; the tests ask for it with DELIMIT_CHECK_THREADS.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{ID: appID, Name: "Delimit",
		Migrations: map[string]bool{"fyneDo": os.Getenv("DELIMIT_CHECK_THREADS") == ""}}
}
