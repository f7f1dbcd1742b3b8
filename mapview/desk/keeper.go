package desk

import (
	"errors"
	"path/filepath"
	"slices"

	"delimit/data/journal"
	"delimit/mapview/text"
	"delimit/mapview/workspace"
)

// keeper tells how what is drawn is kept against a crash, and offers what a window that
// died has left behind.
type keeper struct {
	*workspace.Keeper
	d    *Desk
	said []statement
}

func newKeeper(d *Desk) *keeper {
	k := &keeper{d: d}
	k.Keeper = workspace.NewKeeper(d.files, places(d.config.StateDir), d.config.Background, k.told)
	return k
}

// places are the folder for small things, and the system's for temporary files.
func places(stateDir string) []workspace.Place {
	list := []workspace.Place{{Err: errors.New(text.T("journal.noSettings"))}, {}}
	if file := workspace.SettingsFile(stateDir, "x"); file != "" {
		list[0] = workspace.Place{Dir: filepath.Join(filepath.Dir(file), "journal")}
	}
	list[1].Dir, list[1].Err = journal.Temporary()
	return list
}

// told says where what is drawn is kept when that has changed.
func (k *keeper) told() {
	now := k.statements()
	if slices.EqualFunc(k.said, now, func(a, b statement) bool { return a.words == b.words }) {
		return
	}
	k.said = now
	dir, refused := k.Elsewhere()
	if err := k.Trouble(); err != nil {
		k.d.toast.say(text.T("journal.failed", plain(err)))
	} else if refused != nil {
		k.d.toast.say(text.T("journal.elsewhere", dir, plain(refused)))
	}
	k.d.banner.update()
}

// statements are what the reader of the window must know about what is kept.
func (k *keeper) statements() []statement {
	if k == nil {
		return nil
	}
	dir, refused := k.Elsewhere()
	switch err := k.Trouble(); {
	case err != nil:
		return []statement{{key: "notKept", words: text.T("banner.notKept", plain(err)), stays: true}}
	case refused != nil:
		return []statement{{key: "keptElsewhere", words: text.T("banner.keptElsewhere", dir, plain(refused))}}
	}
	return nil
}
