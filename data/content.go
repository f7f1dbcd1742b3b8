package data

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"delimit/data/format"
	"delimit/data/regular"
)

// content is what a file holds. A database that another program writes to has its newest
// rows in a log beside it, until that program puts them into the file.
type content struct {
	raw, log []byte
	said     []format.Remark
}

const (
	databaseMagic = "SQLite format 3\x00"
	logEnding     = "-wal"
	logHead       = 32 // bytes; they change when the log begins anew
)

// readContent reads a file, and of a database the log as well, both at one time: while the
// log is the same one, what was written into the file meanwhile stands in it too.
func readContent(ctx context.Context, path string) (content, error) {
	const tries = 5
	for range tries {
		before := headOfLog(path)
		raw, err := readFile(ctx, path)
		if err != nil || !bytes.HasPrefix(raw, []byte(databaseMagic)) {
			return content{raw: raw}, err
		}
		log, err := readLog(ctx, path)
		switch {
		case err != nil:
			return content{raw: raw, said: []format.Remark{{Rule: "unread-rows", Text: "another program has it open, and its newest rows cannot be read: " + err.Error(), Done: "read without them: close it there and open it again"}}}, nil
		case bytes.Equal(before, log[:min(len(log), logHead)]):
			return content{raw: raw, log: log}, nil
		}
	}
	raw, err := readFile(ctx, path)
	return content{raw: raw, said: []format.Remark{{Rule: "unread-rows", Text: "another program is writing to it", Done: "its newest rows may be missing: open it again when that is done"}}}, err
}

// headOfLog is the beginning of the log of a database; nil: there is none.
func headOfLog(path string) []byte {
	f, err := regular.Open(path + logEnding)
	if err != nil {
		return nil
	}
	defer f.Close()
	head := make([]byte, logHead)
	n, _ := io.ReadFull(f, head)
	return head[:n]
}

// readLog reads the log of a database; nil: there is none, or nothing in it.
func readLog(ctx context.Context, path string) ([]byte, error) {
	if info, err := os.Lstat(path + logEnding); err != nil || info.Size() == 0 && info.Mode().IsRegular() {
		return nil, nil
	}
	log, err := readFile(ctx, path+logEnding)
	return log, err
}

// hash tells one content from another. Rows that stand in the log only count.
func (c content) hash() string {
	h := sha256.New()
	h.Write(c.raw)
	h.Write(c.log)
	return hex.EncodeToString(h.Sum(nil))
}
