package feed

import (
	"fmt"
	"time"

	"delimit/data/web"
)

// Limits bound what a server can do to the program.
type Limits struct {
	web.Limits               // of one request
	Whole      time.Duration // all requests and pauses of one address
	MaxBytes   int64         // of one front line, packed and unpacked
	Pages      int
	Tries      int           // requests for one address
	WaitLeast  time.Duration // before the second request; doubled each time
	WaitMost   time.Duration // a server that asks for a longer pause is left alone
}

// Standard are the limits that are used unless a test sets others.
var Standard = Limits{
	Limits: web.Standard, Whole: 30 * time.Minute,
	MaxBytes: 256 << 20, Pages: 1000, Tries: 5, WaitLeast: time.Second, WaitMost: 2 * time.Minute,
}

// final is an error that another request would not mend.
type final struct{ error }

func (f final) Unwrap() error { return f.error }

func giveUp(format string, args ...any) error { return final{fmt.Errorf(format, args...)} }

// client talks within the limits, to the hosts that were agreed to. hosts collects who
// was talked to.
func (f *Fetcher) client(hosts *[]string) *web.Client {
	c := web.New(f.limits().Limits)
	c.Agreed = f.Agreed
	c.Told = func(host string) { note(hosts, host) }
	if f.Every != nil {
		c.Every = f.Every
	}
	return c
}

func note(hosts *[]string, host string) {
	for _, h := range *hosts {
		if h == host {
			return
		}
	}
	*hosts = append(*hosts, host)
}
