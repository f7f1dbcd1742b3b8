package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"delimit/data"
)

// answersCommand lists what a person answered in the window, and forgets it.
type answersCommand struct {
	Forget []string `placeholder:"ID" help:"Forget the answers for a kind of files, by the ID that the list gives; all of them with \"all\". May be given several times."`
}

// Run lists the kinds of files and the answers for each. With --forget it lists what
// is left.
func (c *answersCommand) Run(to streams) error {
	memory := data.OpenMemory(data.MemoryFile())
	for _, id := range c.Forget {
		if err := forget(memory, id); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(tame{to.out})
	kinds := memory.Kinds()
	if len(kinds) == 0 {
		fmt.Fprintln(out, "No answers are remembered.")
	}
	for _, kind := range kinds {
		fmt.Fprintf(out, "%s  files of %s\n", kindID(kind), kind)
		for _, a := range memory.Of(kind) {
			fmt.Fprintf(out, "          %s = %s: %s\n", a.Property, a.Value, a.Holder)
		}
	}
	return out.Flush()
}

func forget(memory *data.Memory, id string) error {
	found := false
	for _, kind := range memory.Kinds() {
		if id != "all" && id != kindID(kind) {
			continue
		}
		found = true
		if err := memory.Forget(kind); err != nil {
			return err
		}
	}
	if !found && id != "all" {
		return usageError{fmt.Errorf("--forget %s: no such answers; delimit answers lists them", id)}
	}
	return nil
}

// kindID is a short name for a kind of files that stays the same.
func kindID(kind string) string {
	sum := sha256.Sum256([]byte(kind))
	return hex.EncodeToString(sum[:4])
}
