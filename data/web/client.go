// Package web asks servers for what they have, within limits: how long they may take,
// how slowly they may send, and to whom they may send on. It is the only way in which
// the program talks to anybody.
package web

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Limits bound what a server can do to the program.
type Limits struct {
	Connect   time.Duration // until there is a connection, and again until it is secure
	Header    time.Duration // until the head of the answer is there
	Rate      int64         // bytes a second that a body has to bring
	Slow      time.Duration // how long it may bring less
	Redirects int           // one after the other
	AtOnce    int           // connections to one host; 0: as many as there are requests
}

// Standard are the limits for a file of any size.
var Standard = Limits{Connect: 15 * time.Second, Header: 30 * time.Second, Rate: 1 << 10, Slow: 15 * time.Second, Redirects: 5}

// Client asks servers. Its fields are set before it is used.
type Client struct {
	// Agreed are the hosts that may be contacted besides the one that is asked, as they
	// stand in Elsewhere.To.
	Agreed []string
	// Told hears of every host before it is contacted. May be nil.
	Told func(host string)
	// Every calls something again and again until it is stopped; nil: by the system's
	// clock.
	Every func(d time.Duration, do func()) (stop func())

	limits    Limits
	transport *http.Transport
}

// New makes a client. It contacts nobody.
func New(l Limits) *Client {
	dialer := &net.Dialer{Timeout: l.Connect}
	return &Client{Every: every, limits: l, transport: &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer.DialContext,
		TLSHandshakeTimeout:    l.Connect,
		ResponseHeaderTimeout:  l.Header,
		MaxResponseHeaderBytes: 1 << 20,
		MaxConnsPerHost:        l.AtOnce,
		DisableCompression:     true, // lengths, ranges and rates are those of the bytes that come
		ForceAttemptHTTP2:      true,
	}}
}

// Close drops the connections that nobody uses.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Get asks for an address and goes where the server sends it, as far as that was agreed
// to. The body has to be closed. It ends with ErrSlow or ErrStopped when too little
// comes.
func (c *Client) Get(ctx context.Context, address string, head http.Header) (*http.Response, error) {
	at, err := url.Parse(address)
	if err != nil {
		return nil, refuse("the address cannot be read")
	}
	ctx, cancel := context.WithCancelCause(ctx)
	way := []*url.URL{at}
	for {
		res, err := c.ask(ctx, at, head)
		if err != nil {
			cancel(nil)
			return nil, err
		}
		next, err := c.sentOn(res, way)
		if err == nil && next == nil {
			res.Body = newPaced(res.Body, c.limits, c.Every, ctx, cancel)
			return res, nil
		}
		res.Body.Close() // unread: it may have no end
		if err != nil {
			cancel(nil)
			return nil, err
		}
		at, way = next, append(way, next)
	}
}

// ask makes one request.
func (c *Client) ask(ctx context.Context, at *url.URL, head http.Header) (*http.Response, error) {
	if c.Told != nil {
		c.Told(at.Host)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, refuse("the address cannot be read")
	}
	req.Header = head.Clone()
	return c.transport.RoundTrip(req)
}

// every calls something by the system's clock.
func every(d time.Duration, do func()) (stop func()) {
	ticker, over := time.NewTicker(d), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				do()
			case <-over:
				ticker.Stop()
				return
			}
		}
	}()
	return func() { close(over) }
}
