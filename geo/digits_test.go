package geo_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"delimit/geo"
	lay "delimit/geo/front"
	"delimit/geo/sharedtest"
)

// measurements is how many random ledgers the digits are taken of.
const measurements = 1000

// digits is the digest of all figures of the random ledgers, to the last bit. It changes
// when the engine books otherwise, which must be on purpose.
const digits = "5c99eba34cff282a67d68f59509f7344709697a6096659c9b2e9f48c716e1910"

// Every figure has the same digits on every machine: this is compared on each with a
// digest that is pinned.
func TestDigits(t *testing.T) {
	sum := sha256.New()
	for i := range measurements {
		r := rand.New(rand.NewPCG(20261127, uint64(i)))
		territory, places := randomTerritory(r), randomPlaces(r)
		situation, other := randomSituation(r), randomSituation(r)
		digest(sum, geo.Measure(territory, situation, randomProposal(r), places))
		if i%10 == 0 {
			c := geo.Compare(territory, []*geo.Situation{situation, other}, randomProposal(r), places)
			for _, l := range c.Ledgers {
				digest(sum, l)
			}
			for _, class := range c.Classes {
				fmt.Fprintf(sum, "%v %v %v %x\n", class.Holders, class.Side, class.Zones, class.AreaM2)
			}
		}
		if i%500 == 0 {
			digestFront(t, sum, r)
		}
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != digits {
		t.Errorf("the digits of %d measurements have the digest %s, want %s", measurements, got, digits)
	}
}

// digest takes in the figures of a ledger; %x prints all bits of a float.
func digest(to hash.Hash, l *geo.Ledger) {
	fmt.Fprintf(to, "%x %x %x %x %x %x %x %x\n", l.AreaM2, l.Held, l.CededM2, l.ReturnedM2, l.KeptM2, l.UndecidedM2, l.BorderM, l.ContactM)
	for _, u := range l.Units {
		fmt.Fprintf(to, "%s %x %x\n", u.Name, u.AreaM2, u.Held)
	}
	for _, z := range l.Zones {
		fmt.Fprintf(to, "%s %x %x %x %v\n", z.Feature, z.AreaM2, z.OutsideM2, z.Held, z.Places)
	}
	for _, c := range l.Cells {
		fmt.Fprintf(to, "%v %v %v %v %x %v\n", c.Holder, c.Side, c.Undecided, c.Zones, c.AreaM2, c.Places)
	}
	for _, f := range l.Faces {
		fmt.Fprintf(to, "%v %v %x\n", f.Side, f.Reason, f.AreaM2)
	}
	for _, g := range l.Gaps {
		fmt.Fprintf(to, "%s %x %x\n", g.Feature, g.End, g.Join)
	}
}

// digestFront takes in a schematic front.
func digestFront(t *testing.T, to hash.Hash, r *rand.Rand) {
	var facts []lay.Fact
	for range 40 {
		at := randomPoint(r)
		holder := geo.HeldByUkraine
		if at[0] > 38 {
			holder = geo.HeldByRussia
		}
		facts = append(facts, lay.Fact{At: at, Holder: holder})
	}
	f, err := lay.Lay(facts)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(to, "%x %x\n", f.Held, f.Covers)
}

// randomPoint has seven decimals, as files have. Only whole numbers are drawn: they are
// the same on every machine.
func randomPoint(r *rand.Rand) orb.Point {
	return orb.Point{37 + float64(r.IntN(2e7))/1e7, 47 + float64(r.IntN(2e7))/1e7}
}

// randomRing crosses itself as often as not, which the engine must bear.
func randomRing(r *rand.Rand) orb.Ring {
	ring := make(orb.Ring, 3+r.IntN(9))
	for i := range ring {
		ring[i] = randomPoint(r)
	}
	return append(ring, ring[0])
}

func randomLand(r *rand.Rand) (land orb.MultiPolygon) {
	for range 1 + r.IntN(2) {
		land = append(land, orb.Polygon{randomRing(r)})
	}
	return land
}

func randomTerritory(r *rand.Rand) *geo.Territory {
	t := &geo.Territory{}
	for i := range 1 + r.IntN(3) {
		t.Units = append(t.Units, geo.Unit{Name: fmt.Sprint(i), Area: randomLand(r)})
	}
	return t
}

func randomSituation(r *rand.Rand) *geo.Situation {
	s := &geo.Situation{Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: randomLand(r)}}}
	if r.IntN(2) == 0 {
		s.Areas = append(s.Areas, geo.ControlArea{Holder: geo.HeldContested, Area: randomLand(r)})
	}
	if r.IntN(2) == 0 {
		s.Covers = randomLand(r)
	}
	return s
}

func randomProposal(r *rand.Rand) *geo.Proposal {
	p := &geo.Proposal{}
	for i := range r.IntN(3) {
		line := make(orb.LineString, 2+r.IntN(12))
		for k := range line {
			line[k] = randomPoint(r)
		}
		p.Features = append(p.Features, geo.Feature{ID: fmt.Sprint("b", i), Type: geo.Border, Left: geo.Side(r.IntN(3)), Right: geo.Side(r.IntN(3)), Geometry: line})
	}
	for i := range r.IntN(3) {
		p.Features = append(p.Features, geo.Feature{ID: fmt.Sprint("z", i), Type: geo.Zone, Geometry: orb.Polygon{randomRing(r)}})
	}
	return p
}

func randomPlaces(r *rand.Rand) (places []geo.Settlement) {
	for range 20 {
		places = append(places, geo.Settlement{At: randomPoint(r), Population: 1 + r.IntN(1000)})
	}
	return places
}

// The digits are those on arm64, whose compiler fuses products with sums where the code
// does not forbid it.
func TestDigitsOnARM64(t *testing.T) {
	qemu := sharedtest.Program(t, "qemu-aarch64", "qemu-user")
	program := filepath.Join(t.TempDir(), "geo.test")
	build := exec.Command("go", "test", "-c", "-o", program, ".")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(qemu, program, "-test.run", "^TestDigits$", "-test.v").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestDigits ") {
		t.Errorf("%v\n%s", err, out)
	}
}

// No product of the engine is fused with a sum on arm64.
func TestNothingIsFused(t *testing.T) {
	build := exec.Command("go", "build", "-gcflags=-S", "delimit/geo/...")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "FMULD") {
		t.Error("no product at all was found: the listing reads otherwise")
	}
	for _, line := range regexp.MustCompile(`(?m)^.*\sFN?M(ADD|SUB)[DS]\s.*$`).FindAllString(string(out), -1) {
		t.Errorf("digits depend on the machine; write float64(product): %s", line)
	}
}
