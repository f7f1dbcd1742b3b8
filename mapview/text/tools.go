package text

var _ = add(map[string]string{
	"tool.select": "Select and edit", "tool.border": "Draw a border", "tool.zone": "Draw a zone", "tool.measure": "Measure",

	"hint.select":  "Click a line to edit it or land to see its side · drag a vertex · drag a midpoint to add one · Delete removes",
	"hint.border":  "Click to add vertices · double-click or Enter ends · click the first vertex to close · Backspace takes the last back · Esc keeps the draft",
	"hint.zone":    "Click around the zone · double-click, Enter or the first vertex closes it · Backspace takes the last back · Esc keeps the draft",
	"hint.measure": "Click to measure · double-click or Enter ends · Esc clears",

	"step.begin": "begin a drawing", "step.vertex": "add a vertex", "step.back": "take a vertex back", "step.finish": "finish the drawing",
	"step.move": "move a vertex", "step.insert": "insert a vertex", "step.moveFeature": "move a feature", "step.deleteVertex": "delete a vertex",
	"step.delete": "delete a feature", "step.extend": "extend a border",

	"say.draftKept": "The unfinished drawing is kept. Choose the tool again to go on.",
})
