package feed

import (
	"context"
	"errors"
	"fmt"

	"delimit/data/regular"
	"delimit/data/web"
)

// download brings an address into memory by way of the partial file, with as many
// requests as it may take. The partial file stays when it fails half-way.
func (f *Fetcher) download(ctx context.Context, r *request) ([]byte, head, error) {
	var last error
	for n := range f.limits().Tries {
		if n > 0 {
			wait, err := f.pause(n-1, last)
			if err != nil {
				return nil, head{}, err
			}
			if err := f.sleep(ctx, wait); err != nil {
				return nil, head{}, err
			}
		}
		h, err := f.attempt(ctx, r)
		if err == nil {
			b, err := regular.Read(r.part.path, f.limits().MaxBytes)
			return b, h, err
		}
		last = inWords(err)
		var worthless final
		if errors.As(err, &worthless) {
			r.part.drop() // nothing of it is worth continuing
		}
		if errors.Is(err, errUnchanged) || ctx.Err() != nil || !mayMend(err) {
			return nil, head{}, last
		}
	}
	return nil, head{}, fmt.Errorf("%w; given up after %d requests", last, f.limits().Tries)
}

// inWords says for a person why a request failed. Errors of this package have words
// already.
func inWords(err error) error {
	var f final
	var status *statusError
	if errors.As(err, &f) || errors.As(err, &status) || errors.Is(err, errUnchanged) {
		return err
	}
	return web.Words(err)
}
