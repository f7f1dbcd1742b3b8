// Package hostile holds no code but a test: it builds files that are made to take the
// machine down, gives each to a process of its own, and measures what that costs.
package hostile
