package data

import (
	"regexp"
	"strings"

	"delimit/geo"
)

// verdict is what a rule says of a polygon.
type verdict uint8

const (
	unknown    verdict = iota
	held               // by the rule's holder
	notCounted         // it is not about control of land here and now
)

// rule says who holds a polygon whose property has one of the values. Rules are
// data: the first that fits decides.
type rule struct {
	source   string // whose files the rule knows; empty for any
	property string
	values   []string // in lower case; a value that ends in * is a beginning, one in *x* a part
	verdict  verdict
	holder   geo.Holder
}

// The rules of the sources that are known, then general ones.
var rules = []rule{
	{source: "DeepState", property: "name", values: []string{"*transnistria*", "*придністров*"}, verdict: notCounted},
	{source: "DeepState", property: "fill", values: []string{"#ff5252"}, verdict: notCounted},
	{source: "DeepState", property: "fill", values: []string{"#a52714", "#880e4f", "#000000"}, verdict: held, holder: geo.HeldByRussia},
	{source: "DeepState", property: "fill", values: []string{"#bcaaa4", "#bdbdbd"}, verdict: held, holder: geo.HeldContested},
	{source: "DeepState", property: "fill", values: []string{"#0f9d58", "#0288d1", "#01579b"}, verdict: held, holder: geo.HeldByUkraine},
	{source: "DeepState", property: "name", values: []string{"*status.occupied*"}, verdict: held, holder: geo.HeldByRussia},
	{source: "DeepState", property: "name", values: []string{"*status.unknown*"}, verdict: held, holder: geo.HeldContested},
	{source: "DeepState", property: "name", values: []string{"*status.dismissed*"}, verdict: held, holder: geo.HeldByUkraine},
	{source: "ISW", property: "layer", values: []string{"ロシア軍支配エリア", "ロシア軍侵攻エリア"}, verdict: held, holder: geo.HeldByRussia},
	{source: "ISW", property: "layer", values: []string{"ウクライナ軍反撃エリア"}, verdict: held, holder: geo.HeldByUkraine},
	{source: "ISW", property: "layer_type", values: []string{"ukraine_control_map"}, verdict: held, holder: geo.HeldByRussia},
	{property: "type", values: []string{"nochange", "gains"}, verdict: held, holder: geo.HeldByRussia},
	{property: "type", values: []string{"losses"}, verdict: held, holder: geo.HeldByUkraine},
}

// Properties in which files of any source tell the holder, and the words.
var holderProperties = []string{"holder", "control", "controlled_by", "status", "side", "owner"}

var holderWords = invert(map[geo.Holder]string{
	geo.HeldByRussia: "russia|russian|ru|rus|rf|russian federation|occupied|russian-controlled|russia-controlled|" +
		"russian-held|russia-held|russian-occupied",
	geo.HeldContested: "contested|unknown|grey|gray|grey zone|gray zone|greyzone|grayzone|disputed|claimed",
	geo.HeldByUkraine: "ukraine|ukrainian|ua|ukr|liberated|ukrainian-controlled|ukraine-controlled|ukrainian-held|ukraine-held",
})

func invert(table map[geo.Holder]string) map[string]geo.Holder {
	holders := map[string]geo.Holder{}
	for holder, words := range table {
		for word := range strings.SplitSeq(words, "|") {
			holders[word] = holder
		}
	}
	return holders
}

// occupied is the property that says it with yes or no.
const occupied = "occupied"

var occupiedWords = invert(map[geo.Holder]string{geo.HeldByRussia: "yes|true|1", geo.HeldByUkraine: "no|false|0"})

// judge applies the rules to one feature. named tells whether the feature has a
// property that could have told.
func judge(f feature) (v verdict, h geo.Holder, named bool) {
	for _, r := range rules {
		if value, ok := f.property(r.property); ok && matchesAny(r.values, wordOf(value)) {
			return r.verdict, r.holder, true
		}
	}
	for _, property := range holderProperties {
		if value, ok := f.property(property); ok && value != nil {
			named = true
			if h, ok := holderWords[wordOf(value)]; ok {
				return held, h, true
			}
		}
	}
	if value, ok := f.property(occupied); ok && value != nil {
		named = true
		word := wordOf(value)
		if h, ok := occupiedWords[word]; ok {
			return held, h, true
		}
		if h, ok := holderWords[word]; ok {
			return held, h, true
		}
	}
	return unknown, 0, named
}

// property finds a property by its name, in capital letters or small ones.
func (f feature) property(name string) (any, bool) {
	if value, ok := f.properties[name]; ok {
		return value, true
	}
	best := ""
	for key := range f.properties {
		if strings.EqualFold(key, name) && (best == "" || key < best) {
			best = key
		}
	}
	value, ok := f.properties[best]
	return value, ok && best != ""
}

// sourceOf recognises who made a file by what its features say.
func sourceOf(c *collection, name string) string {
	for _, f := range c.features {
		for _, r := range rules {
			value, ok := f.property(r.property)
			if ok && r.source != "" && (r.property != "fill" || f.properties["styleUrl"] != nil || f.properties["styleHash"] != nil) &&
				matchesAny(r.values, wordOf(value)) {
				return r.source
			}
		}
	}
	lower := strings.ToLower(name)
	if member, _ := c.members["name"].(string); strings.Contains(strings.ToLower(member)+lower, "deepstate") {
		return "DeepState"
	}
	if _, ok := byFileName(name); ok || isISW.MatchString(lower) {
		return "ISW"
	}
	return ""
}

var isISW = regexp.MustCompile(`(^|[^a-z])isw([^a-z]|$)`)

// byFileName is the holder that the name of an ISW layer's file tells, such as
// AssessedRussianAdvances or UkrainianClaimedCounterOffensives: what is assessed
// is held by Russia, what is claimed is contested.
func byFileName(name string) (geo.Holder, bool) {
	lower := strings.ToLower(name)
	if !strings.Contains(lower, "russia") && !strings.Contains(lower, "ukrain") {
		return 0, false
	}
	switch {
	case strings.Contains(lower, "claimed"):
		return geo.HeldContested, true
	case strings.Contains(lower, "assessed"):
		return geo.HeldByRussia, true
	}
	return 0, false
}

func wordOf(value any) string {
	switch v := value.(type) {
	case string:
		return strings.ToLower(strings.TrimSpace(v))
	case bool:
		if v {
			return "true"
		}
		return "false"
	case interface{ String() string }: // json.Number
		return v.String()
	}
	return ""
}

func matchesAny(patterns []string, word string) bool {
	for _, p := range patterns {
		inner := strings.Trim(p, "*")
		switch {
		case p == word,
			strings.HasPrefix(p, "*") && strings.HasSuffix(p, "*") && strings.Contains(word, inner),
			!strings.HasPrefix(p, "*") && strings.HasSuffix(p, "*") && strings.HasPrefix(word, inner):
			return true
		}
	}
	return false
}
