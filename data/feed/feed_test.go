package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"delimit/data"
	"delimit/geo"
)

var day = geo.Date{Year: 2026, Month: 8, Day: 15}

// front is a front line of about so many bytes.
func front(size int) []byte {
	b := []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"status":"occupied","pad":"`)
	for len(b) < size {
		b = append(b, 'x')
	}
	return append(b, `"},"geometry":{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,48]]]}}]}`...)
}

// rig is a fetcher with a clock that stands still and pauses that are written down.
type rig struct {
	*Fetcher
	source Source
	asked  atomic.Int32
	pauses []time.Duration
}

func newRig(t *testing.T, serve func(n int, w http.ResponseWriter, r *http.Request)) *rig {
	t.Helper()
	g := &rig{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		serve(int(g.asked.Add(1)), w, r)
	}))
	t.Cleanup(server.Close)
	limits := Standard
	limits.MaxBytes, limits.WaitLeast = 1<<20, time.Second
	g.Fetcher = &Fetcher{
		Cache: Cache{Dir: t.TempDir()}, Limits: limits,
		Now:    func() time.Time { return time.Date(2026, 8, 16, 12, 0, 0, 0, time.UTC) },
		Chance: func() float64 { return 0 },
		Sleep: func(_ context.Context, d time.Duration) error {
			g.pauses = append(g.pauses, d)
			return nil
		},
	}
	g.source = Source{Name: "test", Title: "Test", URL: server.URL + "/{date}.geojson"}
	return g
}

func (g *rig) fetch() (Kept, error) { return g.Fetch(context.Background(), g.source, day) }

func (g *rig) wantErr(t *testing.T, what string) {
	t.Helper()
	_, err := g.fetch()
	if err == nil || !strings.Contains(err.Error(), what) {
		t.Errorf("error %v does not say %q", err, what)
	}
	if list := g.Cache.List(); len(list) > 0 {
		t.Errorf("kept all the same: %+v", list)
	}
}

func TestFetchKeepsWhatItBrought(t *testing.T) {
	body := front(0)
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/2026-08-15.geojson" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		w.Write(body)
	})
	k, err := g.fetch()
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(k.Path); !bytes.Equal(got, body) {
		t.Errorf("kept %q", got)
	}
	if k.SHA256 != hash(body) || k.Bytes != int64(len(body)) || k.Date != "2026-08-15" || !strings.HasPrefix(k.URL, "http://127.0.0.1") || k.Fetched != g.Now() {
		t.Errorf("the note says %+v", k)
	}
	if filepath.Base(k.Path) != "2026-08-15_test.geojson" {
		t.Errorf("name %s", k.Path)
	}
	again, ok := g.Cache.Find(g.source, day)
	if !ok || again.SHA256 != k.SHA256 || again.Check() != nil {
		t.Errorf("found %+v", again)
	}
	if left, _ := filepath.Glob(filepath.Join(g.Cache.Dir, "test", ".part*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestChangedOnDiskIsSeen(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { w.Write(front(0)) })
	k, err := g.fetch()
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(k.Path, []byte("{}"), 0o600)
	if err := k.Check(); err == nil || !strings.Contains(err.Error(), "not what was fetched on 2026-08-16") {
		t.Errorf("error %v", err)
	}
}

func TestUnchangedIsNotFetchedAgain(t *testing.T) {
	g := newRig(t, func(n int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"one"`)
		if r.Header.Get("If-None-Match") == `"one"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write(front(0))
	})
	first, err := g.fetch()
	if err != nil {
		t.Fatal(err)
	}
	second, err := g.fetch()
	if err != nil || second.SHA256 != first.SHA256 || g.asked.Load() != 2 {
		t.Errorf("%+v, %v after %d requests", second, err, g.asked.Load())
	}
}

// A connection that breaks off is continued, not begun again.
func TestBrokenOffIsContinued(t *testing.T) {
	body := front(200_000)
	var ranges []string
	g := newRig(t, func(n int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"one"`)
		ranges = append(ranges, r.Header.Get("Range"))
		if n == 1 {
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
			w.Write(body[:len(body)/2])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	})
	k, err := g.fetch()
	if err != nil || k.SHA256 != hash(body) {
		t.Fatalf("%+v, %v", k, err)
	}
	if len(ranges) != 2 || !strings.HasPrefix(ranges[1], "bytes=") {
		t.Errorf("asked for %q", ranges)
	}
}

// What an earlier run of the program left is continued too, but only if the file
// is still the same.
func TestContinuesAnEarlierRun(t *testing.T) {
	for _, same := range []bool{true, false} {
		body, tag := front(200_000), `"one"`
		g := newRig(t, func(n int, w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", tag)
			if n == 1 {
				w.Header().Set("Content-Length", strconv.Itoa(len(body)))
				w.Write(body[:1000])
				w.(http.Flusher).Flush()
				panic(http.ErrAbortHandler)
			}
			http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		})
		g.Limits.Tries = 1
		if _, err := g.fetch(); err == nil || !strings.Contains(err.Error(), "broke off after 1000 of") {
			t.Fatalf("error %v", err)
		}
		if !same {
			body, tag = front(150_000), `"two"`
		}
		if k, err := g.fetch(); err != nil || k.SHA256 != hash(body) {
			t.Errorf("same %v: %+v, %v", same, k, err)
		}
	}
}

func TestServerThatCannotContinue(t *testing.T) {
	body := front(5000)
	g := newRig(t, func(n int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"one"`)
		switch n {
		case 1:
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
			w.Write(body[:1000])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		case 2: // another place than was asked for
			w.Header().Set("Content-Range", fmt.Sprintf("bytes 7-%d/%d", len(body)-1, len(body)))
			w.WriteHeader(http.StatusPartialContent)
			w.Write(body[7:])
		default:
			w.Write(body)
		}
	})
	if k, err := g.fetch(); err != nil || k.SHA256 != hash(body) {
		t.Errorf("%+v, %v", k, err)
	}
}

func TestPausesGrowAndRetryAfterIsHeard(t *testing.T) {
	g := newRig(t, func(n int, w http.ResponseWriter, r *http.Request) {
		switch n {
		case 1, 2:
			w.WriteHeader(http.StatusInternalServerError)
		case 3:
			w.Header().Set("Retry-After", "7")
			w.WriteHeader(http.StatusTooManyRequests)
		case 4:
			w.Header().Set("Retry-After", "Sun, 16 Aug 2026 12:00:30 GMT")
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			w.Write(front(0))
		}
	})
	if _, err := g.fetch(); err != nil {
		t.Fatal(err)
	}
	want := []time.Duration{time.Second / 2, time.Second, 7 * time.Second, 30 * time.Second}
	if fmt.Sprint(g.pauses) != fmt.Sprint(want) {
		t.Errorf("paused %v, want %v", g.pauses, want)
	}
}

func TestLongRetryAfterIsGivenUp(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	g.wantErr(t, "asks to be left alone for 60 minutes")
	if g.asked.Load() != 1 || len(g.pauses) > 0 {
		t.Errorf("%d requests, pauses %v", g.asked.Load(), g.pauses)
	}
}

func TestMissingIsNotTriedAgain(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
	_, err := g.fetch()
	if !Missing(err) || g.asked.Load() != 1 {
		t.Errorf("%v after %d requests", err, g.asked.Load())
	}
}

func TestAlwaysFailing(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	g.wantErr(t, "502 Bad Gateway; given up after 5 requests")
}

func TestNotAFrontLine(t *testing.T) {
	for what, serve := range map[string]func(w http.ResponseWriter){
		"web page in place": func(w http.ResponseWriter) { w.Write([]byte("<!DOCTYPE html><p>busy")) },
		"web page": func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "application/json") // it lies
			w.Write([]byte("\ufeff \n<html>"))
		},
		"cannot be used": func(w http.ResponseWriter) { w.Write([]byte(`{"message":"busy"}`)) },
	} {
		g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { serve(w) })
		g.wantErr(t, what)
		if g.asked.Load() != 1 {
			t.Errorf("%s: %d requests", what, g.asked.Load())
		}
	}
}

// Without a length nobody says that the end is missing; the text does.
func TestCutOffWithoutLength(t *testing.T) {
	body := front(5000)
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		c, buf, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		defer c.Close()
		buf.WriteString("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n")
		buf.Write(body[:len(body)-20])
		buf.Flush()
	})
	g.wantErr(t, "cannot be used")
}

// A length that is too small leaves a text without its end.
func TestLengthTooSmall(t *testing.T) {
	body := front(5000)
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		c, buf, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		defer c.Close()
		fmt.Fprintf(buf, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s", len(body)-100, body)
		buf.Flush()
	})
	g.wantErr(t, "cannot be used")
}

func TestLengthTooLarge(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "9000")
		w.Write(front(0))
	})
	g.wantErr(t, "the connection broke off after")
}

func TestSlowServer(t *testing.T) {
	for what, serve := range map[string]func(w http.ResponseWriter, over <-chan struct{}){
		"did not answer in time": func(w http.ResponseWriter, over <-chan struct{}) { <-over },
		"less than 1 kB a second": func(w http.ResponseWriter, over <-chan struct{}) {
			w.Write(front(0)[:50])
			w.(http.Flusher).Flush()
			<-over
		},
	} {
		g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { serve(w, r.Context().Done()) })
		g.Limits.Header, g.Limits.Slow, g.Limits.Tries = 200*time.Millisecond, 200*time.Millisecond, 2
		g.wantErr(t, what)
		if g.asked.Load() != 2 {
			t.Errorf("%s: %d requests", what, g.asked.Load())
		}
	}
}

func TestRedirects(t *testing.T) {
	g := newRig(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if n == 1 {
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
			return
		}
		w.Write(front(0))
	})
	if _, err := g.fetch(); err != nil {
		t.Error(err)
	}
	for what, serve := range map[string]func(n int, w http.ResponseWriter, r *http.Request){
		"in a circle": func(_ int, w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path, http.StatusFound) },
		"more than 5 times": func(n int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/"+strconv.Itoa(n), http.StatusFound)
		},
		"from http to ftp": func(_ int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "ftp://127.0.0.1/x", http.StatusFound)
		},
	} {
		g := newRig(t, serve)
		g.wantErr(t, what)
		if n := g.asked.Load(); n > 6 {
			t.Errorf("%s: %d requests", what, n)
		}
	}
}

func TestTooLarge(t *testing.T) {
	endless := func(_ int, w http.ResponseWriter, r *http.Request) {
		piece := bytes.Repeat([]byte(" "), 1<<16)
		for range 1000 {
			if _, err := w.Write(piece); err != nil {
				return
			}
		}
	}
	announced := func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "99999999999")
		w.Write(front(0))
	}
	bomb := func(_ int, w http.ResponseWriter, r *http.Request) {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(front(5 << 20))
		z.Close()
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(b.Bytes())
	}
	for what, serve := range map[string]func(n int, w http.ResponseWriter, r *http.Request){
		"the file has more than 1 MB": endless, "more than 1 MB": announced, "unpacked, the file has more": bomb,
	} {
		g := newRig(t, serve)
		g.wantErr(t, what)
		if g.asked.Load() != 1 {
			t.Errorf("%s: %d requests", what, g.asked.Load())
		}
		if left, _ := filepath.Glob(filepath.Join(g.Cache.Dir, "test", "*")); len(left) > 0 {
			t.Errorf("%s: left %v", what, left)
		}
	}
}

func TestGzipIsUndone(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write(front(3000))
		z.Close()
	})
	if k, err := g.fetch(); err != nil || k.SHA256 != hash(front(3000)) {
		t.Errorf("%+v, %v", k, err)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Write(front(0)[:50])
		w.(http.Flusher).Flush()
		cancel()
		<-r.Context().Done()
	})
	_, err := g.Fetch(ctx, g.source, day)
	if !errors.Is(err, context.Canceled) || g.asked.Load() != 1 {
		t.Errorf("%v after %d requests", err, g.asked.Load())
	}
}

// A new download that fails leaves the old one as it is.
func TestOldStaysWhenNewFails(t *testing.T) {
	g := newRig(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if n == 1 {
			w.Write(front(0))
			return
		}
		w.Write([]byte("<html>"))
	})
	if _, err := g.fetch(); err != nil {
		t.Fatal(err)
	}
	if _, err := g.fetch(); err == nil {
		t.Error("a web page was taken")
	}
	if k, ok := g.Cache.Find(g.source, day); !ok || k.Check() != nil {
		t.Errorf("the old one is gone: %+v", k)
	}
}

// Whatever a source is called, the file is of the date that was asked for.
func TestNameOfFileTellsTheDate(t *testing.T) {
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { w.Write(front(0)) })
	for _, name := range []string{"ab1234", "archive-2024", "x-2024-01-01", "isw-assessed-russian-control"} {
		g.source.Name = name
		k, err := g.fetch()
		if err != nil {
			t.Fatal(err)
		}
		o, err := data.Open(k.Path)
		if err != nil || o.Situation.Date != day || o.AsksDate() {
			t.Errorf("%s: %s, %v", k.File, o.Situation.Date, err)
		}
	}
}

// Several that fetch one front line into one folder do not get into each other's way.
func TestAtOnce(t *testing.T) {
	body := front(300_000)
	g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"a"`)
		if r.Header.Get("If-None-Match") == `"a"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		for part := range slices.Chunk(body, 10_000) {
			_, _ = w.Write(part)
			w.(http.Flusher).Flush()
			time.Sleep(time.Millisecond)
		}
	})
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			k, err := g.Fetch(context.Background(), g.source, day)
			if err == nil {
				err = k.Check()
			}
			if err != nil || k.Bytes != int64(len(body)) {
				t.Errorf("%d bytes, %v", k.Bytes, err)
			}
		})
	}
	wait.Wait()
}

// What the network says is told in words that a person understands.
func TestNetworkWords(t *testing.T) {
	for says, serve := range map[string]func(w http.ResponseWriter, r *http.Request){
		"broke the connection off": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"is not HTTP": func(w http.ResponseWriter, _ *http.Request) {
			c, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				_, _ = c.Write([]byte("hello\r\n\r\n"))
				c.Close()
			}
		},
	} {
		g := newRig(t, func(_ int, w http.ResponseWriter, r *http.Request) { serve(w, r) })
		if _, err := g.Fetch(context.Background(), g.source, day); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	g := newRig(t, nil)
	g.source.URL = "http://127.0.0.1:1/{date}"
	if _, err := g.Fetch(context.Background(), g.source, day); err == nil || !strings.Contains(err.Error(), "nobody answers there") {
		t.Error(err)
	}
}
