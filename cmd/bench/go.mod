// The benchmarks are a module of their own, so that GEOS and cgo stay out of the
// product.
module delimit/cmd/bench

go 1.26.3

require (
	delimit v0.0.0
	github.com/paulmach/orb v0.14.0
	github.com/peterstace/simplefeatures v0.59.0
	github.com/twpayne/go-geos v0.20.2
)

require (
	github.com/tidwall/geodesic v0.3.5 // indirect
	go.mongodb.org/mongo-driver/v2 v2.5.0 // indirect
)

replace delimit => ../..
