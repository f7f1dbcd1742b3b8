package basemap

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/color"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// bad is a tile server that misbehaves in a way that each test sets.
type bad struct {
	*httptest.Server
	answer  func(w http.ResponseWriter, r *http.Request)
	asked   atomic.Int32
	open    atomic.Int32
	mostAll atomic.Int32
}

func newBad(t *testing.T, answer func(w http.ResponseWriter, r *http.Request)) *bad {
	b := &bad{answer: answer}
	b.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.asked.Add(1)
		if n := b.open.Add(1); n > b.mostAll.Load() {
			b.mostAll.Store(n)
		}
		defer b.open.Add(-1)
		b.answer(w, r)
	}))
	t.Cleanup(b.Close)
	return b
}

func (b *bad) source(t *testing.T, cache *Cache) *server {
	t.Helper()
	s, err := Server(b.URL+"/{z}/{x}/{y}.png", "© a test", cache)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s.(*server)
}

func good(t *testing.T) func(w http.ResponseWriter, r *http.Request) {
	tile := tilePNG(t, color.White)
	return func(w http.ResponseWriter, r *http.Request) { w.Write(tile) }
}

// Making a source contacts nobody; a tile is asked for once, by name, at its place.
func TestServer(t *testing.T) {
	var path, agent string
	tile := tilePNG(t, color.White)
	b := newBad(t, func(w http.ResponseWriter, r *http.Request) {
		path, agent = r.URL.Path, r.UserAgent()
		w.Write(tile)
	})
	s := b.source(t, NewCache(t.TempDir(), b.URL))
	if n := b.asked.Load(); n != 0 {
		t.Fatalf("the server was contacted %d times before any tile was wanted", n)
	}
	for range 3 {
		got, err := s.Tile(context.Background(), Key{5, 18, 11})
		if err != nil || !bytes.Equal(got, tile) {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
	}
	if b.asked.Load() != 1 || path != "/5/18/11.png" || !strings.HasPrefix(agent, "Delimit/") {
		t.Errorf("asked %d times for %q as %q", b.asked.Load(), path, agent)
	}
	if s.Info().Attribution != "© a test" || s.Info().Host == "" {
		t.Errorf("info %+v", s.Info())
	}
}

// A server that has no tile, sends pages, asks for patience, fails or sends
// elsewhere is understood and left alone as long as it should be.
func TestMisbehaviour(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer func(w http.ResponseWriter, r *http.Request)
		says   string        // of the error; empty: ErrNone
		rest   time.Duration // after the first answer
	}{
		{"404", func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }, "", 0},
		{"no content", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNoContent) }, "", 0},
		{"HTML", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<!DOCTYPE html><p>log in") }, "web pages, not a picture", 0},
		{"pbf", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte{0x1a, 1, 2, 3}) }, "vector tiles", 0},
		{"nothing", func(w http.ResponseWriter, r *http.Request) {}, "empty tiles", 0},
		{"429", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "90")
			w.WriteHeader(http.StatusTooManyRequests)
		}, "left alone", 90 * time.Second},
		{"429 without a word", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTooManyRequests) }, "left alone", shortRest},
		{"429 for ever", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "99999999")
			w.WriteHeader(http.StatusTooManyRequests)
		}, "left alone", longestRest},
		{"forbidden", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) }, "refuses", longestRest},
		{"broken", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) }, "500", 0},
		{"elsewhere", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://192.0.2.1/x", http.StatusFound)
		}, "not agreed to", 0},
		{"too much", func(w http.ResponseWriter, r *http.Request) {
			w.Write([]byte("\x89PNG"))
			w.Write(make([]byte, MaxTile))
		}, "more than", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBad(t, c.answer)
			s := b.source(t, NewCache(t.TempDir(), b.URL))
			now := time.Now()
			s.now = func() time.Time { return now }
			_, err := s.Tile(context.Background(), Key{})
			if c.says == "" && !errors.Is(err, ErrNone) || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("the error is %v, want %q", err, c.says)
			}
			if err != nil && strings.Contains(err.Error(), "/0/0/0") {
				t.Errorf("%v tells where somebody looks", err)
			}
			asked := b.asked.Load()
			b.answer = good(t)
			if c.rest > 0 {
				now = now.Add(c.rest - time.Second)
				if _, err := s.Tile(context.Background(), Key{}); err == nil || b.asked.Load() != asked {
					t.Errorf("it was asked again %v too early: %v", time.Second, err)
				}
				now = now.Add(2 * time.Second)
			}
			if _, err := s.Tile(context.Background(), Key{}); err != nil {
				t.Errorf("when it is well again: %v", err)
			}
		})
	}
}

// After some failures in a row a server is left alone.
func TestFailuresInARow(t *testing.T) {
	b := newBad(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	s := b.source(t, nil)
	now := time.Now()
	s.now = func() time.Time { return now }
	for range 4 * manyFailures {
		s.Tile(context.Background(), Key{})
	}
	if n := b.asked.Load(); n != manyFailures {
		t.Errorf("it was asked %d times, want %d", n, manyFailures)
	}
}

// A slow server can be given up on, and is never asked for more than two at once.
func TestSlow(t *testing.T) {
	b := newBad(t, nil)
	release := make(chan struct{})
	tile := tilePNG(t, color.White)
	b.answer = func(w http.ResponseWriter, r *http.Request) {
		<-release
		w.Write(tile)
	}
	s := b.source(t, nil)
	ctx, cancel := context.WithCancel(context.Background())
	go cancel()
	if _, err := s.Tile(ctx, Key{}); !errors.Is(err, context.Canceled) {
		t.Errorf("given up on: %v", err)
	}
	close(release)
	var wait sync.WaitGroup
	for i := range 12 {
		wait.Go(func() {
			if _, err := s.Tile(context.Background(), Key{4, i, 0}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if n := b.mostAll.Load(); n > atOnce {
		t.Errorf("%d requests at once", n)
	}
}

func TestAddresses(t *testing.T) {
	for address, ok := range map[string]bool{
		"https://tile.example.org/{z}/{x}/{y}.png": true, "http://localhost:8080/{z}/{x}/{y}?k=1": true, "https://example.org/?x={x}&y={y}&z={z}": true,
		"https://example.org/{z}/{x}.png": false, "ftp://example.org/{z}/{x}/{y}": false, "/{z}/{x}/{y}": false, "https://{x}.org/{z}/{y}": false,
		"https://me:secret@example.org/{z}/{x}/{y}": false, "https:///{z}/{x}/{y}": false, "file:///{z}/{x}/{y}": false, "https://{s}.example.org/{z}/{x}/{y}": false,
	} {
		if _, err := CheckAddress(address); (err == nil) != ok {
			t.Errorf("%s: %v", address, err)
		}
	}
	if _, err := Server("https://example.org/{z}/{x}/{y}", " ", nil); err == nil {
		t.Error("a server without attribution is taken")
	}
}

// The cache stays within its size, drops the oldest first and can be forgotten.
func TestCache(t *testing.T) {
	tile := tilePNG(t, color.White)
	c := NewCache(t.TempDir(), "x")
	c.most = int64(10 * len(tile))
	for i := range 30 {
		c.put(Key{10, i, 0}, tile)
		if err := os.Chtimes(c.path(Key{10, i, 0}), time.Time{}, time.Now().Add(time.Duration(i-60)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	kept := 0
	for i := range 30 {
		if _, ok := c.get(Key{10, i, 0}); ok {
			kept++
		}
	}
	if _, ok := c.get(Key{10, 29, 0}); !ok || kept > 10 || kept < 5 {
		t.Errorf("%d tiles are kept, the newest: %v", kept, ok)
	}
	if err := c.Forget(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(c.dir); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
	var none *Cache
	if _, ok := none.get(Key{}); ok {
		t.Error("no cache has a tile")
	}
	none.put(Key{}, tile)
}

// Tiles that are damaged on disk are asked for anew and counted; a damaged one of the
// server is not kept.
func TestDamagedTiles(t *testing.T) {
	b := newBad(t, good(t))
	cache := NewCache(t.TempDir(), b.URL)
	s := b.source(t, cache)
	tile, err := s.Tile(context.Background(), Key{})
	if err != nil {
		t.Fatal(err)
	}
	path := cache.path(Key{})
	for i, damage := range []func() error{
		func() error { return os.WriteFile(path, nil, 0o600) },
		func() error { return os.WriteFile(path, []byte("<html>"), 0o600) },
		func() error { return os.Truncate(path, MaxTile+1) },
		func() error { return errors.Join(os.Remove(path), os.MkdirAll(path+"/in", 0o700)) },
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		again, err := s.Tile(context.Background(), Key{})
		if err != nil || !bytes.Equal(again, tile) || s.Mended() != i+1 || int(b.asked.Load()) != i+2 {
			t.Errorf("case %d: %v, %d mended, asked %d times", i, err, s.Mended(), b.asked.Load())
		}
	}
	if s.Drop(Key{3, 1, 1}) || !s.Drop(Key{}) || s.Drop(Key{}) {
		t.Error("what is dropped is not what was there")
	}
	b.answer = func(w http.ResponseWriter, r *http.Request) { w.Write(tile[:len(tile)/2]) }
	if _, err := s.Tile(context.Background(), Key{}); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("half a picture: %v", err)
	}
	if _, ok := cache.get(Key{}); ok {
		t.Error("half a picture is kept")
	}
}

// A server may send on to the hosts that were agreed to.
func TestAgreedHost(t *testing.T) {
	other := newBad(t, good(t))
	b := newBad(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+r.URL.Path, http.StatusFound)
	})
	s, err := Server(b.URL+"/{z}/{x}/{y}.png", "© a test", nil, strings.TrimPrefix(other.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Tile(context.Background(), Key{}); err != nil || other.asked.Load() != 1 {
		t.Errorf("%v, the other was asked %d times", err, other.asked.Load())
	}
}
