package data

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/valyala/fastjson"

	"delimit/data/format"
)

// checkJSON looks at the whole text before anything is made of it: its encoding,
// how deep it nests, whether it ends, its grammar. What is read afterwards may
// rely on all of that.
func checkJSON(b []byte) error {
	if len(bytes.TrimSpace(b)) == 0 {
		return refuse("empty", "the file is empty")
	}
	if kind := format.Of("", b); kind != nil && !bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		return refuse("format", "this is not GeoJSON but looks like %s", kind.Name)
	}
	if !utf8.Valid(b) {
		return refuse("encoding", "the text is not UTF-8")
	}
	open, err := openBrackets(b)
	if err != nil || fastjson.ValidateBytes(b) == nil {
		return err
	}
	var whole json.RawMessage
	var syntax *json.SyntaxError
	switch err := json.Unmarshal(b, &whole); {
	case err == nil:
		return nil
	case !errors.As(err, &syntax):
		return refuse("not-json", "this is not JSON: %v", err)
	case strings.HasPrefix(syntax.Error(), "unexpected end"), open > 0 && syntax.Offset >= int64(len(b)):
		return refuse("truncated", "the file ends in the middle, after %s, with %s still open", counted(len(b), "byte"), counted(max(open, 0), "bracket"))
	case strings.HasSuffix(syntax.Error(), "after top-level value"):
		return refuse("not-json", trailing+" at %s", position(b, syntax.Offset))
	default:
		return refuse("not-json", "this is not JSON: %s: %s", position(b, syntax.Offset), nonsense(b, syntax.Offset))
	}
}

// trailing is how the error of a text begins in which the JSON is not all.
const trailing = "something follows the end of the JSON"

// nonsense says what stands where JSON has something else.
func nonsense(b []byte, offset int64) string {
	at := b[min(max(offset-1, 0), int64(len(b))):]
	r, size := utf8.DecodeRune(at)
	switch {
	case size == 0:
		return "it ends in the middle"
	case unicode.IsControl(r):
		return "a control character stands in a text"
	}
	return fmt.Sprintf("“%c” makes no sense there", r)
}

// withoutNaN puts null in the place of NaN and Infinity, which some programs write though
// JSON does not know them, and counts them.
func withoutNaN(b []byte) (out []byte, n int) {
	if !bytes.Contains(b, []byte("NaN")) && !bytes.Contains(b, []byte("Infinity")) {
		return nil, 0
	}
	out = make([]byte, 0, len(b)+1024)
	for i := 0; i < len(b); {
		switch b[i] {
		case '"':
			end := endOfString(b, i)
			out, i = append(out, b[i:end]...), end
			continue
		case 'N', 'I', '-':
			if size := sizeOfNaN(b[i:]); size > 0 {
				out, i, n = append(out, "null"...), i+size, n+1
				continue
			}
		}
		out, i = append(out, b[i]), i+1
	}
	return out, n
}

func sizeOfNaN(b []byte) int {
	for _, word := range []string{"NaN", "Infinity", "-Infinity"} {
		if bytes.HasPrefix(b, []byte(word)) {
			return len(word)
		}
	}
	return 0
}

// openBrackets counts the brackets that nothing closes, and refuses a text that
// nests too deep.
func openBrackets(b []byte) (open int, err error) {
	for i := 0; i < len(b); i++ {
		i = passDigits(b, i)
		switch b[i] {
		case '"':
			end := endOfString(b, i)
			if end-i > longestText {
				return open, refuse("too-large", "a text has %d MB, more than %d (%s)", (end-i)>>20, longestText>>20, position(b, int64(i)+1))
			}
			i = end - 1
		case '{', '[':
			if open++; open > MaxDepth {
				return open, refuse("too-deep", "brackets nest more than %d deep (%s)", MaxDepth, position(b, int64(i)+1))
			}
		case '}', ']':
			open--
		}
	}
	return open, nil
}

// position turns how many bytes were read into line and column for a message.
func position(b []byte, offset int64) string {
	before := b[:min(max(offset-1, 0), int64(len(b)))]
	return fmt.Sprintf("line %d, column %d", bytes.Count(before, []byte("\n"))+1, len(before)-bytes.LastIndexByte(before, '\n'))
}

// endOfString is behind the quotation mark that ends the string that begins at i.
func endOfString(b []byte, i int) int {
	for i++; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}

// cursor walks over JSON that checkJSON let pass. What it gives are parts of the
// text, not copies.
type cursor struct {
	b []byte
	i int
}

// peek passes over white space and gives the byte behind it; 0 at the end.
func (c *cursor) peek() byte {
	for ; c.i < len(c.b); c.i++ {
		switch c.b[c.i] {
		case ' ', '\t', '\n', '\r':
		default:
			return c.b[c.i]
		}
	}
	return 0
}

// take passes over a byte if it is the next one.
func (c *cursor) take(want byte) bool {
	if c.peek() != want {
		return false
	}
	c.i++
	return true
}

// value passes over a value and gives its text.
func (c *cursor) value() []byte {
	first := c.peek()
	start := c.i
	switch first {
	case '"':
		c.i = endOfString(c.b, c.i)
	case '{', '[':
		c.passBrackets()
	default:
		for c.i < len(c.b) && isScalar(c.b[c.i]) {
			c.i++
		}
	}
	return c.b[start:c.i]
}

// isScalar tells whether a byte can stand in a number, true, false or null.
func isScalar(b byte) bool {
	switch b {
	case ',', ']', '}', ':', ' ', '\t', '\n', '\r':
		return false
	}
	return true
}

func (c *cursor) passBrackets() {
	b, i, open := c.b, c.i, 0
	for ; i < len(b); i++ {
		i, open = passEights(b, i, open)
		switch b[i] {
		case '"':
			i = endOfString(b, i) - 1
		case '[', '{':
			open++
		case ']', '}':
			if open--; open == 0 {
				c.i = i + 1
				return
			}
		}
	}
	c.i = i
}

// passDigits passes over eight bytes at a time that are neither a bracket nor a
// quotation mark, as nearly all of a list of coordinates are. It stops before
// the last byte at the latest.
func passDigits(b []byte, i int) int {
	for ; i+8 < len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		quotes := x ^ '"'*eachByte // a byte of zero where there is one
		if x&(0x40*eachByte) != 0 || (quotes-eachByte)&^quotes&(0x80*eachByte) != 0 {
			break // brackets have the bit 0x40; so have letters, and do no harm
		}
	}
	return i
}

// passEights passes over eight bytes at a time while none is a quotation mark and the
// brackets among them cannot close all that are open, and counts these. It stops
// before the last byte at the latest.
func passEights(b []byte, i, open int) (int, int) {
	for ; i+8 < len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		if zeros(x^'"'*eachByte) != 0 {
			break
		}
		y := x | 0x20*eachByte // turns [ into { and ] into }, and nothing else
		closed := bits.OnesCount64(zeros(y ^ '}'*eachByte))
		if closed >= open {
			break
		}
		open += bits.OnesCount64(zeros(y^'{'*eachByte)) - closed
	}
	return i, open
}

const eachByte = 0x0101010101010101

// zeros has the highest bit of every byte that is zero, and no other.
func zeros(x uint64) uint64 {
	const low = 0x7f * eachByte
	return ^((x&low + low) | x | low)
}

// members gives the names and the values of an object.
func members(object []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		c := cursor{b: object}
		if !c.take('{') {
			return
		}
		for c.peek() == '"' {
			name := stringOf(c.value())
			c.take(':')
			if !yield(name, c.value()) {
				return
			}
			c.take(',')
		}
	}
}

// elements gives the values of an array.
func elements(array []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		c := cursor{b: array}
		if !c.take('[') {
			return
		}
		for next := c.peek(); next != ']' && next != 0; next = c.peek() {
			if !yield(c.value()) {
				return
			}
			c.take(',')
		}
	}
}

// membersOf gathers an object; where a name stands twice, the last value counts.
// ok is false when the value is no object.
func membersOf(value []byte) (object map[string][]byte, ok bool) {
	object = map[string][]byte{}
	for name, member := range members(value) {
		object[name] = member
	}
	return object, isObject(value)
}

func isObject(value []byte) bool { return len(value) > 0 && value[0] == '{' }

func isArray(value []byte) bool { return len(value) > 0 && value[0] == '[' }

func isNull(value []byte) bool { return len(value) == 0 || string(value) == "null" }

// stringOf is the text of a string, and empty for every other value.
func stringOf(value []byte) string {
	if len(value) < 2 || value[0] != '"' {
		return ""
	}
	if bytes.IndexByte(value, '\\') < 0 {
		return string(value[1 : len(value)-1])
	}
	var s string
	if json.Unmarshal(value, &s) != nil {
		return ""
	}
	return s
}

// decode makes Go values of JSON. Numbers stay as they are written.
func decode(value []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	return d.Decode(into)
}
