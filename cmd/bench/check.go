package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"delimit/data"
)

// checks finds out all about a file of 40 MB, as check and a window that opens it do, against
// only reading it; and how much memory a process needs at most that checks 300 MB.
func checks() []result {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	return append(checkOf(dir), checkAlone(dir)...)
}

func checkOf(dir string) []result {
	path := filepath.Join(dir, "front_20260815.geojson")
	size, err := frontFile(path, 40<<20)
	if err != nil {
		log.Fatal(err)
	}
	read := func() any {
		o, err := data.OpenAs(path, data.SituationRole)
		if err != nil {
			log.Fatal(err)
		}
		return o
	}
	check := func() any {
		k := data.Check(path, data.AnyRole, data.Answers{})
		if k.Err != nil {
			log.Fatal(k.Err)
		}
		return k
	}
	reading, checking := quickest(read, check)
	return []result{
		against("check/40mb", checking, "s", "load", reading),
		against("check/40mb/memory", peakAbove(check)/float64(size), "times the file, above the result", "load", peakAbove(read)/float64(size)),
	}
}

// quickest gives the least seconds of each of two things that are done in turns.
func quickest(first, second func() any) (one, other float64) {
	const turns = 5
	for turn := range turns {
		for i, run := range []func() any{first, second} {
			runtime.GC()
			start := time.Now()
			runtime.KeepAlive(run())
			took := time.Since(start).Seconds()
			if least := []*float64{&one, &other}[i]; turn == 0 || took < *least {
				*least = took
			}
		}
	}
	return one, other
}

// checkAlone checks 300 MB in a process of its own.
func checkAlone(dir string) []result {
	path := filepath.Join(dir, "long_20260815.geojson")
	size, err := frontFile(path, 300<<20)
	if err != nil {
		log.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	out, err := exec.Command(self, "check", path).Output()
	mb, wrong := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
	if err != nil || wrong != nil || mb == 0 {
		fmt.Printf("check/300mb: %v: %s\n", err, out)
		return nil
	}
	return []result{against("check/300mb/memory", mb, "MB at most, of the process", "file", float64(size)/(1<<20))}
}

// checkOnce checks a file and prints how much memory that took.
func checkOnce(path string) {
	if k := data.Check(path, data.AnyRole, data.Answers{}); k.Err != nil {
		log.Fatal(k.Err)
	}
	fmt.Println(mostResident())
}
