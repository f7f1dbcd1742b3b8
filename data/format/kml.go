package format

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// inUTF8 reads a text whose first line says that it is written otherwise.
func inUTF8(charset string, r io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(charset)
	if err != nil {
		return nil, wrong("the text is written in %.40q: save it in UTF-8", charset)
	}
	return e.NewDecoder().Reader(r), nil
}

// KML reads the placemarks of a document, with or without a namespace, in any folder: their
// names, extended data and the colours of their styles, as the simplestyle properties fill
// and stroke. Entities of a document's own are an error and never expanded. What it links
// to is named and not loaded.
func KML(ctx context.Context, b []byte) ([]byte, []Remark, error) {
	return readKML(ctx, b, "", func(string) ([]byte, error) { return nil, nil })
}

// readKML reads a document and, out of its archive, those that it links to. Documents are
// known by their path; find gives nil for one that is not there.
func readKML(ctx context.Context, main []byte, path string, find func(path string) ([]byte, error)) ([]byte, []Remark, error) {
	k := &kml{ctx: ctx, styles: map[styleID]*kmlStyle{}, read: map[string]bool{}, linked: map[string]bool{}}
	k.waiting = []kmlLink{{path: path}}
	for n := 0; n < len(k.waiting); n++ {
		link := k.waiting[n]
		if k.read[link.path] {
			continue
		}
		b, err := main, error(nil)
		if n > 0 {
			b, err = find(link.path)
		}
		if err == nil && b == nil {
			k.elsewhere = append(k.elsewhere, link.String())
			continue
		}
		if err == nil {
			err = k.document(link.path, b)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	if len(k.features) == 0 && len(k.elsewhere) > 0 {
		return nil, nil, wrong("it holds nothing but a link to %.200s: nobody was contacted; load that file and open it", k.elsewhere[0])
	}
	for i := range k.features {
		k.dress(i)
	}
	out, err := geoJSON(ctx, k.features, k.size)
	return out, k.remarks(), err
}

type kml struct {
	ctx       context.Context
	size      int // bytes that were read
	d         *xml.Decoder
	texts     *xmlText
	depth     int
	path      string // of the document
	folders   []folder
	styles    map[styleID]*kmlStyle
	own       []*kmlStyle // by feature: the style that stands in it, or nil
	of        []styleID   // by feature: the style that it refers to
	features  []Feature
	points    int
	read      map[string]bool // documents that were
	linked    map[string]bool // paths that were linked to
	links     int
	waiting   []kmlLink
	said      remarks
	elsewhere []string // links to what is not there
	unread    []string // files with styles that were not read
}

// folder is an open Folder or Document.
type folder struct {
	name     string
	document bool
}

// kmlLink is a NetworkLink.
type kmlLink struct{ name, path string }

func (l kmlLink) String() string {
	if l.name == "" {
		return strconv.Quote(l.path)
	}
	return fmt.Sprintf("%q (%q)", l.path, l.name)
}

// document reads one document.
func (k *kml) document(path string, b []byte) error {
	b, said, err := Text(b)
	if err != nil {
		return err
	}
	k.said = append(k.said, said...)
	k.read[path] = true
	k.size += len(b)
	k.texts = &xmlText{r: guarded(k.ctx, b)}
	k.d, k.depth, k.path, k.folders = xml.NewDecoder(k.texts), 0, path, nil
	k.d.CharsetReader = inUTF8
	return k.run()
}

// remarks tells of what lies in other files.
func (k *kml) remarks() remarks {
	said := k.said
	if len(k.elsewhere) > 0 {
		said = append(said, Remark{Rule: "linked", Text: "it links to " + several(k.elsewhere), Done: "not loaded, nobody was contacted; load that file and open it"})
	}
	if len(k.unread) > 0 {
		said = append(said, Remark{Rule: "style-elsewhere", Text: "the style stands in another file, " + several(k.unread), Done: "the colours are not known"})
	}
	return said
}

// several names the first of a list and counts the rest.
func several(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return fmt.Sprintf("%s and %d more", names[0], len(names)-1)
}

// run reads the whole document.
func (k *kml) run() error {
	seen := false
	for {
		t, err := k.token()
		if errors.Is(err, io.EOF) {
			if !seen {
				return wrong("the file has no element at all")
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			seen = true
			if err := k.element(t); err != nil {
				return err
			}
		case xml.EndElement:
			if (t.Name.Local == "Folder" || t.Name.Local == "Document") && len(k.folders) > 0 {
				k.folders = k.folders[:len(k.folders)-1]
			}
		}
	}
}

// token reads on within the limit of depth.
func (k *kml) token() (xml.Token, error) {
	t, err := k.d.Token()
	if k.texts.err != nil {
		return nil, k.texts.err
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, wrong("this is not well-formed XML: %v", err)
	}
	switch t.(type) {
	case xml.StartElement:
		if k.depth++; k.depth > MaxDepth {
			return nil, wrong("elements nest more than %d deep", MaxDepth)
		}
	case xml.EndElement:
		k.depth--
	}
	return t, err
}

func (k *kml) element(t xml.StartElement) error {
	switch t.Name.Local {
	case "Folder", "Document":
		k.folders = append(k.folders, folder{document: t.Name.Local == "Document"})
	case "name":
		s, err := k.text()
		if n := len(k.folders); n > 0 && err == nil {
			k.folders[n-1].name = s
			all := ""
			for _, f := range k.folders {
				all += f.name
			}
			err = checkName("a folder with those around it", all)
		}
		return err
	case "Style", "StyleMap", "CascadingStyle":
		style, err := k.anyStyle(t)
		// One without an id is nobody's: features do not inherit it.
		if id := attribute(t, "id"); id != "" {
			k.styles[styleID{k.path, id}] = style
		}
		return err
	case "NetworkLink":
		return k.networkLink()
	case "Placemark":
		return k.placemark()
	case "GroundOverlay", "ScreenOverlay", "PhotoOverlay", "Tour", "author", "Schema", "Region":
		return k.inside(func(xml.Token) error { return nil }) // they have names of their own
	}
	return nil
}

// maxLinks bounds the links of all documents together: some hundred are usual.
const maxLinks = 100_000

// networkLink notes what is linked to: a document beside this one, or elsewhere.
func (k *kml) networkLink() error {
	if k.links++; k.links > maxLinks {
		return wrong("it has more than %d links", maxLinks)
	}
	var link kmlLink
	err := k.inside(func(t xml.Token) (err error) {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch start.Name.Local {
		case "name":
			link.name, err = k.text()
		case "href":
			link.path, err = k.text()
		}
		return err
	})
	if link.path = k.beside(link.path); link.path != "" && !k.linked[link.path] {
		k.linked[link.path] = true
		k.waiting = append(k.waiting, link)
	}
	return err
}

// beside is the path of a file that this document refers to. Addresses stay as they are.
func (k *kml) beside(href string) string {
	if href == "" || strings.Contains(href, "://") {
		return href
	}
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return path.Join(path.Dir(k.path), strings.ReplaceAll(href, "\\", "/"))
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// text reads the text of the element that has begun, to its end.
func (k *kml) text() (string, error) {
	var s strings.Builder
	err := k.inside(func(t xml.Token) error {
		if c, ok := t.(xml.CharData); ok {
			s.Write(c)
		}
		return nil
	})
	return strings.TrimSpace(s.String()), err
}

// inside visits what the element that has begun holds, to its end.
func (k *kml) inside(visit func(xml.Token) error) error {
	for level := k.depth; ; {
		t, err := k.token()
		if errors.Is(err, io.EOF) {
			return wrong("the file ends in the middle of an element")
		}
		if err != nil {
			return err
		}
		if _, ends := t.(xml.EndElement); ends && k.depth < level {
			return nil
		}
		if err := visit(t); err != nil {
			return err
		}
	}
}

// placemark reads a feature and the style that it has or refers to.
func (k *kml) placemark() error {
	f := Feature{Properties: map[string]any{}}
	f.Layer = k.inFolder(f.Properties)
	data := ""
	var own *kmlStyle
	refers := styleID{}
	err := k.inside(func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		set := func(key string) error {
			s, err := k.text()
			if s != "" && key != "" {
				f.Properties[key] = s
			}
			return err
		}
		switch name := start.Name.Local; name {
		case "styleUrl":
			err := set(name)
			url, _ := f.Properties[name].(string)
			refers = k.styleAt(url)
			return err
		case "name", "description", "begin", "end", "when":
			return set(name)
		case "Data":
			data = attribute(start, "name")
		case "value":
			return set(data)
		case "SimpleData":
			return set(attribute(start, "name"))
		case "author":
			return k.inside(func(xml.Token) error { return nil })
		case "Style", "StyleMap", "CascadingStyle":
			style, err := k.anyStyle(start)
			own = style
			return err
		case "Point", "LineString", "LinearRing", "Polygon", "MultiGeometry":
			g, err := k.geometry(name)
			f.Geometry = join(f.Geometry, g)
			return err
		}
		return nil
	})
	k.features, k.own, k.of = append(k.features, f), append(k.own, own), append(k.of, refers)
	return err
}

// inFolder is the name of the innermost folder that has one. The names of those around it
// become a property, as either may tell who holds an area.
func (k *kml) inFolder(properties map[string]any) (layer string) {
	var around []string
	for _, f := range k.folders {
		switch {
		case f.name == "":
		case f.document && layer == "":
			layer = f.name
		default:
			if len(around) > 0 {
				properties["folder"] = strings.Join(around, " / ")
			}
			layer = f.name
			around = append(around, f.name)
		}
	}
	return layer
}
