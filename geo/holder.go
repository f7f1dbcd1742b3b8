package geo

import "fmt"

// Holder is the party in battlefield control of a piece of land.
type Holder uint8

// The holders. The zero value is Ukraine, because land of which a situation
// speaks, and that no control area covers, is held by Ukraine.
const (
	HeldByUkraine Holder = iota
	HeldByRussia
	HeldContested
	HeldUnstated // the situation does not speak of the land: nobody is said to hold it
)

// Holders lists every holder in the order in which ledgers show them.
var Holders = [...]Holder{HeldByUkraine, HeldByRussia, HeldContested, HeldUnstated}

// StatedHolders lists the holders that a situation can name. Unstated is not one
// of them: it is what is left where a situation is silent.
var StatedHolders = [...]Holder{HeldByUkraine, HeldByRussia, HeldContested}

var holderWords = [...]string{"ukraine", "russia", "contested", "unstated"}

// String gives the word that files and ledgers use: ukraine, russia, contested or
// unstated.
func (h Holder) String() string {
	if int(h) < len(holderWords) {
		return holderWords[h]
	}
	return fmt.Sprintf("Holder(%d)", uint8(h))
}

// Side says to whom a proposal allocates a piece of land.
type Side uint8

// The sides. NoSide is what land has while no proposal speaks of it.
const (
	NoSide Side = iota
	SideUkraine
	SideRussia
)

var sideWords = [...]string{"", "ukraine", "russia"}

// String gives the word that files and ledgers use; empty for NoSide.
func (s Side) String() string {
	if int(s) < len(sideWords) {
		return sideWords[s]
	}
	return fmt.Sprintf("Side(%d)", uint8(s))
}

// ParseSide is the inverse of Side.String. The empty word is NoSide.
func ParseSide(word string) (Side, error) {
	for i, w := range sideWords {
		if w == word {
			return Side(i), nil
		}
	}
	return NoSide, fmt.Errorf("side %q: not one of ukraine, russia", word)
}

// Other is the opposite side; NoSide stays NoSide.
func (s Side) Other() Side {
	switch s {
	case SideUkraine:
		return SideRussia
	case SideRussia:
		return SideUkraine
	}
	return NoSide
}
