package data

import (
	"context"
	"os"
	"path/filepath"

	"delimit/geo"
)

// Reference says where something is to be found again: embedded, or in a file.
type Reference struct {
	Embedded string `json:"embedded,omitempty"` // the code of an oblast, or the date of a situation
	File     string `json:"file,omitempty"`     // from the folder of the project where it can, with slashes
	SHA256   string `json:"sha256,omitempty"`   // of the file's bytes, in hex
	Name     string `json:"name,omitempty"`     // for a person
	Date     string `json:"date,omitempty"`     // of a situation, ISO 8601
	Unit     string `json:"unit,omitempty"`     // of a territory's file: the one unit that is meant; empty: all of it

	// Beside tells that only the same file beside the one that refers to it may be opened;
	// see Allowed.
	Beside bool `json:"-"`
}

// IsZero reports whether a reference says nothing.
func (r Reference) IsZero() bool { return r == Reference{} }

// Same reports whether two references are known to mean the same content: the same
// embedded one, or files of one digest, read for one date.
func (r Reference) Same(other Reference) bool {
	if r.Embedded != "" || other.Embedded != "" {
		return r.Embedded == other.Embedded
	}
	dated := r.Date == other.Date || r.Date == "" || other.Date == ""
	return r.SHA256 != "" && r.SHA256 == other.SHA256 && r.Unit == other.Unit && dated
}

// Relative makes a file's reference relative to the folder of a project, where both
// are on one disk. Links are followed, so that it holds however the folder is called.
func Relative(project, file string) string {
	base, abs := realPath(filepath.Dir(project)), realPath(file)
	if rel, err := filepath.Rel(base, abs); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(abs)
}

// realPath is the absolute path without links, as far as it can be known.
func realPath(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	return path
}

// Locate is where a reference of a project points on this machine. A file that is not
// there may have been sent along with the project: then it lies beside it.
func (r Reference) Locate(project string) string {
	path := filepath.FromSlash(r.File)
	var places []string
	switch {
	case r.Beside:
	case filepath.IsAbs(path):
		places = []string{path}
	default:
		places = []string{filepath.Join(realPath(filepath.Dir(project)), path), filepath.Join(filepath.Dir(project), path)}
	}
	if r.SHA256 != "" { // its hash tells whether it is the same
		places = append(places, r.copyBeside(project))
	}
	for _, place := range places {
		if isRegular(place) {
			return place
		}
	}
	return places[0]
}

// Find opens what a reference points to. What is not there, or has changed since the
// project was saved, is an error: figures must never come from another file unnoticed.
func (r Reference) Find(project string, role Role) (*Opened, error) {
	return r.FindWith(project, role, Answers{})
}

// OtherDate is the rule of the defect that a file says another date than the one under
// which it was measured.
const OtherDate = "other-date"

// FindWith does so with answers to what the file leaves open. The date is the one that
// was saved, which a person may have given; that the file says another is a defect.
func (r Reference) FindWith(project string, role Role, a Answers) (*Opened, error) {
	return r.FindContext(context.Background(), project, role, a)
}

// FindContext does so until its caller no longer wants it.
func (r Reference) FindContext(ctx context.Context, project string, role Role, a Answers) (*Opened, error) {
	path := r.Locate(project)
	date, _ := geo.ParseDate(r.Date) // unknown: the file has one or none
	a.Of = date
	o, err := OpenContext(ctx, path, role, a)
	if err != nil {
		return nil, err
	}
	if r.SHA256 != "" && string(o.Stamp) != r.SHA256 {
		return o, withFile(path, refuse("changed", "it is not the file that the figures were made with: its content has changed"))
	}
	if r.Unit != "" && o.Territory != nil {
		if o.Territory, err = Choose(o.Territory, []string{r.Unit}); err != nil {
			return o, withFile(path, err)
		}
	}
	if o.Situation == nil || !date.Known() || o.Situation.Date == date {
		return o, nil
	}
	if len(o.Dates) > 1 {
		return o, withFile(path, refuse("no-date", "it tells of several dates, and none of them is %s", date))
	}
	own := o.Situation.Date
	a.Date = date
	if o, err = o.Answered(path, a); err == nil && own.Known() {
		o.Defects = append(o.Defects, Defect{Rule: OtherDate, Feature: WholeFile, Text: "the file says " + own.String() + ", and it was measured as that of " + date.String(), Done: date.String() + " is shown"})
	}
	return o, err
}

// References refer to a territory of a file: to all of it, or to the units that were
// chosen, one by one.
func References(file string, o *Opened, chosen *geo.Territory) []Reference {
	r := Reference{File: file, SHA256: string(o.Stamp), Name: o.Territory.Name()}
	if len(chosen.Units) == len(o.Territory.Units) {
		return []Reference{r}
	}
	var all []Reference
	for _, u := range chosen.Units {
		r.Name, r.Unit = u.Name, u.Name
		all = append(all, r)
	}
	return all
}

// Found says what there is where a reference points.
type Found uint8

// What can be found.
const (
	FoundSame      Found = iota // the file, as it was
	FoundEmbedded               // part of the program
	FoundMoved                  // the same file, beside the one that refers to it
	FoundChanged                // a file with another content
	FoundUnchecked              // a file, and no digest that says which one it was
	FoundNothing                // no file
	FoundNoPlace                // the reference names no place
	FoundOutside                // a place that must not be looked at without a question
)

// String is the word that programs read.
func (f Found) String() string {
	return [...]string{"same", "embedded", "moved", "changed", "unchecked", "missing", "nowhere", "outside"}[f]
}

// Look says what there is where a reference of a file points, and where. What is
// embedded is not looked for.
func (r Reference) Look(from string) (path string, found Found) {
	switch {
	case r.Embedded != "":
		return "", FoundEmbedded
	case r.File == "":
		return "", FoundNoPlace
	}
	path = r.Locate(from)
	switch stamp, err := stampRegular(path); {
	case err != nil:
		return path, FoundNothing
	case r.SHA256 == "":
		return path, FoundUnchecked
	case string(stamp) != r.SHA256:
		return path, FoundChanged
	case r.Beside, realPath(path) != realPath(r.place(from)):
		return path, FoundMoved
	}
	return path, FoundSame
}

// place is where a reference of a file says that it points.
func (r Reference) place(from string) string {
	path := filepath.FromSlash(r.File)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(realPath(filepath.Dir(from)), path)
}

func isRegular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// stampRegular is the stamp of a file. What is no regular file may have no end.
func stampRegular(path string) (Stamp, error) {
	if !isRegular(path) {
		return "", os.ErrNotExist
	}
	return StampFile(path)
}
