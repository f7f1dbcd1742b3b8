//go:build js || wasm

package main

// screenSize is not asked for in a browser: the page is the window.
func screenSize() (width, height int) { return 0, 0 }

// withScreen runs what needs a screen, which a browser has.
func withScreen(run func()) error {
	run()
	return nil
}
