package web

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Elsewhere is the error that a server sends on to a host that nobody has agreed to. That
// host was not contacted.
type Elsewhere struct{ From, To string }

func (e *Elsewhere) Error() string {
	return fmt.Sprintf("%s sends on to %s, which was not agreed to and not contacted", e.From, e.To)
}

// refusal is an error that another request would not mend.
type refusal struct{ error }

func (r refusal) Unwrap() error { return r.error }

func refuse(format string, args ...any) error { return refusal{fmt.Errorf(format, args...)} }

// Final tells whether another request would end with the same error.
func Final(err error) bool {
	var elsewhere *Elsewhere
	var refused refusal
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &elsewhere) || errors.As(err, &refused) || errors.As(err, &certificate)
}

// sentOn is where an answer sends on to; nil: it is the answer. A way goes in circles, on
// and on, from a secure connection to one that is not, or to a stranger: then it ends.
func (c *Client) sentOn(res *http.Response, way []*url.URL) (*url.URL, error) {
	switch res.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	here := way[len(way)-1]
	next, err := here.Parse(res.Header.Get("Location"))
	switch {
	case res.Header.Get("Location") == "", err != nil:
		return nil, refuse("%s redirects, and does not say where to in a way that can be understood", Host(here))
	case next.Scheme != "http" && next.Scheme != "https" || next.Hostname() == "":
		return nil, refuse("%s redirects from %s to %s", Host(here), here.Scheme, clipped(next.Scheme))
	case here.Scheme == "https" && next.Scheme == "http":
		return nil, refuse("%s redirects from https to http, at %s, where others could read and change what comes", Host(here), Host(next))
	case strings.ContainsFunc(next.Hostname(), func(r rune) bool { return r < '!' || r > '~' }):
		return nil, refuse("%s redirects to a host whose name has other letters than a to z, which can look like those of another", Host(here))
	case next.User != nil:
		return nil, refuse("%s redirects to an address with a password in it", Host(here))
	case len(way) > c.limits.Redirects:
		return nil, refuse("the server redirects more than %d times", c.limits.Redirects)
	case slices.ContainsFunc(way, func(u *url.URL) bool { return u.String() == next.String() }):
		return nil, refuse("the server redirects in a circle, at %s", Host(next))
	}
	if to := Host(next); to != Host(way[0]) && !slices.Contains(c.Agreed, to) {
		return nil, &Elsewhere{From: Host(here), To: to}
	}
	return next, nil
}

// Host is who an address contacts: the name in small letters, and the port where it is
// not that of the scheme.
func Host(u *url.URL) string {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if strings.Contains(name, ":") {
		name = "[" + name + "]"
	}
	port := u.Port()
	if port == "" || port == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		return clipped(name)
	}
	return clipped(name) + ":" + port
}

// clipped is a word of a server, short enough for a sentence. No name of a host is
// longer.
func clipped(s string) string {
	const most = 255
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}
