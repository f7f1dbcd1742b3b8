package workspace

import (
	"delimit/data/journal"
	"delimit/data/storage"
)

// Place is a folder for journals.
type Place struct {
	Dir string
	Err error // why it cannot be one
}

// begin makes a journal in the first place that takes one. The error is that of the
// best place.
func (k *Keeper) begin() error {
	var first error
	for _, p := range k.places {
		j, err := p.create(k.files.disk)
		if err == nil {
			k.journal, k.at, k.refused = j, p, first
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

func (p Place) create(disk storage.Disk) (*journal.Journal, error) {
	if p.Err != nil {
		return nil, p.Err
	}
	return journal.Create(disk, p.Dir)
}
