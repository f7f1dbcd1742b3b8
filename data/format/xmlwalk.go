package format

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// xmlPart walks over the elements of a text in XML within the limits.
type xmlPart struct {
	d     *xml.Decoder
	limit *io.LimitedReader
	texts *xmlText
	depth int
	what  string // what it is, for a person
}

// walkXML begins to walk over a text; most bounds it, in bytes.
func walkXML(ctx context.Context, r io.Reader, most int64, what string) *xmlPart {
	p := &xmlPart{limit: &io.LimitedReader{R: &guard{ctx, r}, N: most + 1}, what: what}
	p.texts = &xmlText{r: p.limit}
	p.d = xml.NewDecoder(p.texts)
	p.d.CharsetReader = inUTF8
	return p
}

func walkText(ctx context.Context, b []byte, what string) *xmlPart {
	return walkXML(ctx, bytes.NewReader(b), int64(len(b)), what)
}

// token reads on.
func (p *xmlPart) token() (xml.Token, error) {
	t, err := p.d.Token()
	switch {
	case p.texts.err != nil:
		return nil, wrong("the %s cannot be read: %v", p.what, p.texts.err)
	case p.limit.N <= 0:
		return nil, wrong("unpacked, the %s is larger than what is read", p.what)
	case errors.Is(err, io.EOF) && p.depth == 0:
		return nil, io.EOF
	case err != nil:
		return nil, wrong("the %s is damaged: %v", p.what, err)
	}
	switch t.(type) {
	case xml.StartElement:
		if p.depth++; p.depth > MaxDepth {
			return nil, wrong("elements nest more than %d deep", MaxDepth)
		}
	case xml.EndElement:
		p.depth--
	}
	return t, nil
}

// inside visits the elements that begin in the one that has begun, to its end. A visit may
// read an element to its end itself.
func (p *xmlPart) inside(visit func(xml.StartElement) error) error {
	for level := p.depth; p.depth >= level; {
		t, err := p.token()
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := visit(start); err != nil {
				return err
			}
		}
	}
	return nil
}

// each visits all elements of the whole.
func (p *xmlPart) each(visit func(xml.StartElement) error) error {
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			if err := visit(start); err != nil {
				return err
			}
		}
	}
}

// pass passes over the element that has begun.
func (p *xmlPart) pass() error { return p.inside(func(xml.StartElement) error { return nil }) }

// text reads the text in the element that has begun, to its end. Elements of one name, such
// as notes, are passed over.
func (p *xmlPart) text(but string) (string, error) {
	var s strings.Builder
	for level := p.depth; p.depth >= level; {
		t, err := p.token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if but != "" && t.Name.Local == but {
				if err := p.pass(); err != nil {
					return "", err
				}
			}
		case xml.CharData:
			if s.Len() < mostText {
				s.Write(t)
			}
		}
	}
	return s.String(), nil
}
