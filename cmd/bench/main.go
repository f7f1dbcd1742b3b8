// Bench measures the engine against its peers in one run and prints ratios: see
// make bench. Times are medians; nothing here passes or fails.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"text/tabwriter"
)

// result is a row of build/bench.json.
type result struct {
	Name      string  `json:"name"`
	Value     float64 `json:"value"`
	Unit      string  `json:"unit"`
	Peer      string  `json:"peer"`
	PeerValue float64 `json:"peer_value"`
	Ratio     float64 `json:"ratio"` // value / peer_value; 0 without a peer
}

func main() {
	log.SetFlags(0)
	if len(os.Args) == 3 && os.Args[1] == "window" {
		showWindow(os.Args[2])
		return
	}
	if len(os.Args) == 3 && os.Args[1] == "check" {
		checkOnce(os.Args[2])
		return
	}
	if len(os.Args) >= 3 && os.Args[1] == "soak" {
		minutes, err := strconv.ParseFloat(os.Args[2], 64)
		if err != nil || minutes <= 0 {
			log.Fatalf("soak %s: not a number of minutes", os.Args[2])
		}
		acts := 1
		if len(os.Args) > 3 {
			if acts, err = strconv.Atoi(os.Args[3]); err != nil || acts < 1 {
				log.Fatalf("soak %s %s: not a number of acts a frame", os.Args[2], os.Args[3])
			}
		}
		soak(minutes, acts)
		return
	}
	out := "bench.json"
	if len(os.Args) > 1 {
		out = os.Args[1]
	}
	var rows []result
	for _, part := range parts() {
		rows = append(rows, part()...)
	}
	print(rows)
	b, err := json.MarshalIndent(rows, "", "  ")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(out, append(b, '\n'), 0o644); err != nil {
		log.Fatal(err)
	}
}

// parts are what is measured: all, or only what BENCH names.
func parts() []func() []result {
	all := []struct {
		name string
		run  func() []result
	}{{"ledger", fullLedgers}, {"drag", drags}, {"dirty", dirty}, {"heap", heap}, {"load", loads}, {"check", checks}, {"window", windows}, {"series", series}}
	var chosen []func() []result
	for _, part := range all {
		if only := os.Getenv("BENCH"); only == "" || only == part.name {
			chosen = append(chosen, part.run)
		}
	}
	return chosen
}

func print(rows []result) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "name\tvalue\tunit\tpeer\tpeer value\tratio")
	for _, r := range rows {
		if r.Peer == "" {
			fmt.Fprintf(w, "%s\t%.4g\t%s\t\t\t\n", r.Name, r.Value, r.Unit)
			continue
		}
		fmt.Fprintf(w, "%s\t%.4g\t%s\t%s\t%.4g\t%.3f\n", r.Name, r.Value, r.Unit, r.Peer, r.PeerValue, r.Ratio)
	}
	w.Flush()
	fmt.Printf("%d cores; growth from 5,000 to 501,000 vertices: n^%.2f\n", runtime.NumCPU(), exponent)
}

// exponent of the growth of a full ledger with its vertices.
var exponent = math.NaN()

func against(name string, value float64, unit, peer string, peerValue float64) result {
	r := result{Name: name, Value: value, Unit: unit, Peer: peer, PeerValue: peerValue}
	if peer != "" && peerValue > 0 {
		r.Ratio = value / peerValue
	}
	return r
}
