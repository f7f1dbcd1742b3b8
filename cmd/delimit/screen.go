//go:build !js && !wasm

package main

import (
	"errors"
	"strings"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// screenSize is what the screen has room for, in the units in which the system
// measures windows; zeros when it does not tell. The toolkit knows it and keeps it
// to itself.
func screenSize() (width, height int) {
	if m := glfw.GetPrimaryMonitor(); m != nil {
		_, _, width, height = m.GetWorkarea()
	}
	return width, height
}

// withScreen runs what needs a screen. Where there is none the toolkit panics.
func withScreen(run func()) (err error) {
	defer func() {
		fault := recover()
		if e, ok := fault.(*glfw.Error); ok && strings.HasPrefix(e.Error(), "NotInitialized") {
			err = errors.New("there is no screen to open a window on; the commands (delimit --help) need none")
		} else if fault != nil {
			panic(fault)
		}
	}()
	run()
	return nil
}
