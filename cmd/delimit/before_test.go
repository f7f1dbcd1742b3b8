package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"delimit/data"
	"delimit/geo"
)

// someFront makes a front line in a folder and gives its reference.
func someFront(t *testing.T, path, west string) data.Reference {
	t.Helper()
	content := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"holder":"russia"},"geometry":{"type":"Polygon","coordinates":[[[` + west + `,46],[40,46],[40,50],[` + west + `,50],[` + west + `,46]]]}}]}`
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return data.Reference{File: filepath.Base(path), SHA256: string(data.StampOf([]byte(content))), Name: "front", Date: "2026-08-15"}
}

func writeBytes(t *testing.T, path string, b []byte, err error) string {
	t.Helper()
	if err == nil {
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func someProposal(t *testing.T) *geo.Proposal {
	t.Helper()
	o, err := data.Read("a.geojson", []byte(proposalFile), data.ProposalRole)
	if err != nil {
		t.Fatal(err)
	}
	return o.Proposal
}

type saidBefore struct {
	Proposals []struct {
		Before *struct {
			Situation struct {
				Found, Date, File, Name string
			}
			Territory []struct{ Found, Embedded string }
			SameT     bool `json:"same_territory"`
			SameS     bool `json:"same_situation"`
		} `json:"measured_before"`
	}
}

// What a proposal was measured on is said, beside what it is measured on now; nothing is
// switched in silence.
func TestMeasuredBefore(t *testing.T) {
	dir := t.TempDir()
	front := filepath.Join(dir, "front_20260815.geojson")
	on := data.Basis{Territory: []data.Reference{{Embedded: "UA-14", Name: "Donetsk"}}, Situation: someFront(t, front, "37.5")}
	b, err := data.EncodeProposalOn(someProposal(t), on)
	path := writeBytes(t, filepath.Join(dir, "p.geojson"), b, err)
	measure := func(args ...string) (saidBefore, string) {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append([]string{"measure", "--format", "json"}, args...), &out, &errs); code != exitDone {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		var m saidBefore
		if err := json.Unmarshal(out.Bytes(), &m); err != nil || len(m.Proposals) != 1 {
			t.Fatalf("%v\n%s", err, out.String())
		}
		return m, errs.String()
	}
	says := func(step, got string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q does not stand in\n%s", step, w, got)
			}
		}
	}

	m, errs := measure(path)
	if got := m.Proposals[0].Before; got == nil || got.SameS || !got.SameT || got.Situation.Found != "same" || got.Situation.Date != "2026-08-15" {
		t.Errorf("on another front: %+v", got)
	}
	says("on another front", errs, "p.geojson: saved as measured on “front” of 2026-08-15; measured now on ", "schematic front", "in “Donetsk”, and so it is now")

	m, errs = measure("--situation", front, path)
	if got := m.Proposals[0].Before; !got.SameS || !got.SameT {
		t.Errorf("on the same front: %+v", got)
	}
	says("on the same front", errs, "and so it is now")

	m, errs = measure("--territory", "Luhansk", "--situation", front, path)
	if got := m.Proposals[0].Before; got.SameT {
		t.Errorf("elsewhere: %+v", got)
	}
	says("elsewhere", errs, "saved as measured in “Donetsk”; measured now in “Luhansk”")

	someFront(t, front, "37.9")
	m, errs = measure("--situation", front, path)
	if got := m.Proposals[0].Before; got.SameS || got.Situation.Found != "changed" {
		t.Errorf("on a front that has changed: %+v", got)
	}
	says("changed", errs, "has changed since")

	if err := os.Remove(front); err != nil {
		t.Fatal(err)
	}
	m, errs = measure(path)
	if got := m.Proposals[0].Before; got.Situation.Found != "missing" {
		t.Errorf("gone: %+v", got)
	}
	says("gone", errs, "there is no file "+front)

	plain := write(t, "plain.geojson", proposalFile)
	m, errs = measure(plain)
	if m.Proposals[0].Before != nil || strings.Contains(errs, "saved as measured") {
		t.Errorf("a file that says nothing: %+v, %s", m.Proposals[0].Before, errs)
	}
}

// Each missing reference of a project is named; with the others given, the rest of the
// project stands.
func TestProjectNamesWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	front := someFront(t, filepath.Join(dir, "front_20260815.geojson"), "37.5")
	gone := data.Reference{File: "land/gone.geojson", SHA256: "00", Name: "Lost land"}
	lost := data.Reference{File: "fronts/lost.geojson", SHA256: "00", Name: "Lost front", Date: "2026-08-01"}
	save := func(on data.Basis) string {
		b, err := data.EncodeProject(&data.Project{Basis: on, Proposals: []*geo.Proposal{someProposal(t)}})
		return writeBytes(t, filepath.Join(dir, "p.delimit.geojson"), b, err)
	}
	fails := func(path string, want ...string) {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run([]string{"measure", path}, &out, &errs); code == exitDone {
			t.Errorf("it was measured:\n%s", out.String())
		}
		for _, w := range want {
			if !strings.Contains(errs.String(), w) {
				t.Errorf("%q does not stand in\n%s", w, errs.String())
			}
		}
	}
	land := []data.Reference{{Embedded: "UA-14", Name: "Donetsk"}}
	fails(save(data.Basis{Territory: []data.Reference{gone}, Situation: front}), "the territory of the project, “Lost land”", "--territory names another")
	fails(save(data.Basis{Territory: land, Situation: lost}), "the situation of the project, “Lost front” of 2026-08-01", "--situation names another")
	fails(save(data.Basis{Territory: []data.Reference{gone}, Situation: lost}), "“Lost land”", "“Lost front”")
	fails(save(data.Basis{Territory: land, Situation: data.Reference{Name: "A front", Date: "2026-08-01"}}), "“A front” of 2026-08-01", "is not known")

	fails(save(data.Basis{Territory: []data.Reference{{Embedded: "UA-99"}, {Embedded: "XX"}}, Situation: data.Reference{Embedded: "1999-12-31"}}), "UA-99", "XX", "1999-12-31")

	// The territory is given anew: the project's own front stays.
	m := measureJSON(t, "--territory", "Donetsk", save(data.Basis{Territory: []data.Reference{gone}, Situation: front}))
	if m.Situation.Date != "2026-08-15" || m.Proposals[0].CededM2 == 0 {
		t.Errorf("%+v", m.Situation)
	}
	told := func(on data.Basis, want string) {
		t.Helper()
		if m := measureJSON(t, save(on)); !strings.Contains(strings.Join(m.Warnings, "\n"), want) {
			t.Errorf("%q does not stand in %q", want, m.Warnings)
		}
	}
	told(data.Basis{Territory: land}, "names no situation")
	told(data.Basis{Situation: front}, "names no territory")
	told(data.Basis{Territory: land, Situation: data.Reference{Embedded: "2025-12-15", Date: "2026-08-15"}}, "it says 2026-08-15 of the embedded situation of 2025-12-15")
	front.Date = "2026-09-01"
	told(data.Basis{Territory: land, Situation: front}, "it says 2026-09-01 of front_20260815.geojson: the file says 2026-08-15")
}
