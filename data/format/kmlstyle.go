package format

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// styleID is how a style is referred to: the path of its document, and its id there.
type styleID struct{ path, id string }

// kmlStyle is the colours of a style, as simplestyle properties, and the style that has
// what it does not say.
type kmlStyle struct {
	colours map[string]any
	base    styleID
}

// mostBases is how many styles may refer to one another in a row.
const mostBases = 8

// styleAt reads a reference: #id, or file#id.
func (k *kml) styleAt(url string) styleID {
	file, id, found := strings.Cut(url, "#")
	switch {
	case url == "":
		return styleID{}
	case !found: // programs leave the mark out
		return styleID{k.path, url}
	case file == "":
		return styleID{k.path, id}
	}
	return styleID{k.beside(file), id}
}

// anyStyle reads a Style, StyleMap or gx:CascadingStyle that has begun.
func (k *kml) anyStyle(t xml.StartElement) (*kmlStyle, error) {
	switch t.Name.Local {
	case "StyleMap":
		return k.styleMap()
	case "CascadingStyle":
		return k.cascadingStyle()
	}
	colours, err := k.colours()
	return &kmlStyle{colours: colours}, err
}

// colours reads those of a Style.
func (k *kml) colours() (map[string]any, error) {
	style := map[string]any{}
	part := ""
	err := k.inside(func(t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch name := start.Name.Local; {
		case strings.HasSuffix(name, "Style"):
			part = name
		case name == "color":
			s, err := k.text()
			key := map[string]string{"PolyStyle": "fill", "LineStyle": "stroke", "IconStyle": "marker-color"}[part]
			if rgb, opacity, ok := colour(s); ok && key != "" {
				style[key] = rgb
				if _, there := style[key+"-opacity"]; part != "IconStyle" && !there {
					style[key+"-opacity"] = opacity
				}
			}
			return err
		case name == "fill" && part == "PolyStyle":
			s, err := k.text()
			if s == "0" || s == "false" { // the outline alone is drawn
				style["fill-opacity"] = 0.0
			}
			return err
		case name == "width":
			s, err := k.text()
			if w, bad := strconv.ParseFloat(s, 64); bad == nil && part == "LineStyle" {
				style["stroke-width"] = w
			}
			return err
		}
		return nil
	})
	return style, err
}

// colour turns aabbggrr into #rrggbb and an opacity.
func colour(s string) (rgb string, opacity float64, ok bool) {
	s = strings.TrimPrefix(s, "#")
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 8 {
		return "", 0, false
	}
	return "#" + s[6:8] + s[4:6] + s[2:4], float64(v>>24) / 255, true
}

// styleMap reads the pair of the normal style, which has a style or refers to one. The key
// may stand before or behind it.
func (k *kml) styleMap() (*kmlStyle, error) {
	normal := &kmlStyle{}
	err := k.inside(func(t xml.Token) error {
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "Pair" {
			key, style, err := k.pair()
			if key == "normal" {
				normal = style
			}
			return err
		}
		return nil
	})
	return normal, err
}

func (k *kml) pair() (key string, style *kmlStyle, err error) {
	style = &kmlStyle{}
	err = k.inside(func(t xml.Token) (err error) {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch start.Name.Local {
		case "key":
			key, err = k.text()
		case "styleUrl":
			var url string
			url, err = k.text()
			style.base = k.styleAt(url)
		case "Style", "StyleMap":
			var inline *kmlStyle
			inline, err = k.anyStyle(start)
			style.colours = inline.colours
			if inline.base != (styleID{}) {
				style.base = inline.base
			}
		}
		return err
	})
	return key, style, err
}

// cascadingStyle reads a style of Google Earth, which may have a base.
func (k *kml) cascadingStyle() (*kmlStyle, error) {
	style := &kmlStyle{}
	err := k.inside(func(t xml.Token) (err error) {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch start.Name.Local {
		case "Style":
			style.colours, err = k.colours()
		case "styleUrl":
			var url string
			url, err = k.text()
			style.base = k.styleAt(url)
		}
		return err
	})
	return style, err
}

// dress gives a feature the colours of its own style and of the one that it refers to, or
// notes that this stands in a file that was not read.
func (k *kml) dress(i int) {
	if own := k.own[i]; own != nil {
		k.wear(k.features[i].Properties, own, 0)
	}
	id := k.of[i]
	style, ok := k.styles[id]
	switch {
	case ok:
		k.wear(k.features[i].Properties, style, 0)
	case id.path != "" && !k.read[id.path]:
		if name := strconv.Quote(id.path); len(k.unread) == 0 || k.unread[len(k.unread)-1] != name {
			k.unread = append(k.unread, name)
		}
	}
}

// wear gives a feature the colours that it does not have yet.
func (k *kml) wear(properties map[string]any, style *kmlStyle, depth int) {
	for key, value := range style.colours {
		if _, there := properties[key]; !there {
			properties[key] = value
		}
	}
	if base, ok := k.styles[style.base]; ok && depth < mostBases {
		k.wear(properties, base, depth+1)
	}
}
