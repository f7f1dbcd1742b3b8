package text

import "delimit/mapview/style"

// Part names a part of the map.
func Part(p style.Part) string { return T("layer." + string(p)) }

var _ = add(map[string]string{
	"command.layers": "Layers", "layers.title": "Layers", "layers.reset": "Reset",
	"layers.show": "Show", "layers.hide": "Hide", "layers.up": "Move up", "layers.down": "Move down", "layers.color": "Colour", "layers.palette": "As the palette has it",
	"layers.note": "Sources stay on every picture. A picture names what is hidden here.",

	"layer.sea": "Sea", "layer.neighbours": "Neighbours", "layer.land": "Land", "layer.holders": "Who holds what", "layer.allocation": "Ceded and returned land",
	"layer.oblasts": "Edges of oblasts", "layer.territory": "Edge of the territory", "layer.difference": "Land that differs", "layer.zones": "Zones", "layer.contact": "Line of contact",
	"layer.borders": "Borders and notes", "layer.names": "Names of regions", "layer.towns": "Settlements",

	"layer.credit": "%s (%s)", "layers.add": "Layer…", "layers.addBasemap": "Basemap…", "layers.remove": "Remove", "layers.missing": "%s – cannot be read",
	"command.addLayer": "Add layer…", "layers.open": "Show a file as a layer", "role.sheet": "A layer to look at", "role.drawings": "Drawings of a proposal", "role.shapes": "%s has lines or points, but does not say what they are.",
	"say.layer": "%s is shown as a layer. It is not measured.", "say.layerFull": "No more than %s layers can be added. Remove one first.", "brief.layers": "Layers: %s.",

	"tiles.unfit":   "The basemap %s is not drawn: it has no tiles for a map of this scale.",
	"tiles.nothing": "The basemap %s is not drawn: it has no tile of this land.",
	"tiles.lost":    "The basemap %s is not drawn: none of its %s tiles could be had.",
	"tiles.gaps":    "The basemap %s has gaps: %s of its %s tiles could not be had.",
	"tiles.part":    "The basemap %s does not cover all of the map: it has no tile at %s of %s places.",
	"credit.unfit":  "%s: no tiles at this scale", "credit.nothing": "%s: no tiles here", "credit.failed": "%s: %s of %s tiles could not be had",
	"tiles.why": "The first reason: %s.", "export.lacks": "The picture lacks part of a basemap",
	"command.addBasemap": "Add basemap…", "basemap.add": "Show a basemap", "basemap.path": "MBTiles or PMTiles file, or https://…/{z}/{x}/{y}.png",
	"basemap.owner": "who is to be credited, for an address: © …",
	"basemap.note":  "From a file nobody learns anything. An address is different: whoever runs that server sees where you look, tile by tile, and when. Nothing is asked for before you add it, while it is hidden, or after the next start until you show it again. What came is kept on this disk, up to %s MB, until you remove the layer.",
	"say.basemap":   "%s lies under the land that is coloured. Its opacity and theirs are in the layers (L).", "basemap.failed": "The basemap cannot be shown",

	"basemap.mended": "%s kept tiles were damaged and are asked for anew.", "basemap.mended.one": "%s kept tile was damaged and is asked for anew.",

	"brief.silent": "Hidden on this map: %s.",
})
