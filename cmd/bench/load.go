package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"delimit/data"
)

// loads opens a file of 100 MB as a window does, against ogrinfo, which reads it and
// counts.
func loads() []result {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "front_20260815.geojson")
	size, err := writeLarge(path, 100<<20)
	if err != nil {
		fmt.Println(err)
		return nil
	}
	var kept *data.Opened
	own := math.Inf(1)
	for range 3 {
		kept = nil
		runtime.GC()
		start := time.Now()
		if kept, err = data.OpenAs(path, data.SituationRole); err != nil {
			fmt.Printf("load/100mb: %v\n", err)
			return nil
		}
		own = min(own, time.Since(start).Seconds())
	}
	above := peakAbove(func() any {
		o, _ := data.OpenAs(path, data.SituationRole)
		return o
	})
	runtime.KeepAlive(kept)
	rows := []result{against("load/100mb/memory", above/float64(size), "times the file, above the result", "", 0)}
	ogrinfo, err := exec.LookPath("ogrinfo")
	if err != nil {
		fmt.Println("no ogrinfo (Debian: gdal-bin): load/100mb has no peer")
		return append(rows, against("load/100mb", own, "s", "", 0))
	}
	theirs := math.Inf(1)
	for range 3 {
		start := time.Now()
		if err := exec.Command(ogrinfo, "-al", "-so", path).Run(); err != nil {
			fmt.Printf("ogrinfo: %v\n", err)
		}
		theirs = min(theirs, time.Since(start).Seconds())
	}
	return append(rows, against("load/100mb", own, "s", "ogrinfo -al -so", theirs))
}

// writeLarge writes squares, each with many vertices on its sides, until the file has
// a size.
func writeLarge(path string, size int) (int, error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	written := 0
	put := func(s string) {
		n, _ := w.WriteString(s)
		written += n
	}
	put(`{"type":"FeatureCollection","features":[`)
	const side = 500
	for i := 0; written < size; i++ {
		if i > 0 {
			put(",")
		}
		x, y := 32+float64(i%100)*0.05, 46+float64(i/100)*0.05
		var ring bytes.Buffer
		for k := range 4*side + 1 {
			s := float64(k%side) / side * 0.04
			p := [][2]float64{{x + s, y}, {x + 0.04, y + s}, {x + 0.04 - s, y + 0.04}, {x, y + 0.04 - s}, {x, y}}[k/side]
			if k > 0 {
				ring.WriteByte(',')
			}
			fmt.Fprintf(&ring, "[%.7f,%.7f]", p[0], p[1])
		}
		put(fmt.Sprintf(`{"type":"Feature","properties":{"holder":"russia","n":%d},"geometry":{"type":"Polygon","coordinates":[[%s]]}}`, i, ring.String()))
	}
	put("]}")
	if err := w.Flush(); err != nil {
		return 0, err
	}
	return written, nil
}

// peakAbove is how many bytes of heap something takes at most, above what it leaves
// behind.
func peakAbove(run func() any) float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.HeapAlloc
	peak := before
	stop := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapAlloc)
			}
		}
	}()
	left := run()
	close(stop)
	<-done
	runtime.GC()
	runtime.ReadMemStats(&m)
	after := m.HeapAlloc
	runtime.KeepAlive(left)
	return float64(peak) - float64(after)
}
