package feed

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"delimit/data"
	"delimit/data/format"
	"delimit/data/regular"
	"delimit/data/storage"
	"delimit/geo"
)

// Kept is a front line that was fetched: what it is, where it came from, and how
// to tell that it is still the same.
type Kept struct {
	Source   string    `json:"source"` // Source.Name
	Title    string    `json:"title"`
	Credit   string    `json:"credit,omitempty"`
	Date     string    `json:"date,omitempty"`  // ISO 8601; empty of a source that has only its newest
	Asked    string    `json:"asked,omitempty"` // the date that was asked for, when the file calls itself another
	URL      string    `json:"url"`
	Hosts    []string  `json:"hosts"` // all that were contacted, also by redirect
	SHA256   string    `json:"sha256"`
	Bytes    int64     `json:"bytes"`
	Fetched  time.Time `json:"fetched"`
	Tag      string    `json:"etag,omitempty"`
	Modified string    `json:"last_modified,omitempty"`
	Pages    int       `json:"pages,omitempty"`
	File     string    `json:"file"`             // name, in the folder of the source
	Mended   bool      `json:"mended,omitempty"` // the note was damaged and made anew; see Cache.Mend
	Next     *Kept     `json:"next,omitempty"`   // what the file is about to become, or is already; see Cache.keep

	Path string   `json:"-"` // of the file
	Said []string `json:"-"` // what a person should know of how it was brought
}

// Cache is the folder of what was fetched: a folder a source, in it a file a date
// and beside each file a note with the ending .fetched.
type Cache struct {
	Dir  string
	Disk storage.Disk // nil: that of the system
}

func (c Cache) disk() storage.Disk {
	if c.Disk == nil {
		return storage.OS
	}
	return c.Disk
}

const noteEnding = ".fetched"

// Find gives what is kept of a source at a date, the newest of one that is not
// dated.
func (c Cache) Find(s Source, d geo.Date) (Kept, bool) {
	for _, k := range c.list(s.Name) {
		if k.Date == d.String() {
			return k, true
		}
	}
	return Kept{}, false
}

// List gives all that is kept: the sources in the order of their names, of each
// the newest first.
func (c Cache) List() []Kept {
	entries, err := os.ReadDir(c.Dir)
	if err != nil {
		return nil // nothing was fetched yet
	}
	var all []Kept
	for _, e := range entries {
		if e.IsDir() {
			all = append(all, c.list(e.Name())...)
		}
	}
	return all
}

func (c Cache) list(source string) []Kept {
	var list []Kept
	for _, path := range c.notes(source) {
		if k, err := c.readNote(path); err == nil {
			list = append(list, k)
		}
	}
	slices.SortStableFunc(list, func(a, b Kept) int {
		return cmp.Or(strings.Compare(b.Date, a.Date), b.Fetched.Compare(a.Fetched))
	})
	return list
}

// notes are the paths of the notes of a source.
func (c Cache) notes(source string) (list []string) {
	folder := filepath.Join(c.Dir, source)
	entries, err := c.disk().List(folder)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), noteEnding) {
			list = append(list, filepath.Join(folder, e.Name()))
		}
	}
	return list
}

// maxNote bounds the bytes of a note.
const maxNote = 1 << 20

// readNote reads a note. What it says is used for requests and for names of files, so
// that a word which cannot stand there is damage.
func (c Cache) readNote(path string) (Kept, error) {
	var k Kept
	b, err := storage.Read(c.disk(), path, maxNote)
	if err != nil {
		return k, err
	}
	if err := json.Unmarshal(b, &k); err != nil {
		return k, errors.New(format.Words(err))
	}
	if k.Next != nil {
		now, err := storage.StampFile(c.disk(), strings.TrimSuffix(path, noteEnding))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return k, err
		}
		if string(now) == k.Next.SHA256 {
			k = *k.Next
		}
		k.Next = nil
	}
	k.Path = strings.TrimSuffix(path, noteEnding)
	_, wrongDate := geo.ParseDate(k.Date)
	_, wrongSum := hex.DecodeString(k.SHA256)
	switch {
	case k.File != filepath.Base(k.Path):
		return k, errors.New("it names another file")
	case k.Source != filepath.Base(filepath.Dir(path)):
		return k, errors.New("it names another source")
	case k.Date != "" && wrongDate != nil:
		return k, errors.New("its date is none")
	case wrongSum != nil || len(k.SHA256) != 2*sha256.Size:
		return k, errors.New("its hash is none")
	case k.Fetched.IsZero():
		return k, errors.New("it does not say when the file was fetched")
	case !plainText(k.Tag) || !plainText(k.Modified):
		return k, errors.New("what the server said of the file cannot be read")
	}
	return k, c.isFile(k.Path)
}

// isFile is an error where there is no file.
func (c Cache) isFile(path string) error {
	at, err := c.disk().Resolve(path)
	if err == nil && !at.There {
		err = fs.ErrNotExist
	}
	return err
}

// plainText tells whether words can stand in the head of a request.
func plainText(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
}

// Check reads the file again and compares it with its hash.
func (k Kept) Check() error {
	b, err := regular.Read(k.Path, data.MaxBytes)
	if err != nil {
		return err
	}
	if sum := hash(b); sum != k.SHA256 {
		return fmt.Errorf("%s is not what was fetched on %s: its hash is %.12s…, not %.12s…; fetch it again",
			k.Path, k.Fetched.Format(time.DateOnly), sum, k.SHA256)
	}
	return nil
}

// keep writes a file and its note. A file without a note was never kept, so that the note
// on what is there already says first what the file is about to become: whatever fails,
// one of the two is right.
func (c Cache) keep(k Kept, b []byte) (Kept, error) {
	k.SHA256, k.Bytes = hash(b), int64(len(b))
	k.Path = filepath.Join(c.Dir, k.Source, k.File)
	note := k.Path + noteEnding
	before, err := c.readNote(note)
	if system := new(fs.PathError); errors.As(err, &system) && !errors.Is(err, fs.ErrNotExist) {
		return k, err // there may be something that it speaks of
	}
	if err == nil {
		// What the note is about may be there since a moment ago only.
		if err := c.disk().SyncFolder(filepath.Dir(note)); err != nil {
			return k, err
		}
		before.Next = &k
		if err := c.write(note, before); err != nil {
			return k, err
		}
	}
	if err := storage.Write(c.disk(), k.Path, b); err != nil {
		return k, err
	}
	return k, c.write(note, k)
}

func (c Cache) write(note string, k Kept) error {
	text, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return err
	}
	return storage.Write(c.disk(), note, append(text, '\n'))
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
