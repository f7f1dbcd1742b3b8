package feed

import (
	"context"
	"net/url"

	"delimit/data/web"
)

// transfer is the way of one front line from the server into memory.
type transfer struct {
	f      *Fetcher
	client *web.Client
	part   string // path of the partial file
	known  *Kept  // what is kept of the same address; nil: nothing
}

// bring gives the bytes, unpacked, and notes in k what the server said of them.
func (t *transfer) bring(ctx context.Context, paged bool, address *url.URL, k *Kept) ([]byte, error) {
	if !paged {
		b, h, err := t.one(ctx, address.String(), t.known, k)
		k.Tag, k.Modified = h.tag, h.modified
		return b, err
	}
	b, n, err := t.f.pages(ctx, address, func(address string) ([]byte, error) {
		b, _, err := t.one(ctx, address, nil, k)
		return b, err
	})
	k.Pages = n
	return b, err
}

// one brings one answer. The partial file has done its work once all is there.
func (t *transfer) one(ctx context.Context, address string, known, k *Kept) ([]byte, head, error) {
	part := openPartial(t.f.Cache.disk(), t.part, address)
	if part.said != "" {
		k.Said = append(k.Said, part.said)
	}
	tell := t.f.Progress
	if tell == nil {
		tell = func(int64, int64) {}
	}
	b, h, err := t.f.download(ctx, &request{client: t.client, address: address, known: known, part: part, tell: tell})
	if err != nil {
		return nil, h, err
	}
	part.drop()
	b, err = t.f.unzip(b)
	return b, h, err
}
