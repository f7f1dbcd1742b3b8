package web

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"
)

// ErrSlow and ErrStopped end a body that brings too little.
var (
	ErrSlow    = errors.New("the server sends less than 1 kB a second: it was given up")
	ErrStopped = errors.New("the server stopped sending")
)

// slots is into how many parts the time is divided in which a body may be slow: that it
// is slow is seen at most one part late.
const slots = 15

// paced is a body that is given up when it brings too little for too long. Time in which
// nobody reads is not the server's.
type paced struct {
	body  io.ReadCloser
	ctx   context.Context
	end   context.CancelCauseFunc
	stop  func() // of the ticking
	least int64  // bytes in all parts together

	lock    sync.Mutex
	reading bool
	over    bool
	came    int64        // in the part that goes on
	parts   [slots]int64 // what came in those before, in a ring
	full    int64        // their sum
	count   int          // of parts so far
}

func newPaced(body io.ReadCloser, l Limits, every func(time.Duration, func()) func(), ctx context.Context, end context.CancelCauseFunc) *paced {
	p := &paced{body: body, ctx: ctx, end: end, least: int64(float64(l.Rate) * l.Slow.Seconds())}
	p.stop = every(l.Slow/slots, p.tick)
	return p
}

// tick ends a part.
func (p *paced) tick() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if !p.reading || p.over {
		return
	}
	at := p.count % slots
	p.full += p.came - p.parts[at]
	p.parts[at], p.came = p.came, 0
	p.count++
	switch {
	case p.count < slots || p.full >= p.least:
	case p.full == 0:
		p.end(ErrStopped)
	default:
		p.end(ErrSlow)
	}
}

// Read implements io.Reader.
func (p *paced) Read(b []byte) (int, error) {
	p.mark(true, 0)
	n, err := p.body.Read(b)
	p.mark(false, n)
	if why := context.Cause(p.ctx); err != nil && err != io.EOF && (errors.Is(why, ErrSlow) || errors.Is(why, ErrStopped)) {
		err = why
	}
	return n, err
}

func (p *paced) mark(reading bool, n int) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.reading = reading
	p.came += int64(n)
}

// Close implements io.Closer.
func (p *paced) Close() error {
	p.lock.Lock()
	again := p.over
	p.over = true
	p.lock.Unlock()
	if !again {
		p.stop()
		p.end(nil)
	}
	return p.body.Close()
}
