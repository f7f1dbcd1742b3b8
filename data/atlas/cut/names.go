package main

import "strings"

// roman romanises Ukrainian letters as the Cabinet's table of 2010 does.
var roman = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "h", 'ґ': "g", 'д': "d", 'е': "e", 'є': "ie", 'ж': "zh", 'з': "z", 'и': "y",
	'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s",
	'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ь': "", 'ю': "iu", 'я': "ia",
	'\'': "", '’': "", 'ʼ': "", '-': "-", ' ': " ",
}

// romanise gives "" for a word with letters that Ukrainian does not have.
func romanise(ukrainian string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(ukrainian) {
		latin, known := roman[r]
		if !known {
			return ""
		}
		b.WriteString(latin)
	}
	return b.String()
}

// modern brings older romanisations of one name to the Cabinet's: iotated vowels
// and й written with y, signs for soft letters.
var modern = strings.NewReplacer("yy", "yi", "ayi", "ai", "oyi", "oi", "iyi", "ii", "uyi", "ui", "ya", "ia", "yu", "iu", "ye", "ie",
	"ay", "ai", "oy", "oi", "ey", "ei", "uy", "ui", "iy", "ii", "yo", "io", "zgh", "zh")

func plain(english string) string {
	s := modern.Replace(strings.ToLower(tidyName(english)))
	return strings.ReplaceAll(strings.TrimPrefix(s, "yi"), "yi", "y")
}

// ukrainianName picks, among the other names of a place, the one whose
// romanisation is its English name; и and і are told apart, so a Russian form
// does not pass. Of several, the one with most letters that only Ukrainian has.
// Where none fits the name stays empty rather than wrong.
func ukrainianName(english, others string) string {
	best, most := "", -1
	for _, name := range strings.Split(others, ",") {
		name = strings.ReplaceAll(name, "\u0301", "") // stress marks
		latin := romanise(name)
		if latin == "" || plain(latin) != plain(english) || foreignForm(name) {
			continue
		}
		own := 0
		for _, r := range strings.ToLower(name) {
			if strings.ContainsRune("іїєґь'’ʼ", r) {
				own++
			}
		}
		if own > most {
			best, most = name, own
		}
	}
	return best
}

// foreignForm tells a form that Ukrainian does not have although its letters could
// be Ukrainian.
func foreignForm(name string) bool {
	return strings.HasSuffix(name, "ск") || strings.HasSuffix(name, "цк") || strings.Contains(name, "ьи")
}

// firstLetters are romanised otherwise at the beginning of a word (the same table).
var firstLetters = map[rune]string{'є': "Ye", 'ї': "Yi", 'й': "Y", 'ю': "Yu", 'я': "Ya"}

// official is the English spelling of a Ukrainian name by the Cabinet's table.
func official(ukrainian string) string {
	var b strings.Builder
	first := true
	letters := strings.ReplaceAll(strings.ToLower(ukrainian), "зг", "з\x00г")
	for _, r := range letters {
		latin, isFirst := roman[r], first
		switch {
		case r == '\x00':
			b.WriteString("g") // зг is zgh, so that it is not taken for zh
			continue
		case r == ' ' || r == '-':
			first = true
			b.WriteString(latin)
			continue
		case isFirst && firstLetters[r] != "":
			latin = firstLetters[r]
		case isFirst && latin != "":
			latin = strings.ToUpper(latin[:1]) + latin[1:]
		}
		first = first && latin == ""
		b.WriteString(latin)
	}
	return b.String()
}

// tidyName takes the signs for soft letters out of an English name.
func tidyName(english string) string {
	return strings.NewReplacer("’", "", "'", "", "`", "", "ʼ", "").Replace(english)
}
