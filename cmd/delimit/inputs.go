package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"delimit/data"
	"delimit/data/atlas"
	"delimit/geo"
)

// inputs are the flags that measure and export share.
type inputs struct {
	Territory []string `placeholder:"NAME|CODE|FILE" sep:"none" help:"An oblast by English name or ISO 3166-2 code, or a file with polygons. May be given several times. Default: Donetsk."`
	Unit      []string `placeholder:"NAME" sep:"none" help:"Of a territory file of several units, measure this one. May be given several times. Default: all of them, each on a row of its own."`
	Situation string   `placeholder:"FILE|DATE" help:"Who holds what: a file, or the date of an embedded situation. Default: the newest embedded one."`
	Allow     []string `placeholder:"FILE|DIR" sep:"none" help:"What a project may open though it does not lie beside the project and was not opened in the window before. May be given several times."`
	Strict    bool     `help:"Exit with 1 when a figure is in doubt: land of which the situation does not speak, or a border that ends open. What was found is printed all the same."`
	answers
	unitsOf map[string][]string // by name in Territory: the units of the file that a project chose
}

// units are the units that are chosen, by name in Territory; with "", of any file.
func (in inputs) units() map[string][]string {
	if len(in.Unit) > 0 {
		return map[string][]string{"": in.Unit}
	}
	return in.unitsOf
}

// loaded is what the inputs hold, and what was wrong with them but mended.
type loaded struct {
	territory *geo.Territory
	situation *geo.Situation
	remarks   []string
	trust     data.Trust // what files that are given may have opened
	basis     data.Basis // the same by reference, with the paths that the flags have
	notes     []string   // on what the files were measured before
	doubts    []string   // what makes --strict fail
	against   []string   // what the situation says against what is known; it makes --strict fail too
	alarms    []string   // such of the remarks as nobody may miss, whatever is printed
}

func (in inputs) load() (*loaded, error) {
	l := &loaded{}
	if err := l.loadTerritory(in.Territory, in.units()); err != nil {
		return nil, err
	}
	given, err := in.parse()
	if err != nil {
		return nil, err
	}
	if err := l.loadSituation(in.Situation, given); err != nil {
		return nil, err
	}
	return l, nil
}

// loadTerritory makes one territory of all that is named. The name of an oblast
// comes before a file of the same name: write ./Donetsk for the file.
// Units says which units of a file are chosen, by its name; with the name "", of any
// file. Each of these must be in some file.
func (l *loaded) loadTerritory(names []string, units map[string][]string) error {
	if len(names) == 0 {
		names = []string{"Donetsk"}
	}
	l.territory = &geo.Territory{}
	all := &geo.Territory{} // of the files
	for _, name := range names {
		unit, err := atlas.Oblast(name)
		if err == nil {
			l.territory.Units = append(l.territory.Units, unit)
			l.basis.Territory = append(l.basis.Territory, data.Reference{Embedded: unit.Code, Name: unit.Name})
			continue
		}
		if _, missing := os.Stat(name); missing != nil {
			return fmt.Errorf("territory %q is neither an oblast nor a file that can be read: %w", name, err)
		}
		o, err := data.OpenAs(name, data.TerritoryRole)
		if err != nil {
			return err
		}
		l.remark(name, o.Defects)
		chosen := o.Territory
		if of := units[name]; len(of) > 0 {
			if chosen, err = data.Choose(chosen, of); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		} else if of := units[""]; len(of) > 0 {
			chosen = data.Called(chosen, of)
		}
		all.Units = append(all.Units, o.Territory.Units...)
		l.territory.Units = append(l.territory.Units, chosen.Units...)
		l.basis.Territory = append(l.basis.Territory, data.References(name, o, chosen)...)
	}
	if _, err := data.Choose(all, units[""]); err != nil {
		return fmt.Errorf("--unit: %w", err)
	}
	return l.territory.Check()
}

func (l *loaded) loadSituation(name string, given data.Answers) error {
	if name == "" {
		all := atlas.Situations()
		l.useEmbedded(all[len(all)-1])
		return nil
	}
	if date, err := geo.ParseDate(name); err == nil {
		s, err := atlas.Situation(date)
		if err == nil {
			l.useEmbedded(s)
		}
		return err
	}
	o, err := data.OpenWith(name, data.SituationRole, given)
	if err != nil {
		return err
	}
	l.remark(name, o.Defects)
	if said := o.RememberedUse(); said != "" {
		l.alarms = append(l.alarms, filepath.Base(name)+": "+said) // a defect says it too
	}
	if said := o.Contradicted(); said != "" {
		l.contradict(filepath.Base(name) + ": " + said)
	}
	if n := len(o.Dates); n > 1 && !given.Date.Known() {
		l.remarks = append(l.remarks, fmt.Sprintf("%s: it has %d dates from %s to %s, and the newest counts; --date chooses another", filepath.Base(name), n, o.Dates[0], o.Dates[n-1]))
	}
	for _, a := range o.Unused(given) {
		l.remarks = append(l.remarks, fmt.Sprintf("%s: no area has %s = %q; --holder %s says nothing", filepath.Base(name), a.Property, a.Value, a))
	}
	l.situation = o.Situation
	l.basis.Situation = data.Reference{File: name, SHA256: string(o.Stamp), Name: o.Situation.Name, Date: o.Situation.Date.String()}
	return nil
}

func (l *loaded) useEmbedded(s *geo.Situation) {
	l.situation = s
	l.basis.Situation = data.Reference{Embedded: s.Date.String(), Name: s.Name, Date: s.Date.String()}
}

func (l *loaded) loadProposal(path string) (*geo.Proposal, error) {
	p, defects, err := data.LoadProposal(path)
	if err != nil {
		return nil, err
	}
	l.remark(path, defects)
	return p, nil
}

func (l *loaded) remark(file string, defects []data.Defect) {
	for _, d := range defects {
		l.remarks = append(l.remarks, fmt.Sprintf("%s: %s", filepath.Base(file), d))
	}
}

// contradict adds a remark that nobody may miss, and that --strict does not let pass.
func (l *loaded) contradict(text string) {
	l.remarks, l.alarms, l.against = append(l.remarks, text), append(l.alarms, text), append(l.against, text)
}

// ledger measures, and notes what puts the figures in doubt.
func (l *loaded) ledger(p *geo.Proposal) *geo.Ledger {
	ledger := geo.Measure(l.territory, l.situation, p, atlas.Settlements())
	l.doubt(ledger)
	return ledger
}

// doubt notes the warnings of a ledger that --strict does not let pass.
func (l *loaded) doubt(ledger *geo.Ledger) {
	for _, w := range ledger.Warnings {
		if w.Doubtful() && !slices.Contains(l.doubts, w.Text) {
			l.doubts = append(l.doubts, w.Text)
		}
	}
}

// strict is the error of a command that was told to fail when a figure is in doubt.
func (in inputs) strict(l *loaded) error {
	doubts := slices.Concat(l.doubts, l.against)
	if !in.Strict || len(doubts) == 0 {
		return nil
	}
	return fmt.Errorf("--strict: %s", strings.Join(doubts, " "))
}

// tellAlarms prints the remarks that nobody may miss.
func (l *loaded) tellAlarms(w io.Writer) {
	for _, alarm := range l.alarms {
		fmt.Fprintf(w, "delimit: %s\n", alarm)
	}
}

// unsaid are the remarks that do not stand on a ledger already.
func (l *loaded) unsaid(ledgers ...*geo.Ledger) []string {
	said := map[string]bool{}
	for _, ledger := range ledgers {
		for _, w := range ledger.Warnings {
			said[w.Text] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(l.remarks), func(remark string) bool { return said[remark] })
}

// tell prints the remarks.
func (l *loaded) tell(w io.Writer) {
	for _, remark := range l.remarks {
		fmt.Fprintf(w, "delimit: %s\n", remark)
	}
}

// note prints on what the files were measured before.
func (l *loaded) note(w io.Writer) {
	for _, note := range l.notes {
		fmt.Fprintf(w, "delimit: %s\n", note)
	}
}
