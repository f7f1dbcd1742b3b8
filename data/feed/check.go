package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"

	"delimit/data"
	"delimit/data/format"
	"delimit/geo"
)

// unzip undoes gzip, at most up to the limit and to data.MaxRatio times its size:
// a few bytes must not become more than memory holds.
func (f *Fetcher) unzip(b []byte) ([]byte, error) {
	if !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	most := min(f.limits().MaxBytes, data.MaxRatio*int64(len(b)))
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, giveUp("the gzip data are damaged: %s", format.Words(err))
	}
	var out bytes.Buffer
	if _, err := io.Copy(&out, io.LimitReader(r, most+1)); err != nil {
		return nil, giveUp("the gzip data are damaged: %s", format.Words(err))
	}
	if int64(out.Len()) > most {
		return nil, giveUp("unpacked, the file has more than %d MB, or %d times its size", f.limits().MaxBytes>>20, data.MaxRatio)
	}
	return out.Bytes(), nil
}

// check makes sure that bytes are what the program can open, so that nothing else
// is ever kept. own is the date that the file calls itself, when it is not the one that was asked for;
// else the zero date.
func check(name string, b []byte, asked geo.Date) (own geo.Date, err error) {
	if looksLikeHTML(b) {
		return own, giveUp("the server sends a web page in place of a front line")
	}
	o, err := data.Read(name, b, data.AnyRole)
	var e *data.Error
	if errors.As(err, &e) {
		return own, giveUp("what the server sends cannot be used: %w", errors.New(e.Defect.String()))
	}
	if err != nil {
		return own, final{fmt.Errorf("what the server sends cannot be used: %w", err)}
	}
	if inside := o.DateInside(); asked.Known() && inside != asked && !slices.Contains(o.Dates, asked) {
		own = inside
	}
	return own, nil
}

func looksLikeHTML(b []byte) bool {
	start := bytes.ToLower(bytes.TrimLeft(b[:min(len(b), 1024)], "\ufeff \t\r\n"))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}
