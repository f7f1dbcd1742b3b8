package paint

import (
	"strconv"

	"delimit/mapview/scene"
)

// Placement is where the labels of a single picture stand. No name of the proposal is
// missing without a word: it stands in the picture or in the key, or is counted.
type Placement struct {
	Labels []Placed
	Key    []string // what has a number in the picture for want of room, from 1
	Beyond int      // how many names belong outside the picture
}

// Place is for a single picture: no text is cut by its rim or stands where something
// else does. Nobody pans it, so a wide area is named once, wherever in sight there is
// room.
func Place(s *scene.Scene, c scene.Camera, scale float64, taken []Rect) Placement {
	v := ViewOf(c, scale)
	p := newPlan(s, v.Span, scale)
	view := p.view(v)
	p.within, p.numbers = &view, true
	world := make([]Rect, len(taken))
	for i, r := range taken {
		world[i] = r.moved(view.X0, view.Y0)
	}
	p.fill(world)
	labels := p.fixed(view)
	for _, l := range p.once(view, labels) {
		labels = append(labels, l.moved(-view.X0, -view.Y0))
	}
	return Placement{labels, p.key, p.beyond}
}

// number gives a label that found no room a number in place of its name, or counts it
// where its place is not in the picture.
func (p *Plan) number(l Placed) {
	if at := l.Pixel; !p.inside(Rect{at.X, at.Y, at.X, at.Y}) {
		p.beyond++
		return
	}
	p.key = append(p.key, l.Text)
	l.Text, l.Along = strconv.Itoa(len(p.key)), nil
	w, h, ascent := TextSize(l.Text, l.Type, p.scale)
	places := p.beside(l, w, h)
	if l.Dot == 0 {
		places = nil
	}
	for _, o := range around(h, max(l.Room*p.span, 5*h)) {
		places = append(places, [2]float64{o[0] - w/2, o[1] - h/2})
	}
	for _, o := range places {
		if placed, ok := p.at(l, l.Pixel.X+o[0], l.Pixel.Y+o[1], w, h, ascent); ok {
			p.take(placed)
			return
		}
	}
	forced, _ := p.at(l, l.Pixel.X+places[0][0], l.Pixel.Y+places[0][1], w, h, ascent)
	p.take(forced)
}

// dotAlone is a note without a name.
func dotAlone(l Placed) Placed {
	l.Text, l.Box, l.X, l.Y = "", l.DotRect, l.Pixel.X, l.Pixel.Y
	return l
}
