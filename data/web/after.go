package web

import (
	"fmt"
	"math"
	"net/http"
	"strings"
	"time"
)

// MostAfter is the longest pause that is believed: a server that asks for more asks for
// so much.
const MostAfter = 24 * time.Hour

// After is how long a server asks to be left alone, by the header Retry-After: in seconds
// or until a date. 0: it does not ask, or not in a way that can be read.
func After(h http.Header, now time.Time) time.Duration {
	said := strings.TrimSpace(h.Get("Retry-After"))
	if said != "" && strings.Trim(said, "0123456789") == "" {
		seconds := int64(0)
		for _, digit := range said { // as many as there are: the largest number is a long pause too
			seconds = min(seconds*10+int64(digit-'0'), int64(MostAfter/time.Second))
		}
		return time.Duration(seconds) * time.Second
	}
	if date, err := http.ParseTime(said); err == nil {
		return min(max(date.Sub(now), 0), MostAfter)
	}
	return 0
}

// Span says how long something takes, rounded up.
func Span(d time.Duration) string {
	up := func(unit time.Duration) int { return int(math.Ceil(float64(d) / float64(unit))) }
	switch {
	case d >= MostAfter:
		return "a day or longer"
	case up(time.Second) == 1:
		return "1 second"
	case up(time.Second) < 120:
		return fmt.Sprintf("%d seconds", up(time.Second))
	case up(time.Minute) < 120:
		return fmt.Sprintf("%d minutes", up(time.Minute))
	}
	return fmt.Sprintf("%d hours", up(time.Hour))
}
