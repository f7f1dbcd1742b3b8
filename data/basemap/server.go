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

// server is a tile server. It is asked for a tile only when Tile is called, keeps
// what it got on disk, and leaves a server alone that fails or says later.
type server struct {
	template string
	info     Info
	client   *http.Client
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
// nobody is contacted yet. A nil cache keeps nothing.
func Server(address, attribution string, cache *Cache) (Source, error) {
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
	s.client = &http.Client{Timeout: slowest, Transport: &http.Transport{MaxConnsPerHost: atOnce, Proxy: http.ProxyFromEnvironment, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(to *http.Request, via []*http.Request) error {
			if to.URL.Host != via[0].URL.Host || len(via) > 3 {
				return fmt.Errorf("it sends on to %s, which was not agreed to", to.URL.Host)
			}
			return nil
		}}
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
	s.client.CloseIdleConnections()
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
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, k.in(s.template), nil)
	if err != nil {
		return nil, 0, err
	}
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", "image/png,image/jpeg,image/webp")
	answer, err := s.client.Do(request)
	if err != nil {
		return nil, 0, fmt.Errorf("%s does not answer: %w", s.info.Host, withoutAddress(err))
	}
	defer answer.Body.Close()
	switch code := answer.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusNoContent || code == http.StatusGone:
		return nil, 0, ErrNone
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		return nil, s.retryAfter(answer), fmt.Errorf("%s asks to be left alone for a while (%s)", s.info.Host, answer.Status)
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return nil, longestRest, fmt.Errorf("%s refuses (%s)", s.info.Host, answer.Status)
	case code != http.StatusOK:
		return nil, 0, fmt.Errorf("%s says %s", s.info.Host, answer.Status)
	}
	b, err = io.ReadAll(io.LimitReader(answer.Body, MaxTile+1))
	switch {
	case err != nil:
		return nil, 0, fmt.Errorf("%s broke off: %w", s.info.Host, withoutAddress(err))
	case len(b) > MaxTile:
		return nil, 0, fmt.Errorf("%s sent a tile of more than %d MB", s.info.Host, MaxTile>>20)
	}
	if what := notPicture(b); what != "" {
		return nil, 0, errNotPicture(what)
	}
	return b, 0, nil
}

// retryAfter is how long a server wants to be left alone, in seconds or until a
// date.
func (s *server) retryAfter(answer *http.Response) time.Duration {
	said := answer.Header.Get("Retry-After")
	if seconds, err := strconv.Atoi(said); err == nil {
		return max(time.Duration(min(seconds, 3600))*time.Second, shortRest)
	}
	if date, err := http.ParseTime(said); err == nil {
		return max(date.Sub(s.now()), shortRest)
	}
	return shortRest
}

// withoutAddress is an error without the address of the tile, which says where
// somebody looks.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}
