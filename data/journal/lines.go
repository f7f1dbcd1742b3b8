package journal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
)

// Damage tells how much of a journal cannot be read.
type Damage struct {
	Steps int   // at least so many are lost, by the numbers of the lines
	Bytes int64 // in no intact line
}

// Any reports whether anything is damaged.
func (d Damage) Any() bool { return d.Steps > 0 || d.Bytes > 0 }

// longestLine bounds what is read at once: twice the largest file that Delimit opens.
const longestLine = 1 << 30

// mostScanned bounds the bytes that are read again in search of an intact line within
// damaged ones.
const mostScanned = 64 << 20

// lines finds the intact lines of a journal, whatever lies between them.
type lines struct {
	r       *bufio.Reader
	play    func(*step)
	damage  Damage
	run     int            // damaged lines since the last intact one, at least
	last    map[string]int // number of the last intact line, by journal
	before  string         // journal of the last intact line
	scanned int
}

// readLines calls play with the step of every intact line. The error is that of
// reading; what was read before it counts.
func readLines(r io.Reader, play func(*step)) (Damage, error) {
	l := &lines{r: bufio.NewReaderSize(r, 1<<16), play: play, last: map[string]int{}}
	for {
		line, err := l.next()
		l.take(line)
		if err != nil {
			l.damage.Steps += l.run
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return l.damage, err
		}
	}
}

// next returns a line without what ends it. Zero bytes before it, which a disk leaves
// that lost power, are counted and skipped: there may be very many.
func (l *lines) next() ([]byte, error) {
	for {
		b, err := l.r.ReadByte()
		if err != nil {
			return nil, err
		}
		if b != 0 {
			_ = l.r.UnreadByte()
			break
		}
		l.damage.Bytes++
	}
	var line []byte
	for {
		part, err := l.r.ReadSlice('\n')
		if len(line)+len(part) > longestLine {
			l.damage.Bytes += int64(len(part))
		} else {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}

// take plays a line, or the intact lines that damage has joined in it.
func (l *lines) take(line []byte) {
	if len(line) == 0 {
		return
	}
	if s, ok := parse(line); ok {
		l.intact(s)
		return
	}
	l.search(line)
}

// beginning is how every line begins that has a checksum.
var beginning = regexp.MustCompile(`[0-9a-f]{8} \{"document":`)

// search looks for intact lines within a damaged one: the bytes between two lines may
// be gone, and other bytes may lie before or after.
func (l *lines) search(line []byte) {
	damaged := false
	for len(line) > 0 && l.scanned < mostScanned {
		at := beginning.FindIndex(line)
		if at == nil {
			break
		}
		// Within the data of a line that is torn another may begin, so that the next is
		// looked for right behind the beginning of one that is not intact.
		l.bad(line[:at[0]], &damaged)
		line = line[at[0]:]
		const sum = 9 // bytes of the checksum and the blank
		var raw json.RawMessage
		d := json.NewDecoder(bytes.NewReader(line[sum:]))
		err := d.Decode(&raw)
		if n := sum + int(d.InputOffset()); err == nil {
			if s, ok := parse(line[:n]); ok {
				l.intact(s)
				line, damaged = line[n:], false
				continue
			}
		}
		l.scanned += len(line)
		l.run++
		damaged = true
		l.damage.Bytes += sum
		line = line[sum:]
	}
	l.bad(line, &damaged)
}

// bad counts bytes that are in no line. They are a damaged step unless they belong to
// one that is counted already, or are zeros or a single byte between two lines.
func (l *lines) bad(b []byte, counted *bool) {
	l.damage.Bytes += int64(len(b))
	if len(bytes.Trim(b, "\x00")) > 1 && !*counted && l.run == 0 {
		l.run, *counted = 1, true
	}
}

// intact plays a step, and counts those that are missing before it.
func (l *lines) intact(s *step) {
	gap := l.run
	if s.Line > 0 {
		last, known := l.last[s.Journal]
		missing := max(s.Line-last-1, 0)
		switch {
		case known && s.Journal == l.before || !known && len(l.last) == 0:
			gap = missing // the numbers tell exactly
		default:
			gap = max(gap, missing)
		}
		l.last[s.Journal] = s.Line
	}
	l.damage.Steps += gap
	l.run, l.before = 0, s.Journal
	l.play(s)
}

// parse checks a line against its checksum. Lines without one are read if they are
// from before lines had numbers.
func parse(line []byte) (*step, bool) {
	var s step
	if line[0] == '{' {
		ok := json.Unmarshal(line, &s) == nil && bytes.HasPrefix(line, []byte(`{"document":`))
		return &s, ok && s.Line == 0 && len(s.Put) == len(s.Puts)
	}
	sum, rest, ok := bytes.Cut(line, []byte(" "))
	if !ok || len(sum) != 8 {
		return nil, false
	}
	if want, err := strconv.ParseUint(string(sum), 16, 32); err != nil || uint32(want) != checksum(rest) {
		return nil, false
	}
	if json.Unmarshal(rest, &s) != nil || len(s.Put) != len(s.Puts) {
		return nil, false
	}
	return &s, true
}
