package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// windows measures the window under Xvfb with software GL, each case in a process
// and on a display of its own, as a ratio to an empty window of Fyne.
func windows() []result {
	if _, err := exec.LookPath("xvfb-run"); err != nil {
		fmt.Println("no xvfb-run (Debian: xvfb): the rows of the window are left out")
		return nil
	}
	empty, err := window("empty")
	if err != nil {
		fmt.Printf("empty window: %v\n", err)
		return nil
	}
	const peer = "empty Fyne window"
	var rows []result
	for _, c := range [][2]string{{"pan/94k", "pan/94k"}, {"pan/501k", "pan-zoom/501k"}, {"drag-vertex/101k", "drag-vertex/101k"}} {
		m, err := window(c[1])
		if err != nil {
			fmt.Printf("%s: %v\n", c[0], err)
			continue
		}
		rows = append(rows, against(c[0], m.PerSecond, "frames/s", peer, empty.PerSecond),
			against(c[0]+"/own", m.MedianMS, "ms", "", 0), against(c[0]+"/own/p99", m.P99MS, "ms", "", 0))
	}
	rows = append(rows, starts()...)
	for _, c := range [][2]string{{"rss", "rss/0k"}, {"rss/501k", "rss/501k"}} {
		if m, err := window(c[1]); err == nil {
			rows = append(rows, against(c[0], m.RSSMB, "MB", peer, empty.RSSMB))
		} else {
			fmt.Printf("%s: %v\n", c[0], err)
		}
	}
	return rows
}

// display runs a command on a screen of 1920×1080 of its own.
func display(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "xvfb-run", append([]string{"-a", "-s", "-screen 0 1920x1080x24 +extension GLX"}, args...)...)
	cmd.Env = append(os.Environ(), "LANG=en_US.UTF-8")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	return cmd
}

// window runs this program as one that shows a window and tells of it.
func window(what string) (m measured, err error) {
	self, err := os.Executable()
	if err != nil {
		return m, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	out, err := display(ctx, self, "window", what).Output()
	if err != nil {
		return m, err
	}
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	return m, json.Unmarshal(lines[len(lines)-1], &m)
}

// starts measures from the start of a process to its first complete picture.
func starts() []result {
	product, err := productFile()
	if err != nil {
		fmt.Printf("start: %v\n", err)
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil
	}
	own := startTime("DELIMIT_TRACE=1", `"rest"`, product)
	if own == 0 {
		fmt.Println("start: the window never came to rest")
		return nil
	}
	rows := []result{against("start", own, "s", "empty Fyne window", startTime("", "painted", self, "window", "start"))}
	qgis, err := exec.LookPath("qgis")
	if err != nil {
		fmt.Println("no qgis (Debian: qgis): start-qgis is left out")
		return rows
	}
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return rows
	}
	defer os.RemoveAll(dir)
	front, script := workFiles(dir, 4_000)[0], filepath.Join(dir, "ready.py")
	if err := os.WriteFile(script, []byte(qgisScript), 0o644); err != nil {
		return rows
	}
	theirs := startTime("", "painted", qgis, "--nologo", "--noversioncheck", "--profiles-path", dir, "--code", script, front)
	return append(rows, against("start-qgis", startTime("DELIMIT_TRACE=1", `"rest"`, product, front), "s", "QGIS", theirs))
}

// qgisScript tells when the map canvas has been drawn for the first time.
const qgisScript = `
from qgis.utils import iface
canvas = iface.mapCanvas()
def ready(*_):
    if canvas.layerCount() > 0:
        print("painted", flush=True)
canvas.mapCanvasRefreshed.connect(ready)
canvas.refresh()
`

// productFile builds the program.
func productFile() (string, error) {
	dir, err := os.MkdirTemp("", "delimit")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "delimit")
	build := exec.Command("go", "build", "-tags", "no_emoji", "-o", path, "./cmd/delimit")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%v: %s", err, out)
	}
	return path, nil
}

// startTime is the median of seconds until a program has printed a word; 0 when it
// never does.
func startTime(env, word string, args ...string) float64 {
	var times []float64
	for range 5 {
		if t := startOnce(env, word, args); t > 0 {
			times = append(times, t)
		}
	}
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[len(times)/2]
}

func startOnce(env, word string, args []string) float64 {
	ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
	defer cancel()
	state, err := os.MkdirTemp("", "state")
	if err != nil {
		return 0
	}
	defer os.RemoveAll(state)
	// The shell says when the display is there and the program begins.
	cmd := display(ctx, append([]string{"sh", "-c", `echo begin; exec "$@"`, "sh"}, args...)...)
	cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+state, env)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0
	}
	if err := cmd.Start(); err != nil {
		return 0
	}
	var begin time.Time
	took := 0.0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if lines.Text() == "begin" {
			begin = time.Now()
		} else if strings.Contains(lines.Text(), word) {
			took = time.Since(begin).Seconds()
			break
		}
	}
	_ = cmd.Cancel() // the display with it
	_ = cmd.Wait()
	return took
}
