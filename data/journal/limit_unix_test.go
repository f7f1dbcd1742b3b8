//go:build unix

package journal

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

// limitFiles makes the system refuse files beyond a size, as a full disk does.
func limitFiles(size string) {
	n, _ := strconv.ParseUint(size, 10, 64)
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n}); err != nil {
		fmt.Println("no limit:", err)
		os.Exit(1)
	}
}

func makePipe(path string) error { return syscall.Mkfifo(path, 0o600) }
