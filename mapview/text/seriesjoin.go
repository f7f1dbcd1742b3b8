package text

var _ = add(map[string]string{
	"series.unknownSource": "%s: it does not say whose it is",
	"series.otherProduct":  "%s: another product of the same source (%s, not %s)",
	"series.joinTitle":     "One series?",
	"series.join":          "%s files do not say whose they are. They make one series only if one source drew them all alike.",
	"series.together":      "One series",
	"series.apart":         "Each for itself",
})
