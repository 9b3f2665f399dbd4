"""The fusion of `fusion.py` with the score as most would write it: a function of two reports, called for every pair in reach.

    plain.py [--incidents FILE] BOUNDARIES.geojson TABLE.csv ...

scikit-learn finds the neighbours (a ball tree) and what hangs together (DBSCAN on the pairs that score well enough). What
recurs is kept: the score of two places, and of two intervals. Reading, words and their rarity, copies, linkage, facts and
zones are those of `fusion.py`.
"""
from bisect import bisect_right
from math import asin, cos, log2, sin, sqrt

import numpy as np
from scipy.sparse import coo_matrix
from sklearn.cluster import DBSCAN
from sklearn.neighbors import BallTree

from fusion import (DAY, EARTH_METERS, EXACT_HOURS, FLOOR, HOURS_APART, PRIOR, RADIUS_METERS, REACH_METERS, REACH_SECONDS,
                    THRESHOLD, TOLD_APART, batches, main)


def hundredths(value):
    return int(value * 100 + (0.5 if value >= 0 else -0.5))


def by_report(*matrices):
    """For each row of a matrix its columns with their values; with those of several matrices of one form, if so given."""
    ends, columns = matrices[0].indptr.tolist(), matrices[0].indices.tolist()
    values = [matrix.data.tolist() for matrix in matrices]
    values = values[0] if len(values) == 1 else list(zip(*values))
    return [dict(zip(columns[a:b], values[a:b])) for a, b in zip(ends, ends[1:])]


class PairScore:
    def __init__(self, scorer):
        self.start, self.end = scorer.start.tolist(), scorer.end.tolist()
        self.act, self.place = scorer.act.tolist(), scorer.place.tolist()
        self.lat, self.lon, self.name, self.names = scorer.lat.tolist(), scorer.lon.tolist(), scorer.name.tolist(), scorer.names
        telling = scorer.telling
        self.text, self.moments, self.rarity_of_all = telling.text.tolist(), telling.moments.tolist(), telling.rarity_of_all.tolist()
        self.words, self.phrases = by_report(telling.alone), by_report(telling.phrase_alone, telling.in_phrase)
        self.times, self.places = {}, {}

    def __call__(self, a, b):
        gap = max(self.start[a], self.start[b]) - min(self.end[a], self.end[b])
        if gap >= HOURS_APART and max(self.end[a] - self.start[a], self.end[b] - self.start[b]) <= EXACT_HOURS:
            return TOLD_APART
        place, other_place = self.place[a], self.place[b]
        score = PRIOR + 100 + self.time_score(a, b) + self.place_score(place, other_place)
        score += hundredths(-0.03 * min(self.moments[a], self.moments[b]))
        if self.act[a] >= 0 and self.act[b] >= 0:
            score += 250 if self.act[a] == self.act[b] else -250
        x, y = self.words[a], self.words[b]
        if len(x) > len(y):
            x, y = y, x
        alone = 0
        for word, rarity in x.items():
            other = y.get(word)
            if other is not None:
                alone += rarity if rarity < other else other
        if alone > 0:
            told = alone
            x, y = self.phrases[a], self.phrases[b]
            for phrase, (rarity, in_phrase) in x.items():
                other = y.get(phrase)
                if other is not None:
                    told += min(in_phrase, other[1]) - min(rarity, other[0])
            score += hundredths(0.8 * min(25.0, told / 100))
            fewer = min(self.rarity_of_all[a], self.rarity_of_all[b])
            if told < alone < fewer:
                score += hundredths(-0.5 * (fewer - alone) / 100 * (alone - told) / fewer)
            if self.text[a] == self.text[b] and place == other_place and len(self.words[a]) >= 4 and gap <= 0:
                score += 500
        return max(FLOOR, score)

    def time_score(self, a, b):
        start, end, other_start, other_end = self.start[a], self.end[a], self.start[b], self.end[b]
        key = (end - start, other_end - other_start, other_start - start)
        known = self.times.get(key)
        if known is not None:
            return known
        shared = min(end, other_end) - max(start, other_start)
        span = max(end, other_end) - min(start, other_start)
        shorter = min(end - start, other_end - other_start)
        part = max(0, shared) / shorter if shorter else float(shared == 0)
        score = hundredths(-10.0 * (1 - min(1, part)))
        if shared < 0:
            score += hundredths(-5.0 * log2(1 - shared / (3_600 + shorter / 4)))
        score += hundredths(5.0 * (max(0, shared) / span if span else 1))
        score += hundredths(4.0 * log2(DAY / min(2 * DAY, max(1_800, span))))
        self.times[key] = score
        return score

    def place_score(self, p, q):
        key = (p, q) if p < q else (q, p)
        known = self.places.get(key)
        if known is not None:
            return known
        likeness = int(self.names.hundredths(self.name[p], self.name[q]))
        likeness = 60 if likeness < 0 else likeness
        difference = max(0, 60 - likeness) / 60
        h = (sin((self.lat[q] - self.lat[p]) / 2) ** 2
             + cos(self.lat[p]) * cos(self.lat[q]) * sin((self.lon[q] - self.lon[p]) / 2) ** 2)
        apart = min(2.5, max(0.0, 2 * EARTH_METERS * asin(min(1, sqrt(h))) / (2 * RADIUS_METERS) - 0.5))
        score = (hundredths(7.0 * max(0, likeness - 60) / 40 - 6.0 * difference) + hundredths(-6.0 * apart)
                 + hundredths(2.0 * log2(160_000 / RADIUS_METERS) * (1 - difference)))
        self.places[key] = score
        return score


def scored(scorer, contents):
    """All pairs in reach, and their scores; and the blocks that hang together."""
    score = PairScore(scorer)
    points = np.column_stack([scorer.lat, scorer.lon])
    near = BallTree(points, metric="haversine").query_radius(points, r=REACH_METERS / EARTH_METERS)
    reports_at = [[] for _ in points]
    for report in contents[np.lexsort((contents, scorer.start[contents]))].tolist():
        reports_at[score.place[report]].append(report)
    starts_at = [[score.start[report] for report in reports] for reports in reports_at]
    first, second, scores = [], [], []
    for place, neighbours in enumerate(near):
        neighbours = [other for other in neighbours.tolist() if reports_at[other]]
        for a in reports_at[place]:
            start, until = score.start[a], score.end[a] + REACH_SECONDS
            for other in neighbours:
                reports = reports_at[other]
                at = bisect_right(starts_at[other], start - 1)
                while at < len(reports) and starts_at[other][at] <= until:
                    b = reports[at]
                    if starts_at[other][at] > start or b > a:
                        first.append(a)
                        second.append(b)
                        scores.append(score(a, b))
                    at += 1
    a, b, value = np.array(first), np.array(second), np.array(scores)
    linked = value >= THRESHOLD
    count = len(scorer.start)
    x, y = a[linked], b[linked]
    pairs = coo_matrix((np.ones(2 * len(x)), (np.concatenate([x, y]), np.concatenate([y, x]))), shape=(count, count)).tocsr()
    block = batches(scorer, contents, DBSCAN(eps=1, min_samples=1, metric="precomputed").fit_predict(pairs))
    within = block[a] == block[b]
    return block, a[within], b[within], value[within]


if __name__ == "__main__":
    main(scored)
