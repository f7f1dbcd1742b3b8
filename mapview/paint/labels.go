package paint

import "delimit/mapview/scene"

// Labels draws placed labels and their dots.
func Labels(r Surface, s *scene.Scene, placed []Placed, scale float64) {
	for _, l := range placed {
		if l.Dot > 0 && l.Kind >= scene.NoteKind && l.Kind != scene.SheetKind {
			fill := s.Style.Dot
			if l.Kind == scene.NoteKind {
				fill = s.Style.Marker
			}
			r.Fill([][]scene.Pixel{disc(l.Pixel, (l.Dot+1.2)*scale)}, s.Style.MarkerEdge)
			r.Fill([][]scene.Pixel{disc(l.Pixel, l.Dot*scale)}, fill)
		}
	}
	for i := len(placed) - 1; i >= 0; i-- { // the most important last, on top
		l := placed[i]
		if l.Text == "" {
			continue
		}
		r.Text(l.Text, l.Type, scale, scene.Pixel{X: l.X, Y: l.Y}, l.Angle)
	}
}
