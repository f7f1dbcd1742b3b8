package layer

import (
	"strings"

	"delimit/mapview/raster"
	"delimit/mapview/text"
)

// TileWords say what is missing of a basemap on a picture; empty: nothing. That it has no
// tile somewhere and that one could not be had are two things.
func (l Layer) TileWords(t raster.Tally) string {
	asked := text.Count(t.Asked)
	switch {
	case t.Asked == 0:
		return text.T("tiles.unfit", l.Name())
	case t.None == t.Asked:
		return text.T("tiles.nothing", l.Name())
	case t.Failed == t.Asked:
		return text.T("tiles.lost", l.Name(), asked)
	}
	var said []string
	if t.Failed > 0 {
		said = append(said, text.T("tiles.gaps", l.Name(), text.Count(t.Failed), asked))
	}
	if t.None > 0 {
		said = append(said, text.T("tiles.part", l.Name(), text.Count(t.None), asked))
	}
	return strings.Join(said, " ")
}

// TileCredit is Credit with what is missing of a basemap on the screen now.
func (l Layer) TileCredit(t raster.Tally) string {
	switch {
	case t.Asked == 0:
		return text.T("credit.unfit", l.Credit())
	case t.Failed > 0:
		return text.T("credit.failed", l.Credit(), text.Count(t.Failed), text.Count(t.Asked))
	case t.None == t.Asked:
		return text.T("credit.nothing", l.Credit())
	}
	return l.Credit()
}
