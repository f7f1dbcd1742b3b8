package feed

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"delimit/data/web"
)

// statusError is an answer that is not the file.
type statusError struct {
	code  int
	after time.Duration // how long the server asks to wait; 0: it does not say
}

func (e *statusError) Error() string {
	text := http.StatusText(e.code)
	if e.code == http.StatusNotFound || e.code == http.StatusGone {
		return fmt.Sprintf("the server has no such file (%d %s)", e.code, text)
	}
	return fmt.Sprintf("the server answers %d %s", e.code, text)
}

// Missing tells whether a fetch failed because the server has nothing there: for
// that date there is no front line, or not yet.
func Missing(err error) bool {
	var s *statusError
	return errors.As(err, &s) && (s.code == http.StatusNotFound || s.code == http.StatusGone)
}

// mayMend tells whether another request could do better.
func mayMend(err error) bool {
	var f final
	var status *statusError
	var dns *net.DNSError
	switch {
	case errors.As(err, &f), web.Final(err):
		return false
	case errors.As(err, &status):
		return status.code == http.StatusTooManyRequests || status.code == http.StatusRequestTimeout ||
			status.code >= 500 && status.code != http.StatusNotImplemented
	case errors.As(err, &dns):
		return !dns.IsNotFound
	}
	return true
}

// pause is how long to wait before the request after number n: twice as long each
// time, the last half of it by chance, so that many programs that were turned away
// together do not come back together. A server that names a time is heard.
func (f *Fetcher) pause(n int, err error) (time.Duration, error) {
	l := f.limits()
	wait := min(l.WaitLeast<<min(n, 20), l.WaitMost)
	wait = wait/2 + time.Duration(f.chance()*float64(wait/2))
	var status *statusError
	if errors.As(err, &status) && status.after > wait {
		wait = status.after
	}
	if wait > l.WaitMost {
		return 0, giveUp("%w and asks to be left alone for %s: try again then", err, web.Span(wait))
	}
	return wait, nil
}

// sleep waits by the system's clock.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
