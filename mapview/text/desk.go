package text

var _ = add(map[string]string{
	"desk.noProposal": "No proposal yet", "desk.untitled": "Untitled proposal", "situation.undated": "undated", "status.away": " ",

	"menu.file": "File", "menu.edit": "Edit", "menu.view": "View", "menu.tool": "Tools", "menu.help": "Help",
	"command.new": "New proposal", "command.open": "Open…", "command.save": "Save", "command.saveAs": "Save as…", "command.export": "Export picture…",
	"place.finish": "Finish the drawing", "place.takeBack": "Take the last vertex back", "place.extend": "Close the gap",
	"place.deleteVertex": "Delete the vertex", "place.insert": "Insert a vertex here", "place.swap": "Swap the sides", "place.properties": "Properties…",
	"place.delete": "Delete", "place.give": "Give this land to %s", "place.centre": "Centre here", "place.copy": "Copy %s",
	"keys.menu": "What can be done at a place", "keys.menu.key": "right-click",
	"menu.why": "%s – %s", "command.copy": "Copy the figures of a row", "command.graticule": "Graticule", "command.overview": "Mini-map", "command.north": "North arrow", "command.still": "No motion", "why.noRow": "Click a row of the ledger first",
	"command.undo": "Undo", "command.redo": "Redo", "command.rename": "Name the proposal…", "command.territory": "Territory…",
	"command.situation": "Situation…", "command.example": "Try the example",
	"command.zoomIn": "Zoom in", "command.zoomOut": "Zoom out", "command.zoomTerritory": "Show the territory", "command.fit": "Show the proposal",
	"command.find": "Go to a place…",
	"find.hint":    "town, oblast or position: Pokrovsk · Покровськ · 48.28, 37.18 · 37U CP 65 48", "find.nothing": "Nothing is called so",
	"find.place": "%s · %s", "find.people": "%s people", "find.oblast": "%s oblast",
	"command.back": "Back to the view before", "command.forward": "Forward again",
	"command.fold": "Fold the ledger", "command.light": "Light", "command.dark": "Dark", "command.follow": "As the system",
	"command.frames": "Frame times", "command.paletteTheme": "Map colours: as the window", "command.palettePrint": "Map colours: print",
	"command.paletteGrey": "Map colours: greys", "command.paletteSafe": "Map colours: colour-blind safe",
	"frames.line":    "%s frames a second  ·  own work %s ms a frame, 1 in 100 over %s ms",
	"command.select": "Select and edit", "command.border": "Draw a border", "command.zone": "Draw a zone", "command.measure": "Measure",
	"command.keys": "Keys", "command.sources": "Sources and accuracy",
	"keys.pan": "Move the map", "keys.pan.key": "drag, or Space or middle button and drag", "keys.wheel": "Zoom about the pointer", "keys.wheel.key": "wheel or trackpad",
	"keys.box": "Zoom to a box", "keys.box.key": "Shift and drag", "keys.double": "Zoom in", "keys.double.key": "double-click, with no tool that draws",
	"keys.arrows": "Move the map by steps", "keys.arrows.key": "arrow keys, with Shift farther", "keys.alt": "Do not snap", "keys.alt.key": "hold Alt",

	"button.ok": "OK", "button.cancel": "Cancel", "button.close": "Close", "button.open": "Open", "button.save": "Save", "button.browse": "Browse…",
	"button.overwrite": "Overwrite", "button.export": "Export", "button.file": "From a file…", "button.delete": "Delete", "button.swap": "Swap", "confirm.title": "Are you sure?",
	"path.hint": "path of the file",

	"open.title": "Open a front line, a proposal or a territory", "open.failed": "The file could not be opened", "open.kept": "What was open stays as it was.",
	"role.title": "What is this file?", "role.text": "%s has polygons, but does not say what they are.",
	"role.situation": "Front line: held by Russia", "role.proposal": "Zones of a proposal", "role.territory": "Territory",
	"save.title": "Save the proposal", "save.failed": "The file could not be saved", "save.overwrite": "%s is there already. Overwrite it?",
	"export.title": "Export the map as a picture", "export.failed": "The picture could not be written", "export.heading": "title of the picture",
	"export.png": "Picture (PNG)", "export.svg": "Drawing (SVG)", "export.pdf": "Document (PDF)",
	"palette.light": "Light", "palette.dark": "Dark", "palette.print": "Print", "palette.grey": "Greys", "palette.safe": "Colour-blind safe",
	"size.hd": "1920 × 1080", "size.4k": "3840 × 2160", "size.a4": "A4 landscape, 300 dpi", "size.a4-upright": "A4 upright, 300 dpi",
	"size.a3": "A3 landscape, 300 dpi", "size.a3-upright": "A3 upright, 300 dpi", "size.slide": "Slide 16:9", "size.letter": "Letter landscape, 300 dpi", "size.letter-upright": "Letter upright, 300 dpi",
	"close.title": "Unsaved proposal", "close.text": "“%s” has changes that are not saved.", "close.cancel": "Cancel", "close.discard": "Discard", "close.save": "Save",

	"say.undone": "Undone: %s", "say.redone": "Redone: %s", "say.copied": "Copied %s", "say.saved": "Saved to %s", "say.exported": "Picture written to %s",
	"say.opening": "Opening %s…", "say.opened": "%s: %s. Ctrl+Z goes back.", "say.remarks": "%s remarks", "say.new": "A new, empty proposal. Ctrl+Z brings the last one back.",
	"say.example": "The land that was not taken, as a free-trade zone, with a border along the line of contact",

	"why.nothingDrawn": "Nothing is drawn yet", "why.nothingToUndo": "Nothing to undo", "why.nothingToRedo": "Nothing to redo",
	"why.noViewBefore": "The map has not been moved yet", "why.noViewAfter": "There is no view to go forward to",

	"step.new": "a new proposal", "step.rename": "rename", "step.kind": "change the kind of a zone", "step.sides": "change the sides of a border",
	"step.allocate": "give a face to a side", "step.openProposal": "opened as the proposal", "step.openTerritory": "opened as the territory",
	"step.openSituation": "opened as the situation", "step.territory": "choose a territory", "step.example": "the example",

	"feature.border": "Border", "feature.zone": "Zone", "feature.note": "Note", "feature.facility": "Facility", "feature.allocation": "Side of a face",
	"feature.name": "name", "feature.left": "Left", "feature.right": "Right",
	"face.goesTo": "Goes to %s", "face.text": "%s km²: %s held by Ukraine, %s by Russia.\n%s",
	"reason.mark": "You gave it to this side.", "reason.border": "The border beside it says so.", "reason.majority": "Its holder of most land has it.",

	"panel.holders": "WHO HOLDS WHAT", "panel.cells": "CELLS: HELD BY › GOES TO", "panel.zones": "ZONES", "panel.cededTowns": "TOWNS CEDED",
	"panel.returnedTowns": "TOWNS RETURNED", "panel.lines": "LINES", "panel.more": "and %s more", "panel.outside": "%s km² outside",
	"panel.unit":  "Ukraine %s km², Russia %s km²",
	"panel.gap":   "A border ends %s short of the next line: there it divides nothing. Click here to extend it.",
	"panel.howTo": "Draw a border (B) or a zone (Z) to see what each side would give up.",

	"card.title": "Where could a border run?", "card.text": "The map shows who holds what. Draw, and the ledger tells what each side would give up.",
	"card.draw": "Draw a border", "card.open": "Open a front line…", "card.example": "Try an example",
})
