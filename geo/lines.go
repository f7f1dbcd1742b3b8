package geo

// measureLines adds up the borders and the line of contact. An edge counts once,
// however many borders run along it.
func (l *Ledger) measureLines(a *account) {
	for e := range a.Edges {
		border, contact := a.isBorder(e), a.isContact(e)
		if !border && !contact {
			continue
		}
		metres := a.LengthM(e)
		if border {
			l.BorderM += metres
		}
		if contact {
			l.ContactM += metres
		}
	}
}

// isBorder: a border runs along the edge, inside the territory or on its rim.
func (a *account) isBorder(e int) bool {
	edge := a.Edges[e]
	return (a.inside[edge.Left] || a.inside[edge.Right]) && a.HasLine(e)
}

// isBetween: the edge lies between two holders. Unstated land is held by nobody
// that is known.
func (a *account) isBetween(e int) bool {
	edge := a.Edges[e]
	left, right := edge.Left, edge.Right
	return a.inside[left] && a.inside[right] && a.holder[left] != a.holder[right] &&
		a.holder[left] != HeldUnstated && a.holder[right] != HeldUnstated
}

// isContact: the edge is part of the line of contact, which leaves slivers out.
func (a *account) isContact(e int) bool {
	edge := a.Edges[e]
	return a.isBetween(e) && !a.sliver[edge.Left] && !a.sliver[edge.Right]
}

// isRim: the edge lies on the territory's own edge.
func (a *account) isRim(e int) bool {
	edge := a.Edges[e]
	return a.inside[edge.Left] != a.inside[edge.Right]
}
