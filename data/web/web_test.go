package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// serve is a server on this machine.
func serve(t *testing.T, answer http.HandlerFunc) (address, host string) {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	return s.URL, strings.TrimPrefix(s.URL, "http://")
}

// stepped is a client whose clock goes on when the test says so.
type stepped struct {
	*Client
	lock sync.Mutex
	tick func()
	told []string
}

func newStepped(t *testing.T) *stepped {
	s := &stepped{Client: New(Standard)}
	t.Cleanup(s.Close)
	s.Told = func(host string) { s.told = append(s.told, host) }
	s.Every = func(d time.Duration, do func()) func() {
		if d != time.Second {
			t.Errorf("it looks every %v", d)
		}
		s.lock.Lock()
		defer s.lock.Unlock()
		s.tick = do
		return func() {}
	}
	return s
}

func (s *stepped) step() {
	s.lock.Lock()
	tick := s.tick
	s.lock.Unlock()
	if tick != nil {
		tick()
	}
}

func (s *stepped) get(address string) (string, error) {
	res, err := s.Get(context.Background(), address, http.Header{})
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	return string(b), err
}

// A server that holds a body back is given up, and it is said how it failed. No test
// waits for it: the clock is the test's.
func TestSlowBodies(t *testing.T) {
	for name, c := range map[string]struct {
		send string
		want error
	}{"nothing": {"", ErrStopped}, "a little": {strings.Repeat("x", 15<<10-1), ErrSlow}} {
		t.Run(name, func(t *testing.T) {
			over := make(chan struct{})
			address, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
				fmt.Fprint(w, c.send)
				w.(http.Flusher).Flush()
				select {
				case <-r.Context().Done():
				case <-over:
				}
			})
			defer close(over)
			s := newStepped(t)
			ended := make(chan error)
			go func() {
				_, err := s.get(address)
				ended <- err
			}()
			for {
				s.step()
				select {
				case err := <-ended:
					if !errors.Is(err, c.want) {
						t.Errorf("it ended with %v", err)
					}
					return
				default:
					runtime.Gosched()
				}
			}
		})
	}
}

// What a body brings is counted over any fifteen seconds, and only while somebody reads.
func TestPace(t *testing.T) {
	for name, c := range map[string]struct {
		brings  func(second int) int
		seconds int
		want    error
	}{
		"enough":              {func(int) int { return 1024 }, 100, nil},
		"just too little":     {func(int) int { return 1023 }, 100, ErrSlow},
		"all in one second":   {func(s int) int { return map[bool]int{true: 15 << 10}[s%15 == 0] }, 100, nil},
		"much and then stops": {func(s int) int { return map[bool]int{true: 1 << 20}[s < 3] }, 17, nil},
		"stopped for long":    {func(s int) int { return map[bool]int{true: 1 << 20}[s < 3] }, 18, ErrStopped},
		"slow only at first":  {func(s int) int { return map[bool]int{true: 15 << 10}[s >= 14] }, 20, nil},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancelCause(context.Background())
			defer cancel(nil)
			var tick func()
			p := newPaced(io.NopCloser(strings.NewReader("")), Standard, func(_ time.Duration, do func()) func() { tick = do; return func() {} }, ctx, cancel)
			for s := range c.seconds {
				p.mark(false, c.brings(s))
				for range 20 { // nobody reads
					tick()
				}
				p.mark(true, 0)
				tick()
			}
			if why := context.Cause(ctx); why != c.want {
				t.Errorf("it ends with %v, want %v", why, c.want)
			}
		})
	}
}

// A body that is closed is not slow.
func TestClosedIsNotSlow(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	stopped := 0
	p := newPaced(io.NopCloser(strings.NewReader("")), Standard, func(time.Duration, func()) func() { return func() { stopped++ } }, ctx, cancel)
	p.mark(true, 0)
	p.Close()
	p.Close()
	for range 2 * slots {
		p.tick()
	}
	if why := context.Cause(ctx); stopped != 1 || !errors.Is(why, context.Canceled) {
		t.Errorf("stopped %d times, %v", stopped, why)
	}
}

// Another host is named and not contacted before somebody agrees. Another port, another
// name of this machine, and one behind one that was agreed to, are other hosts.
func TestSentOn(t *testing.T) {
	contacted := 0
	last, lastHost := serve(t, func(w http.ResponseWriter, r *http.Request) { contacted++; fmt.Fprint(w, "there") })
	start := ""
	middle, middleHost := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/back" {
			http.Redirect(w, r, start+"/here", http.StatusFound)
			return
		}
		http.Redirect(w, r, last, http.StatusFound)
	})
	first, firstHost := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/within":
			http.Redirect(w, r, "/here", http.StatusMovedPermanently)
		case "/here":
			fmt.Fprint(w, "here")
		case "/name":
			http.Redirect(w, r, "http://localhost:"+strings.Split(r.Host, ":")[1]+"/here", http.StatusSeeOther)
		case "/shout":
			http.Redirect(w, r, "HTTP://"+r.Host+"/here", http.StatusPermanentRedirect)
		case "/there and back":
			http.Redirect(w, r, middle+"/back", http.StatusFound)
		case "/middle":
			http.Redirect(w, r, middle, http.StatusTemporaryRedirect)
		default:
			http.Redirect(w, r, last, http.StatusFound)
		}
	})
	start = first
	local := "localhost:" + strings.Split(firstHost, ":")[1]
	for _, c := range []struct {
		path, agreed, want, from, to string
	}{
		{"/within", "", "here", "", ""},
		{"/shout", "", "here", "", ""},
		{"/port", "", "", firstHost, lastHost},
		{"/port", lastHost, "there", "", ""},
		{"/name", "", "", firstHost, local},
		{"/name", local, "here", "", ""},
		{"/middle", "", "", firstHost, middleHost},
		{"/middle", middleHost, "", middleHost, lastHost},
		{"/middle", middleHost + "," + lastHost, "there", "", ""},
		{"/there%20and%20back", middleHost, "here", "", ""},
	} {
		t.Run(c.path+" "+c.agreed, func(t *testing.T) {
			contacted = 0
			s := newStepped(t)
			s.Agreed = strings.Split(c.agreed, ",")
			got, err := s.get(first + c.path)
			var elsewhere *Elsewhere
			if errors.As(err, &elsewhere) != (c.to != "") || got != c.want {
				t.Fatalf("%q, %v", got, err)
			}
			if s.told[0] != firstHost || c.agreed != "" && c.to == "" && s.told[1] != strings.Split(c.agreed, ",")[0] {
				t.Errorf("told of %v", s.told)
			}
			if c.to == "" {
				return
			}
			if elsewhere.From != c.from || elsewhere.To != c.to || !Final(err) || Words(err) != err {
				t.Errorf("%+v", elsewhere)
			}
			if !strings.Contains(err.Error(), c.from) || !strings.Contains(err.Error(), c.to) || slices.Contains(s.told, c.to) || contacted > 0 {
				t.Errorf("%v; told of %v, contacted %d times", err, s.told, contacted)
			}
		})
	}
}

// Ways that lead nowhere good are left, whoever agreed to what, and nothing that the
// server sends beside them is waited for.
func TestWaysThatAreLeft(t *testing.T) {
	for name, location := range map[string]string{
		"from http to ftp":           "ftp://127.0.0.1/x",
		"from http to file":          "file:///etc/passwd",
		"a circle":                   "/",
		"more than 5 times":          "/on",
		"does not say where to":      "",
		"can be understood":          "http://[::1",
		"other letters than a to z":  "http://аррӏе.example/",
		"a password":                 "http://me:secret@127.0.0.1/",
		"from http to javascript":    "javascript:alert(1)",
		"redirects from http to xxx": strings.Repeat("x", 3000) + "://a/",
	} {
		t.Run(name, func(t *testing.T) {
			asked := 0
			address, host := serve(t, func(w http.ResponseWriter, r *http.Request) {
				asked++
				to := location
				if to == "/on" {
					to = fmt.Sprint("/on", asked)
				}
				if to != "" {
					w.Header().Set("Location", to)
				}
				w.WriteHeader(http.StatusFound)
				fmt.Fprint(w, strings.Repeat("x", 5000))
				w.(http.Flusher).Flush()
				<-r.Context().Done() // the body has no end
			})
			s := newStepped(t)
			s.Agreed = []string{host, "127.0.0.1", "аррӏе.example", "a"}
			_, err := s.get(address + "/")
			if err == nil || !strings.Contains(err.Error(), name) || !Final(err) || len(err.Error()) > 500 || asked > 6 {
				t.Errorf("%v after %d requests", err, asked)
			}
		})
	}
}

// A secure connection never becomes one that is not, on no step of a way; the other way
// round it may, on the same host.
func TestNoStepDownFromHTTPS(t *testing.T) {
	c := New(Standard)
	at := func(s string) *url.URL {
		u, err := url.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return u
	}
	to := func(location string) *http.Response {
		return &http.Response{StatusCode: http.StatusFound, Header: http.Header{"Location": {location}}}
	}
	c.Agreed = []string{"b.example"}
	for _, way := range [][]*url.URL{{at("https://a.example/")}, {at("http://a.example/"), at("https://a.example/")}} {
		for _, location := range []string{"http://a.example/x", "http://b.example/", "http://A.EXAMPLE:80"} {
			if _, err := c.sentOn(to(location), way); err == nil || !strings.Contains(err.Error(), "from https to http") {
				t.Errorf("%v to %s: %v", way, location, err)
			}
		}
	}
	for _, location := range []string{"https://a.example/x", "https://A.example.:443/x", "//a.example/x"} {
		if next, err := c.sentOn(to(location), []*url.URL{at("http://a.example/")}); err != nil || next == nil {
			t.Errorf("%s: %v", location, err)
		}
	}
	if _, err := c.sentOn(to("https://a.example:8443/x"), []*url.URL{at("https://a.example/")}); !errors.As(err, new(*Elsewhere)) {
		t.Errorf("another port: %v", err)
	}
}

func TestHost(t *testing.T) {
	for address, want := range map[string]string{
		"https://A.Example./x": "a.example", "https://a.example:443": "a.example", "http://a.example:443": "a.example:443", "http://[::1]:80/": "[::1]", "http://[::1]:8080/": "[::1]:8080",
	} {
		u, err := url.Parse(address)
		if err != nil || Host(u) != want {
			t.Errorf("%s: %s, %v", address, Host(u), err)
		}
	}
}

// A pause that a server asks for is read in both forms, and never longer than a day.
func TestAfter(t *testing.T) {
	now := time.Date(2026, 8, 16, 12, 0, 0, 0, time.UTC)
	for said, want := range map[string]struct {
		wait  time.Duration
		words string
	}{
		"7":                              {7 * time.Second, "7 seconds"},
		" 1 ":                            {time.Second, "1 second"},
		"119":                            {119 * time.Second, "119 seconds"},
		"121":                            {121 * time.Second, "3 minutes"},
		"7201":                           {7201 * time.Second, "3 hours"},
		"86400":                          {MostAfter, "a day or longer"},
		"99999999999999999999999999":     {MostAfter, "a day or longer"},
		"Sun, 16 Aug 2026 12:00:30 GMT":  {30 * time.Second, "30 seconds"},
		"Sunday, 16-Aug-26 12:10:00 GMT": {10 * time.Minute, "10 minutes"},
		"Sun Aug 16 13:30:00 2026":       {90 * time.Minute, "90 minutes"},
		"Fri, 31 Dec 9999 23:59:59 GMT":  {MostAfter, "a day or longer"},
		"Sun, 16 Aug 2026 11:00:00 GMT":  {0, ""},
		"":                               {}, "-5": {}, "1.5": {}, "soon": {}, "7 seconds": {}, "２": {},
	} {
		got := After(http.Header{"Retry-After": {said}}, now)
		if got != want.wait || want.words != "" && Span(got) != want.words {
			t.Errorf("%q: %v (%s), want %v (%s)", said, got, Span(got), want.wait, want.words)
		}
	}
}

// The system's clock ticks, and stops when it is told to.
func TestEvery(t *testing.T) {
	ticked := make(chan struct{}, 100)
	stop := every(time.Millisecond, func() { ticked <- struct{}{} })
	<-ticked
	<-ticked
	stop()
}
