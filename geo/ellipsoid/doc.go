// Package ellipsoid measures on WGS 84: the area under an edge that is straight
// in longitude and latitude, lengths of such edges, distances and directions.
package ellipsoid
