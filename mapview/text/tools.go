package text

var _ = add(map[string]string{
	"tool.select": "Select and edit", "tool.border": "Draw a border", "tool.zone": "Draw a zone", "tool.measure": "Measure",

	"hint.select":         "Click a line to edit it, or land to see whose side it is · drag the map to move it",
	"hint.select.feature": "Drag a vertex, a midpoint to add one, or the line itself · double-click inserts · Delete removes it all · Alt: no snapping",
	"hint.select.vertex":  "Drag the vertex · Delete removes it · Alt: no snapping",
	"hint.select.moving":  "Release to keep · Ctrl+Z or Esc takes it back · Alt: no snapping",
	"hint.select.gap":     "Click to extend the border by %s, to what it falls short of",
	"hint.select.draft":   "Click to go on drawing",
	"hint.border.begin":   "Click where the border begins · it divides the territory when both ends meet its edge or another border",
	"hint.border":         "Click to add vertices · double-click or Enter ends · the first vertex closes it · Backspace takes the last back · Esc keeps the draft",
	"hint.zone.begin":     "Click where the edge of the zone begins",
	"hint.zone":           "Click around the zone · double-click, Enter or the first vertex closes it · Backspace takes the last back · Esc keeps the draft",
	"hint.draw.close":     "Click to close it here",
	"hint.measure.begin":  "Click to measure from here · distances and areas on the ellipsoid",
	"hint.measure":        "Click to go on · double-click or Enter ends · the first point closes an area · Backspace takes the last back · Esc clears",
	"hint.measure.done":   "Click to measure anew · Esc clears",

	"step.begin": "begin a drawing", "step.vertex": "add a vertex", "step.back": "take a vertex back", "step.finish": "finish the drawing",
	"step.move": "move a vertex", "step.insert": "insert a vertex", "step.moveFeature": "move a feature", "step.deleteVertex": "delete a vertex",
	"step.delete": "delete a feature", "step.extend": "extend a border",

	"say.draftKept": "The unfinished drawing is kept. Choose the tool again to go on.",
})
