"""The fusion of Truce in Python: the same score, linkage, facts and reasons, for the questions that the table answers.

    fusion.py [--incidents FILE] BOUNDARIES.geojson TABLE.csv ...

Reads news-coded rows, fuses them, counts points by oblast and prints one object of JSON, as `pipeline.py` does. The rules
and weights are those of Documentation/Decisions/0003-fusion.md. The table has one origin, one precision, and neither
targets, weapons, tolls, accused, pages nor wholes, so that these questions cost nothing here.

Whatever can be an array is one: pairs are found by matrix products day by day, scored in numpy, linked by scipy. Words and
names are folded in plain Python, each once. Edit distances are RapidFuzz's.
"""
import json
import resource
import sys
import time
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from words import MOST_WORDS, Names, stems, words

EARTH_METERS = 6_371_008.8
RADIUS_METERS = 10_000.0
DAY = 86_400
REACH_METERS, REACH_SECONDS = 10_000.0 + 1.5 * 2 * RADIUS_METERS, DAY
RARITY_SECONDS = 129_600
THEATRE_METERS = 500_000.0
PRIOR, THRESHOLD, FLOOR = -1_400, 0, -4_000
MOST_WORD_SCORE = 2_000
# More than any score: what it exceeds a score by is a distance, and positive.
BEYOND = 20_000
MOST_IN_BATCH = 3_000
MOST_COMPARED = 64
PAIRS_AT_ONCE = 400_000
# In the order of the documented table: the words for a term that speaks for one event, and against.
TERMS = [
    ("one interval lies partly outside the other",) * 2, ("a gap between the intervals",) * 2,
    ("the intervals share time",) * 2, ("a short span of time", "a long span of time"), ("places apart",) * 2,
    ("a narrow place", "a wide place"), ("place names alike", "place names differ"), ("same act", "different acts"),
    ("words in common",) * 2, ("same origin",) * 2,
]
OUTSIDE, GAP, SHARED, SPAN, APART, NARROW, NAME, ACT, WORDS, ORIGIN = range(len(TERMS))
MOST_TERMS = 5
ACTS = [("airstrike", "air-strike"), ("uav", "drone-strike"), ("artillery", "shelling")]


def hundredths(value):
    value = value * 100
    return np.trunc(value + np.copysign(0.5, value)).astype(np.int64)


# Reading


def read(paths):
    frames = []
    for path in paths:
        frame = pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False)
        name = Path(path).name.split(".")[0]
        frame["report"] = [f"{name}-{line}" for line in range(2, len(frame) + 2)]
        frames.append(frame)
    rows = pd.concat(frames, ignore_index=True)
    rows = rows.iloc[np.argsort(rows["report"].to_numpy(dtype=str), kind="stable")].reset_index(drop=True)
    start = pd.to_datetime(rows["datetime"], format="%Y-%m-%d %H:%M:%S").to_numpy().astype("datetime64[s]").astype(np.int64)
    rows["start"] = start
    # Midnight is how the table says that it knows no hour.
    rows["end"] = np.where(start % DAY == 0, start + DAY, start)
    types = rows["event_type"].drop_duplicates()
    acts = {kind: next((act for act, (word, _) in enumerate(ACTS) if word in kind.split("|")), -1) for kind in types}
    rows["act"] = rows["event_type"].map(acts)
    rows["place"] = rows.groupby(["lon", "lat", "place_name"], sort=False).ngroup()
    rows["text"] = pd.factorize(rows["headline"])[0]
    return rows


# Words and their rarity


def theatres(lat, lon):
    """The theatre of each position: coarse cells that touch one another are one."""
    size = int(THEATRE_METERS / 110_500 * 1.01 * 1e6)

    def columns(band):
        south = band * size / 1e6 - 90
        widest = min(90, max(abs(south), abs(south + size / 1e6)))
        cosine = (32_400 - 4 * widest * widest) / (32_400 + widest * widest) - 0.002
        return max(1, int(360e6 * cosine / size))

    def cell(lat, lon):
        band = (round(lat * 1e6) + 90_000_000) // size
        count = columns(band)
        return band, min(count - 1, (round(lon * 1e6) + 180_000_000) * count // 360_000_000)

    cells = [cell(*position) for position in zip(lat, lon)]
    occupied = sorted(set(cells))
    number = {cell: i for i, cell in enumerate(occupied)}
    touching = []
    for own in occupied:
        middle = min(90, (own[0] * size + size // 2) / 1e6 - 90), (own[1] + 0.5) * 360 / columns(own[0]) - 180
        band = cell(*middle)[0]
        for other in range(max(0, band - 1), min(180_000_000 // size, band + 1) + 1):
            count = columns(other)
            column = min(count - 1, int((middle[1] + 180) * 1e6) * count // 360_000_000)
            around = range(count) if count < 3 else ((column + step) % count for step in (-1, 0, 1))
            touching += [(number[own], number[other, step]) for step in around if (other, step) in number]
    first, second = zip(*touching)
    shape = (len(occupied), len(occupied))
    part = connected_components(coo_matrix((np.ones(len(first)), (first, second)), shape=shape), directed=False)[1]
    return np.array([part[number[cell]] for cell in cells])


def counts_nearby(group, middle):
    """For each element, how many of its group lie within the window around it. Both must be sorted together."""
    step = int(middle.max() - middle.min()) + 2 * RARITY_SECONDS + 2
    key = group * step + (middle - middle.min())
    return np.searchsorted(key, key + RARITY_SECONDS, side="right") - np.searchsorted(key, key - RARITY_SECONDS, side="left")


def rarities(rows, places):
    """A matrix of reports by words: the rarity of each word in each report's days and theatre, in hundredths of a bit."""
    numbers = {}
    own = [{numbers.setdefault(word[:5], len(numbers)) for word in words(name + "  ")} for name in places["place_name"]]
    said = [[numbers.setdefault(stem, len(numbers)) for stem in stems(text)] for text in rows["headline"].drop_duplicates()]
    telling = {}
    ends, used = np.zeros(len(rows) + 1, dtype=np.int64), []
    for i, key in enumerate(zip(rows["text"].to_numpy().tolist(), rows["place"].to_numpy().tolist())):
        found = telling.get(key)
        if found is None:
            left = own[key[1]]
            kept = [word for word in said[key[0]] if word not in left]
            found = telling[key] = sorted(set(kept[:MOST_WORDS]))
        used.append(found)
        ends[i + 1] = ends[i] + len(found)
    word = np.fromiter((w for found in used for w in found), dtype=np.int64, count=ends[-1])
    report = np.repeat(np.arange(len(rows)), np.diff(ends))

    middle = (rows["start"].to_numpy() + rows["end"].to_numpy()) // 2
    theatre = theatres(places["lat"], places["lon"])[rows["place"].to_numpy()]
    order = np.lexsort((middle, theatre))
    around = np.empty(len(rows), dtype=np.int64)
    around[order] = counts_nearby(theatre[order], middle[order])
    group = word * (theatre.max() + 1) + theatre[report]
    order = np.lexsort((middle[report], group))
    users = np.empty(len(word), dtype=np.int64)
    users[order] = counts_nearby(group[order], middle[report][order])
    bits = hundredths(np.log2((around[report] + 1) / users))
    return csr_matrix((bits, word, ends), shape=(len(rows), len(numbers)))


# Copies


def first_of_copies(rows):
    """For each report the first that says the same of the same time and place, in three words or more, or by the same act."""
    short = rows["headline"].drop_duplicates().map(lambda text: len(list(filter(None, text.split(" ")))) < 3)
    act = np.where(short.to_numpy()[rows["text"].to_numpy()], rows["act"], -2)
    content = pd.DataFrame({"start": rows["start"], "place": rows["place"], "text": rows["text"], "act": act})
    number = content.groupby(["start", "place", "text", "act"], sort=False).ngroup().to_numpy()
    first = np.full(number.max() + 1, -1, dtype=np.int64)
    first[number[::-1]] = np.arange(len(rows))[::-1]
    return first[number]


# Scores


class Scorer:
    def __init__(self, rows):
        self.start, self.end = rows["start"].to_numpy(), rows["end"].to_numpy()
        self.act, self.place = rows["act"].to_numpy(), rows["place"].to_numpy()
        places = rows.drop_duplicates("place")[["lon", "lat", "place_name"]]
        self.name, texts = pd.factorize(places["place_name"])
        self.names = Names(list(texts))
        self.words = rarities(rows, places)
        lat, lon = np.radians(np.round(places["lat"].to_numpy(), 6)), np.radians(np.round(places["lon"].to_numpy(), 6))
        self.points = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        self.lat, self.lon = lat, lon

    def meters(self, a, b):
        p, q = self.lat[a], self.lat[b]
        h = np.sin((q - p) / 2) ** 2 + np.cos(p) * np.cos(q) * np.sin((self.lon[b] - self.lon[a]) / 2) ** 2
        return 2 * EARTH_METERS * np.arcsin(np.minimum(1, np.sqrt(h)))

    def terms(self, a, b, say):
        """Calls `say` with each term but that of words, in hundredths of a deciban."""
        shared = np.minimum(self.end[a], self.end[b]) - np.maximum(self.start[a], self.start[b])
        span = np.maximum(self.end[a], self.end[b]) - np.minimum(self.start[a], self.start[b])
        shorter = np.minimum(self.end[a] - self.start[a], self.end[b] - self.start[b])
        inside = np.maximum(0, shared)
        say(SHARED, hundredths(5.0 * np.where(span == 0, 1, inside / np.maximum(1, span))))
        part = np.where(shorter == 0, shared == 0, inside / np.maximum(1, shorter))
        say(OUTSIDE, hundredths(-10.0 * (1 - np.minimum(1, part))))
        say(GAP, hundredths(-5.0 * np.log2(1 + np.maximum(0, -shared) / (3_600 + shorter / 4))))
        say(SPAN, hundredths(4.0 * np.log2(DAY / np.clip(span, 1_800, 2 * DAY))))
        p, q = self.place[a], self.place[b]
        say(APART, hundredths(-6.0 * np.clip(self.meters(p, q) / (2 * RADIUS_METERS) - 0.5, 0, 2.5)))
        self.names.fill(self.name[p], self.name[q])
        known = self.names.matrix[self.name[p], self.name[q]]
        likeness = np.where(known < 0, 60, known).astype(np.float64)
        difference = np.maximum(0, 60 - likeness) / 60
        say(NARROW, hundredths(2.0 * np.log2(160_000 / RADIUS_METERS) * (1 - difference)))
        say(NAME, hundredths(7.0 * np.maximum(0, likeness - 60) / 40 - 6.0 * difference))
        x, y = self.act[a], self.act[b]
        say(ACT, np.where((x < 0) | (y < 0), 0, np.where(x == y, 250, -250)))
        say(ORIGIN, np.full(len(a), 100))

    def word_score(self, a, b):
        bits = np.asarray(self.words[a].minimum(self.words[b]).sum(axis=1)).ravel()
        return hundredths(0.8 * np.minimum(25.0, bits / 100))

    def score_without_words(self, a, b):
        total = np.full(len(a), PRIOR, dtype=np.int64)
        self.terms(a, b, lambda _, value: np.add(total, value, out=total))
        return total

    def all_terms(self, a, b):
        table = np.zeros((len(a), len(TERMS)), dtype=np.int64)

        def say(term, value):
            table[:, term] = value
        self.terms(a, b, say)
        say(WORDS, self.word_score(a, b))
        return table


# Pairs in reach


def candidates(scorer, contents):
    """Arrays of pairs in reach, day by day: reports that begin before another's end, and a day, no more than 40 km apart."""
    order = contents[np.lexsort((contents, scorer.start[contents]))]
    start, end = scorer.start[order], scorer.end[order]
    points = scorer.points[scorer.place[order]]
    last = np.searchsorted(start, end + REACH_SECONDS, side="right")
    least = np.cos(REACH_METERS / EARTH_METERS) - 1e-9
    # Blocks of one day, or of fewer reports where a day has many.
    first = 0
    while first < len(order):
        stop = min(np.searchsorted(start, start[first] + DAY // 2, side="left"), first + 500)
        reach = last[first:stop].max()
        near = points[first:stop] @ points[first:reach].T >= least
        i, j = np.nonzero(near)
        later = (j > i) & (j + first < last[first:stop][i])
        a, b = order[first + i[later]], order[first + j[later]]
        close = scorer.meters(scorer.place[a], scorer.place[b]) <= REACH_METERS
        yield a[close], b[close]
        first = stop


def in_chunks(blocks):
    """The same pairs, more at once."""
    kept, count = [], 0
    for block in blocks:
        kept.append(block)
        count += len(block[0])
        if count >= PAIRS_AT_ONCE:
            yield tuple(np.concatenate(parts) for parts in zip(*kept))
            kept, count = [], 0
    if kept:
        yield tuple(np.concatenate(parts) for parts in zip(*kept))


def scored(scorer, contents):
    """All pairs that weigh on a group, and their scores. Words are compared only where they can matter: where they can lift a
    pair over the threshold, and where both reports hang together with others that are."""
    parts = []
    for a, b in in_chunks(candidates(scorer, contents)):
        score = scorer.score_without_words(a, b)
        hopeful = score + MOST_WORD_SCORE >= THRESHOLD
        score[hopeful] += scorer.word_score(a[hopeful], b[hopeful])
        parts.append((a.astype(np.int32), b.astype(np.int32), score.astype(np.int32), hopeful))
    a, b, score, done = (np.concatenate(arrays) for arrays in zip(*parts))
    linked = score >= THRESHOLD
    count = len(scorer.start)
    block = connected_components(
        coo_matrix((np.ones(linked.sum(), dtype=np.int8), (a[linked], b[linked])), shape=(count, count)), directed=False)[1]
    block = batches(scorer, contents, block)
    within = block[a] == block[b]
    a, b, score, done = a[within], b[within], score[within], done[within]
    rest = np.flatnonzero(~done)
    for first in range(0, len(rest), PAIRS_AT_ONCE):
        chunk = rest[first:first + PAIRS_AT_ONCE]
        score[chunk] += scorer.word_score(a[chunk], b[chunk]).astype(np.int32)
    return block, a, b, np.maximum(FLOOR, score)


def batches(scorer, contents, block):
    """Cuts blocks of too many reports by time."""
    block = block.copy()
    sizes = np.bincount(block[contents])
    following = block.max() + 1
    for number in np.flatnonzero(sizes > MOST_IN_BATCH):
        members = contents[block[contents] == number]
        members = members[np.lexsort((members, scorer.start[members] + scorer.end[members]))]
        for first in range(0, len(members), MOST_IN_BATCH):
            block[members[first:first + MOST_IN_BATCH]] = following
            following += 1
    return block


# Linkage


def groups(scorer, contents, scored):
    """For each report the number of its group, and for each group the average score of its weakest join."""
    block, a, b, score = scored(scorer, contents)
    group = np.arange(len(scorer.start))
    weakest = {}
    order = np.argsort(block[a], kind="stable")
    a, b, score = a[order], b[order], score[order]
    cuts = np.searchsorted(block[a], np.arange(block.max() + 2))
    members_of = np.argsort(block[contents], kind="stable")
    members_of = contents[members_of]
    starts = np.searchsorted(block[members_of], np.arange(block.max() + 2))
    local = np.zeros(len(scorer.start), dtype=np.int64)
    for number in np.flatnonzero(np.diff(cuts)):
        members = members_of[starts[number]:starts[number + 1]]
        pairs = slice(cuts[number], cuts[number + 1])
        size = len(members)
        if size == 2:
            group[members] = members[0]
            weakest[members[0]] = score[cuts[number]]
            continue
        local[members] = np.arange(size)
        i, j = np.minimum(local[a[pairs]], local[b[pairs]]), np.maximum(local[a[pairs]], local[b[pairs]])
        # A pair that was never compared is as far apart as can be.
        distance = np.full(size * (size - 1) // 2, float(BEYOND - FLOOR))
        distance[size * i - i * (i + 1) // 2 + j - i - 1] = BEYOND - score[pairs]
        tree = linkage(distance, method="average")
        cluster = fcluster(tree, BEYOND - THRESHOLD + 1e-6, criterion="distance") - 1
        first = np.full(cluster.max() + 1, -1, dtype=np.int64)
        first[cluster[::-1]] = members[::-1]
        group[members] = first[cluster]
        # The leaf by which each join is known tells its cluster.
        leaf = np.arange(2 * size - 1)
        for join, (x, y, height, _) in enumerate(tree):
            leaf[size + join] = leaf[int(x)]
            if height <= BEYOND - THRESHOLD + 1e-6:
                key = first[cluster[leaf[int(x)]]]
                weakest[key] = min(weakest.get(key, BEYOND), BEYOND - height)
    return group, weakest


# Facts and reasons


def decibans(value):
    tenths = (abs(value) + 5) // 10
    return f"{'-' if value < 0 and tenths > 0 else '+'}{tenths // 10}.{tenths % 10}"


def strongest(scorer, names, members):
    """For each list of reports of different content the sentence about its first report and the one that fits it best."""
    first = np.concatenate([np.full(min(len(m) - 1, MOST_COMPARED), m[0]) for m in members])
    other = np.concatenate([m[1:1 + MOST_COMPARED] for m in members])
    list_of = np.repeat(np.arange(len(members)), [min(len(m) - 1, MOST_COMPARED) for m in members])
    table = np.concatenate([scorer.all_terms(first[at:at + PAIRS_AT_ONCE], other[at:at + PAIRS_AT_ONCE])
                            for at in range(0, len(first), PAIRS_AT_ONCE)])
    total = np.maximum(FLOOR, PRIOR + table.sum(axis=1))
    order = np.lexsort((np.arange(len(total)), -total, list_of))
    best = order[np.searchsorted(list_of[order], np.arange(len(members)))]
    terms = table[best]
    ranks = np.argsort(-np.abs(terms), axis=1, kind="stable")[:, :MOST_TERMS].tolist()
    sentences = []
    for a, b, score, values, rank in zip(first[best].tolist(), other[best].tolist(), total[best].tolist(), terms.tolist(), ranks):
        spoken = ", ".join(f"{TERMS[t][values[t] < 0]} {decibans(values[t])}" for t in rank if values[t])
        sentences.append(f"{names[a]} and {names[b]} score {decibans(score)} dB: {spoken}; against a prior of {decibans(PRIOR)}.")
    return sentences


def incidents(rows, scorer, first, group, weakest):
    """Each group with its interval, its place, where its reports differ, and why they are one."""
    event = group[first]
    order = np.argsort(event, kind="stable")
    ends = np.flatnonzero(np.diff(event[order], append=-1)) + 1
    starts = ends - np.diff(ends, prepend=0)
    members_of = order.tolist()
    lists = [members_of[a:b] for a, b in zip(starts.tolist(), ends.tolist())]
    is_copy = (first != np.arange(len(first))).tolist()
    contents = [[m for m in members if not is_copy[m]] if len(members) > 1 else members for members in lists]
    several = [number for number, m in enumerate(contents) if len(m) > 1]
    names = rows["report"].tolist()
    sentences = dict(zip(several, strongest(scorer, names, [contents[n] for n in several])))
    start, end = scorer.start[order], scorer.end[order]
    from_, to = np.minimum.reduceat(start, starts).tolist(), np.maximum.reduceat(end, starts).tolist()
    known_from, known_to = from_, np.minimum.reduceat(end, starts).tolist()
    latest_start = np.maximum.reduceat(start, starts).tolist()
    act = rows["act"].to_numpy()[order]
    differ = np.maximum.reduceat(act, starts) != np.minimum.reduceat(np.where(act < 0, len(ACTS), act), starts)
    acts, places = rows["act"].tolist(), rows["place_name"].tolist()
    lat, lon = (np.floor(rows[axis].to_numpy() * 1e6 + 0.5).astype(np.int64).tolist() for axis in ("lat", "lon"))
    starts_of, ends_of = scorer.start.tolist(), scorer.end.tolist()
    found = []
    for number, members in enumerate(lists):
        reasons, disagreements = [], []
        if len(members) > 1:
            if number in sentences:
                reasons.append(sentences[number])
                least = weakest.get(members[0])
                if len(contents[number]) > 2 and least is not None:
                    reasons.append(f"{len(contents[number])} reports of different content; the least agreed groups that were "
                                   f"joined score {decibans(int(np.floor(least + 1e-6)))} dB on average.")
            copies = len(members) - len(contents[number])
            if copies:
                reasons.append(f"{copies} of the {len(members)} reports repeat another's content.")
            if differ[number]:
                disagree(disagreements, "act", [ACTS[acts[m]][1] if acts[m] >= 0 else None for m in members], members, names)
            if latest_start[number] >= known_to[number]:
                disagree(disagreements, "date", [(starts_of[m], ends_of[m]) for m in members], members, names,
                         lambda span: f"{utc(span[0])} to {utc(span[1])}")
            if len({places[m] for m in members}) > 1 and places_differ(scorer, scorer.place[members], scorer.place[members[0]]):
                disagree(disagreements, "place", [places[m] or None for m in members], members, names)
        at = members[0]
        found.append({
            "id": "I-" + names[at], "reports": [names[m] for m in members], "parent": "", "occurred": [from_[number], to[number]],
            "available": [max(known_from[number], min(from_[number], known_to[number])), known_to[number]],
            "place": [places[at], "", ""], "position": [lat[at], lon[at]], "precision": [RADIUS_METERS],
            "disagreements": disagreements, "reasons": reasons})
    return found


def disagree(found, field, values, members, names, text=str):
    answers = {}
    for member, value in zip(members, values):
        if value is not None:
            answers.setdefault(value, []).append(names[member])
    if len(answers) > 1:
        found.append({"field": field, "answers": [[[text(value)], answers[value]] for value in sorted(answers)]})


def places_differ(scorer, place, first):
    """Whether one of these places lies outside the first one's radius and is named differently."""
    place = np.unique(place)
    known = np.array([scorer.names.hundredths(scorer.name[p], scorer.name[first]) for p in place])
    return bool(((known >= 0) & (known < 80) & (scorer.meters(place, first) > RADIUS_METERS)).any())


@cache
def utc(seconds):
    return time.strftime("%Y-%m-%dT%H:%MZ", time.gmtime(seconds))


# All of it


def zones(path):
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    # Truce keeps microdegrees; on the same corners the two must agree about every point.
    shapes = [shapely.transform(shapely.geometry.shape(f["geometry"]), lambda xy: np.round(xy, 6)) for f in features]
    shapely.prepare(shapes)
    return dict(zip((f["properties"]["shapeName"] for f in features), shapes))


def main(scored=scored):
    arguments, output = sys.argv[1:], None
    if arguments[0] == "--incidents":
        output, arguments = arguments[1], arguments[2:]
    began, wall_began = time.process_time(), time.perf_counter()
    marks = {}

    def mark(name):
        marks[name] = time.process_time() - began - sum(marks.values())

    rows = read(arguments[1:])
    mark("reading")
    scorer = Scorer(rows)
    first = first_of_copies(rows)
    contents = np.flatnonzero(first == np.arange(len(first)))
    group, weakest = groups(scorer, contents, scored)
    found = incidents(rows, scorer, first, group, weakest)
    mark("fusing")
    x, y = rows["lon"].to_numpy(), rows["lat"].to_numpy()
    inside = {name: int(shapely.intersects_xy(shape, x, y).sum()) for name, shape in zones(arguments[0]).items()}
    mark("zones")
    print(json.dumps({
        "rows": len(rows), "copies": int((first != np.arange(len(first))).sum()), "groups": len(found),
        "points_in_zone": dict(sorted(inside.items())), "seconds": marks,
        "total_seconds": time.process_time() - began, "wall_seconds": time.perf_counter() - wall_began,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
    if output:
        with open(output, "w", encoding="utf-8") as file:
            for incident in found:
                file.write(json.dumps(incident, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
