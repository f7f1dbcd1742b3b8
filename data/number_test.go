package data

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The short way gives what strconv gives, to the last bit, or nothing.
func TestPlainNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,17})?([eE][+-]?[0-9]{1,2})?`).Draw(t, "number")
		end := rapid.SampledFrom([]string{",", "]", " ", "\n"}).Draw(t, "end")
		x, n := plainNumber([]byte(digits + end))
		want, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			t.Fatal(err)
		}
		if n != 0 && (n != len(digits) || math.Float64bits(x) != math.Float64bits(want)) {
			t.Fatalf("%s: %v, %d bytes", digits, x, n)
		}
		if len(strings.Trim(digits, "-")) <= 16 && strings.Contains(digits, ".") && !strings.ContainsAny(digits, "eE") && n == 0 {
			t.Fatalf("%s is a plain number", digits)
		}
	})
}

// Brackets are passed over alike whatever stands between them.
func TestBracketsArePassedOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"1", "-12.5", "[", "]", "{", "}", `"a[b]"`, `"\""`, ",", ":", " ", `"…"`, `"{{{{{{{{"`, "true", "36.123456"})
		text := "[" + strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "") + "]]]]]]]]]]]]]"
		c := cursor{b: []byte(text)}
		got := string(c.value())
		want, open := 0, 0
		for i := 0; i < len(text); i++ {
			switch text[i] {
			case '"':
				i = endOfString([]byte(text), i) - 1
			case '[', '{':
				open++
			case ']', '}':
				open--
			}
			if open == 0 {
				want = i + 1
				break
			}
		}
		if want > 0 && got != text[:want] {
			t.Fatal(fmt.Sprintf("%q: passed over %q, not %q", text, got, text[:want]))
		}
	})
}
