package desk

import (
	"encoding/json"
	"fmt"
	"os"

	"fyne.io/fyne/v2"

	"delimit/geo"
)

// tracer prints a line of JSON whenever the window has come to rest: the map is
// drawn and the ledger is current. End-to-end tests wait for it.
type tracer struct {
	d *Desk
	n int
}

// traceLine is what a test needs to know. Positions are pixels of the window.
type traceLine struct {
	Rest      int                       `json:"rest"` // counts up
	Situation string                    `json:"situation"`
	Date      string                    `json:"date"`
	Proposal  string                    `json:"proposal"`
	Features  int                       `json:"features"`
	Vertices  int                       `json:"vertices"` // of all features
	Tool      string                    `json:"tool"`
	Center    [2]float64                `json:"center"` // longitude, latitude
	Zoom      float64                   `json:"zoom"`
	Map       [4]float64                `json:"map"` // x, y, width, height
	Scale     float64                   `json:"scale"`
	AreaM2    float64                   `json:"area_m2"`
	HeldM2    [len(geo.Holders)]float64 `json:"held_m2"`
	CededM2   float64                   `json:"ceded_m2"`
	Returned  float64                   `json:"returned_m2"`
	Residual  float64                   `json:"residual_m2"`
	Zones     []float64                 `json:"zones_m2"`
	Panel     []traceFigure             `json:"panel"` // as the panel shows it
	Selected  string                    `json:"selected"`
	Unsaved   bool                      `json:"unsaved"`
	Path      string                    `json:"path"`
	Error     string                    `json:"error,omitempty"`
}

type traceFigure struct {
	Label string `json:"label"`
	Value string `json:"value"`
	Exact string `json:"exact"`
}

func newTracer(d *Desk) *tracer { return &tracer{d: d} }

func (t *tracer) rest() {
	if t == nil || !t.d.config.Trace || !t.d.m.Idle() {
		return
	}
	t.print("")
}

func (t *tracer) error(err error) {
	if t != nil && t.d.config.Trace {
		t.print(err.Error())
	}
}

func (t *tracer) print(problem string) {
	t.n++
	d := t.d
	ledger, doc := d.session.Ledger()
	c := d.m.Camera()
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.m)
	s := d.m.Scale()
	line := traceLine{Rest: t.n, Situation: doc.Situation.Name, Date: doc.Situation.Date.String(), Proposal: d.proposalName(), Tool: d.m.Tool().String(),
		Center: c.Center, Zoom: c.Zoom, Map: [4]float64{float64(origin.X) * s, float64(origin.Y) * s, c.Size.W, c.Size.H}, Scale: s,
		AreaM2: ledger.AreaM2, HeldM2: ledger.Held, CededM2: ledger.CededM2, Returned: ledger.ReturnedM2, Residual: ledger.ResidualM2,
		Selected: d.session.Selection().Feature, Unsaved: d.session.Unsaved(), Path: d.session.Path(), Error: problem}
	if doc.Proposal != nil {
		line.Features = len(doc.Proposal.Features)
		for _, f := range doc.Proposal.Features {
			for _, p := range f.Paths() {
				line.Vertices += len(p.Points)
			}
		}
	}
	for _, z := range ledger.Zones {
		line.Zones = append(line.Zones, z.AreaM2)
	}
	for _, r := range d.panel.shown {
		if r.value != "" {
			line.Panel = append(line.Panel, traceFigure{r.label, r.value, r.exact})
		}
	}
	b, err := json.Marshal(line)
	if err != nil {
		panic(err) // plain values
	}
	fmt.Fprintln(os.Stdout, string(b))
}
