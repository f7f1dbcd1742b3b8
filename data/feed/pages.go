package feed

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"net/url"
	"strconv"

	"delimit/data/format"
)

// page is one answer of a FeatureServer.
type page struct {
	Features []json.RawMessage `json:"features"`
	Exceeded bool              `json:"exceededTransferLimit"`
	Inside   struct {
		Exceeded bool `json:"exceededTransferLimit"`
	} `json:"properties"`
	Error *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// more tells whether there is a page after this one. Servers say so in one place
// in their own JSON and in another in GeoJSON.
func (p page) more() bool { return p.Exceeded || p.Inside.Exceeded }

// pages asks for page after page and makes one collection of their features. A
// server that forgets where it was, or has no end, is given up.
func (f *Fetcher) pages(ctx context.Context, first *url.URL, ask func(address string) ([]byte, error)) ([]byte, int, error) {
	var features []json.RawMessage
	var size int64
	var before [sha256.Size]byte
	for n := 1; n <= f.limits().Pages; n++ {
		b, err := ask(at(first, len(features)))
		if err != nil {
			return nil, n, err
		}
		p, err := parsePage(b)
		if err != nil {
			return nil, n, err
		}
		sum := sha256.Sum256(b)
		if size += int64(len(b)); size > f.limits().MaxBytes {
			return nil, n, f.tooLarge()
		}
		features = append(features, p.Features...)
		switch {
		case !p.more():
			return collection(features), n, nil
		case len(p.Features) == 0:
			return nil, n, giveUp("page %d is empty, and the server says that more follow", n)
		case sum == before:
			return nil, n, giveUp("the server sends the same page again in place of the next one")
		}
		before = sum
	}
	return nil, f.limits().Pages, giveUp("the layer has more than %d pages", f.limits().Pages)
}

// at is the address of the page that begins with a feature.
func at(first *url.URL, offset int) string {
	u := *first
	q := u.Query()
	q.Set("resultOffset", strconv.Itoa(offset))
	u.RawQuery = q.Encode()
	return u.String()
}

func parsePage(b []byte) (page, error) {
	var p page
	if looksLikeHTML(b) {
		return p, giveUp("the server sends a web page in place of a front line")
	}
	if err := json.Unmarshal(b, &p); err != nil {
		return p, giveUp("what the server sends cannot be read: %s", format.Words(err))
	}
	if p.Error != nil {
		return p, giveUp("the server refuses: %s (%d)", p.Error.Message, p.Error.Code)
	}
	return p, nil
}

func collection(features []json.RawMessage) []byte {
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	for i, f := range features {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n")
		b.Write(f)
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}
