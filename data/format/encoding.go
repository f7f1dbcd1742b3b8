package format

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Text turns a text in another encoding into UTF-8 without a mark, and says so. What is not
// a text, and what is UTF-8 already, stays as it is.
func Text(b []byte) ([]byte, []Remark, error) {
	if e, name := wideEncoding(b); e != nil {
		out, err := e.NewDecoder().Bytes(b)
		if err != nil || !utf8.Valid(out) {
			return nil, nil, wrong("the text is not %s, as its first bytes say", name)
		}
		out = bytes.TrimPrefix(out, []byte("\ufeff"))
		return undeclared(out), []Remark{{"encoding", "the text is in " + name, "read as such"}}, nil
	}
	if bytes.IndexByte(b[:min(len(b), headSize)], 0) >= 0 {
		return b, nil, nil // no text
	}
	declared := declaration(b)
	if utf8.Valid(b) {
		b = bytes.TrimPrefix(b, []byte("\ufeff"))
		if declared == "" || isUTF8(declared) || isASCII(b) {
			if declared != "" && !isUTF8(declared) {
				b = undeclared(b)
			}
			return b, nil, nil
		}
		return undeclared(b), []Remark{{"encoding", "the text is UTF-8 and says that it is " + shortened(declared), "read as UTF-8"}}, nil
	}
	if declared != "" && !isUTF8(declared) {
		e, err := htmlindex.Get(declared)
		if err != nil {
			return nil, nil, wrong("the text is written in %.40q: save it in UTF-8", declared)
		}
		out, err := e.NewDecoder().Bytes(b)
		if err != nil {
			return nil, nil, wrong("the text is not written in %.40q, as it says: save it in UTF-8", declared)
		}
		return undeclared(out), nil, nil
	}
	if isBinary(b) {
		return b, nil, nil
	}
	if good, bad := sequences(b); good > bad {
		text := bytes.ToValidUTF8(b, []byte("\ufffd"))
		return text, []Remark{{"encoding", "the text is UTF-8 with bytes that are none", "they are shown as �"}}, nil
	}
	best := guessed(b)
	out, err := best.NewDecoder().Bytes(b)
	if err != nil {
		return nil, nil, wrong("the text is not UTF-8")
	}
	return undeclared(out), []Remark{{"encoding", "the text is not UTF-8", "read as " + best.name + ", as its letters say"}}, nil
}

// wideEncoding knows UTF-16 and UTF-32: by their marks, and UTF-16 also by the zero bytes
// that every second byte of digits and punctuation is.
func wideEncoding(b []byte) (encoding.Encoding, string) {
	has := func(mark string) bool { return bytes.HasPrefix(b, []byte(mark)) }
	switch {
	case has("\xff\xfe\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "UTF-32"
	case has("\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "UTF-32"
	case has("\xff\xfe"):
		return utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), "UTF-16"
	case has("\xfe\xff"):
		return utf16.UTF16(utf16.BigEndian, utf16.UseBOM), "UTF-16"
	}
	head := b[:min(len(b), headSize)]
	if len(head) < 4 || len(b)%2 != 0 {
		return nil, ""
	}
	zeros, pages := [2]int{}, [2]int{}
	for i, c := range head {
		switch c {
		case 0:
			zeros[i%2]++
			pages[i%2]++
		case 0x04, 0x20: // the pages of Cyrillic and of typographic marks
			pages[i%2]++
		}
	}
	enough, most := len(head)/16, len(head)*45/100
	switch {
	case zeros[0] == 0 && zeros[1] > enough && pages[1] > most:
		return utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), "UTF-16 without a mark"
	case zeros[1] == 0 && zeros[0] > enough && pages[0] > most:
		return utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM), "UTF-16 without a mark"
	}
	return nil, ""
}

var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?(\s+encoding\s*=\s*["']([\w.:-]{1,40})["'])`)

// declaration is the encoding that the first line of a text in XML names.
func declaration(b []byte) string {
	b = bytes.TrimPrefix(b[:min(len(b), 512)], []byte("\ufeff"))
	if m := xmlDeclaration.FindSubmatch(b); m != nil {
		return string(m[2])
	}
	return ""
}

// undeclared takes the encoding out of the first line of a text in XML: the text is in
// UTF-8 now, whatever it says.
func undeclared(b []byte) []byte {
	m := xmlDeclaration.FindSubmatchIndex(b[:min(len(b), 512)])
	if m == nil {
		return b
	}
	return append(append(make([]byte, 0, len(b)), b[:m[2]]...), b[m[3]:]...)
}

func isUTF8(name string) bool {
	e, err := htmlindex.Get(name)
	return err == nil && e == utf16.UTF8
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isBinary reports whether the beginning has control characters, as no text has.
func isBinary(b []byte) bool {
	for _, c := range b[:min(len(b), headSize)] {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1e && c != 0x1a {
			return true
		}
	}
	return false
}

// sequences counts the letters of several bytes that are UTF-8, and the bytes that are not.
func sequences(b []byte) (good, bad int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		b = b[size:]
	}
	return good, bad
}

// cyrillic is an encoding of one byte a letter in which texts of Ukraine and Russia come.
type cyrillic struct {
	encoding.Encoding
	name string
}

// The likeliest stands first: it counts where letters do not tell.
var cyrillics = []cyrillic{{charmap.Windows1251, "Windows-1251"}, {charmap.KOI8U, "KOI8-U"}, {charmap.CodePage866, "CP866"}}

// guessed is the encoding in which the letters of a text are most like a language.
func guessed(b []byte) cyrillic {
	sample := foreignLetters(b)
	best, most := cyrillics[0], -1<<30
	for _, c := range cyrillics {
		text, err := c.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if n := likeness(text); n > most {
			best, most = c, n
		}
	}
	return best
}

// foreignLetters are the words with letters beyond ASCII, as many as tell enough.
func foreignLetters(b []byte) []byte {
	const enough = 1 << 14
	var out []byte
	for i := 0; i < len(b) && len(out) < enough; i++ {
		switch {
		case b[i] >= utf8.RuneSelf:
			out = append(out, b[i])
		case len(out) > 0 && out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
	}
	return out
}

// How often letters stand in Ukrainian and Russian, in thousandths.
var frequency = map[rune]int{'о': 100, 'а': 85, 'и': 68, 'н': 67, 'е': 65, 'т': 58, 'і': 55, 'в': 48, 'р': 47, 'с': 46, 'л': 40, 'к': 37, 'у': 32, 'д': 32, 'м': 31, 'п': 29,
	'я': 22, 'з': 21, 'ь': 18, 'ы': 17, 'г': 16, 'ч': 15, 'б': 15, 'й': 11, 'х': 11, 'ж': 9, 'ю': 8, 'ш': 8, 'ц': 7, 'щ': 5, 'є': 5, 'ї': 6, 'ф': 4, 'э': 3, 'ё': 1, 'ґ': 1, 'ъ': 1}

// likeness tells how much a text is like a language: its letters are frequent ones, a capital
// follows no small letter, and there is nothing but letters and the marks of a typewriter.
func likeness(text []byte) int {
	n := 0
	before := ' '
	for _, r := range string(text) {
		low := unicode.ToLower(r)
		switch common := frequency[low]; {
		case r == ' ':
		case common > 0:
			n += common - 20
		case unicode.IsLetter(r):
			n -= 40
		case r != '’' && r != '“' && r != '”' && r != '«' && r != '»' && r != '–' && r != '—' && r != '…' && r != '№' && r != '\u00a0' && r != '°':
			n -= 80
		}
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			n -= 60
		}
		before = r
	}
	return n
}
