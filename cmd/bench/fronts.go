package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"

	"github.com/paulmach/orb"
)

// frontFile writes a front line as sources draw them, until the file has about a size:
// land held by Russia, a contested strip beside it that has the front's vertices, land won
// back beside that, islands and holes. All lines are rough, as drawn by hand, and cross
// themselves now and then. The same size makes the same file.
func frontFile(path string, size int) (int, error) {
	const bytesAVertex = 27 // "[36.123456789,48.123456789],"
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	w := &frontWriter{Writer: bufio.NewWriterSize(f, 1<<20), rand: rand.New(rand.NewPCG(5, 6))}
	w.put(`{"type":"FeatureCollection","features":[`)
	// A stretch has its front three times, and its other lines once each.
	const stretches = 12
	w.vertices = size / bytesAVertex / stretches / 8
	for k := range stretches {
		w.stretch(46+float64(k)*0.5, 0.5)
	}
	w.put("]}")
	return w.written, w.Flush()
}

type frontWriter struct {
	*bufio.Writer
	rand     *rand.Rand
	vertices int // of a long line
	written  int
	features int
}

func (w *frontWriter) put(s string) {
	n, _ := w.WriteString(s)
	w.written += n
}

// stretch writes the features of one stretch of the front, from south to north.
func (w *frontWriter) stretch(south, height float64) {
	north := south + height
	front := w.rough(orb.Point{37, south}, orb.Point{37, north}, w.vertices)
	strip := w.rough(orb.Point{36.4, south}, orb.Point{36.4, north}, w.vertices)
	back := w.rough(orb.Point{35.8, south}, orb.Point{35.8, north}, w.vertices)
	east := w.rough(orb.Point{39, south}, orb.Point{39, north}, w.vertices)
	held := orb.Polygon{between(front, east)}
	for k := range 8 {
		hole := w.island(orb.Point{37.6 + 0.15*float64(k), south + height/2}, 0.05, w.vertices/32)
		held = append(held, hole)
		w.feature("contested", orb.Polygon{hole})
	}
	w.feature("russia", held)
	w.feature("contested", orb.Polygon{between(strip, front)})
	w.feature("ukraine", orb.Polygon{between(back, strip)})
	for k := range 8 {
		w.feature("russia", orb.Polygon{w.island(orb.Point{34.2 + 0.15*float64(k), south + height/2}, 0.05, w.vertices/32)})
	}
}

// between is the land from one line that runs north to another.
func between(west, east []orb.Point) orb.Ring {
	ring := make(orb.Ring, 0, len(west)+len(east)+1)
	for i := range west {
		ring = append(ring, west[len(west)-1-i])
	}
	ring = append(ring, east...)
	return append(ring, ring[0])
}

// rough is a line of n edges or more: its middle is moved aside, and so are those of its halves.
func (w *frontWriter) rough(from, to orb.Point, n int) []orb.Point {
	line := []orb.Point{from, to}
	for len(line) <= n {
		finer := make([]orb.Point, 0, 2*len(line))
		for i, p := range line[:len(line)-1] {
			q := line[i+1]
			aside := 0.28 * (w.rand.Float64() - 0.5)
			middle := orb.Point{(p[0]+q[0])/2 - aside*(q[1]-p[1]), (p[1]+q[1])/2 + aside*(q[0]-p[0])}
			finer = append(finer, p, middle)
		}
		line = append(finer, to)
	}
	return line
}

// island is a rough ring around a point.
func (w *frontWriter) island(middle orb.Point, radius float64, n int) orb.Ring {
	const corners = 16
	var ring orb.Ring
	corner := func(k int) orb.Point {
		angle := 2 * math.Pi * float64(k%corners) / corners
		return orb.Point{middle[0] + radius*math.Cos(angle), middle[1] + radius*math.Sin(angle)}
	}
	for k := range corners {
		side := w.rough(corner(k), corner(k+1), n/corners)
		ring = append(ring, side[:len(side)-1]...)
	}
	return append(ring, ring[0])
}

func (w *frontWriter) feature(holder string, p orb.Polygon) {
	if w.features > 0 {
		w.put(",\n")
	}
	w.features++
	w.put(fmt.Sprintf(`{"type":"Feature","properties":{"holder":%q,"name":"area %d"},"geometry":{"type":"Polygon","coordinates":[`, holder, w.features))
	var number []byte
	for i, ring := range p {
		w.put([]string{"", ","}[min(i, 1)])
		for k, q := range ring {
			number = append(number[:0], []string{"[", ","}[min(k, 1)]...)
			number = append(strconv.AppendFloat(append(number, '['), q[0], 'f', 9, 64), ',')
			number = append(strconv.AppendFloat(number, q[1], 'f', 9, 64), ']')
			w.put(string(number))
		}
		w.put("]")
	}
	w.put("]}}")
}
