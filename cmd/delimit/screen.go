//go:build !js && !wasm

package main

import "github.com/go-gl/glfw/v3.4/glfw"

// screenSize is what the screen has room for, in the units in which the system
// measures windows; zeros when it does not tell. The toolkit knows it and keeps it
// to itself.
func screenSize() (width, height int) {
	if m := glfw.GetPrimaryMonitor(); m != nil {
		_, _, width, height = m.GetWorkarea()
	}
	return width, height
}
