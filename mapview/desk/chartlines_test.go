package desk

import (
	"testing"

	"delimit/geo"
	"delimit/mapview/style"
)

// Land that is contested or not stated has a line only where there is any.
func TestChartHasLinesOfWhatThereIs(t *testing.T) {
	st := style.ChartOf(style.Light, style.Light.Chrome)
	for _, c := range []struct {
		held  [len(geo.Holders)]float64
		lines int
	}{{[...]float64{1, 0, 0, 0}, 2}, {[...]float64{1, 2, 3, 0}, 3}, {[...]float64{1, 2, 0, 3}, 3}, {[...]float64{1, 2, 3, 4}, 4}} {
		s := geo.Series{{Date: geo.Date{Year: 2025, Month: 1, Day: 1}, Held: c.held}}
		if got := len(chartOfHolders(s, st).lines); got != c.lines {
			t.Errorf("%v: %d lines, want %d", c.held, got, c.lines)
		}
	}
}
