// GEOS, prepared, by its C interface (Debian: libgeos-dev).
// g++ -O2 -std=c++17 geos.cpp -lgeos_c -o geos; geos MAP POINTS RESULTS PROJECTED-MAP PROJECTED-POINTS
// GEOS measures in the plane: it is given a conformal projection in metres for distances.
#include "peer.hpp"
#include <cstdarg>
#include <geos_c.h>

static void message(const char *format, ...) {
    va_list a; va_start(a, format); std::vfprintf(stderr, format, a); va_end(a);
}
static GEOSGeometry *line(const Ring &r, bool closed) {
    GEOSCoordSequence *s = GEOSCoordSeq_create(r.size(), 2);
    for (unsigned i = 0; i < r.size(); i++) GEOSCoordSeq_setXY(s, i, r[i].x, r[i].y);
    return closed ? GEOSGeom_createLinearRing(s) : GEOSGeom_createLineString(s);
}

int main(int, char **v) {
    initGEOS(message, message);
    auto map = readMap(v[1]); auto points = readPoints(v[2]); size_t n = points.size();
    auto flatMap = readMap(v[4]); auto flatPoints = readPoints(v[5]);
    std::vector<GEOSGeometry *> parts, borders;
    for (auto &polygon : map) {
        std::vector<GEOSGeometry *> holes;
        for (size_t i = 1; i < polygon.size(); i++) holes.push_back(line(polygon[i], true));
        parts.push_back(GEOSGeom_createPolygon(line(polygon[0], true), holes.data(), holes.size()));
    }
    for (auto &polygon : flatMap) for (auto &ring : polygon) borders.push_back(line(ring, false));
    double t = cpuSeconds();
    GEOSGeometry *region = GEOSGeom_createCollection(GEOS_MULTIPOLYGON, parts.data(), parts.size());
    const GEOSPreparedGeometry *prepared = GEOSPrepare(region);
    // The index is built when it is first asked.
    GEOSGeometry *first = GEOSGeom_createPointFromXY(points[0].x, points[0].y);
    GEOSPreparedIntersects(prepared, first);
    double insidePrepare = cpuSeconds() - t; t = cpuSeconds();
    std::vector<uint8_t> inside(n);
    for (size_t i = 0; i < n; i++) {
        GEOSGeometry *q = GEOSGeom_createPointFromXY(points[i].x, points[i].y);
        inside[i] = GEOSPreparedIntersects(prepared, q) == 1; // the border counts
        GEOSGeom_destroy(q);
    }
    double insideSeconds = cpuSeconds() - t; t = cpuSeconds();
    GEOSGeometry *border = GEOSGeom_createCollection(GEOS_MULTILINESTRING, borders.data(), borders.size());
    const GEOSPreparedGeometry *preparedBorder = GEOSPrepare(border);
    double x = 0;
    GEOSPreparedDistance(preparedBorder, first, &x);
    double distancePrepare = cpuSeconds() - t; t = cpuSeconds();
    std::vector<double> meters(n);
    for (size_t i = 0; i < n; i++) {
        GEOSGeometry *q = GEOSGeom_createPointFromXY(flatPoints[i].x, flatPoints[i].y);
        GEOSPreparedDistance(preparedBorder, q, &meters[i]);
        GEOSGeom_destroy(q);
    }
    double distanceSeconds = cpuSeconds() - t;
    std::printf("%.6f %.6f %.6f %.6f\n", insidePrepare, insideSeconds, distancePrepare, distanceSeconds);
    writeResults(v[3], inside, meters);
}
