package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"delimit/data/storage"
)

// partial is a file that has not come as a whole yet. What is there is continued
// only if the server can vouch that it is still the same file: the validator.
type partial struct {
	disk storage.Disk
	path string // of the bytes; beside it, with .state, what follows
	have int64
	said string // what was wrong with what is there; empty: nothing

	URL       string `json:"url"`
	Validator string `json:"validator"` // for If-Range
}

// openPartial finds what an earlier attempt left.
func openPartial(disk storage.Disk, path, address string) *partial {
	p := &partial{disk: disk, path: path}
	b, err := storage.Read(disk, path+".state", maxNote)
	if errors.Is(err, fs.ErrNotExist) {
		p.URL = address
		return p
	}
	if err == nil {
		err = json.Unmarshal(b, p)
	}
	if err != nil || !plainText(p.Validator) {
		p.drop()
		p.said = "the note on a download that had broken off was damaged: it began anew"
	}
	if p.URL == address && p.Validator != "" {
		if info, err := disk.Info(path); err == nil && info.Mode().IsRegular() {
			p.have = info.Size()
		}
	}
	p.URL = address
	return p
}

// drop forgets what is there.
func (p *partial) drop() {
	_ = p.disk.Remove(p.path)
	_ = storage.RemoveAll(p.disk, p.path+".state") // a folder may stand in its place
	p.have, p.Validator = 0, ""
}

// ask adds to a request what continues it. Without a validator it begins anew.
func (p *partial) ask(h http.Header) {
	if p.Validator == "" {
		p.have = 0
	}
	if p.have > 0 {
		h.Set("Range", fmt.Sprintf("bytes=%d-", p.have))
		h.Set("If-Range", p.Validator)
	}
}

// begin takes a whole answer, from its first byte.
func (p *partial) begin(h http.Header) error {
	p.have, p.Validator = 0, validator(h)
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := p.disk.Remove(p.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return storage.Write(p.disk, p.path+".state", b)
}

// validator is what identifies the bytes of an answer: a strong tag, or the time
// of the last change.
func validator(h http.Header) string {
	if tag := h.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		return tag
	}
	return h.Get("Last-Modified")
}

// continues tells whether an answer to a range goes on where the file ends.
func (p *partial) continues(h http.Header) bool {
	var from, to int64
	_, err := fmt.Sscanf(h.Get("Content-Range"), "bytes %d-%d/", &from, &to)
	return err == nil && p.have > 0 && from == p.have && to >= from
}
