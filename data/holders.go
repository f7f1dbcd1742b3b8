package data

import (
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
var holderProperties = []string{"holder", "control", "controlled_by", "status", "side", "occupied", "owner"}

var holderWords = []struct {
	words  []string
	holder geo.Holder
}{
	{[]string{"russia", "russian", "ru", "rus", "occupied", "russian-controlled", "russia-held", "yes", "true", "1"}, geo.HeldByRussia},
	{[]string{"contested", "unknown", "grey", "gray", "greyzone", "grayzone", "grey zone", "gray zone", "disputed", "claimed"}, geo.HeldContested},
	{[]string{"ukraine", "ukrainian", "ua", "ukr", "liberated", "ukraine-held", "no", "false", "0"}, geo.HeldByUkraine},
}

// judge applies the rules to one feature. named tells whether the feature has a
// property that could have told.
func judge(f feature) (v verdict, h geo.Holder, named bool) {
	for _, r := range rules {
		if value, ok := f.properties[r.property]; ok && matchesAny(r.values, wordOf(value)) {
			return r.verdict, r.holder, true
		}
	}
	for _, property := range holderProperties {
		value, ok := f.properties[property]
		if !ok {
			continue
		}
		named = true
		word := wordOf(value)
		for _, w := range holderWords {
			for _, candidate := range w.words {
				if word == candidate {
					return held, w.holder, true
				}
			}
		}
	}
	return unknown, 0, named
}

// sourceOf recognises who made a file by what its features say.
func sourceOf(c *collection, name string) string {
	for _, f := range c.features {
		for _, r := range rules {
			value, ok := f.properties[r.property]
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
	for _, mark := range []string{"assessed", "claimed", "isw"} {
		if strings.Contains(lower, mark) {
			return "ISW"
		}
	}
	return ""
}

// byFileName is the holder that the name of an ISW layer's file tells: assessed
// is held, claimed is contested.
func byFileName(name string) (geo.Holder, bool) {
	lower := strings.ToLower(name)
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
