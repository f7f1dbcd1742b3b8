package workspace

import "delimit/data/journal"

// Orphans finds what windows that died have left behind, in all places. problem is called
// with what cannot be read in one.
func (k *Keeper) Orphans(problem func(dir string, err error)) []*journal.Orphan {
	var all []*journal.Orphan
	for _, p := range k.places {
		if p.Err != nil {
			continue
		}
		orphans, err := journal.Orphans(k.files.disk, p.Dir)
		if err != nil {
			problem(p.Dir, err)
		}
		all = append(all, orphans...)
	}
	return all
}

// Restore opens what was left behind. The old journal goes when the new one has it and is
// on the disk. A file is written to again only if it still holds what it did; of a project,
// which holds others that were saved and are not here, never, nor of what is only a part.
// The copy of a damaged journal stays.
func (k *Keeper) Restore(o *journal.Orphan) {
	s := k.files.session
	for _, doc := range o.Documents {
		s.AddTab(doc.Proposal)
		if doc.Path == "" || doc.Project || o.Damage.Any() {
			continue
		}
		if doc.Stamp != "" {
			k.files.stamps[doc.Path] = doc.Stamp
		}
		s.Reattach(doc.Path)
	}
	if k.trouble == nil && k.onDisk() {
		_ = o.Done()
	} else {
		_ = o.Leave()
	}
}
