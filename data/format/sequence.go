package format

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

const recordSeparator = 0x1e // stands before each text of a sequence (RFC 7464, RFC 8142)

// IsSequence reports whether a text is a sequence of JSON values, one a line or with record
// separators. Values over several lines without separators are known only when the whole
// is read.
func IsSequence(b []byte) bool {
	if bytes.HasPrefix(b, []byte{recordSeparator}) {
		return true
	}
	line, rest, ok := bytes.Cut(bytes.TrimSpace(b), []byte("\n"))
	return ok && len(bytes.TrimSpace(rest)) > 0 && bytes.HasPrefix(line, []byte("{")) && json.Valid(line)
}

// IsList reports whether a text is a bare list of features, geometries or collections.
func IsList(b []byte) bool {
	kind, ok := typeOfFirst(b)
	return ok && geoType.MatchString(`"type":"`+kind+`"`)
}

// typeOfFirst is the type that the first object of a list says it is; ok is false when the
// text is no list of objects, as far as its beginning tells.
func typeOfFirst(b []byte) (kind string, ok bool) {
	head := bytes.TrimSpace(b[:min(len(b), 64<<10)])
	if !records.Match(head) {
		return "", false
	}
	d := json.NewDecoder(bytes.NewReader(head))
	depth, name, isKey := 0, "", false
	for {
		t, err := d.Token()
		if err != nil {
			return "", true
		}
		switch t := t.(type) {
		case json.Delim:
			switch t {
			case '{', '[':
				depth++
			default:
				depth--
			}
			if depth < 2 && t == '}' {
				return "", true
			}
			isKey = depth == 2
			continue
		case string:
			if depth == 2 && !isKey && name == "type" {
				return t, true
			}
			if isKey {
				name = t
			}
		}
		isKey = depth == 2 && !isKey
	}
}

// Sequence makes one collection of the features of a sequence: of features, collections and
// geometries, one after the other, over as many lines as they like, or in a bare list.
func Sequence(ctx context.Context, b []byte) ([]byte, error) {
	s := sequence{most: roomOf(len(b))}
	s.out.Grow(len(b) + 64)
	s.out.WriteString(`{"type":"FeatureCollection","features":[`)
	text := bytes.ReplaceAll(b, []byte{recordSeparator}, []byte(" "))
	d := json.NewDecoder(guarded(ctx, text))
	for n := 1; ; n++ {
		var value json.RawMessage
		err := d.Decode(&value)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			at := min(d.InputOffset(), int64(len(text)))
			return nil, wrong("value %d of the sequence, after line %d, is not JSON: %v", n, bytes.Count(text[:at], []byte("\n"))+1, err)
		}
		if err := s.add(value, 0); err != nil {
			return nil, wrong("value %d of the sequence %v", n, err)
		}
	}
	s.out.WriteString("]}")
	return s.out.Bytes(), nil
}

type sequence struct {
	out   bytes.Buffer
	count int
	most  int // bytes
}

// add writes the features of one value.
func (s *sequence) add(value json.RawMessage, depth int) error {
	if depth > MaxDepth {
		return wrong("nests more than %d deep", MaxDepth)
	}
	if value[0] == '[' {
		var list []json.RawMessage
		if err := json.Unmarshal(value, &list); err != nil {
			return wrong("cannot be read: %v", err)
		}
		for _, one := range list {
			if err := s.add(one, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if value[0] != '{' {
		return wrong("is neither a feature nor a collection nor a geometry")
	}
	var kind struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(value, &kind); err != nil {
		return wrong("cannot be read: %v", err)
	}
	switch kind.Type {
	case "Feature":
		return s.write(value)
	case "FeatureCollection":
		return s.collection(value)
	case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection":
		return s.write([]byte(`{"type":"Feature","properties":null,"geometry":`), value, []byte("}"))
	case "":
		return wrong("is not GeoJSON: it has no type")
	}
	return wrong("is not GeoJSON: its type is %.40q", kind.Type)
}

// collection writes the features of a collection. Its name and its reference system go to
// each of them, as they hold for none of the other collections.
func (s *sequence) collection(value json.RawMessage) error {
	var c struct {
		Name     string          `json:"name"`
		CRS      json.RawMessage `json:"crs"`
		Features []json.RawMessage
	}
	if err := json.Unmarshal(value, &c); err != nil {
		return wrong("cannot be read: %v", err)
	}
	if len(c.CRS) > maxName {
		return wrong("names its reference system in %d bytes, more than %d", len(c.CRS), maxName)
	}
	if err := checkName("a collection", c.Name); err != nil {
		return err
	}
	for _, f := range c.Features {
		f = bytes.TrimSpace(f)
		if len(f) == 0 || f[0] != '{' || c.Name == "" && c.CRS == nil {
			if err := s.write(f); err != nil {
				return err
			}
			continue
		}
		var feature map[string]json.RawMessage
		if err := json.Unmarshal(f, &feature); err != nil {
			return wrong("has a feature that cannot be read: %v", err)
		}
		if c.CRS != nil && feature["crs"] == nil {
			feature["crs"] = c.CRS
		}
		if c.Name != "" {
			feature["properties"] = withLayer(feature["properties"], c.Name)
		}
		out, err := json.Marshal(feature)
		if err != nil {
			return wrong("has a feature that cannot be used: %v", err)
		}
		if err := s.write(out); err != nil {
			return err
		}
	}
	return nil
}

// withLayer adds the name of a collection to the properties of a feature, unless they have one.
func withLayer(properties json.RawMessage, name string) json.RawMessage {
	var all map[string]json.RawMessage
	if json.Unmarshal(properties, &all) != nil || all["layer"] != nil {
		return properties
	}
	if all == nil {
		all = map[string]json.RawMessage{}
	}
	text, err := json.Marshal(name)
	if err != nil {
		return properties
	}
	all["layer"] = text
	out, err := json.Marshal(all)
	if err != nil {
		return properties
	}
	return out
}

func (s *sequence) write(parts ...[]byte) error {
	if s.count++; s.count > 1 {
		s.out.WriteByte(',')
	}
	for _, p := range parts {
		s.out.Write(p)
	}
	if s.out.Len() > s.most {
		return wrong("is too much: as GeoJSON, the file has more than %d MB", s.most>>20)
	}
	return nil
}
