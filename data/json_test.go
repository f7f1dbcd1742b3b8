package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// rebuilt makes of the cursor's parts what encoding/json makes of the whole.
func rebuilt(value []byte) any {
	switch {
	case isObject(value):
		object, _ := membersOf(value)
		out := map[string]any{}
		for name, member := range object {
			out[name] = rebuilt(member)
		}
		return out
	case isArray(value):
		out := []any{}
		for element := range elements(value) {
			out = append(out, rebuilt(element))
		}
		return out
	}
	var scalar any
	if err := decode(value, &scalar); err != nil {
		return err
	}
	return scalar
}

// The cursor reads what encoding/json reads, and what encoding/json refuses never
// gets as far as the cursor.
func FuzzCursor(f *testing.F) {
	for _, s := range []string{`{}`, `[]`, ` { "a" : [ 1 , -2.5e+3 , true , null , "x\"]}" ] , "b\u0041\\" : { } } `, `{"a":1,"a":[2]}`,
		`[[[]],[{"":""}]]`, `"\\"`, `[1,]`, `{"a" 1}`, `{"a":1]`, "[\"\\\\\",\"]\"]", foreign} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var want any
		wrong := decode(b, &want)
		err := checkJSON(b)
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.Rule == "") {
			t.Fatalf("%v is no Error with a rule", err)
		}
		if err != nil {
			return
		}
		if wrong != nil {
			t.Fatalf("passed, but encoding/json says %v", wrong)
		}
		c := cursor{b: b}
		got := rebuilt(c.value())
		if c.peek() != 0 {
			t.Fatalf("stopped at %d of %d", c.i, len(b))
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("read %v, want %v", got, want)
		}
	})
}

// A message says where.
func TestPositions(t *testing.T) {
	for text, want := range map[string]string{
		"{\"a\":1,\n  x}":                  "line 2, column 3",
		"[1,\n2]\n\n  y":                   "line 4, column 3",
		"[NaN]":                            "line 1, column 2",
		strings.Repeat("[", 65) + " hello": "line 1, column 65",
	} {
		if err := checkJSON([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// A file cut off anywhere is refused, and hardly ever for another reason than
// that it ends.
func TestTruncatedAnywhere(t *testing.T) {
	whole := []byte(foreign)
	for n := range whole[:len(whole)-1] {
		_, err := Read("x.geojson", whole[:n], AnyRole)
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("cut after %d bytes: %v", n, err)
		}
		if want := map[bool]string{true: "empty", false: "truncated"}[n == 0]; e.Rule != want {
			t.Errorf("cut after %d bytes: %v", n, err)
		}
	}
}

func TestLooksLike(t *testing.T) {
	for head, want := range map[string]string{
		"PK\x03\x04...": "zip", "SQLite format 3\x00": "GeoPackage", "\x00\x00\x27\x0a\x00": "Shapefile", "%PDF-1.7": "document",
		"<gpx>": "GPX", "<!doctype HTML>": "web page", "<kml>": "KML", "POLYGON ((37 48, 38 48))": "WKT",
	} {
		if err := checkJSON([]byte(head)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", head, err, want)
		}
	}
}

func TestNumbersStayAsWritten(t *testing.T) {
	var v any
	if err := decode([]byte(`{"n":1.10,"big":123456789012345678901234567890,"e":1E5}`), &v); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := encode(&b, v); err != nil || b.String() != `{"big":123456789012345678901234567890,"e":1E5,"n":1.10}` {
		t.Errorf("%s, %v", b.String(), err)
	}
	if !json.Valid(b.Bytes()) {
		t.Error("not JSON")
	}
}
