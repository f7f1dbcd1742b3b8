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

// plain makes spellings of one English name alike: the y and j of iotated vowels,
// apostrophes, accents of the older romanisation.
func plain(english string) string {
	s := strings.ToLower(english)
	for _, r := range [][2]string{{"’", ""}, {"'", ""}, {"ʼ", ""}, {"’", ""}, {"zgh", "zh"}, {"ya", "ia"}, {"yu", "iu"}, {"ye", "ie"}, {"yi", "i"}, {"iy", "i"}, {"yy", "y"}, {"y", "i"}, {"j", "i"}, {"ii", "i"}} {
		s = strings.ReplaceAll(s, r[0], r[1])
	}
	return s
}

// ukrainianName picks, among the other names of a place, the one whose
// romanisation is its English name. A Russian form romanises otherwise; where
// none fits the name stays empty rather than wrong.
func ukrainianName(english, others string) string {
	want := plain(english)
	for _, name := range strings.Split(others, ",") {
		name = strings.ReplaceAll(name, "\u0301", "") // stress marks
		if latin := romanise(name); latin != "" && plain(latin) == want {
			return name
		}
	}
	return ""
}
