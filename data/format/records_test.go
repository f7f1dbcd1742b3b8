package format

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

func TestRecords(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"flat":            {`[{"name":"A","lat":48.5,"lon":37.5,"holder":"russia"},{"name":"B","lon":"37,6","lat":"48,6","holder":"ukraine","more":1}]`, "A russia [37.5 48.5]; B ukraine [37.6 48.6]"},
		"a location":      {`[ {"name":"A","holder":"russia","location":{"lat":48.5,"lng":37.5}} ]`, "A russia [37.5 48.5]"},
		"a geometry":      {`[{"name":"A","holder":"russia","geom":{"coordinates":[37.5,48.5],"type":"Point"}}]`, "A russia [37.5 48.5]"},
		"coordinates":     {`[{"name":"A","holder":"russia","coords":"48.5, 37.5"}]`, "A russia [37.5 48.5]"},
		"null and absent": {`[{"name":"A","lat":null,"lon":null,"holder":"russia"},{"name":"B","holder":"ukraine"}]`, "A russia none; B ukraine none"},
	} {
		out, _, err := Records(t.Context(), []byte(c.text))
		var list []string
		for _, f := range rowsOf(t, out, err) {
			at := "none"
			if f.Geometry != nil {
				at = fmt.Sprint(f.Geometry.Coordinates)
			}
			list = append(list, f.Properties["name"]+" "+f.Properties["holder"]+" "+at)
		}
		if strings.Join(list, "; ") != c.want {
			t.Errorf("%s: %s", name, out)
		}
	}
	for _, bad := range []string{"[", "[{", `[{"a":1}]`, `[{"lat":1,"lon":2},5]`, `[{"lat":1,"lon":2}`, `[[{}]]`} {
		out, _, err := Records(t.Context(), []byte(bad))
		if checkOut(t, out, err); err == nil {
			t.Errorf("%s was read: %s", bad, out)
		}
	}
}

func TestScripts(t *testing.T) {
	const feature = `{"type":"Feature","properties":null,"geometry":null}`
	for _, text := range []string{"var json_front_1 = " + feature + ";\n", "const a=" + feature, "window.data = " + feature + " ;", "callback(" + feature + ");", "cb( " + feature + " )", "jQuery.cb_1(" + feature + ")"} {
		kind := Of("a.json", []byte(text))
		if kind == nil || kind.Name != "JavaScript" {
			t.Errorf("%s is %v", text, kind)
			continue
		}
		if made, err := kind.Convert(t.Context(), []byte(text)); err != nil || string(made.JSON) != feature {
			t.Errorf("%s: %s, %v", text, made.JSON, err)
		}
	}
	for _, text := range []string{"name(x);lat;lon\n", "POINT(1 2)", "SRID=4326; POINT(1 2)", feature, "[" + feature + "]"} {
		if kind := Of("a", []byte(text)); kind != nil && kind.Name == "JavaScript" {
			t.Errorf("%s is a script", text)
		}
	}
}

func FuzzRecords(f *testing.F) {
	for _, seed := range []string{`[{"name":"A","lat":48.5,"lon":37.5}]`, `[{"a":{"lat":1,"lng":[2]}}]`, `callback({"type":"Feature"})`, "POINT (1 2)\nPOINT (3 4)\n", "0101000000000000000000F03F0000000000000040"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, read := range []func(context.Context, []byte) ([]byte, []Remark, error){Records, WKT, WKB} {
			out, _, err := read(t.Context(), []byte(s))
			checkOut(t, out, err)
		}
		_, _ = inScript(t.Context(), []byte(s))
	})
}

func TestWKBFiles(t *testing.T) {
	const digits = "0101000000000000000080424000000000000048400"
	point := digits[:42]
	binary, ok := hexOf(point)
	if !ok {
		t.Fatal("no digits")
	}
	for name, b := range map[string][]byte{"binary": binary, "digits": []byte(point + "\n"), "PostGIS": []byte("0101000020E6100000" + point[10:])} {
		kind := Of("a", b)
		if kind == nil || kind.Name != "WKB" {
			t.Errorf("%s is %v", name, kind)
			continue
		}
		made, err := kind.Convert(t.Context(), b)
		if got := featuresOf(t, made.JSON, err); len(got) != 1 || fmt.Sprint(got[0].Geometry.Coordinates) != "[37 48]" {
			t.Errorf("%s: %s", name, made.JSON)
		}
	}
	out, _, err := WKT(t.Context(), []byte("POINT (37 48)\n\nSRID=4326;POINT (38 49);\n"))
	if got := featuresOf(t, out, err); len(got) != 2 {
		t.Errorf("%s", out)
	}
	if _, _, err := WKT(t.Context(), []byte("POINT (37 48)\nPOINT (38\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a text that ends: %v", err)
	}
}

func TestTypeOfFirst(t *testing.T) {
	for text, want := range map[string]string{
		`[{"type":"Feature"}]`: "Feature true", `[{"a":{"type":"x","b":[1,{"type":"y"}]},"c":"type","type":"Point"}]`: "Point true", `[{"a":"type","b":"x"}]`: " true",
		`[{"geom":{"type":"Polygon"}}]`: " true", `[{}]`: " true", `[{"a":1`: " true", `[1]`: " false", `{"type":"Feature"}`: " false", `[[{"type":"Feature"}]]`: " false", `[{"type":5,"name":"type"}]`: " true",
		`[{"a":[],"type":"Feature"}]`: "Feature true", `[{"type":{"type":"x"}},{"type":"Feature"}]`: " true",
	} {
		kind, ok := typeOfFirst([]byte(text))
		if got := fmt.Sprint(kind, " ", ok); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
