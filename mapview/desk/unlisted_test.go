package desk

import (
	"strings"
	"testing"

	"delimit/geo"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// The panel lists no cell that would read 0.00 km², unless a settlement lies in it, and
// says how many it leaves out and how much land they are.
func TestCellsTooSmallForTheirRow(t *testing.T) {
	l := &geo.Ledger{AreaM2: 1e8, Proposed: true, Delimited: true, Cells: []geo.Cell{{Holder: geo.HeldByUkraine, Side: geo.SideUkraine, AreaM2: 6e7},
		{Holder: geo.HeldContested, Side: geo.SideUkraine, AreaM2: 4_900}, {Holder: geo.HeldContested, Side: geo.SideRussia, AreaM2: 4_800},
		{Holder: geo.HeldByRussia, Side: geo.SideUkraine, AreaM2: 4_700, Places: []int{0}}}}
	cells, told := 0, false
	for _, r := range rows(l, nil, &geo.Proposal{}, []geo.Settlement{{Name: "A"}}, style.Light) {
		if r.kind == figureRow && strings.Contains(r.label, "›") {
			cells++
		}
		told = told || r.label == text.T("panel.unlisted", "2 cells", "0.01")
	}
	if cells != 2 || !told {
		t.Errorf("%d cells listed; what is left out is told: %v", cells, told)
	}
}
