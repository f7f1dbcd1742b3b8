package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// Limits bound what a server can do to the program.
type Limits struct {
	Connect   time.Duration // until there is a connection, and again until it is secure
	Header    time.Duration // until the head of the answer is there
	Idle      time.Duration // without a byte
	Whole     time.Duration // all requests and pauses of one address
	MaxBytes  int64         // of one front line, packed and unpacked
	Redirects int
	Pages     int
	Tries     int           // requests for one address
	WaitLeast time.Duration // before the second request; doubled each time
	WaitMost  time.Duration // a server that asks for a longer pause is left alone
}

// Standard are the limits that are used unless a test sets others.
var Standard = Limits{
	Connect: 15 * time.Second, Header: 30 * time.Second, Idle: 30 * time.Second, Whole: 30 * time.Minute,
	MaxBytes: 256 << 20, Redirects: 5, Pages: 1000, Tries: 5, WaitLeast: time.Second, WaitMost: 2 * time.Minute,
}

// final is an error that another request would not mend.
type final struct{ error }

func (f final) Unwrap() error { return f.error }

func giveUp(format string, args ...any) error { return final{fmt.Errorf(format, args...)} }

// client talks within the limits. hosts collects who was talked to.
func (l Limits) client(hosts *[]string) *http.Client {
	dialer := &net.Dialer{Timeout: l.Connect}
	return &http.Client{
		Transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    l.Connect,
			ResponseHeaderTimeout:  l.Header,
			MaxResponseHeaderBytes: 1 << 20,
			DisableCompression:     true, // lengths and ranges are those of the bytes that come
			ForceAttemptHTTP2:      true,
		},
		CheckRedirect: func(next *http.Request, via []*http.Request) error {
			if err := l.mayFollow(next, via); err != nil {
				return err
			}
			note(hosts, next.URL.Host)
			return nil
		},
	}
}

// mayFollow refuses redirects that go in circles, on and on, or from a secure
// connection to one that is not.
func (l Limits) mayFollow(next *http.Request, via []*http.Request) error {
	first := via[0].URL
	if len(via) > l.Redirects {
		return giveUp("the server redirects more than %d times", l.Redirects)
	}
	if next.URL.Scheme != first.Scheme && next.URL.Scheme != "https" {
		return giveUp("the server redirects from %s to %s", first.Scheme, next.URL.Scheme)
	}
	for _, before := range via {
		if before.URL.String() == next.URL.String() {
			return giveUp("the server redirects in a circle, at %s", next.URL.Redacted())
		}
	}
	return nil
}

func note(hosts *[]string, host string) {
	for _, h := range *hosts {
		if h == host {
			return
		}
	}
	*hosts = append(*hosts, host)
}

var errIdle = errors.New("the server stopped sending")

// patient is a body that is given up when no byte comes for too long.
type patient struct {
	io.Reader
	timer *time.Timer
	idle  time.Duration
}

func newPatient(body io.Reader, idle time.Duration, cancel context.CancelCauseFunc) *patient {
	return &patient{body, time.AfterFunc(idle, func() { cancel(errIdle) }), idle}
}

func (p *patient) Read(b []byte) (int, error) {
	n, err := p.Reader.Read(b)
	if n > 0 {
		p.timer.Reset(p.idle)
	}
	return n, err
}
