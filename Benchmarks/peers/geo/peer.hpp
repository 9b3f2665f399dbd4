// What the geometry peers share: reading the map and the points that geography-bench wrote, and writing results.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

struct XY { double x, y; };
using Ring = std::vector<XY>;
using Polygon = std::vector<Ring>;

inline double cpuSeconds() {
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

inline std::FILE *opened(const char *path, const char *mode) {
    std::FILE *file = std::fopen(path, mode);
    if (!file) { std::perror(path); std::exit(1); }
    return file;
}

inline int32_t count(std::FILE *file) {
    int32_t n = 0;
    if (std::fread(&n, 4, 1, file) != 1) std::exit(1);
    return n;
}

inline std::vector<Polygon> readMap(const char *path) {
    std::FILE *file = opened(path, "rb");
    std::vector<Polygon> polygons(count(file));
    for (auto &polygon : polygons) {
        polygon.resize(count(file));
        for (auto &ring : polygon) {
            ring.resize(count(file));
            if (std::fread(ring.data(), sizeof(XY), ring.size(), file) != ring.size()) std::exit(1);
        }
    }
    std::fclose(file);
    return polygons;
}

inline std::vector<XY> readPoints(const char *path) {
    std::FILE *file = opened(path, "rb");
    std::fseek(file, 0, SEEK_END);
    std::vector<XY> points(std::ftell(file) / sizeof(XY));
    std::rewind(file);
    if (std::fread(points.data(), sizeof(XY), points.size(), file) != points.size()) std::exit(1);
    std::fclose(file);
    return points;
}

inline void writeResults(const char *path, const std::vector<uint8_t> &inside, const std::vector<double> &meters) {
    std::FILE *file = opened(path, "wb");
    std::fwrite(inside.data(), 1, inside.size(), file);
    std::fwrite(meters.data(), sizeof(double), meters.size(), file);
    std::fclose(file);
}
