package data

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const frontText = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"holder":"russia"},"geometry":{"type":"Polygon","coordinates":[[[37,47],[38,47],[38,48],[37,48],[37,47]]]}}]}`

// A saved proposal says on what it was measured, and is the same bytes when that is said
// again. One that says nothing has no basis, which is not an empty one.
func TestBasisRoundTrip(t *testing.T) {
	p := testProject().Proposals[0]
	on := Basis{Territory: []Reference{{Embedded: "UA-14", Name: "Donetsk"}, {File: "../land/a.geojson", SHA256: "11", Name: "a"}},
		Situation: Reference{File: "fronts/b.geojson", SHA256: "22", Date: "2026-08-15", Name: "Фронт"}}
	b, err := EncodeProposalOn(p, on)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Read("p.geojson", b, AnyRole)
	if err != nil || o.Role != ProposalRole || o.Basis == nil {
		t.Fatalf("%+v, %v", o, err)
	}
	if diff := cmp.Diff(on, *o.Basis); diff != "" {
		t.Error(diff)
	}
	again, err := EncodeProposalOn(o.Proposal, *o.Basis)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("saved again it is another file (%v):\n%s", err, cmp.Diff(string(b), string(again)))
	}
	plain, err := EncodeProposal(p)
	if err != nil {
		t.Fatal(err)
	}
	if o, err := Read("p.geojson", plain, AnyRole); err != nil || o.Basis != nil {
		t.Errorf("a file that says nothing has the basis %+v, %v", o.Basis, err)
	}
}

// What cannot be read as a basis is told, and the proposal opens all the same.
func TestBasisThatCannotBeRead(t *testing.T) {
	many := `[` + strings.Repeat(`{"embedded":"UA-14"},`, mostReferences) + `{"embedded":"UA-14"}]`
	for name, c := range map[string]struct {
		says  string
		wrong bool
	}{
		"absent":         {`"format":1`, false},
		"null":           {`"format":1,"measured_on":null`, false},
		"empty":          {`"format":1,"measured_on":{}`, false},
		"text":           {`"format":1,"measured_on":"the newest front"`, true},
		"number":         {`"format":1,"measured_on":17`, true},
		"a list":         {`"format":1,"measured_on":[1,2]`, true},
		"another type":   {`"format":1,"measured_on":{"situation":5}`, true},
		"too many units": {`"format":1,"measured_on":{"territory":` + many + `}`, true},
	} {
		file := `{"type":"FeatureCollection","delimit":{` + c.says + `},"features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[36,47],[37,48]]}}]}`
		o, err := Read("p.geojson", []byte(file), AnyRole)
		if err != nil || o.Role != ProposalRole || o.Basis != nil || len(o.Proposal.Features) != 1 {
			t.Errorf("%s: %+v, %v", name, o, err)
			continue
		}
		if told := len(o.Defects) == 1 && o.Defects[0].Rule == "unknown-basis"; told != c.wrong {
			t.Errorf("%s: defects %v", name, o.Defects)
		}
	}
}

// GDAL, and QGIS with it, passes over what Delimit says of itself.
func TestBasisIsGeoJSON(t *testing.T) {
	ogrinfo, err := exec.LookPath("ogrinfo")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no ogrinfo: .ci/packages installs it")
		}
		t.Skip("there is no ogrinfo: the proposal was not opened with GDAL")
	}
	b, err := EncodeProposalOn(testProject().Proposals[1], Basis{Situation: Reference{File: "b.geojson", SHA256: "22", Date: "2026-08-15", Name: "b"}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "p.geojson")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(ogrinfo, "-al", path).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Feature Count: 2") || strings.Contains(string(out), "rror") || strings.Contains(string(out), "measured_on (") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Look tells apart what there can be where a reference points.
func TestLook(t *testing.T) {
	dir := t.TempDir()
	put := func(path, content string) string {
		t.Helper()
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	project := put("work/p.geojson", "")
	sum := string(StampOf([]byte(frontText)))
	absolute := put("fronts/a.geojson", frontText)
	put("work/sent.geojson", frontText)
	put("fronts/other.geojson", frontText+"\n")
	for want, r := range map[Found]Reference{
		FoundSame:      {File: "../fronts/a.geojson", SHA256: sum},
		FoundEmbedded:  {Embedded: "2025-12-01"},
		FoundMoved:     {File: "../gone/sent.geojson", SHA256: sum},
		FoundChanged:   {File: "../fronts/other.geojson", SHA256: sum},
		FoundUnchecked: {File: "../fronts/a.geojson"},
		FoundNothing:   {File: "../fronts/never.geojson", SHA256: sum},
		FoundNoPlace:   {Name: "a front", Date: "2026-08-15"},
	} {
		if _, got := r.Look(project); got != want {
			t.Errorf("%+v: %s, want %s", r, got, want)
		}
	}
	if _, got := (Reference{File: absolute, SHA256: sum}).Look(project); got != FoundSame {
		t.Errorf("an absolute path: %s", got)
	}
	for _, endless := range []string{dir, os.DevNull, "/dev/zero"} {
		if _, got := (Reference{File: endless, SHA256: sum}).Look(project); got != FoundNothing {
			t.Errorf("%s: %s", endless, got)
		}
	}
}

func TestSameBasis(t *testing.T) {
	donetsk, luhansk := Reference{Embedded: "UA-14"}, Reference{Embedded: "UA-09"}
	file, dated := Reference{File: "a", SHA256: "1"}, Reference{File: "elsewhere", SHA256: "1", Date: "2026-08-15"}
	for i, c := range []struct {
		a, b            Basis
		land, situation bool
	}{
		{Basis{[]Reference{donetsk, luhansk}, file}, Basis{[]Reference{luhansk, donetsk}, dated}, true, true},
		{Basis{[]Reference{donetsk}, dated}, Basis{[]Reference{donetsk, luhansk}, Reference{SHA256: "1", Date: "2026-08-16"}}, false, false},
		{Basis{[]Reference{donetsk, donetsk}, file}, Basis{[]Reference{donetsk, luhansk}, Reference{File: "a", SHA256: "2"}}, false, false},
		{Basis{nil, Reference{Embedded: "2025-12-01"}}, Basis{nil, Reference{File: "x", SHA256: "3", Date: "2025-12-01"}}, false, false},
		{Basis{[]Reference{{Name: "a"}}, Reference{Name: "b"}}, Basis{[]Reference{{Name: "a"}}, Reference{Name: "b"}}, false, false}, // names are no digests
	} {
		if got := c.a.SameTerritory(c.b); got != c.land {
			t.Errorf("%d: same territory %v", i, got)
		}
		if got := c.a.Situation.Same(c.b.Situation); got != c.situation {
			t.Errorf("%d: same situation %v", i, got)
		}
	}
}
