package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain is a text without what people leave out: case, marks on Latin letters,
// apostrophes; hyphens are spaces.
func plain(s string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case strings.ContainsRune("'’ʼ`´ʹ\u0301", r):
		case unicode.Is(unicode.Cyrillic, r):
			out.WriteRune(r) // й and ї are letters of their own
		case unicode.IsLetter(r):
			for _, part := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, part) {
					out.WriteRune(part)
				}
			}
		case unicode.IsDigit(r):
			out.WriteRune(r)
		case !unicode.Is(unicode.Mn, r):
			out.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// latin writes Cyrillic letters as Ukraine does (Cabinet of Ministers, resolution
// 55 of 27 January 2010, without its special first letters), and those that only
// Russian has in the same manner.
var latin = strings.NewReplacer(
	"зг", "zh", "а", "a", "б", "b", "в", "v", "г", "h", "ґ", "g", "д", "d", "е", "e", "є", "ie", "ж", "zh", "з", "z", "и", "y", "і", "i", "ї", "i",
	"й", "i", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts",
	"ч", "ch", "ш", "sh", "щ", "shch", "ь", "", "ю", "iu", "я", "ia", "ы", "y", "э", "e", "ё", "e", "ъ", "",
)

// merged makes one of what different manners of transliteration write: y, i, j and
// e, with or without another before a vowel; h, g and kh; v and w.
var merged = strings.NewReplacer("zgh", "zh", "kh", "h", "g", "h", "w", "v",
	"ya", "a", "ia", "a", "ja", "a", "yu", "u", "iu", "u", "ju", "u", "yo", "o", "io", "o", "y", "e", "i", "e", "j", "e")

// skeleton is what spellings of one name have in common, whatever the script.
func skeleton(s string) string {
	s = merged.Replace(latin.Replace(plain(s)))
	var out strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != last {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}
