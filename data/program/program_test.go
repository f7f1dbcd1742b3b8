package program

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
	"testing/fstest"
)

func TestIdentity(t *testing.T) {
	for want, build := range map[string]*debug.BuildInfo{
		"Delimit 0.1.0 (commit unknown)":                {},
		"Delimit 0.1.0 (commit 0123456789ab)":           {Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "false"}}},
		"Delimit 0.1.0 (commit 0123456789ab, modified)": {Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"}}},
		"Delimit 0.1.0 (commit abc)":                    {Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}}},
	} {
		if got := identify(build).Short(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for _, build := range []*debug.BuildInfo{nil, {Settings: []debug.BuildSetting{{Key: "vcs.revision"}, {Key: "vcs.modified"}}}} {
		if p := identify(build); p.Commit != Unknown || p.Modified != nil || p.Go == "" || p.Platform == "" || p.ModifiedWord() != Unknown {
			t.Errorf("%+v", p)
		}
	}
}

// What is embedded is named with its digest, and nothing is left empty.
func TestLines(t *testing.T) {
	p := identify(nil)
	if err := p.digest(embeddedFiles{"atlas", fstest.MapFS{"b/x.csv": {Data: []byte("x")}, "a.csv": {}}}); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte("x"))
	said := p.String()
	if !strings.Contains(said, "  "+hex.EncodeToString(sum[:])+"  atlas/b/x.csv\n") || strings.Index(said, "atlas/a.csv") > strings.Index(said, "atlas/b/") {
		t.Error(said)
	}
	if strings.Contains(said, ": \n") {
		t.Errorf("something is empty:\n%s", said)
	}
}

// The version is that of the file from which packages are made.
func TestVersion(t *testing.T) {
	b, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile(`(?m)^Version = "(.*)"$`).FindSubmatch(b); m == nil || string(m[1]) != Version {
		t.Errorf("%s, here %s", m, Version)
	}
}

func TestXMP(t *testing.T) {
	p := identify(nil)
	p.Data["a<b>.csv"] = "00"
	packet := string(p.Packet("Land & <people>"))
	d := xml.NewDecoder(strings.NewReader(packet))
	var said strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			said.Write(text)
		}
	}
	for _, want := range []string{"Land & <people>", "Delimit 0.1.0 (commit unknown)", p.Go, p.Platform, "a<b>.csv sha256:00"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q is not said in %q", want, said.String())
		}
	}
}
