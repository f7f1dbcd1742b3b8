package data

import (
	"bytes"
	"compress/gzip"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Hostile files are refused by the rule that they break, in bounded time and
// with no more memory than a small multiple of what was sent.
func TestHostileFiles(t *testing.T) {
	cases := []struct {
		name, rule string
		file       func() []byte
	}{
		{"a bomb in gzip", "too-large", func() []byte { return zipped(t, 64<<20) }},
		{"brackets", "too-deep", func() []byte { return bytes.Repeat([]byte("["), 8_000_000) }},
		{"quotation marks", "not-json", func() []byte { return bytes.Repeat([]byte(`"`), 8_000_000) }},
		{"backslashes", "truncated", func() []byte { return append([]byte(`["`), bytes.Repeat([]byte(`\`), 8_000_000)...) }},
		{"a long number", "not-geojson", func() []byte {
			return []byte(`{"type":"Point","coordinates":[` + strings.Repeat("9", 8_000_000) + `,0]}`)
		}},
		{"white space", "empty", func() []byte { return bytes.Repeat([]byte(" "), 8_000_000) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := c.file()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := Read("x.geojson", file, SituationRole)
			runtime.ReadMemStats(&after)
			t.Logf("%d MB in %v, %d MB allocated", len(file)>>20, time.Since(start).Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20)
			var e *Error
			if !errors.As(err, &e) || e.Rule != c.rule {
				t.Fatalf("%.300v, want rule %s", err, c.rule)
			}
			if len(err.Error()) > 500 {
				t.Errorf("the message has %d bytes", len(err.Error()))
			}
			if allocated := int(after.TotalAlloc - before.TotalAlloc); allocated > 8*len(file)+64<<20 {
				t.Errorf("%d MB were allocated", allocated>>20)
			}
		})
	}
}

// What a text may hold is limited besides its length.
func TestLimits(t *testing.T) {
	collection := func(n int, feature string) string {
		return `{"type":"FeatureCollection","features":[` + strings.TrimSuffix(strings.Repeat(feature+",", n), ",") + `]}`
	}
	for name, file := range map[string]func(n int) string{
		"vertices": func(n int) string {
			return `{"type":"MultiPoint","coordinates":[` + strings.TrimSuffix(strings.Repeat("[0,0],", n), ",") + `]}`
		},
		"features": func(n int) string { return collection(n, `{"type":"Feature"}`) },
		"values": func(n int) string {
			return collection(1, `{"type":"Feature","properties":{"a":[`+strings.TrimSuffix(strings.Repeat("0,", n-2), ",")+`]}}`)
		},
	} {
		most := limits{vertices: 100, features: 100, values: 100}
		if _, err := (converted{json: []byte(file(100))}).parse(t.Context(), most); err != nil {
			t.Errorf("100 %s: %v", name, err)
		}
		_, err := (converted{json: []byte(file(101))}).parse(t.Context(), most)
		var e *Error
		if !errors.As(err, &e) || e.Rule != "too-large" || !strings.Contains(e.Text, name) {
			t.Errorf("101 %s: %v", name, err)
		}
	}
}

// zipped packs so many spaces.
func zipped(t *testing.T, n int) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	for block := bytes.Repeat([]byte(" "), 1<<20); n > 0; n -= len(block) {
		z.Write(block)
	}
	z.Close()
	return b.Bytes()
}
