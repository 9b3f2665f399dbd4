"""The fusion of Truce in Python: the same score, linkage, facts and reasons, for the questions that the table answers.

    fusion.py [--incidents FILE] BOUNDARIES.geojson TABLE.csv ...

Reads news-coded rows, fuses them, counts points by oblast and prints one object of JSON, as `pipeline.py` does. The rules
and weights are those of Documentation/Decisions/0003-fusion.md and 0019-what-tells-events-apart.md. The table has one origin, one precision, and neither
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
MOST_WORD_SCORE = 2_500
EXACT_HOURS, HOURS_APART = 21_600, 3_600
CELL_METERS = 20_000.0
# More than any score: what it exceeds a score by is a distance, and positive.
BEYOND = 20_000
# What one origin tells apart: no number of good scores makes up for it.
TOLD_APART = -(1 << 40)
MOST_IN_BATCH = 3_000
MOST_COMPARED = 64
PAIRS_AT_ONCE = 400_000
# In the order of the documented table: the words for a term that speaks for one event, and against.
TERMS = [
    ("one interval lies partly outside the other",) * 2, ("a gap between the intervals",) * 2,
    ("the intervals share time",) * 2, ("a short span of time", "a long span of time"), ("places apart",) * 2,
    ("a narrow place", "a wide place"), ("place names alike", "place names differ"),
    ("the place is hit at other moments, too",) * 2, ("same act", "different acts"), ("words in common",) * 2,
    ("one form of words, filled in differently",) * 2, ("the same sentence",) * 2, ("same origin",) * 2,
]
OUTSIDE, GAP, SHARED, SPAN, APART, NARROW, NAME, MOMENTS, ACT, WORDS, PHRASES, SENTENCE, ORIGIN = range(len(TERMS))
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


class Grid:
    """The globe in bands of latitude, each cut into cells of about one size."""

    def __init__(self, meters):
        self.size = int(meters / 110_500 * 1.01 * 1e6)

    def columns(self, band):
        south = band * self.size / 1e6 - 90
        widest = min(90, max(abs(south), abs(south + self.size / 1e6)))
        cosine = (32_400 - 4 * widest * widest) / (32_400 + widest * widest) - 0.002
        return max(1, int(360e6 * cosine / self.size))

    def band(self, lat):
        return (int(np.floor(lat * 1e6 + 0.5)) + 90_000_000) // self.size

    def column(self, lon, count):
        return min(count - 1, (int(np.floor(lon * 1e6 + 0.5)) + 180_000_000) * count // 360_000_000)

    def cell(self, lat, lon):
        band = self.band(lat)
        return band, self.column(lon, self.columns(band))

    def around(self, cell):
        lat = min(90, (cell[0] * self.size + self.size // 2) / 1e6 - 90)
        lon = (cell[1] + 0.5) * 360 / self.columns(cell[0]) - 180
        own = self.band(lat)
        for band in range(max(0, own - 1), min(180_000_000 // self.size, own + 1) + 1):
            count = self.columns(band)
            middle = self.column(lon, count)
            yield from ((band, column) for column in (range(count) if count < 3 else
                                                      ((middle + step) % count for step in (-1, 0, 1))))


def theatres(lat, lon):
    """The theatre of each position: coarse cells that touch one another are one."""
    grid = Grid(THEATRE_METERS)
    cells = [grid.cell(*position) for position in zip(lat, lon)]
    occupied = sorted(set(cells))
    number = {cell: i for i, cell in enumerate(occupied)}
    touching = [(number[own], number[other]) for own in occupied for other in grid.around(own) if other in number]
    first, second = zip(*touching)
    shape = (len(occupied), len(occupied))
    part = connected_components(coo_matrix((np.ones(len(first)), (first, second)), shape=shape), directed=False)[1]
    return np.array([part[number[cell]] for cell in cells])


class Window:
    """Counts texts nearby: those of a theatre within 36 hours of a report. What was said twice counts once."""

    def __init__(self, theatre, middle, text):
        self.theatre, self.middle, self.text = theatre, middle - middle.min(), text
        self.step = int(self.middle.max()) + 4 * RARITY_SECONDS
        self.around = self.counts(np.zeros(len(text), dtype=np.int64), np.arange(len(text)))

    def counts(self, value, report):
        """For each use of a value by a report, how many texts nearby use it."""
        group = value * (self.theatre.max() + 1) + self.theatre[report]
        key = group * self.step + RARITY_SECONDS + self.middle[report]
        uses = np.sort(key)
        count = (np.searchsorted(uses, key + RARITY_SECONDS, side="right")
                 - np.searchsorted(uses, key - RARITY_SECONDS, side="left"))
        # A text counts once: less one for each two uses of it, one after the other, that both lie in the window.
        order = np.lexsort((key, self.text[report], group))
        first, second = order[:-1], order[1:]
        again = ((group[first] == group[second]) & (self.text[report[first]] == self.text[report[second]])
                 & (key[second] - key[first] <= 2 * RARITY_SECONDS))
        firsts, seconds = np.sort(key[first[again]]), np.sort(key[second[again]])
        return count - (np.searchsorted(seconds, key + RARITY_SECONDS, side="right")
                        - np.searchsorted(firsts, key - RARITY_SECONDS, side="left"))


class Telling:
    """What reports say in words, as matrices of reports by words and by phrases (a word and the one before it)."""

    def __init__(self, rows, places):
        headlines = rows["headline"].drop_duplicates()
        folded = [words(text) for text in headlines]
        text_number = pd.factorize(pd.Series([" ".join(found) for found in folded]))[0]
        self.text = text_number[rows["text"].to_numpy()]
        numbers, pairs = {}, {}
        own = [{numbers.setdefault(word[:5], len(numbers)) for word in words(name)} for name in places["place_name"]]
        said = [[numbers.setdefault(stem, len(numbers)) for stem in stems(found)] for found in folded]
        telling = {}
        ends, used, phrases, places_before = np.zeros(len(rows) + 1, dtype=np.int64), [], [], []
        for i, key in enumerate(zip(rows["text"].tolist(), rows["place"].tolist())):
            found = telling.get(key)
            if found is None:
                found = telling[key] = self.phrases(said[key[0]], own[key[1]], pairs)
            used += found[0]
            phrases += found[1]
            places_before += found[2]
            ends[i + 1] = len(used)
        word, phrase = np.array(used), np.array(phrases)
        counts = np.diff(ends)
        report = np.repeat(np.arange(len(rows)), counts)
        before = np.array(places_before)
        position_before = before + np.repeat(ends[:-1], counts)

        middle = (rows["start"].to_numpy() + rows["end"].to_numpy()) // 2
        theatre = theatres(places["lat"], places["lon"])[rows["place"].to_numpy()]
        window = Window(theatre, middle, self.text)
        users = window.counts(word, report)
        share = np.maximum(1, users) / (window.around[report] + 1)
        rarity = hundredths(-np.log2(share))
        follows = before >= 0
        together = window.counts(phrase[follows], report[follows])
        others = np.maximum(0, users[position_before[follows]] - 2)
        given = (np.maximum(0, together - 2) + share[follows]) / (others + 1)
        in_phrase = np.minimum(rarity[follows], hundredths(-np.log2(given)))

        self.count = counts
        self.rarity_of_all = np.add.reduceat(np.append(rarity, 0), ends[:-1]) * (counts > 0)
        shape = (len(rows), len(numbers))
        self.alone = csr_matrix((rarity, (report, word)), shape=shape)
        shape, at = (len(rows), len(pairs) + 1), (report[follows], phrase[follows])
        self.phrase_alone = csr_matrix((rarity[follows], at), shape=shape)
        self.in_phrase = csr_matrix((in_phrase, at), shape=shape)
        self.moments = moments(rows, places, theatre, middle)

    @staticmethod
    def phrases(said, own, pairs):
        """The distinct words of a report, the phrase that each ends, and which of the words is the one before it."""
        at, phrase, before = {}, [], []
        last = -1
        for word in [word for word in said if word not in own][:MOST_WORDS]:
            if word not in at:
                at[word] = len(at)
                before.append(at[last] if last >= 0 else -1)
                phrase.append(pairs.setdefault((last, word), len(pairs)) if last >= 0 else -1)
            last = word
        return list(at), phrase, before

    def shared(self, a, b):
        """How rare the words in common are, and how rare once phrases are known; in hundredths of a bit."""
        alone = common(self.alone, a, b)
        return alone, alone - common(self.phrase_alone, a, b) + common(self.in_phrase, a, b)


def common(matrix, a, b):
    return np.asarray(matrix[a].minimum(matrix[b]).sum(axis=1)).ravel()


def moments(rows, places, theatre, middle):
    """For each report how many separate moments are told of its cell nearby, in hundredths of a doubling: the most intervals
    of which no two share time."""
    grid = Grid(CELL_METERS)
    cell = pd.factorize(pd.Series([grid.cell(*position) for position in zip(places["lat"], places["lon"])]))[0]
    keys = pd.DataFrame({"cell": cell[rows["place"].to_numpy()], "theatre": theatre, "middle": middle,
                         "start": rows["start"], "end": rows["end"]})
    number = keys.groupby(list(keys.columns), sort=True).ngroup().to_numpy()
    distinct = keys.iloc[np.unique(number, return_index=True)[1]]
    counts = []
    for _, group in distinct.groupby(["cell", "theatre"], sort=True):
        times = group["middle"].tolist()
        intervals = list(zip(group["end"].tolist(), group["start"].tolist()))
        low = high = 0
        for time_of in times:
            while times[low] < time_of - RARITY_SECONDS:
                low += 1
            while high < len(times) and times[high] <= time_of + RARITY_SECONDS:
                high += 1
            count, last = 0, -1
            for end, start in sorted(intervals[low:high]):
                if start >= last:
                    count += 1
                    last = max(end, start + 1)
            counts.append(count)
    return hundredths(np.log2(np.array(counts)))[number]


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
        self.telling = Telling(rows, places)
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
        moments = self.telling.moments
        say(MOMENTS, hundredths(-3.0 * np.minimum(moments[a], moments[b]) / 100))
        x, y = self.act[a], self.act[b]
        say(ACT, np.where((x < 0) | (y < 0), 0, np.where(x == y, 250, -250)))
        say(ORIGIN, np.full(len(a), 100))

    def word_terms(self, a, b, say):
        """Calls `say` with the terms of words, in hundredths of a deciban."""
        telling = self.telling
        alone, told = telling.shared(a, b)
        say(WORDS, hundredths(0.8 * np.minimum(25.0, told / 100)))
        fewer = np.minimum(telling.rarity_of_all[a], telling.rarity_of_all[b])
        fixed = (alone - told) / np.maximum(1, fewer)
        speaks = (alone > 0) & (told < alone) & (alone < fewer)
        say(PHRASES, np.where(speaks, hundredths(-0.5 * (fewer - alone) / 100 * fixed), 0))
        meet = np.maximum(self.start[a], self.start[b]) <= np.minimum(self.end[a], self.end[b])
        same = (telling.text[a] == telling.text[b]) & (self.place[a] == self.place[b]) & (telling.count[a] >= 4)
        say(SENTENCE, np.where(same & meet & (alone > 0), 500, 0))

    def word_score(self, a, b):
        total = np.zeros(len(a), dtype=np.int64)
        self.word_terms(a, b, lambda _, value: np.add(total, value, out=total))
        return total

    def are_apart(self, a, b):
        """Whether the one origin tells of two hours: of two events, then."""
        gap = np.maximum(self.start[a], self.start[b]) - np.minimum(self.end[a], self.end[b])
        longer = np.maximum(self.end[a] - self.start[a], self.end[b] - self.start[b])
        return (gap >= HOURS_APART) & (longer <= EXACT_HOURS)

    def score_without_words(self, a, b):
        total = np.full(len(a), PRIOR, dtype=np.int64)
        self.terms(a, b, lambda _, value: np.add(total, value, out=total))
        return total

    def all_terms(self, a, b):
        table = np.zeros((len(a), len(TERMS)), dtype=np.int64)

        def say(term, value):
            table[:, term] = value
        self.terms(a, b, say)
        self.word_terms(a, b, say)
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
        apart = scorer.are_apart(a, b)
        score[apart] = TOLD_APART
        hopeful = score + MOST_WORD_SCORE >= THRESHOLD
        score[hopeful] += scorer.word_score(a[hopeful], b[hopeful])
        parts.append((a.astype(np.int32), b.astype(np.int32), score, hopeful | apart))
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
        score[chunk] += scorer.word_score(a[chunk], b[chunk])
    return block, a, b, np.where(score == TOLD_APART, score, np.maximum(FLOOR, score))


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
