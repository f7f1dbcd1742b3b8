# What an analyst would write: the control inside a boundary, in km², of every
# daily file of a folder.
import glob, json, math, sys, time

import numpy
from shapely.geometry import shape
from shapely.ops import transform

A, E2 = 6378137.0, 0.0066943799901413165
E = math.sqrt(E2)


def q(phi):
    s = numpy.sin(phi)
    return (1 - E2) * (s / (1 - E2 * s * s) + numpy.arctanh(E * s) / E)


def equal_area(lon, lat):
    """Cylindrical equal-area on WGS 84."""
    return A * numpy.radians(lon), A / 2 * q(numpy.radians(lat))


begin = time.perf_counter()
boundary = shape(json.load(open(sys.argv[2])))
km2 = []
for path in sorted(glob.glob(sys.argv[1] + "/*.geojson")):
    with open(path) as f:
        features = json.load(f)["features"]
    km2.append(sum(transform(equal_area, shape(f["geometry"]).intersection(boundary)).area for f in features) / 1e6)
print(json.dumps({"Seconds": time.perf_counter() - begin, "Km2": km2}))
