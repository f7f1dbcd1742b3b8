package desk

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// How the window is driven at random. A run that fails prints its acts, which can be
// put into a file and given to -replay.
var (
	randomActs = flag.Int("acts", 600, "how many acts TestAnything does")
	randomFor  = flag.Duration("for", 0, "how long TestAnything goes on, in place of a number of acts")
	randomSeed = flag.Uint64("seed", 1, "where TestAnything begins; 0: the clock decides")
	replayed   = flag.String("replay", "", "a file of acts for TestAnything to do again")
	shortenFor = flag.Duration("shorten", time.Minute, "how long TestAnything looks for fewer acts that fail")
)

// actsOfAWindow is how long one window is used: a new one has a start to go back to.
const actsOfAWindow = 250

// The window is driven at random, by every command, dialog and card, with several tabs,
// while files are read and dates are played. What must hold whatever a person does, see
// rules, holds at every rest.
func TestAnything(t *testing.T) {
	if *replayed != "" {
		text, err := os.ReadFile(*replayed)
		if err != nil {
			t.Fatal(err)
		}
		if f := try(t, parseActs(t, string(text))); f != nil {
			t.Fatal(f)
		}
		return
	}
	seed := *randomSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	begin := time.Now()
	for done := 0; ; seed++ {
		if *randomFor > 0 && time.Since(begin) > *randomFor || *randomFor == 0 && done >= *randomActs {
			t.Logf("%d acts in %.0f s", done, time.Since(begin).Seconds())
			return
		}
		n := actsOfAWindow
		if *randomFor == 0 {
			n = min(n, *randomActs-done)
		}
		acts := someActs(seed, n)
		if f := try(t, acts); f != nil {
			shorter, f := shorten(t, acts[:f.at+1], f)
			t.Fatalf("seed %d: %v\n\nThe acts, for -replay:\n%s", seed, f, formatActs(shorter))
		}
		done += n
	}
}

// fault is what was wrong after an act.
type fault struct {
	at   int
	what string
}

func (f *fault) String() string { return fmt.Sprintf("after act %d: %s", f.at, f.what) }

// try uses a new window and gives the first fault; nil: there was none.
func try(t *testing.T, acts []act) (f *fault) {
	t.Helper()
	w := newHand(t)
	defer w.close()
	at := 0
	defer func() {
		if r := recover(); r != nil {
			f = &fault{at, fmt.Sprintf("panic: %v\n%s", r, debug.Stack())}
		}
	}()
	for i, a := range acts {
		at = i
		w.did = &acts[i].did
		w.do(a)
		if what := w.look(); what != "" {
			return &fault{i, what}
		}
		if w.gone {
			return nil
		}
	}
	if what := w.end(); what != "" {
		return &fault{at, what}
	}
	return nil
}

// shorten looks for fewer acts that fail, by leaving out more and more single ones.
func shorten(t *testing.T, acts []act, f *fault) ([]act, *fault) {
	t.Helper()
	begin := time.Now()
	for size := len(acts) / 2; size > 0; {
		shorter := false
		for i := 0; i+size <= len(acts); {
			if time.Since(begin) > *shortenFor {
				return acts, f
			}
			without := append(append([]act{}, acts[:i]...), acts[i+size:]...)
			if again := try(t, without); again != nil {
				acts, f, shorter = without[:min(again.at+1, len(without))], again, true
			} else {
				i += size
			}
		}
		if !shorter || size > len(acts) {
			size /= 2
		}
	}
	return acts, f
}

// act is one thing that a hand does. Its numbers choose among what is there, so that it
// means something in any window.
type act struct {
	kind string
	n    [4]int
	did  string // what it was in the window, once it was done
}

// actKinds are the kinds of acts and how often they come.
var actKinds = []struct {
	kind  string
	often int
}{
	{"command", 24}, {"tap", 26}, {"type", 6}, {"key", 4}, {"press", 10}, {"move", 10}, {"release", 10}, {"menu", 4}, {"hover", 3},
	{"work", 26}, {"wait", 12}, {"open", 6}, {"appear", 1}, {"rewrite", 1}, {"outside", 2}, {"rest", 4}, {"close", 1},
}

// mostOfAct is one more than the numbers of an act.
const mostOfAct = 10_000

// someActs are acts at random.
func someActs(seed uint64, n int) []act {
	r := rand.New(rand.NewPCG(seed, 11))
	all := 0
	for _, k := range actKinds {
		all += k.often
	}
	var acts []act
	for range n {
		pick := r.IntN(all)
		i := 0
		for ; pick >= actKinds[i].often; i++ {
			pick -= actKinds[i].often
		}
		acts = append(acts, act{kind: actKinds[i].kind, n: [4]int{r.IntN(mostOfAct), r.IntN(mostOfAct), r.IntN(mostOfAct), r.IntN(mostOfAct)}})
	}
	return acts
}

func formatActs(acts []act) string {
	var b strings.Builder
	for _, a := range acts {
		fmt.Fprintln(&b, a.kind, a.n[0], a.n[1], a.n[2], a.n[3], a.did)
	}
	return b.String()
}

func parseActs(t *testing.T, text string) []act {
	t.Helper()
	var acts []act
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		var a act
		if _, err := fmt.Sscan(line, &a.kind, &a.n[0], &a.n[1], &a.n[2], &a.n[3]); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		acts = append(acts, a)
	}
	return acts
}

// A run can be written down and done again.
func TestActsAreWrittenDown(t *testing.T) {
	acts := someActs(3, 50)
	if again := parseActs(t, formatActs(acts)); fmt.Sprint(again) != fmt.Sprint(acts) {
		t.Errorf("%v became %v", acts, again)
	}
}
