package format

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestSequences(t *testing.T) {
	const point = `{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[37,48]}}`
	pretty := strings.ReplaceAll(strings.ReplaceAll(point, "{", "{\n  "), ",", ",\n  ")
	whole := `{"type":"FeatureCollection","features":[` + point + `,` + point + `]}`
	for name, c := range map[string]struct {
		text  string
		count int
	}{
		"a line each": {point + "\n" + point + "\n", 2}, "CRLF and empty lines": {"\r\n" + point + "\r\n\r\n" + point, 2}, "over several lines": {pretty + "\n" + pretty, 2},
		"record separators": {"\x1e" + pretty + "\n\x1e" + point + "\n", 2}, "nothing between": {point + point + point, 3},
		"collections in a row": {whole + "\n" + whole, 4}, "a list": {"[" + pretty + "," + point + "]", 2}, "a list of collections": {"[" + whole + "," + point + "]", 3},
		"geometries": {`{"type":"Point","coordinates":[37,48]} {"type":"Point","coordinates":[37,48]}`, 2}, "separators alone": {"\x1e\x1e" + point + "\x1e", 1},
	} {
		out, err := Sequence(t.Context(), []byte(c.text))
		checkOut(t, out, err)
		var got struct{ Features []struct{ Type string } }
		if json.Unmarshal(out, &got) != nil || len(got.Features) != c.count || got.Features[0].Type != "Feature" {
			t.Errorf("%s: %s, %v", name, out, err)
		}
	}
	// The name and the reference system of a collection go to its features alone.
	named := strings.Replace(whole, `{"type"`, `{"name":"occupied","crs":{"type":"name","properties":{"name":"EPSG:32637"}},"type"`, 1)
	out, err := Sequence(t.Context(), []byte(named+whole))
	if n := strings.Count(string(out), `"layer":"occupied"`); err != nil || n != 2 || strings.Count(string(out), `"EPSG:32637"`) != 2 {
		t.Errorf("%s, %v", out, err)
	}
	// What is no feature is not named.
	for _, odd := range []string{"null", "5", `"a"`, "[]"} {
		for _, collection := range []string{named, whole} {
			out, err := Sequence(t.Context(), []byte(strings.Replace(collection, `"features":[`, `"features":[`+odd+`,`, 1)+whole))
			if checkOut(t, out, err); err != nil && len(out) > 0 || err == nil && !strings.Contains(string(out), odd) {
				t.Errorf("%s among the features: %s, %v", odd, out, err)
			}
		}
	}
	for text, want := range map[string]string{
		point + "\n{\"type\":": "value 2 of the sequence, after line 1,", point + "\n" + point + "\n\n{x": "value 3 of the sequence, after line 2,", point + " 5": "neither a feature", point + ` {"a":1}`: "no type", point + ` {"type":"Topology"}`: "Topology",
		strings.Repeat("[", 100) + strings.Repeat("]", 100): "deep",
	} {
		if _, err := Sequence(t.Context(), []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, want %s", text, err, want)
		}
	}
}

func FuzzSequence(f *testing.F) {
	for _, seed := range []string{"\x1e{\"type\":\"Feature\"}\n", `[{"type":"FeatureCollection","name":"a","crs":null,"features":[{"properties":null}]}]`, `{"type":"Point"}{"type":"Point"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		out, err := Sequence(t.Context(), b)
		checkOut(t, out, err)
	})
}
