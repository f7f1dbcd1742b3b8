package data

import "strings"

// monthWords are the names of months as dates are written with them: English, Ukrainian and
// Russian, in the nominative and the genitive, and short forms. May is its own short form.
var monthWords = [12]string{
	"january jan січень січня січ янв январь января",
	"february feb лютий лютого лют февраль февраля фев февр",
	"march mar березень березня бер март марта мар",
	"april apr квітень квітня квіт кві апрель апреля апр",
	"may травень травня трав тра май мая",
	"june jun червень червня черв чер июнь июня июн",
	"july jul липень липня лип июль июля июл",
	"august aug серпень серпня серп сер август августа авг",
	"september sep sept вересень вересня вер сентябрь сентября сен сент",
	"october oct жовтень жовтня жовт жов октябрь октября окт",
	"november nov листопад листопада лист лис ноябрь ноября ноя нояб",
	"december dec грудень грудня груд гру декабрь декабря дек",
}

var monthByWord = func() map[string]int {
	m := map[string]int{}
	for i, words := range monthWords {
		for _, w := range strings.Fields(words) {
			m[w] = i + 1
		}
	}
	return m
}()

// monthNamed is the month that a word names; 0: none.
func monthNamed(word string) int { return monthByWord[strings.ToLower(word)] }

// monthAtEnd is the month that a longer word ends with: names of files run words together
// (ControlMapDEC). The month must begin with a capital letter, and not within capitals.
func monthAtEnd(word string) int {
	letters := []rune(word)
	for i := 1; i < len(letters); i++ {
		upper, before := isUpper(letters[i]), isUpper(letters[i-1])
		if m := monthNamed(string(letters[i:])); m > 0 && upper && !before {
			return m
		}
	}
	return 0
}

func isUpper(r rune) bool { return strings.ToLower(string(r)) != string(r) }
