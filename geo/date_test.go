package geo

import "testing"

func TestParseDate(t *testing.T) {
	if d, err := ParseDate("2024-02-29"); err != nil || d != (Date{2024, 2, 29}) {
		t.Errorf("%v, %v", d, err)
	}
	for _, s := range []string{"", "2023-02-29", "2024-2-29", "29.02.2024", "2024-02-29T00:00:00Z"} {
		if d, err := ParseDate(s); err == nil || d.Known() {
			t.Errorf("%q is %v, %v", s, d, err)
		}
	}
}
