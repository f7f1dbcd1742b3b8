package text

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"delimit/geo"
)

// number reads what Number wrote.
func number(t rapid.TB, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.NewReplacer(thin, "", minus, "-", "%", "").Replace(s), 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// What is taken from two figures is what a reader with a pencil gets.
func TestDifferencesAgreeWithWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, whole := rapid.Float64Range(0, 3e10).Draw(t, "a"), rapid.Float64Range(0, 3e10).Draw(t, "b"), rapid.Float64Range(3e10, 6e11).Draw(t, "whole")
		for _, decimals := range []int{1, 2} {
			got, want := number(t, KM2Less(a, b, decimals)), number(t, KM2(a, decimals))-number(t, KM2(b, decimals))
			if d := got - want; d > 1e-6 || d < -1e-6 {
				t.Fatalf("%s less %s is %s", KM2(a, decimals), KM2(b, decimals), KM2Less(a, b, decimals))
			}
		}
		got, want := number(t, PercentLess(a, b, whole)), number(t, Percent(a, whole))-number(t, Percent(b, whole))
		if d := got - want; d > 1e-6 || d < -1e-6 {
			t.Fatalf("%s less %s is %s", Percent(a, whole), Percent(b, whole), PercentLess(a, b, whole))
		}
	})
	// 10 km² of three equal parts: 3.33 three times is 9.99.
	if AddUp([]float64{1e7 / 3, 1e7 / 3, 1e7 / 3}, 1e7, 2) || !AddUp([]float64{4e6, 6e6}, 1e7, 2) {
		t.Error("sums are told wrongly")
	}
	if s := KM2Less(1e6, 1e6+10, 2); s != "0.00" {
		t.Errorf("nothing is %q", s)
	}
}

// One of something has the word for one.
func TestCounted(t *testing.T) {
	for got, want := range map[string]string{
		Places(geo.People{Count: 1, Places: 1}): "1 settlement, 1 person", Places(geo.People{Count: 12_345, Places: 3}): "3 settlements, 12" + thin + "345 people",
		Places(geo.People{}): "0 settlements, 0 people", Places(geo.People{Count: 12_345, Places: 8, Unknown: 6}): "8 settlements, at least 12" + thin + "345 people",
		Places(geo.People{Places: 2, Unknown: 2}): "2 settlements, population unknown",
		Counted("say.remarks", 1):                 "1 remark", Ago(30 * time.Second): "just now", Ago(90 * time.Second): "1 minute ago",
		Ago(3 * time.Hour): "3 hours ago", Ago(80 * time.Hour): "3 days ago",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
