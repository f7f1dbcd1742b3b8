package plane

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The boxes along a long edge cover it: each pixel that the edge meets is near one of
// them, also at the edge's ends and where two boxes join.
func TestBoxesAlongAnEdgeCoverIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.Int64Range(-1e6, 1e6)
		p, q := Pt{coordinate.Draw(t, "px"), coordinate.Draw(t, "py")}, Pt{coordinate.Draw(t, "qx"), coordinate.Draw(t, "qy")}
		if rapid.Bool().Draw(t, "upright") {
			q.X = p.X
		}
		if p == q {
			return
		}
		f := finerIndex{most: rapid.Int64Range(1, 1e6).Draw(t, "most")}
		if boxOf(p, q).size()/f.most > 1000 {
			f.most = boxOf(p, q).size() / 1000
		}
		f.add(pathRun{run: run{first: 0, last: 1}}, []Pt{p, q})
		n := int64(len(f.boxes))
		for _, k := range []int64{0, 1, n / 2, n - 1, n} {
			at := p.towards(q, k, n)
			for dx := int64(-3); dx <= 3; dx++ {
				for dy := int64(-3); dy <= 3; dy++ {
					h := Pt{at.X + dx, at.Y + dy}
					if touches(p, q, h) && !slices.ContainsFunc(f.boxes, func(b box) bool { return b.near(boxOf(h, h)) }) {
						t.Fatalf("the edge from %v to %v meets the pixel of %v, which is near none of its %d boxes", p, q, h, n)
					}
				}
			}
		}
	})
}
