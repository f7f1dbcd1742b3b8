package sharedtest

import "testing"

// recorder is a test that only notes how it ends.
type recorder struct {
	testing.TB
	failed, skipped bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Fatalf(string, ...any) { r.failed = true }
func (r *recorder) Skipf(string, ...any)  { r.skipped = true }

func TestMissingProgram(t *testing.T) {
	for _, c := range []struct {
		ci    string
		fails bool
	}{{"true", true}, {"", false}, {"false", false}} {
		t.Setenv("CI", c.ci)
		r := &recorder{TB: t}
		Program(r, "no-such-program-anywhere", "none")
		if r.failed != c.fails || r.skipped == c.fails {
			t.Errorf("CI=%q: failed %v, skipped %v", c.ci, r.failed, r.skipped)
		}
	}
	r := &recorder{TB: t}
	if path := Program(r, "go", "golang-go"); path == "" || r.failed || r.skipped {
		t.Errorf("go was not found: %q", path)
	}
}
