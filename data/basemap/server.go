package basemap

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"delimit/data/web"
)

// userAgent tells a tile server who asks.
const userAgent = "Delimit/0.1 (desktop map; tiles for one person who looks at them)"

const (
	serverMaxZoom = 19
	atOnce        = 2                // requests to a server, as tile servers ask for
	slowest       = 20 * time.Second // for one tile
	shortRest     = 30 * time.Second // after a failure, or when a server says later
	longestRest   = 10 * time.Minute
	manyFailures  = 5 // in a row, after which the server is left alone for a while
)

// tileLimits are those of one request.
var tileLimits = web.Limits{Connect: 15 * time.Second, Header: slowest, Rate: web.Standard.Rate, Slow: web.Standard.Slow, Redirects: 3, AtOnce: atOnce}

// server is a tile server. It is asked for a tile only when Tile is called, keeps
// what it got on disk, and leaves a server alone that fails or says later.
type server struct {
	template string
	info     Info
	client   *web.Client
	cache    *Cache // nil: nothing is kept
	slots    chan struct{}
	now      func() time.Time
	open     context.Context // ends with Close
	shut     func()

	lock     sync.Mutex
	failures int       // in a row
	until    time.Time // until when the server is left alone
	why      error
}

// Server makes a source of a tile server. The address has {z}, {x} and {y} in it;
// nobody is contacted yet. A nil cache keeps nothing. Agreed are the hosts that it may
// send on to; see web.Elsewhere.
func Server(address, attribution string, cache *Cache, agreed ...string) (Source, error) {
	host, err := CheckAddress(address)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(attribution) == "" {
		return nil, errors.New("it is not said who is to be credited for the tiles; their licence says it")
	}
	s := &server{template: address, cache: cache, now: time.Now, slots: make(chan struct{}, atOnce),
		info: Info{Name: host, Attribution: clean(attribution, 300), MaxZoom: serverMaxZoom, Host: host}}
	s.open, s.shut = context.WithCancel(context.Background())
	s.client = web.New(tileLimits)
	s.client.Agreed = agreed
	return s, nil
}

// IsAddress tells whether a text is meant as the address of a tile server.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// CheckAddress gives the host of the address of a tile server, or says what is
// wrong with it.
func CheckAddress(address string) (host string, err error) {
	for _, part := range []string{"{z}", "{x}", "{y}"} {
		if strings.Count(address, part) != 1 {
			return "", fmt.Errorf("the address needs %s once, as in https://example.org/{z}/{x}/{y}.png", part)
		}
	}
	u, err := url.Parse(Key{}.in(address))
	switch {
	case err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "":
		return "", errors.New("the address has to begin with https:// or http:// and a host")
	case u.User != nil:
		return "", errors.New("the address must not hold a password: it would stand in a file")
	case strings.ContainsAny(hostOf(address), "{}"):
		return "", errors.New("the host of the address must be one host")
	}
	return u.Host, nil
}

// hostOf is the host as it stands in a template.
func hostOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return host
}

// in puts a tile into an address.
func (k Key) in(template string) string {
	return strings.NewReplacer("{z}", strconv.Itoa(k.Z), "{x}", strconv.Itoa(k.X), "{y}", strconv.Itoa(k.Y)).Replace(template)
}

func (s *server) Info() Info { return s.info }

// Close breaks off what is being asked for; what comes later is not kept.
func (s *server) Close() error {
	s.shut()
	s.client.Close()
	return nil
}

// Tile gives a tile out of the cache, or asks the server for it.
func (s *server) Tile(ctx context.Context, k Key) ([]byte, error) {
	if !k.valid() || k.Z > s.info.MaxZoom {
		return nil, ErrNone
	}
	if b, ok := s.cache.get(k); ok {
		return b, nil
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(s.open, stop)()
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := s.resting(); err != nil {
		return nil, err
	}
	b, rest, err := s.fetch(ctx, k)
	s.note(rest, err)
	if err == nil && s.open.Err() == nil {
		s.cache.put(k, b)
	}
	return b, err
}

// resting gives the reason why the server is left alone now.
func (s *server) resting() error {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.now().Before(s.until) {
		return s.why
	}
	return nil
}

// note remembers how the server does. A place without a tile is no failure.
func (s *server) note(rest time.Duration, err error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	switch {
	case err == nil || errors.Is(err, ErrNone):
		s.failures = 0
		return
	case errors.Is(err, context.Canceled):
		return
	}
	if s.failures++; s.failures >= manyFailures {
		rest, s.failures = max(rest, shortRest), 0
	}
	if rest > 0 {
		s.until, s.why = s.now().Add(min(rest, longestRest)), err
	}
}

// fetch asks the server. Rest is how long it wants to be left alone.
func (s *server) fetch(ctx context.Context, k Key) (b []byte, rest time.Duration, err error) {
	ctx, stop := context.WithTimeout(ctx, slowest)
	defer stop()
	answer, err := s.client.Get(ctx, k.in(s.template), http.Header{"User-Agent": {userAgent}, "Accept": {"image/png,image/jpeg,image/webp"}})
	if err != nil {
		return nil, 0, fmt.Errorf("%s gives no tile: %w", s.info.Host, web.Words(err))
	}
	defer answer.Body.Close()
	said := fmt.Sprintf("%d %s", answer.StatusCode, http.StatusText(answer.StatusCode))
	switch code := answer.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusNoContent || code == http.StatusGone:
		return nil, 0, ErrNone
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		asked := web.After(answer.Header, s.now())
		return nil, max(asked, shortRest), fmt.Errorf("%s asks to be left alone for %s (%s)", s.info.Host, spanAsked(asked), said)
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return nil, longestRest, fmt.Errorf("%s refuses (%s)", s.info.Host, said)
	case code != http.StatusOK:
		return nil, 0, fmt.Errorf("%s says %s", s.info.Host, said)
	}
	b, err = io.ReadAll(io.LimitReader(answer.Body, MaxTile+1))
	switch {
	case err != nil:
		return nil, 0, fmt.Errorf("%s broke off: %w", s.info.Host, web.Words(err))
	case len(b) > MaxTile:
		return nil, 0, fmt.Errorf("%s sent a tile of more than %d MB", s.info.Host, MaxTile>>20)
	}
	if what := notPicture(b); what != "" {
		return nil, 0, errNotPicture(what)
	}
	if _, err := Decode(b); err != nil { // else it would be kept
		return nil, 0, err
	}
	return b, 0, nil
}

// Drop forgets a tile that is kept and cannot be drawn, and tells whether there was one:
// then the server can be asked for it.
func (s *server) Drop(k Key) bool { return s.cache.drop(k) }

// Mended counts the tiles that were kept, were damaged and were asked for anew.
func (s *server) Mended() int { return s.cache.mendedSoFar() }

// spanAsked says how long a server asks to be left alone.
func spanAsked(d time.Duration) string {
	if d == 0 {
		return "a while"
	}
	return web.Span(d)
}
