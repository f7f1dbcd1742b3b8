package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"delimit/data/atlas"
	"delimit/geo"
	"delimit/geo/plane"
)

// work is territory, control and a border of 24 vertices.
type work struct {
	territory *geo.Territory
	situation *geo.Situation
	proposal  *geo.Proposal
	vertices  int
}

// newWork densifies territory and control to about n vertices; 0 takes them as
// they are. The control is a real daily file where the shared folder has one.
func newWork(n int) work {
	unit, err := atlas.Oblast("Donetsk")
	if err != nil {
		panic(err)
	}
	land, control := unit.Area, daily()
	if n > 0 {
		all := count(land) + count(control)
		land, control = densify(land, n, all), densify(control, n, all)
	}
	unit.Area = land
	return work{&geo.Territory{Units: []geo.Unit{unit}},
		&geo.Situation{Areas: []geo.ControlArea{{Holder: geo.HeldByRussia, Area: control}}},
		&geo.Proposal{Features: []geo.Feature{{ID: "b", Type: geo.Border, Left: geo.SideUkraine, Right: geo.SideRussia, Geometry: border(24)}}},
		count(land) + count(control)}
}

func daily() orb.MultiPolygon {
	b, err := os.ReadFile(filepath.Join(sharedFolder(), "frontlines", "daily", "deepstatemap_data_20260815.geojson"))
	if err != nil {
		fmt.Println("no shared folder: the control area is the embedded schematic front")
		all := atlas.Situations()
		return all[len(all)-1].Areas[0].Area
	}
	var fc geojson.FeatureCollection
	if err := json.Unmarshal(b, &fc); err != nil {
		panic(err)
	}
	return fc.Features[0].Geometry.(orb.MultiPolygon)
}

// sharedFolder is the folder of real front lines beside the checkout; empty when
// there is none.
func sharedFolder() string {
	for _, dir := range []string{os.Getenv("DELIMIT_SHARED"), "../shared", "../../shared", "../../../../shared", "../../../shared"} {
		if info, err := os.Stat(filepath.Join(dir, "frontlines")); err == nil && info.IsDir() {
			return dir
		}
	}
	return ""
}

// border zigzags across the oblast.
func border(n int) orb.LineString {
	line := make(orb.LineString, n)
	for i := range line {
		t := float64(i) / float64(n-1)
		line[i] = orb.Point{36.3 + 1.7*t + 0.04*math.Sin(9*t*math.Pi), 47.9 + 1.6*t + 0.05*math.Cos(7*t*math.Pi)}
	}
	return line
}

func count(mp orb.MultiPolygon) int {
	n := 0
	for _, p := range mp {
		for _, r := range p {
			n += len(r)
		}
	}
	return n
}

// densify puts points into every edge, as many as bring all to n, with a jitter
// of a metre so that no two edges are collinear.
func densify(mp orb.MultiPolygon, n, all int) orb.MultiPolygon {
	each := max(1, n/all)
	r := rand.New(rand.NewPCG(1, 2))
	out := make(orb.MultiPolygon, len(mp))
	for i, poly := range mp {
		out[i] = make(orb.Polygon, len(poly))
		for j, ring := range poly {
			dense := make(orb.Ring, 0, each*len(ring))
			for k := 0; k+1 < len(ring); k++ {
				a, b := ring[k], ring[k+1]
				size := math.Min(1e-5, math.Hypot(b[0]-a[0], b[1]-a[1])/float64(each)/10)
				for s := range each {
					t := float64(s) / float64(each)
					p := orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
					if s > 0 {
						p[0], p[1] = p[0]+size*(r.Float64()-0.5), p[1]+size*(r.Float64()-0.5)
					}
					dense = append(dense, p)
				}
			}
			out[i][j] = append(dense, dense[0])
		}
	}
	return out
}

// seconds runs something until it has taken a while and gives the median.
func seconds(run func()) float64 {
	run()
	var times []float64
	for begin := time.Now(); len(times) < 3 || time.Since(begin) < 2*time.Second && len(times) < 200; {
		runtime.GC()
		start := time.Now()
		run()
		times = append(times, time.Since(start).Seconds())
	}
	slices.Sort(times)
	return times[len(times)/2]
}

func (w work) ledger() *geo.Ledger { return geo.Measure(w.territory, w.situation, w.proposal, nil) }

func fullLedgers() []result {
	var rows []result
	for _, c := range []struct {
		name string
		n    int
	}{{"ledger/4k", 0}, {"ledger/101k", 101_000}, {"ledger/501k", 501_000}} {
		w := newWork(c.n)
		own := seconds(func() { w.ledger() })
		land, control := w.territory.Units[0].Area, w.situation.Areas[0].Area
		added := false
		for _, p := range peers {
			if t, err := p.overlay(land, control); err == nil {
				name := c.name
				if added {
					name += "/" + p.name
				}
				rows = append(rows, against(name, 1000*own, "ms", p.name, 1000*t))
				added = true
			} else {
				fmt.Printf("%s: %s: %v\n", c.name, p.name, err)
			}
		}
		if !added {
			rows = append(rows, against(c.name, 1000*own, "ms", "", 0))
		}
	}
	small, large := newWork(5_000), newWork(501_000)
	exponent = math.Log(seconds(func() { large.ledger() })/seconds(func() { small.ledger() })) /
		math.Log(float64(large.vertices)/float64(small.vertices))
	return rows
}

// drags moves a vertex of the border step by step.
func drags() []result {
	var rows []result
	for _, c := range []struct {
		name string
		n    int
	}{{"drag/101k", 101_000}, {"drag/501k", 501_000}} {
		w := newWork(c.n)
		before := w.ledger()
		var times []float64
		for i := range 1000 {
			f := w.proposal.Features[0]
			line := slices.Clone(f.Geometry.(orb.LineString))
			angle := float64(i) / 40
			line[11] = orb.Point{37.1 + 0.1*math.Cos(angle), 48.6 + 0.08*math.Sin(angle)}
			f.Geometry = line
			p := &geo.Proposal{Features: []geo.Feature{f}}
			start := time.Now()
			before = geo.MeasureFrom(before, w.territory, w.situation, p, nil)
			times = append(times, time.Since(start).Seconds())
		}
		slices.Sort(times)
		median, worst := times[500], times[990]
		peer, peerTime := "", 0.0
		for _, p := range peers {
			if t, err := p.overlay(w.territory.Units[0].Area, w.situation.Areas[0].Area); err == nil && peer == "" {
				peer, peerTime = p.name, t
			}
		}
		rows = append(rows, against(c.name, 1000*median, "ms", peer, 1000*peerTime), against(c.name+"/p99", 1000*worst, "ms", peer, 1000*peerTime))
	}
	return rows
}

// dirty compares random self-crossing rings with clean input: the same vertices,
// those of each ring joined in the order of their direction from its middle, so
// that it does not cross itself and is as rough. A second row compares them with
// as many vertices on smooth rings.
func dirty() []result {
	var rows []result
	for _, c := range []struct {
		name string
		n    int
	}{{"dirty/11k", 11_000}, {"dirty/101k", 101_000}} {
		own := 1000 * build(star(c.n, crossed))
		rows = append(rows, against(c.name, own, "ms", "clean input", 1000*build(star(c.n, rough))),
			against(c.name+"/smooth", own, "ms", "smooth input", 1000*build(star(c.n, smooth))))
		for _, p := range peers {
			if _, err := p.overlay(star(c.n, crossed), star(c.n, smooth)); err != nil {
				fmt.Printf("%s: %s: %v\n", c.name, p.name, err)
			}
		}
	}
	return rows
}

// surface is what the rings of a star are like.
type surface int

const (
	smooth  surface = iota
	rough           // random vertices, joined in order
	crossed         // the same vertices, joined so that edges cross their neighbours
)

// star is rings of a thousand vertices, each around a middle.
func star(n int, s surface) orb.MultiPolygon {
	r := rand.New(rand.NewPCG(3, 4))
	var mp orb.MultiPolygon
	for k := range n / 1000 {
		cx, cy := 36+3*r.Float64(), 47+2*r.Float64()
		type polar struct{ angle, radius float64 }
		at := make([]polar, 1000)
		for i := range at {
			step := float64(i)
			if s != smooth {
				step += 6 * (r.Float64() - 0.5)
			}
			at[i].angle = 2 * math.Pi * step / 1000
			at[i].radius = 0.3 + 0.02*math.Sin(7*at[i].angle+float64(k))
			if s != smooth {
				at[i].radius += 0.01 * r.Float64()
			}
		}
		if s == rough {
			turn := func(p polar) float64 { return math.Mod(p.angle+2*math.Pi, 2*math.Pi) }
			slices.SortFunc(at, func(p, q polar) int { return cmp.Compare(turn(p), turn(q)) })
		}
		ring := make(orb.Ring, 0, len(at)+1)
		for _, p := range at {
			ring = append(ring, orb.Point{cx + p.radius*math.Cos(p.angle), cy + p.radius*math.Sin(p.angle)})
		}
		mp = append(mp, orb.Polygon{append(ring, ring[0])})
	}
	return mp
}

func build(mp orb.MultiPolygon) float64 {
	return seconds(func() {
		var b plane.Builder
		b.Area(mp)
		b.Build()
	})
}

// heap is what a ledger of 501,000 vertices keeps, a vertex.
func heap() []result {
	w := newWork(501_000)
	used := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := used()
	l := w.ledger()
	after := used()
	runtime.KeepAlive(l)
	return []result{against("heap/501k", float64(after-before)/float64(w.vertices), "bytes a vertex", "", 0)}
}
