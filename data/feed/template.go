package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"delimit/geo"
)

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// Dated tells whether the source has a front line a date. One that is not dated
// has only its newest.
func (s Source) Dated() bool { return placeholder.MatchString(s.URL) }

// Address is where the front line of a date is: {date} in the template stands for
// 2026-08-15, {yyyymmdd} for 20260815, {yyyy}, {mm} and {dd} for its parts. A
// source that is dated needs a date, another one must not be asked for one.
func (s Source) Address(d geo.Date) (*url.URL, error) {
	switch {
	case s.Dated() && !d.Known():
		return nil, fmt.Errorf("%s has a front line a date: say which date", s.Label())
	case !s.Dated() && d.Known():
		return nil, fmt.Errorf("%s has only its newest front line: it cannot be asked for %s", s.Label(), d)
	case d.Known() && s.First != "" && d.String() < s.First:
		return nil, fmt.Errorf("%s begins on %s: there is nothing for %s", s.Label(), s.First, d)
	}
	return s.address(d)
}

func (s Source) address(d geo.Date) (*url.URL, error) {
	unknown := ""
	text := placeholder.ReplaceAllStringFunc(s.URL, func(key string) string {
		switch key {
		case "{date}":
			return d.String()
		case "{yyyymmdd}":
			return strings.ReplaceAll(d.String(), "-", "")
		case "{yyyy}":
			return fmt.Sprintf("%04d", d.Year)
		case "{mm}":
			return fmt.Sprintf("%02d", d.Month)
		case "{dd}":
			return fmt.Sprintf("%02d", d.Day)
		}
		unknown = key
		return key
	})
	if unknown != "" {
		return nil, fmt.Errorf("the address has %s; known are {date}, {yyyymmdd}, {yyyy}, {mm}, {dd}", unknown)
	}
	u, err := url.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("the address %q cannot be read", s.URL)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" {
		return nil, fmt.Errorf("the address %q is not one of http or https", s.URL)
	}
	u.RawQuery = strings.ReplaceAll(u.RawQuery, " ", "%20")
	if u.User != nil {
		return nil, errors.New("an address with a password in it would be kept as it is: write it without")
	}
	return u, nil
}

// Host is who will be contacted, with the port where it is not the usual one.
func (s Source) Host() string {
	u, err := s.address(geo.Date{Year: 2000, Month: 1, Day: 1})
	if err != nil {
		return ""
	}
	return u.Host
}

var notPlain = regexp.MustCompile(`[^a-z0-9]+`)

// FromTemplate makes a source of an address that a person typed. Its name is made
// of the host and of a hash, so that two addresses never share what is kept.
func FromTemplate(template string) (Source, error) {
	s := Source{URL: strings.TrimSpace(template)}
	u, err := s.address(geo.Date{Year: 2000, Month: 1, Day: 1})
	if err != nil {
		return Source{}, err
	}
	sum := sha256.Sum256([]byte(s.URL))
	host := strings.Trim(notPlain.ReplaceAllString(strings.ToLower(u.Hostname()), "-"), "-")
	s.Name = "url-" + host[:min(len(host), 40)] + "-" + hex.EncodeToString(sum[:3])
	s.Title = u.Host
	return s, nil
}
