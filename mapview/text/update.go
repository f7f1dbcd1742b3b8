package text

var _ = add(map[string]string{
	"command.update": "Update front line…", "command.watch": "Watch a folder or file…",

	"update.source": "Source", "update.date": "Date", "update.address": "Address", "update.own": "An address of your own…",
	"update.addressHint": "https://… with {date} where the date stands", "update.dateHint": "YYYY-MM-DD",
	"update.newest":    "This source has only its newest front line.",
	"update.contacts":  "“Fetch” contacts %s. Nobody is contacted before you press it, and no other host before you agree to it.",
	"update.keptToo":   "That front line was fetched on %s and is kept: only a newer version of it is brought.",
	"update.kept":      "KEPT ON THIS COMPUTER (opened without contacting anybody)",
	"update.keptLine":  "%s · %s · %s",
	"update.fetched":   "fetched %s",
	"update.unproved":  "fetched %s; its note was damaged",
	"update.undated":   "newest",
	"update.fetch":     "Fetch",
	"update.going":     "Contacting %s",
	"update.bytes":     "%s kB have come",
	"update.bytesOf":   "%s of %s kB have come",
	"update.failed":    "The front line could not be fetched",
	"update.otherDate": "%s was asked for, and the file calls itself %s: it is kept under that date",
	"update.stillKept": "What was fetched before can be opened:",
	"update.sources":   "The table of your own sources could not be read",

	"elsewhere.title": "Contact another host?", "elsewhere.yes": "Contact %s", "elsewhere.no": "Do not contact it",
	"elsewhere.front": "%s has not sent the front line, but sends on to another host: %s.\n\nThat host has not been contacted. It would learn which front line you ask for, and when.",
	"elsewhere.tiles": "%s has not sent the tiles, but sends on to another host: %s.\n\nThat host has not been contacted. Whoever runs it would see where you look, tile by tile, and when. What you agree to is remembered with the layer.",

	"watch.title": "Watch a folder or a file for new front lines", "watch.action": "Watch", "watch.failed": "It cannot be watched",
	"say.watching": "Watching %s. A new front line there will be offered.", "say.notWatching": "%s is no longer watched", "say.watchLost": "%s is no longer watched: %s",
	"notice.new": "New front line: %s · %s", "notice.use": "Use it", "notice.leads": "%s, new in the watched folder, leads to %s", "notice.open": "Open it",
	"notice.rebased": "Front line of %s (%s) in place of %s: computed anew", "notice.look": "What changed",

	"rebase.silent": "One of the two says nothing of %s km²: that land changes no hands, and is in none of these figures.", "rebase.undecided": "Land is undecided: a border ends open, and there are no totals.",
	"rebase.title": "What changed", "rebase.before": "Before: %s", "rebase.after": "After: %s",
	"rebase.head": "km²", "rebase.was": "before", "rebase.is": "after", "rebase.change": "change",
	"rebase.holders": "HELD BY", "rebase.cells": "CELLS: HELD BY › GOES TO",
	"rebase.towns": "before: %s; now: %s", "rebase.came": "now here: %s", "rebase.went": "no longer here: %s", "rebase.more": "%s and %s more",
	"rebase.same": "No cell changed.", "rebase.others": "Cells that did not change: %s", "rebase.copy": "Copy", "rebase.copied": "the changes",
})
