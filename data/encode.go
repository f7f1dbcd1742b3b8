package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"delimit/data/program"
	"delimit/geo"
)

// EncodeProposal writes a proposal as plain GeoJSON: the same bytes for the same
// proposal, one feature a line, coordinates as they are.
func EncodeProposal(p *geo.Proposal) ([]byte, error) { return EncodeProposalOn(p, Basis{}) }

// proposalMark is the member "delimit" of a proposal.
type proposalMark struct {
	Format     int    `json:"format"`
	What       string `json:"what"`
	MeasuredOn *Basis `json:"measured_on,omitempty"`
}

// EncodeProposalOn also says on what the proposal is measured, in a member that other
// readers of GeoJSON pass over.
func EncodeProposalOn(p *geo.Proposal, on Basis) ([]byte, error) {
	mark := proposalMark{Format: formatVersion, What: "proposal"}
	if !on.IsZero() {
		mark.MeasuredOn = &on
	}
	var b bytes.Buffer
	b.WriteString("{\"type\": \"FeatureCollection\",\n")
	if p.Name != "" {
		if err := member(&b, "name", p.Name); err != nil {
			return nil, err
		}
	}
	if err := member(&b, marker, mark); err != nil {
		return nil, err
	}
	bound := boundOf(p.Features...)
	for _, key := range slices.Sorted(maps.Keys(p.Members)) {
		if err := member(&b, key, fresh(key, p.Members[key], bound)); err != nil {
			return nil, err
		}
	}
	b.WriteString("\"features\": [")
	numbered := areNumbered(p.Features)
	for i, f := range p.Features {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		if err := encodeFeature(&b, f, numbered); err != nil {
			return nil, fmt.Errorf("feature %s: %w", f.ID, err)
		}
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

func member(b *bytes.Buffer, key string, value any) error {
	if err := encode(b, key); err != nil {
		return err
	}
	b.WriteString(": ")
	if err := encode(b, value); err != nil {
		return err
	}
	b.WriteString(",\n")
	return nil
}

// EncodeFeature writes one feature with its ID as it stands.
func EncodeFeature(f geo.Feature) ([]byte, error) {
	var b bytes.Buffer
	if err := encodeFeature(&b, f, false); err != nil {
		return nil, fmt.Errorf("feature %s: %w", f.ID, err)
	}
	return b.Bytes(), nil
}

// encodeFeature writes the members in the order in which people read them, those
// that Delimit does not know last.
func encodeFeature(b *bytes.Buffer, f geo.Feature, numbered bool) error {
	var id any = f.ID
	if numbered {
		id = f.Members["id"]
	}
	keys := []string{"type", "id", "properties", "geometry"}
	values := []any{"Feature", id, propertiesOf(f), geometryObject(f.Geometry)}
	for _, key := range slices.Sorted(maps.Keys(f.Members)) {
		if !slices.Contains(keys, key) {
			keys, values = append(keys, key), append(values, fresh(key, f.Members[key], boundOf(f)))
		}
	}
	for i, key := range keys {
		b.WriteByte("{,"[min(i, 1)])
		if err := encode(b, key); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := encode(b, values[i]); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

func propertiesOf(f geo.Feature) map[string]any {
	properties := map[string]any{}
	maps.Copy(properties, f.Properties)
	set := func(key, value string) {
		if value != "" {
			properties[key] = value
		}
	}
	set("name", f.Name)
	switch f.Type {
	case geo.Border:
		set("left", f.Left.String())
		set("right", f.Right.String())
	case geo.Allocation:
		set("side", f.Side.String())
	}
	if kind, mustSay := kindOf(f); mustSay || properties["kind"] == nil {
		properties["kind"] = kind
	}
	if f.Draft {
		properties["draft"] = true
	}
	return properties
}

// kindOf is the word for what a feature is. Where the geometry says it as well, a
// word of the file that Delimit does not know may stand in its place.
func kindOf(f geo.Feature) (kind string, mustSay bool) {
	switch f.Type {
	case geo.Zone:
		if f.Regime != "" {
			return string(f.Regime), true
		}
		return "zone", f.Draft
	case geo.Note:
		return "note", false
	case geo.Facility:
		return "facility", true
	case geo.Allocation:
		return "allocation", true
	}
	return "border", false
}

// geometryObject is a geometry as GeoJSON has it.
func geometryObject(g orb.Geometry) any {
	if g == nil {
		return nil
	}
	return struct {
		Type        string       `json:"type"`
		Coordinates orb.Geometry `json:"coordinates"`
	}{g.GeoJSONType(), g}
}

// encode writes JSON without escaping what is harmless in a file.
func encode(b *bytes.Buffer, value any) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line feed
	return nil
}

// EncodeCells writes the cells of a ledger as polygons, one feature a cell. With
// no proposal there is one feature a holder, and the side is null.
func EncodeCells(l *geo.Ledger) ([]byte, error) {
	shapes := l.CellShapes()
	var features []landFeature
	for i, c := range l.Cells {
		features = append(features, landFeature{"Feature", NewCellRow(l, c), geometryObject(shapes[i])})
	}
	return encodeLand(features)
}

// encodeLand writes land, one feature a line, and which program made it, in a member that
// other readers of GeoJSON pass over.
func encodeLand(features []landFeature) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("{\"type\": \"FeatureCollection\",\n")
	if err := member(&b, "program", program.This()); err != nil {
		return nil, err
	}
	b.WriteString("\"features\": [")
	for i, f := range features {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		if err := encode(&b, f); err != nil {
			return nil, err
		}
	}
	b.WriteString("\n]}\n")
	return b.Bytes(), nil
}

type landFeature struct {
	Type       string `json:"type"`
	Properties any    `json:"properties"`
	Geometry   any    `json:"geometry"`
}

// CellRow is a cell as files have it: areas in m².
type CellRow struct {
	Holder      string   `json:"holder"`
	Side        *string  `json:"side"` // null while nothing is delimited
	Zones       []string `json:"zones"`
	AreaM2      float64  `json:"area_m2"`
	Undecided   bool     `json:"undecided,omitempty"` // a border ends open in the land, or nobody is said to hold it
	Settlements int      `json:"settlements"`
	Population  *int     `json:"population"`                   // of the settlements whose figure is known; null when none is
	Unknown     int      `json:"population_unknown,omitempty"` // settlements without a figure
}

// KnownPeople is a number of people as files have it: nil when it is not known.
func KnownPeople(p geo.People) *int {
	if !p.Known() {
		return nil
	}
	return &p.Count
}

// NewCellRow names the cell's zones.
func NewCellRow(l *geo.Ledger, c geo.Cell) CellRow {
	return CellRow{Holder: c.Holder.String(), Side: SideWord(c.Side), Zones: ZoneNames(l, c.Zones), AreaM2: c.AreaM2, Undecided: c.Undecided,
		Settlements: len(c.Places), Population: KnownPeople(c.People), Unknown: c.People.Unknown}
}

// SideWord is the word for a side as files have it; nil for none.
func SideWord(s geo.Side) *string {
	if s == geo.NoSide {
		return nil
	}
	word := s.String()
	return &word
}

// ZoneNames are the names of some zones of a ledger.
func ZoneNames(l *geo.Ledger, zones []int) []string {
	names := []string{}
	for _, z := range zones {
		names = append(names, ZoneName(l.Zones[z]))
	}
	return names
}

// ZoneName is what a zone is called: its name, else its regime, else its ID.
func ZoneName(z geo.ZoneRow) string {
	switch {
	case z.Name != "":
		return z.Name
	case z.Regime != "":
		return string(z.Regime)
	}
	return z.Feature
}
