package database

import (
	"net/url"
	"runtime"
	"strings"
)

// address is how SQLite is asked to open the file with an absolute path, whatever
// characters are in it: as a URI (sqlite.org/uri.html), because only that can say how.
func address(path string, query url.Values) string {
	return addressOn(runtime.GOOS, path, query)
}

// addressOn is address on a system. On Windows \ separates and a drive or \\server comes
// first; elsewhere both are characters like any other.
func addressOn(system, path string, query url.Values) string {
	if system == "windows" {
		path = strings.ReplaceAll(path, `\`, "/")
		if !strings.HasPrefix(path, "/") {
			path = "/" + path // /C:/…: what stands behind the second / would be a server
		}
	}
	uri := url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}
	return uri.String()
}
