// Audit checks what the program is made of: that every module may be distributed under the
// Apache License 2.0, and that somebody looks after it or a reason stands here. It writes
// the bill of materials, and the notices that are in the program. It needs the module
// cache, and no network.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"delimit/data/notices"
)

func main() {
	bill := flag.String("sbom", "", "write the bill of materials, CycloneDX in JSON, to this `file`")
	into := flag.String("notices", "", "write the notices to this `file`")
	flag.Parse()
	if err := run(os.Stdout, *bill, *into); err != nil {
		fmt.Fprintln(os.Stderr, "audit:", err)
		os.Exit(1)
	}
}

// audited is a module and what was found of it.
type audited struct {
	module
	notice notices.Notice
	err    error // its licence is not known or not allowed
}

func run(to io.Writer, bill, into string) error {
	found, err := audit()
	if err != nil {
		return err
	}
	wrong := report(to, found, time.Now())
	if len(wrong) > 0 {
		return fmt.Errorf("%d faults:\n%s", len(wrong), strings.Join(wrong, "\n"))
	}
	if bill != "" {
		if err := writeTo(bill, func(w io.Writer) error { return writeSBOM(w, found) }); err != nil {
			return err
		}
	}
	if into == "" {
		return nil
	}
	all, err := allNotices(found)
	if err != nil {
		return err
	}
	b, err := notices.Pack(all)
	if err != nil {
		return err
	}
	return writeTo(into, func(w io.Writer) error { _, err := w.Write(b); return err })
}

// audit looks at every module.
func audit() ([]audited, error) {
	modules, err := linked()
	if err != nil {
		return nil, err
	}
	var found []audited
	for _, m := range modules {
		a := audited{module: m}
		a.notice, a.err = noticeOf(m)
		found = append(found, a)
	}
	return found, nil
}

// report prints a row a module, and returns what is wrong.
func report(to io.Writer, found []audited, now time.Time) (wrong []string) {
	w := tabwriter.NewWriter(to, 0, 8, 2, ' ', 0)
	for _, tests := range []bool{false, true} {
		fmt.Fprintln(w, map[bool]string{false: "In the program:", true: "\nFor tests and tools alone:"}[tests])
		for _, a := range found {
			if a.tests != tests {
				continue
			}
			dated, licence := "unknown", a.notice.Licence
			if a.Time != nil {
				dated = a.Time.UTC().Format(time.DateOnly)
			}
			reason, ok := a.age(now)
			if !ok {
				wrong = append(wrong, fmt.Sprintf("%s %s is of %s: say in cmd/audit/kept.go why it stays, or replace it", a.Path, a.Version, dated))
			}
			if a.err != nil {
				licence = "not allowed or not known"
				wrong = append(wrong, a.err.Error())
			}
			fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\n", a.Path, a.Version, dated, licence, reason)
		}
	}
	w.Flush()
	return wrong
}

// allNotices are those of the program: of its data, of the language, of every module.
func allNotices(found []audited) ([]notices.Notice, error) {
	root, err := repository()
	if err != nil {
		return nil, err
	}
	all, err := dataNotices(filepath.Join(root, "data", "atlas"))
	if err != nil {
		return nil, err
	}
	language, err := goNotice()
	if err != nil {
		return nil, err
	}
	all = append(all, language)
	for _, a := range found {
		if a.err != nil {
			return nil, a.err
		}
		if !a.tests {
			all = append(all, a.notice)
		}
	}
	return all, nil
}

func writeTo(path string, write func(io.Writer) error) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
	}()
	return write(f)
}
