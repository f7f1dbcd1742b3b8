package data

import "delimit/geo"

// Role is what a file is to be read as.
type Role uint8

// The roles.
const (
	AnyRole Role = iota // decide by what the file holds
	SituationRole
	ProposalRole
	TerritoryRole
)

// Opened is what a file holds: one of the three.
type Opened struct {
	Role      Role
	Sure      bool // false when a person should be asked about the role
	Situation *geo.Situation
	Proposal  *geo.Proposal
	Territory *geo.Territory
	Defects   []Defect
}

// Open reads a file and decides what it holds.
func Open(path string) (*Opened, error) { return OpenAs(path, AnyRole) }

// OpenAs reads a file in a role.
func OpenAs(path string, role Role) (*Opened, error) {
	b, err := readFile(path)
	if err != nil {
		return nil, err
	}
	o, err := Read(path, b, role)
	return o, withFile(path, err)
}

// Read does the same on bytes. The name serves for messages and dates.
func Read(name string, raw []byte, role Role) (*Opened, error) {
	b, err := unpack(raw)
	if err != nil {
		return nil, withFile(name, err)
	}
	c, err := parse(b)
	if err != nil {
		return nil, withFile(name, err)
	}
	o := &Opened{Role: role, Sure: true}
	if role == AnyRole {
		o.Role, o.Sure = guess(c, name)
	}
	switch o.Role {
	case ProposalRole:
		o.Proposal, o.Defects, err = proposal(name, c)
	case TerritoryRole:
		o.Territory, o.Defects, err = territory(name, c)
	default:
		o.Situation, o.Defects, err = situation(name, raw, c)
	}
	if err != nil {
		return nil, withFile(name, err)
	}
	o.Defects = append(c.mended(o.Role), o.Defects...)
	return o, nil
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
