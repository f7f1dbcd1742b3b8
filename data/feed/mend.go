package feed

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"delimit/data"
	"delimit/data/regular"
	"delimit/data/storage"
	"delimit/geo"
)

// Mend makes damaged notes of all sources anew, see mend, and says each. A source that
// is being fetched from is left for the next time.
func (c Cache) Mend() (said []string) {
	entries, err := os.ReadDir(c.Dir)
	if err != nil {
		return nil // nothing was fetched yet
	}
	for _, e := range entries {
		if !e.IsDir() || len(c.damaged(e.Name())) == 0 {
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
		if unlock, err := c.lock(ctx, e.Name()); err == nil {
			said = append(said, c.mend(e.Name())...)
			unlock()
		}
		cancel()
	}
	return said
}

// damage is a note that cannot be used, and why.
type damage struct {
	note string
	why  error
}

// damaged are the notes of a source that cannot be used.
func (c Cache) damaged(source string) (list []damage) {
	for _, path := range c.notes(source) {
		if _, err := c.readNote(path); err != nil {
			list = append(list, damage{path, err})
		}
	}
	return list
}

// mend makes the damaged notes of a source anew. From whom a file came, and whether it is
// what came, nobody knows any more: the new note says so, and the file is brought as a
// whole when it is fetched the next time. A note of a file that is gone goes too.
func (c Cache) mend(source string) (said []string) {
	for _, d := range c.damaged(source) {
		file := filepath.Base(strings.TrimSuffix(d.note, noteEnding))
		words := fmt.Sprintf("the note on %s, which was fetched earlier, is damaged (%s): ", file, plainCause(d.why))
		done, err := c.remake(source, d.note)
		if err != nil {
			done = "it could not be made anew (" + plainCause(err) + ")"
		}
		said = append(said, words+done)
	}
	return said
}

// remake writes a note from what its file still tells, and says what was done.
func (c Cache) remake(source, note string) (done string, err error) {
	path := strings.TrimSuffix(note, noteEnding)
	b, err := regular.Read(path, data.MaxBytes)
	if os.IsNotExist(err) {
		return "there is no such file any more, and the note was removed", storage.RemoveAll(c.disk(), note)
	}
	if err != nil {
		return "", err
	}
	if _, err := check(path, b, geo.Date{}); err != nil {
		return "the file cannot be used either, and the note was removed", storage.RemoveAll(c.disk(), note)
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	k := Kept{Source: source, Title: source, Hosts: []string{}, SHA256: hash(b), Bytes: int64(len(b)), Fetched: info.ModTime().UTC().Truncate(time.Second), File: filepath.Base(path), Mended: true}
	if date, err := geo.ParseDate(dateOfName.FindString(k.File)); err == nil {
		k.Date = date.String()
	}
	if err := storage.RemoveAll(c.disk(), note); err != nil { // a folder or a pipe may stand in its place
		return "", err
	}
	return "it was made anew from the file, whose origin cannot be proved any more; the next fetch brings all of it", c.write(note, k)
}

// dateOfName is the date with which fileName begins.
var dateOfName = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

// plainCause is an error without the call and the path, which the sentence has.
func plainCause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
