package desk

import (
	"cmp"
	"image"
	"math"
	"slices"

	"delimit/geo"
	"delimit/mapview/paint"
	"delimit/mapview/scene"
	"delimit/mapview/style"
	"delimit/mapview/text"
)

// drawing is a chart on its way into a picture.
type drawing struct {
	chart
	plot
	st    *style.Chart
	to    *paint.Raster
	scale float64
}

// draw makes the picture, on nothing. With open, the lines stand above the track.
func (c chart) draw(w, h, scale float64, open bool, st *style.Chart) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, max(int(math.Round(w*scale)), 1), max(int(math.Round(h*scale)), 1)))
	d := &drawing{c, c.plot(w, h), st, paint.NewRaster(img, scene.Pixel{}), scale}
	d.track()
	if open {
		d.heights()
		for _, l := range c.lines {
			d.line(l)
		}
		d.names()
	}
	return img
}

func (d *drawing) at(x, y float64) scene.Pixel { return scene.Pixel{X: x * d.scale, Y: y * d.scale} }

func (d *drawing) stroke(s style.Stroke, points ...scene.Pixel) {
	d.to.Stroke(paint.Whole(points), s.Scaled(d.scale))
}

func (d *drawing) word(s string, t style.Type, x, y float64) {
	paint.Text(d.to.Image, s, t, d.scale, x*d.scale, y*d.scale)
}

func (d *drawing) width(s string, t style.Type) float64 {
	w, _, _ := paint.TextSize(s, t, d.scale)
	return w / d.scale
}

// track is the axis of time: a tick for every date that was measured, and the
// months or years in words.
func (d *drawing) track() {
	d.stroke(d.st.Axis, d.at(d.left, d.bottom), d.at(d.right, d.bottom))
	for _, day := range d.days {
		d.stroke(d.st.Tick, d.at(d.x(day), d.bottom-3), d.at(d.x(day), d.bottom+3))
	}
	free := math.Inf(-1)
	for _, day := range d.months() {
		label := dateOf(day).String()
		if !d.short() {
			label = label[:len("2026-01")]
		}
		w := d.width(label, d.st.Label)
		x := min(max(d.x(day), d.left), d.right)
		if x-w/2 < free {
			continue
		}
		free = x + w/2 + 10
		d.stroke(d.st.Grid, d.at(x, d.bottom+4), d.at(x, d.bottom+8))
		d.word(label, d.st.Label, x-w/2, d.bottom+20)
	}
}

// months are the first days of the months that have a word below the axis; a short
// series has its first and its last day.
func (d *drawing) months() []int {
	if d.short() {
		return []int{d.first, d.last}
	}
	const apart = 62 // points
	step := 1
	for _, step = range []int{1, 2, 3, 6, 12, 24, 60} {
		if float64(d.last-d.first)/30.44/float64(step)*apart <= d.right-d.left {
			break
		}
	}
	var days []int
	at := geo.Date{Year: dateOf(d.first).Year, Month: 1, Day: 1}
	for ; at.Days() <= d.last; at.Month += step {
		at.Year, at.Month = at.Year+(at.Month-1)/12, (at.Month-1)%12+1
		if day := at.Days(); day >= d.first && day <= d.last {
			days = append(days, day)
		}
	}
	return days
}

func (p plot) short() bool { return p.last-p.first < 62 }

func dateOf(day int) geo.Date { return geo.Date{Year: 1970, Month: 1, Day: 1}.Plus(day) }

// heights are the lines of equal land, from nothing upwards, in km².
func (d *drawing) heights() {
	step := niceStep(d.most / 1e6 / 4)
	for km2 := 0.0; km2*1e6 <= d.most; km2 += step {
		y := d.y(km2 * 1e6)
		if km2 > 0 {
			d.stroke(d.st.Grid, d.at(d.left, y), d.at(d.right, y))
		}
		decimals := 0
		if step < 1 {
			decimals = 2
		}
		label := text.Number(km2, decimals)
		d.word(label, d.st.Label, d.left-8-d.width(label, d.st.Label), y+4)
	}
	d.word(text.T("series.axis"), d.st.Label, d.left-8-d.width(text.T("series.axis"), d.st.Label), d.top-3)
}

// niceStep is 1, 2 or 5 times a power of ten and not less than x.
func niceStep(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(max(x, 1e-6))))
	for _, by := range []float64{1, 2, 5} {
		if by*power >= x {
			return by * power
		}
	}
	return 10 * power
}

func (d *drawing) line(l chartLine) {
	ink := l.stroke
	if d.stale {
		ink.Color = style.Alpha(ink.Color, d.st.Stale)
	}
	usual := d.usual()
	part := []scene.Pixel{d.at(d.x(d.days[0]), d.y(l.m2[0]))}
	for i := 1; i < len(d.days); i++ {
		here := d.at(d.x(d.days[i]), d.y(l.m2[i]))
		switch {
		case len(d.breaks) > i && d.breaks[i]:
			d.strokeParts(ink, part)
			part = nil
		case d.isGap(i, usual):
			gap := style.Stroke{Width: ink.Width / 2, Color: ink.Color, Dash: d.st.NotMeasured}
			d.stroke(gap, part[len(part)-1], here)
			d.strokeParts(ink, part)
			part = nil
		}
		part = append(part, here)
	}
	d.strokeParts(ink, part)
	if (d.right-d.left)/float64(len(d.days)) > 3*d.st.Dot {
		for i, day := range d.days {
			d.to.Fill([][]scene.Pixel{d.disc(d.x(day), d.y(l.m2[i]), d.st.Dot/2)}, ink.Color)
		}
	}
}

// disc is a circle in points as a ring in pixels.
func (d *drawing) disc(x, y, r float64) []scene.Pixel {
	ring := make([]scene.Pixel, 16)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(ring)))
		ring[i] = d.at(x+r*cos, y+r*sin)
	}
	return ring
}

func (d *drawing) strokeParts(s style.Stroke, part []scene.Pixel) {
	if len(part) > 1 {
		d.stroke(s, part...)
	}
}

// names stand at the right end of the lines, pushed apart where they would lie on
// each other, each with a piece of its line.
func (d *drawing) names() {
	apart := min(14, (d.bottom-d.top)/float64(len(d.lines)))
	order := make([]int, len(d.lines))
	for i := range order {
		order[i] = i
	}
	end := func(i int) float64 { return d.y(d.lines[i].m2[len(d.days)-1]) }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(end(i), end(j)) })
	place := make([]float64, len(order))
	floor := d.bottom - apart*float64(len(order)-1) // the highest place of the first name at which all have room
	for k, i := range order {
		place[k] = min(max(end(i), d.top), floor+apart*float64(k))
		if k > 0 {
			place[k] = max(place[k], place[k-1]+apart)
		}
	}
	for k, i := range order {
		l := d.lines[i]
		t := d.st.Name
		t.Color = l.stroke.Color
		d.stroke(l.stroke, d.at(d.right+8, place[k]), d.at(d.right+24, place[k]))
		d.word(elided(l.name, float32(t.Size), true, roomRight-34), t, d.right+29, place[k]+4)
	}
}
