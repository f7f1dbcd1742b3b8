package data

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"delimit/geo"
)

// Role is what a file is to be read as.
type Role uint8

// The roles.
const (
	AnyRole Role = iota // decide by what the file holds
	SituationRole
	ProposalRole
	TerritoryRole
	SheetRole // shown and not measured
	ProjectRole
)

// Opened is what a file holds: one of these.
type Opened struct {
	Role      Role
	Sure      bool // false when a person should be asked about the role
	Situation *geo.Situation
	Proposal  *geo.Proposal
	Territory *geo.Territory
	Sheet     *Sheet
	Project   *Project
	Basis     *Basis // what the proposal was measured on; nil: the file does not say
	Defects   []Defect
	Stamp     Stamp // of the file
	// Of a situation:
	Dates    []geo.Date // all, of a file that tells of several
	Rulings  []Ruling   // who holds what, and by which rule
	Coverage Coverage   // of what land it speaks
	// Contradictions are cities of which it says something else than what is known.
	Contradictions []Contradiction
	// Remembered are answers of earlier times that decide something in it.
	Remembered []Answer
	DateFrom   string     // where the date stood, for a person; empty when there is none
	DateDoubt  string     // the first date that cannot be right or can be read in more than one way, as it stood; empty when there is none
	DateCould  []geo.Date // the days that it may mean; empty when it cannot be right

	features *collection
	path     string
}

// AsksDate tells whether a person should be asked for the date: the one that the
// file gives cannot be right, or can be read in more than one way.
func (o *Opened) AsksDate() bool {
	return o.Situation != nil && !o.Situation.Date.Known() && o.DateDoubt != ""
}

// DateAnswered tells whether a person gave the date.
func (o *Opened) DateAnswered() bool { return o.DateFrom == answeredBy }

// Open reads a file and decides what it holds.
func Open(path string) (*Opened, error) { return OpenAs(path, AnyRole) }

// OpenAs reads a file in a role.
func OpenAs(path string, role Role) (*Opened, error) { return OpenWith(path, role, Answers{}) }

// OpenWith reads a file in a role, with answers to what it leaves open.
func OpenWith(path string, role Role, a Answers) (*Opened, error) {
	return OpenContext(context.Background(), path, role, a)
}

// OpenContext is OpenWith that ends, with the error of the context, when its caller no longer
// wants it.
func OpenContext(ctx context.Context, path string, role Role, a Answers) (*Opened, error) {
	c, err := readContent(ctx, path)
	if err != nil {
		return nil, err
	}
	o, err := c.open(ctx, path, role, a)
	return o, withFile(path, err)
}

// Read does the same on bytes. The name serves for messages and dates.
func Read(name string, raw []byte, role Role) (*Opened, error) {
	return ReadWith(name, raw, role, Answers{})
}

// ReadWith is OpenWith on bytes.
func ReadWith(name string, raw []byte, role Role, a Answers) (*Opened, error) {
	return ReadContext(context.Background(), name, raw, role, a)
}

// ReadContext is OpenContext on bytes.
func ReadContext(ctx context.Context, name string, raw []byte, role Role, a Answers) (*Opened, error) {
	return content{raw: raw}.open(ctx, name, role, a)
}

func (c content) open(ctx context.Context, name string, role Role, a Answers) (*Opened, error) {
	features, err := load(ctx, name, c)
	if err != nil {
		return nil, withFile(name, err)
	}
	o, err := features.opened(ctx, name, c.hash(), role, a)
	return o, withFile(name, err)
}

// Answered is what the file is with answers to what it leaves open. It is not read
// again. It does not change o.
func (o *Opened) Answered(name string, a Answers) (*Opened, error) {
	next, err := o.features.opened(context.Background(), name, string(o.Stamp), o.Role, a)
	return next, withFile(name, err)
}

// load makes features of the content of a file. Only a loose Shapefile is looked for
// beside its path.
func load(ctx context.Context, path string, of content) (*collection, error) {
	b, err := unpack(ctx, of.raw)
	if err != nil {
		return nil, err
	}
	var file converted
	switch {
	case strings.EqualFold(filepath.Ext(path), ".shp"):
		file, err = besides(ctx, path, b)
	case of.log != nil:
		file, err = withLog(ctx, b, of.log)
	default:
		file, err = inGeoJSON(ctx, path, b)
	}
	if ctx.Err() != nil { // however the reader says it
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	file.remarks = append(file.remarks, of.said...)
	return file.parse(ctx, standard)
}

// opened makes of features what they are to be. sum is the hash of the file.
func (c *collection) opened(ctx context.Context, name, sum string, role Role, a Answers) (*Opened, error) {
	o := &Opened{Role: role, Sure: true, Stamp: Stamp(sum), features: c, path: name}
	if role == AnyRole {
		o.Role, o.Sure = guess(c, name)
	}
	var swapped []Defect
	var err error
	if o.Role != ProjectRole {
		if swapped, err = checkSwapped(c.features); err != nil {
			return nil, err
		}
	}
	if o.Role != SheetRole { // what is only shown is not measured
		if err := c.checkCrowds(ctx, o.Role); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch o.Role {
	case ProposalRole:
		o.Proposal, o.Defects, err = proposal(name, c)
		basis, wrong := basisOf(c)
		o.Basis, o.Defects = basis, append(o.Defects, wrong...)
	case TerritoryRole:
		o.Territory, o.Defects, err = territory(name, c)
	case ProjectRole:
		o.Project, o.Defects, err = project(name, c)
	case SheetRole:
		o.Sheet, o.Defects, err = sheet(name, c)
	default:
		err = situation(ctx, name, sum, c, a, o)
	}
	if err != nil {
		return nil, err
	}
	o.Defects = slices.Concat(c.mended(o.Role), swapped, c.unreadRows(), o.Defects)
	o.warn(name)
	return o, ctx.Err()
}

// LoadSituation reads who holds what.
func LoadSituation(path string) (*geo.Situation, []Defect, error) {
	o, err := OpenAs(path, SituationRole)
	if err != nil {
		return nil, nil, err
	}
	return o.Situation, o.Defects, nil
}

// LoadProposal reads a proposal.
func LoadProposal(path string) (*geo.Proposal, []Defect, error) {
	o, err := OpenAs(path, ProposalRole)
	if err != nil {
		return nil, nil, err
	}
	return o.Proposal, o.Defects, nil
}

// LoadTerritory reads a boundary.
func LoadTerritory(path string) (*geo.Territory, []Defect, error) {
	o, err := OpenAs(path, TerritoryRole)
	if err != nil {
		return nil, nil, err
	}
	return o.Territory, o.Defects, nil
}

// LoadSheet reads a file that is only to be shown.
func LoadSheet(path string) (*Sheet, []Defect, error) {
	return LoadSheetContext(context.Background(), path)
}

// LoadSheetContext is LoadSheet that ends when its caller no longer wants it.
func LoadSheetContext(ctx context.Context, path string) (*Sheet, []Defect, error) {
	o, err := OpenContext(ctx, path, SheetRole, Answers{})
	if err != nil {
		return nil, nil, err
	}
	return o.Sheet, o.Defects, nil
}
