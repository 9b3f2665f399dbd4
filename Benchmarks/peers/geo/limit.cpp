// What the machine can do: point in polygon by strips of latitude, and distance to the border by a grid whose cells list
// every piece that may be the nearest. One thread. g++ -O2 -std=c++17 limit.cpp -o limit; limit MAP POINTS RESULTS
// Distances are chords in space bent to the ground, the measure that Truce states; the planar grid of old is not the same job.
#include "peer.hpp"
#include <algorithm>
#include <cmath>

static const double A = 6378137, F = 1 / 298.257223563, E2 = F * (2 - F), DEG = M_PI / 180;
struct V { double x, y, z; };
static V operator-(V a, V b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
static double dot(V a, V b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
struct Surface { V v; double sf, cf, sl, cl, w; };
static Surface surface(double lon, double lat) {
    Surface s; sincos(lat * DEG, &s.sf, &s.cf); sincos(lon * DEG, &s.sl, &s.cl);
    s.w = std::sqrt(1 - E2 * s.sf * s.sf);
    double n = A / s.w; s.v = {n * s.cf * s.cl, n * s.cf * s.sl, n * (1 - E2) * s.sf};
    return s;
}
struct Piece { V a, d; double inv; };
static double squared(V p, const Piece &e) {
    V r = p - e.a; double u = dot(r, e.d) * e.inv; u = u < 0 ? 0 : u > 1 ? 1 : u;
    V q{r.x - u * e.d.x, r.y - u * e.d.y, r.z - u * e.d.z}; return dot(q, q);
}
static V away(V p, const Piece &e) {
    V r = p - e.a; double u = dot(r, e.d) * e.inv; u = u < 0 ? 0 : u > 1 ? 1 : u;
    return {u * e.d.x - r.x, u * e.d.y - r.y, u * e.d.z - r.z};
}
static double meters(const Surface &s, V chord) {
    double c2 = dot(chord, chord), c = std::sqrt(c2);
    V north{-s.sf * s.cl, -s.sf * s.sl, s.cf};
    double t = dot(chord, north), share = c2 > 0 ? std::min(1.0, t * t / c2) : 0;
    double k = s.w / A * (1 + share * (s.w * s.w / (1 - E2) - 1)), x = c * k * c * k;
    return c * (1 + x * (1.0 / 24 + x * (3.0 / 640 + x * (5.0 / 7168))));
}

struct S { double x0, y0, x1, y1; };
int main(int, char **v) {
    auto map = readMap(v[1]); auto points = readPoints(v[2]); size_t n = points.size();
    std::vector<S> s;
    for (auto &polygon : map) for (auto &ring : polygon)
        for (size_t i = 1; i < ring.size(); i++) s.push_back({ring[i - 1].x, ring[i - 1].y, ring[i].x, ring[i].y});
    double X0 = 1e9, Y0 = 1e9, X1 = -1e9, Y1 = -1e9;
    for (auto &e : s) {
        X0 = std::min({X0, e.x0, e.x1}); X1 = std::max({X1, e.x0, e.x1});
        Y0 = std::min({Y0, e.y0, e.y1}); Y1 = std::max({Y1, e.y0, e.y1});
    }
    double t = cpuSeconds();
    const int K = 8192; std::vector<std::vector<S>> strips(K); double ih = K / (Y1 - Y0);
    for (auto &e : s) {
        double a = std::min(e.y0, e.y1), b = std::max(e.y0, e.y1);
        int i = std::min(K - 1, std::max(0, int((a - Y0) * ih))), j = std::min(K - 1, int((b - Y0) * ih));
        for (; i <= j; i++) strips[i].push_back(e);
    }
    std::vector<int> off(K + 1); std::vector<S> flat;
    for (int i = 0; i < K; i++) { off[i] = flat.size(); flat.insert(flat.end(), strips[i].begin(), strips[i].end()); }
    off[K] = flat.size();
    double insidePrepare = cpuSeconds() - t; t = cpuSeconds();
    std::vector<uint8_t> inside(n); const int REP = 5;
    for (int r = 0; r < REP; r++)
        for (size_t i = 0; i < n; i++) {
            double x = points[i].x, y = points[i].y; int k = std::min(K - 1, int((y - Y0) * ih)); int q = 0;
            if (k < 0) { inside[i] = 0; continue; }
            for (int j = off[k]; j < off[k + 1]; j++) {
                const S &e = flat[j];
                if ((e.y0 > y) != (e.y1 > y)) {
                    double cr = (e.x1 - e.x0) * (y - e.y0) - (x - e.x0) * (e.y1 - e.y0);
                    q ^= ((cr > 0) == (e.y1 > e.y0));
                }
            }
            inside[i] = q;
        }
    double insideSeconds = (cpuSeconds() - t) / REP;

    t = cpuSeconds();
    std::vector<Piece> pieces;
    for (auto &e : s) {
        V a = surface(e.x0, e.y0).v, c = surface(e.x1, e.y1).v - a;
        int parts = std::max(1.0, std::max(std::ceil(std::sqrt(dot(c, c)) / 1000), std::ceil(4 * std::max(std::fabs(e.x1 - e.x0), std::fabs(e.y1 - e.y0)))));
        for (int i = 1; i <= parts; i++) {
            double u = double(i) / parts;
            V b = i == parts ? surface(e.x1, e.y1).v : surface(e.x0 + u * (e.x1 - e.x0), e.y0 + u * (e.y1 - e.y0)).v;
            V d = b - a; double l = dot(d, d); pieces.push_back({a, d, l > 0 ? 1 / l : 0}); a = b;
        }
    }
    const int G = 512, C = 32; double gx = (X1 - X0) / G, gy = (Y1 - Y0) / G, hx = (X1 - X0) / C, hy = (Y1 - Y0) / C;
    // The farthest that a position of a cell lies from the cell's middle, with a margin for the parallels' bend.
    auto reach = [&](V m, double x, double y, double w, double h) {
        double r = 0;
        for (double dx : {-.5, .5}) for (double dy : {-.5, .5}) { V c = surface(x + dx * w, y + dy * h).v - m; r = std::max(r, dot(c, c)); }
        return std::sqrt(r) * 1.01 + 1;
    };
    std::vector<std::vector<int>> coarse(C * C); std::vector<double> dd(pieces.size());
    for (int j = 0; j < C; j++) for (int i = 0; i < C; i++) {
        double x = X0 + (i + .5) * hx, y = Y0 + (j + .5) * hy; V m = surface(x, y).v; double R = reach(m, x, y, hx, hy), low = 1e300;
        for (size_t k = 0; k < pieces.size(); k++) { dd[k] = std::sqrt(squared(m, pieces[k])); low = std::min(low, dd[k]); }
        for (size_t k = 0; k < pieces.size(); k++) if (dd[k] <= low + 2 * R) coarse[j * C + i].push_back(k);
    }
    std::vector<int> go(G * G + 1), list;
    for (int j = 0; j < G; j++) for (int i = 0; i < G; i++) {
        auto &L = coarse[(j * C / G) * C + i * C / G];
        double x = X0 + (i + .5) * gx, y = Y0 + (j + .5) * gy; V m = surface(x, y).v; double R = reach(m, x, y, gx, gy), low = 1e300;
        for (int k : L) { dd[k] = std::sqrt(squared(m, pieces[k])); low = std::min(low, dd[k]); }
        go[j * G + i] = list.size();
        for (int k : L) if (dd[k] <= low + 2 * R) list.push_back(k);
    }
    go[G * G] = list.size();
    std::vector<Piece> near; near.reserve(list.size()); for (int k : list) near.push_back(pieces[k]);
    double distancePrepare = cpuSeconds() - t; t = cpuSeconds();
    std::vector<double> result(n);
    for (size_t i = 0; i < n; i++) {
        double x = points[i].x, y = points[i].y; Surface p = surface(x, y);
        int a = std::min(G - 1, std::max(0, int((x - X0) / gx))), b = std::min(G - 1, std::max(0, int((y - Y0) / gy)));
        double m = 1e300; int best = 0;
        for (int j = go[b * G + a]; j < go[b * G + a + 1]; j++) { double q = squared(p.v, near[j]); if (q < m) { m = q; best = j; } }
        result[i] = meters(p, away(p.v, near[best]));
    }
    double distanceSeconds = cpuSeconds() - t;
    std::printf("%.6f %.6f %.6f %.6f\n", insidePrepare, insideSeconds, distancePrepare, distanceSeconds);
    writeResults(v[3], inside, result);
}
