package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"

	"delimit/data/web"
)

// errUnchanged is the answer that what is kept is still the newest.
var errUnchanged = errors.New("unchanged")

// request asks for one address. head is what an answer said of itself.
type request struct {
	client  *web.Client
	address string
	known   *Kept // what is kept of this address; nil: nothing
	part    *partial
	tell    func(done, total int64)
}

type head struct{ tag, modified string }

// attempt makes one request and adds what comes to the file.
func (f *Fetcher) attempt(ctx context.Context, r *request) (head, error) {
	asks := http.Header{"User-Agent": {"Delimit"}, "Accept-Encoding": {"identity"}}
	r.part.ask(asks)
	if r.known != nil && r.part.have == 0 {
		setUnlessEmpty(asks, "If-None-Match", r.known.Tag)
		setUnlessEmpty(asks, "If-Modified-Since", r.known.Modified)
	}
	res, err := r.client.Get(ctx, r.address, asks)
	if err != nil {
		return head{}, err
	}
	defer res.Body.Close()
	if err := f.accept(r, res); err != nil {
		return head{}, err
	}
	err = f.receive(r, res)
	return head{res.Header.Get("ETag"), res.Header.Get("Last-Modified")}, err
}

func setUnlessEmpty(h http.Header, key, value string) {
	if value != "" {
		h.Set(key, value)
	}
}

// accept decides by its head whether an answer is the file, and at which byte it
// begins.
func (f *Fetcher) accept(r *request, res *http.Response) error {
	switch {
	case res.StatusCode == http.StatusNotModified && r.known != nil && r.part.have == 0:
		return errUnchanged
	case res.StatusCode == http.StatusRequestedRangeNotSatisfiable && r.part.have > 0,
		res.StatusCode == http.StatusPartialContent && !r.part.continues(res.Header):
		r.part.drop()
		return errors.New("the server cannot continue the file where it broke off")
	case res.StatusCode != http.StatusOK && res.StatusCode != http.StatusPartialContent:
		return &statusError{code: res.StatusCode, after: web.After(res.Header, f.now())}
	}
	if kind, _, _ := mime.ParseMediaType(res.Header.Get("Content-Type")); kind == "text/html" || kind == "application/xhtml+xml" {
		return giveUp("the server sends a web page in place of a front line")
	}
	if res.StatusCode == http.StatusOK {
		if err := r.part.begin(res.Header); err != nil {
			return final{err}
		}
	}
	if res.ContentLength > 0 && r.part.have+res.ContentLength > f.limits().MaxBytes {
		return f.tooLarge()
	}
	return nil
}

func (f *Fetcher) tooLarge() error {
	return giveUp("the file has more than %d MB", f.limits().MaxBytes>>20)
}

// receive adds a body to the file. A body that is shorter than announced is an
// error, and so is one that goes on beyond the limit.
func (f *Fetcher) receive(r *request, res *http.Response) error {
	file, err := r.part.disk.Append(r.part.path, 0o600)
	if err != nil {
		return final{err}
	}
	total := int64(-1)
	if res.ContentLength >= 0 {
		total = r.part.have + res.ContentLength
	}
	count := &counter{file, func(n int) {
		r.part.have += int64(n)
		r.tell(r.part.have, total)
	}}
	_, err = io.Copy(count, io.LimitReader(res.Body, f.limits().MaxBytes-r.part.have+1))
	if closed := file.Close(); err == nil {
		err = closed
	}
	switch {
	case r.part.have > f.limits().MaxBytes:
		return f.tooLarge()
	case errors.Is(err, io.ErrUnexpectedEOF) && total >= 0:
		return fmt.Errorf("the connection broke off after %d of %d bytes", r.part.have, total)
	case isDisk(err):
		return final{err}
	}
	return err
}

// isDisk tells whether it was writing that failed.
func isDisk(err error) bool {
	var p *os.PathError
	return errors.As(err, &p)
}

// counter tells how much was written.
type counter struct {
	io.Writer
	wrote func(n int)
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.Writer.Write(b)
	c.wrote(n)
	return n, err
}
