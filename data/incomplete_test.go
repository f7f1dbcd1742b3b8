package data

import (
	"slices"
	"strings"
	"testing"

	"delimit/geo"
)

// Answers that are not whole, as servers say so: the figures that are made of them carry a
// warning, and the check names it.
func TestIncompleteAnswers(t *testing.T) {
	one := area(37, 48, `{"holder":"russia"}`)
	for name, c := range map[string]struct {
		members string
		cut     bool
	}{
		"ArcGIS Server":                {`"exceededTransferLimit":true`, true},
		"ArcGIS Online":                {`"properties":{"exceededTransferLimit":true}`, true},
		"as a text":                    {`"properties":{"exceededTransferLimit":"true"}`, true},
		"whole":                        {`"properties":{"exceededTransferLimit":false}`, false},
		"other properties":             {`"properties":{"name":"a"}`, false},
		"OGC API, a page":              {`"numberMatched":7,"numberReturned":1`, true},
		"OGC API, all":                 {`"numberMatched":1,"numberReturned":1`, false},
		"GeoServer":                    {`"totalFeatures":200`, true},
		"GeoServer, all":               {`"totalFeatures":1`, false},
		"GeoServer, does not know":     {`"totalFeatures":"unknown"`, false},
		"a link to the next page":      {`"links":[{"rel":"self","href":"a"},{"rel":"next","href":"b"}]`, true},
		"links to elsewhere":           {`"links":[{"rel":"self","href":"a"},{"rel":"prev","href":"b"}]`, false},
		"links that are not a list":    {`"links":"next"`, false},
		"a link that is not an object": {`"links":["next"]`, false},
	} {
		text := strings.Replace(collectionOf(one), `"features"`, c.members+`,"features"`, 1)
		for _, role := range []Role{SituationRole, TerritoryRole, ProposalRole} {
			o, err := Read("front.geojson", []byte(text), role)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if cut := slices.ContainsFunc(o.Defects, func(d Defect) bool { return d.Rule == "cut-off" && d.Done != "" }); cut != c.cut {
				t.Errorf("%s, role %v: cut off is %v: %v", name, role, cut, o.Defects)
			}
			var warnings []geo.Warning
			switch role {
			case SituationRole:
				warnings = o.Situation.Warnings
			case TerritoryRole:
				warnings = o.Territory.Units[0].Warnings
			default:
				continue
			}
			if c.cut != (len(warnings) == 1) || c.cut && (warnings[0].Rule != "cut-off" || !strings.HasPrefix(warnings[0].Text, "front.geojson: ")) {
				t.Errorf("%s, role %v: warnings %v", name, role, warnings)
			}
		}
	}
}

// An answer inside an archive, whose beginning does not tell what it is, keeps all that is
// said of it.
func TestIncompleteInArchive(t *testing.T) {
	late := `{"objectIdFieldName":"x",` + strings.Repeat(" ", 5000) + `"exceededTransferLimit":true,"features":[{"attributes":{"holder":"russia"},"geometry":{"rings":[[[37,47],[37,48],[38,48],[37,47]]]}}]}`
	archive := packed(t, "front.json", late, "other.gpx", "<gpx/>")
	k := checkText(t, "front.zip", string(archive), Answers{})
	if k.Err != nil {
		t.Fatal(k.Err)
	}
	var rules []string
	for _, d := range k.Defects {
		rules = append(rules, d.Rule)
	}
	if !slices.Contains(rules, "cut-off") || !slices.Contains(rules, "unread") || k.Well() {
		t.Errorf("said: %v", rules)
	}
}

// Features whose edges are curves are named once, and land is not missing in silence.
func TestCurvesAreNamed(t *testing.T) {
	curve := `{"attributes":{"name":"bay"},"geometry":{"curveRings":[[[37,47],{"c":[[38,47],[37.5,48]]},[37,47]]]}}`
	ring := `{"attributes":{"holder":"russia"},"geometry":{"rings":[[[37,47],[37,48],[38,48],[37,47]]]}}`
	text := `{"geometryType":"esriGeometryPolygon","features":[` + ring + "," + curve + "," + curve + `]}`
	for _, role := range []Role{SituationRole, TerritoryRole} {
		o, err := Read("front.json", []byte(text), role)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Defects) == 0 || o.Defects[0].Rule != "curves" || o.Defects[0].Feature != 1 || o.Defects[0].Name != "bay" || !slices.Equal(o.Defects[0].Also, []int{2}) {
			t.Errorf("role %v: %+v", role, o.Defects)
		}
		if slices.ContainsFunc(o.Defects, func(d Defect) bool { return d.Rule == "null-geometry" }) {
			t.Errorf("role %v: said twice: %v", role, o.Defects)
		}
	}
	if _, err := Read("front.json", []byte(`{"geometryType":"esriGeometryPolygon","features":[`+curve+`]}`), AnyRole); err == nil || !strings.Contains(err.Error(), "curve") {
		t.Errorf("nothing but curves: %v", err)
	}
}
