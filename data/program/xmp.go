package program

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// namespace is that of the facts which XMP has no name for.
const namespace = "https://delimit.org/ns/program/1.0/"

// XMP is the program and a picture's title as metadata that PDF, SVG and PNG can carry
// (ISO 16684-1). It is the same for equal titles.
func (p Identity) XMP(title string) []byte {
	var b bytes.Buffer
	b.WriteString(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:delimit="` + namespace + `">` + "\n")
	fmt.Fprintf(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", escaped(title))
	for _, fact := range [][2]string{{"xmp:CreatorTool", p.Short()}, {"delimit:version", p.Version}, {"delimit:commit", p.Commit},
		{"delimit:modified", p.ModifiedWord()}, {"delimit:go", p.Go}, {"delimit:platform", p.Platform}} {
		fmt.Fprintf(&b, "<%s>%s</%s>\n", fact[0], escaped(fact[1]), fact[0])
	}
	b.WriteString("<delimit:data><rdf:Bag>\n")
	for _, name := range p.DataNames() {
		fmt.Fprintf(&b, "<rdf:li>%s sha256:%s</rdf:li>\n", escaped(name), p.Data[name])
	}
	b.WriteString("</rdf:Bag></delimit:data>\n</rdf:Description></rdf:RDF></x:xmpmeta>")
	return b.Bytes()
}

// Packet is XMP between the marks by which programs find it in a file of another format.
func (p Identity) Packet(title string) []byte {
	const begin, end = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n", "\n<?xpacket end=\"r\"?>"
	return append(append([]byte(begin), p.XMP(title)...), end...)
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}
