package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"delimit/data/notices"
)

// module is one of those that the program or its tests are made of.
type module struct {
	Path    string
	Version string
	Dir     string // in the module cache
	Time    *time.Time
	Main    bool
	tests   bool // only tests need it
}

// systems are those for which the program is built: what is linked differs a little.
var systems = []string{"linux", "windows", "darwin"}

// linked are the modules of which packages are in the program, on any of the systems, and
// apart from them those that only tests need. Nothing is fetched.
func linked() (all []module, err error) {
	seen := map[string]bool{}
	add := func(tests bool, system string, args ...string) error {
		list, err := modulesOf(system, args...)
		for _, m := range list {
			if !m.Main && !seen[m.Path] {
				seen[m.Path], m.tests = true, tests
				all = append(all, m)
			}
		}
		return err
	}
	for _, system := range systems {
		if err := add(false, system, "delimit/cmd/delimit"); err != nil {
			return nil, err
		}
	}
	if err := add(true, systems[0], "-test", "delimit/..."); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b module) int { return cmp.Compare(a.Path, b.Path) })
	return all, nil
}

func modulesOf(system string, args ...string) (list []module, err error) {
	list, err = goList(system, append([]string{"-deps", "-tags", "no_emoji", "-json=Module"}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("the modules for %s: %w", system, err)
	}
	return list, nil
}

func goList(system string, args ...string) (list []module, err error) {
	command := exec.Command("go", append([]string{"list"}, args...)...)
	// cgo, as the window is built with it; nothing is compiled.
	command.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOPROXY=off")
	var complaint bytes.Buffer
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, complaint.String())
	}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var pkg struct{ Module *module }
		if err := d.Decode(&pkg); err != nil {
			return nil, err
		}
		if pkg.Module != nil {
			list = append(list, *pkg.Module)
		}
	}
	return list, nil
}

// repository is the folder of the checkout.
func repository() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	return filepath.Dir(strings.TrimSpace(string(out))), err
}

// goNotice is that of Go, whose library and runtime are in every program. It has no
// version, as every one has the same terms.
func goNotice() (notices.Notice, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return notices.Notice{}, err
	}
	n, err := noticeOf(module{Path: "Go", Dir: strings.TrimSpace(string(out))})
	n.Note = "The standard library and the runtime."
	return n, err
}
