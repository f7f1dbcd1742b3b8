package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"delimit/mapview/scene"
)

// These tests drive the real window on a real display, as a person would. make
// test gives them one; DELIMIT_WINDOW=must makes it an error when there is none.
func needWindow(t *testing.T) {
	t.Helper()
	missing := ""
	if os.Getenv("DISPLAY") == "" {
		missing = "a display (DISPLAY is not set)"
	}
	for _, tool := range []string{"xdotool", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			missing = tool
		}
	}
	switch {
	case missing == "":
	case os.Getenv("DELIMIT_WINDOW") == "must":
		t.Fatalf("there is no %s", missing)
	default:
		t.Skipf("there is no %s: the window was not tried", missing)
	}
}

var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "delimit-test")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "delimit")
	out, err := exec.Command("go", "build", "-tags", "no_emoji", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %v\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// trace is what the window prints when it has come to rest.
type trace struct {
	Rest      int        `json:"rest"`
	Situation string     `json:"situation"`
	Date      string     `json:"date"`
	Proposal  string     `json:"proposal"`
	Features  int        `json:"features"`
	Vertices  int        `json:"vertices"`
	Tool      string     `json:"tool"`
	Center    orb.Point  `json:"center"`
	Zoom      float64    `json:"zoom"`
	Map       [4]float64 `json:"map"`
	Scale     float64    `json:"scale"`
	AreaM2    float64    `json:"area_m2"`
	HeldM2    [3]float64 `json:"held_m2"`
	CededM2   float64    `json:"ceded_m2"`
	Returned  float64    `json:"returned_m2"`
	Residual  float64    `json:"residual_m2"`
	Zones     []float64  `json:"zones_m2"`
	Panel     []struct{ Label, Value, Exact string }
	Selected  string `json:"selected"`
	Unsaved   bool   `json:"unsaved"`
	Path      string `json:"path"`
	Error     string `json:"error"`
}

// window is a running program.
type window struct {
	t     *testing.T
	lines chan trace
	kill  func() // as kill -9 does
	now   trace
	id    string
	x, y  float64 // of the window on the screen

	config string // the folder of its settings
}

const patience = 40 * time.Second

// openWindow starts the program with a fresh memory of its own.
func openWindow(t *testing.T, args ...string) *window {
	t.Helper()
	return openWindowWith(t, t.TempDir(), args...)
}

// openWindowWith starts the program with a folder of settings.
func openWindowWith(t *testing.T, config string, args ...string) *window {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Env = append(os.Environ(), "DELIMIT_TRACE=1", "DELIMIT_CHECK_THREADS=1", "LANG=en_US.UTF-8", "XDG_CONFIG_HOME="+config)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, lines: make(chan trace, 1000), config: config}
	w.kill = sync.OnceFunc(func() { cmd.Process.Kill(); cmd.Wait() })
	t.Cleanup(func() {
		w.kill()
		if strings.Contains(said.String(), "Error in Fyne call thread") {
			t.Errorf("something was done on the wrong goroutine:\n%s", said.String())
		}
	})
	go func() {
		scan := bufio.NewScanner(out)
		scan.Buffer(nil, 1<<20)
		for scan.Scan() {
			var line trace
			if json.Unmarshal(scan.Bytes(), &line) == nil && line.Rest > 0 {
				w.lines <- line
			}
		}
	}()
	w.wait("the first picture", func(trace) bool { return true })
	w.find(cmd.Process.Pid)
	return w
}

// find makes the window known, gives it a size and the keys.
func (w *window) find(pid int) {
	w.t.Helper()
	ids := strings.Fields(w.x11("search", "--pid", strconv.Itoa(pid)))
	if len(ids) == 0 {
		w.t.Fatal("the program has no window")
	}
	w.id = ids[len(ids)-1]
	w.x11("windowsize", w.id, "1400", "900")
	w.x11("windowfocus", w.id)
	w.settle()
	for _, line := range strings.Split(w.x11("getwindowgeometry", "--shell", w.id), "\n") {
		if v, ok := strings.CutPrefix(line, "X="); ok {
			w.x, _ = strconv.ParseFloat(v, 64)
		}
		if v, ok := strings.CutPrefix(line, "Y="); ok {
			w.y, _ = strconv.ParseFloat(v, 64)
		}
	}
}

func (w *window) x11(args ...string) string {
	w.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	if err != nil && args[0] != "search" {
		w.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// wait reads traces until one is as it should be.
func (w *window) wait(what string, ok func(trace) bool) trace {
	w.t.Helper()
	timeout := time.After(patience)
	for {
		select {
		case w.now = <-w.lines:
			if ok(w.now) {
				return w.now
			}
		case <-timeout:
			w.shot("failed.png")
			w.t.Fatalf("waited in vain for %s; last: %+v", what, w.now)
		}
	}
}

// settle waits until no trace has come for a while.
func (w *window) settle() {
	for {
		select {
		case w.now = <-w.lines:
		case <-time.After(1500 * time.Millisecond):
			return
		}
	}
}

// pixel is where a point is on the screen.
func (w *window) pixel(p orb.Point) (x, y float64) {
	c := w.camera()
	at := c.Pixel(p)
	return w.x + w.now.Map[0] + at.X, w.y + w.now.Map[1] + at.Y
}

func (w *window) camera() scene.Camera {
	return scene.Camera{Center: w.now.Center, Zoom: w.now.Zoom, Size: scene.Size{W: w.now.Map[2], H: w.now.Map[3]}}
}

func (w *window) move(p orb.Point) {
	x, y := w.pixel(p)
	w.x11("mousemove", strconv.Itoa(int(x+0.5)), strconv.Itoa(int(y+0.5)))
	time.Sleep(120 * time.Millisecond)
}

func (w *window) click(p orb.Point) {
	w.move(p)
	w.x11("click", "1")
	time.Sleep(550 * time.Millisecond) // two clicks here are two clicks, not a double one
}

func (w *window) drag(from, to orb.Point) {
	w.move(from)
	w.x11("mousedown", "1")
	for k := 1; k <= 8; k++ {
		s := float64(k) / 8
		w.move(orb.Point{from[0] + s*(to[0]-from[0]), from[1] + s*(to[1]-from[1])})
	}
	w.x11("mouseup", "1")
}

func (w *window) key(keys ...string) {
	for _, k := range keys {
		w.x11("key", k)
		time.Sleep(200 * time.Millisecond)
	}
}

// answer types a path into the dialog that is open.
func (w *window) answer(path string) {
	time.Sleep(700 * time.Millisecond)
	w.key("ctrl+a")
	w.x11("type", "--delay", "15", path)
	w.key("Return")
}

// shot takes a picture of the screen.
func (w *window) shot(name string) image.Image {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), name)
	if dir := os.Getenv("DELIMIT_SHOTS"); dir != "" {
		path = filepath.Join(dir, name)
	}
	if out, err := exec.Command("import", "-window", "root", path).CombinedOutput(); err != nil {
		w.t.Errorf("import: %v\n%s", err, out)
		return nil
	}
	return readPNG(w.t, path)
}

func readPNG(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}
