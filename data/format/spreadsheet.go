package format

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"path"
	"strconv"
	"strings"
)

// mostCells bounds a spreadsheet; tests lower it.
var mostCells = 1_500_000

// sheetOf is one sheet of a spreadsheet.
type sheetOf struct {
	name string
	size int                  // of the file
	rows func() (rows, error) // begins to read it
}

// tableIn reads the first sheet that says where things are, else the first that says what
// they are called. It names the sheets that are not read.
func tableIn(sheets []sheetOf) ([]byte, []Remark, error) {
	best, first := -1, error(nil)
	for i, s := range sheets {
		places, err := s.hasPlaces()
		if err != nil {
			return nil, nil, wrong("sheet %.60q: %v", s.name, err)
		}
		if places {
			best = i
			break
		}
	}
	if best < 0 {
		for i := range sheets {
			out, said, err := sheets[i].table()
			if err == nil {
				return out, append(said, others(sheets, i)...), nil
			}
			if first == nil {
				first = err
			}
		}
		if first == nil {
			first = wrong("the spreadsheet has no sheet")
		}
		return nil, nil, first
	}
	out, said, err := sheets[best].table()
	return out, append(said, others(sheets, best)...), err
}

func (s sheetOf) table() ([]byte, []Remark, error) {
	next, err := s.rows()
	if err == nil {
		var out []byte
		var said remarks
		if out, said, err = readTable(next, s.size); err == nil {
			return out, said, nil
		}
	}
	return nil, nil, wrong("sheet %.60q: %v", s.name, err)
}

// hasPlaces reports whether the first rows of a sheet have headings that say where things are.
func (s sheetOf) hasPlaces() (bool, error) {
	next, err := s.rows()
	if err != nil {
		return false, err
	}
	sample, err := sampleOf(next)
	if err != nil || len(sample) == 0 {
		return false, err
	}
	first := make([][]string, len(sample))
	for i, row := range sample {
		first[i] = trimmed(row.cells)
	}
	at := headOf(first)
	c := columnsOf(first[at])
	c.look(first[at+1:])
	return c.places(), nil
}

// others says which sheets are not read.
func others(sheets []sheetOf, read int) []Remark {
	var names []string
	for i, s := range sheets {
		if i != read {
			names = append(names, strconv.Quote(shortened(s.name)))
		}
	}
	if len(names) == 0 {
		return nil
	}
	const most = 8
	text := strings.Join(names[:min(len(names), most)], ", ")
	if n := len(names) - most; n > 0 {
		text += " and " + strconv.Itoa(n) + " more"
	}
	return []Remark{{"unread-sheet", "the spreadsheet has further sheets: " + text, "only the sheet " + strconv.Quote(shortened(sheets[read].name)) + " was read"}}
}

// book is the zip that a spreadsheet is. What is unpacked of it is bounded: of each part,
// and of all together, as parts are read more than once.
type book struct {
	ctx   context.Context
	files map[string]*zip.File
	most  int64  // bytes of a part
	left  *int64 // bytes that may still be unpacked
	size  int    // of the whole
}

func openBook(ctx context.Context, b []byte) (book, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return book{}, wrong("this is not a spreadsheet that can be read: %v", err)
	}
	most := min(unpackedOf(len(b)), littleUnpacked+bookRatio*int64(len(b)))
	left := 2*most + littleUnpacked // the largest part is read twice at most, but for its beginning
	out := book{ctx, map[string]*zip.File{}, most, &left, len(b)}
	for _, f := range z.File {
		out.files[strings.ToLower(path.Clean(f.Name))] = f
	}
	return out, nil
}

// part begins to read a part as XML; nil where there is none.
func (b book) part(name string) (*xmlPart, error) {
	f := b.files[strings.ToLower(path.Clean(name))]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, wrong("%.60q cannot be unpacked: %v", name, err)
	}
	return walkXML(b.ctx, rationed{r, b.left}, b.most, "spreadsheet"), nil
}

// bookRatio bounds what a spreadsheet may be unpacked to, in bytes a byte: usual ones have
// 5 to 30.
const bookRatio = 40

// rationed is a part that is unpacked while any of the bytes that are left for all are left.
type rationed struct {
	r    io.Reader
	left *int64
}

func (r rationed) Read(b []byte) (int, error) {
	if *r.left <= 0 {
		return 0, wrong("unpacked, the spreadsheet is larger than what is read")
	}
	n, err := r.r.Read(b)
	*r.left -= int64(n)
	return n, err
}
