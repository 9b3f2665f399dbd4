"""What an analyst would write in an afternoon: read news-coded rows, drop exact duplicates, cluster them in space and
time with DBSCAN, keep each cluster's facts, and count rows by oblast. Prints one object of JSON.

    pipeline.py [--scored] BOUNDARIES.geojson TABLE.csv ...

Place and time alone make one cluster of a front's whole week. With `--scored` every two rows in reach of one another are
scored by what they say as well, and DBSCAN is given those scores: the nearest to what Truce does that these libraries do.
"""
import json
import resource
import sys
import time

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix
from scipy.spatial import cKDTree
from sklearn.cluster import DBSCAN
from sklearn.feature_extraction.text import TfidfVectorizer

EARTH_KM = 6371.0088
EPS_KM = 10.0
EPS_HOURS = 12.0
REACH_KM = 40.0
REACH_HOURS = 24.0
LEAST_SCORE = 0.6


def read(paths):
    frames = [pd.read_csv(path, encoding="utf-8-sig", keep_default_na=False) for path in paths]
    rows = pd.concat(frames, ignore_index=True)
    rows["datetime"] = pd.to_datetime(rows["datetime"], format="%Y-%m-%d %H:%M:%S")
    return rows


def cluster(rows):
    """DBSCAN knows one distance. Kilometres on a local map and hours scaled to kilometres make one; it is the fast
    way: the haversine metric has no room for time, and a metric written in Python takes hours."""
    lat = np.radians(rows["lat"].to_numpy())
    lon = np.radians(rows["lon"].to_numpy())
    hours = rows["datetime"].to_numpy().astype("datetime64[s]").astype(np.int64) / 3600
    space = np.column_stack([EARTH_KM * lon * np.cos(lat), EARTH_KM * lat, hours * EPS_KM / EPS_HOURS])
    return DBSCAN(eps=EPS_KM, min_samples=2, algorithm="kd_tree").fit_predict(space)


def cluster_scored(rows):
    """The reach is that of Truce for places known to 10 km: 40 km and 24 hours. Pairs are scored in blocks, so that they
    fit into memory; a pair weighs by nearness, time, headline, place name and event type."""
    lat = np.radians(rows["lat"].to_numpy())
    lon = np.radians(rows["lon"].to_numpy())
    hours = rows["datetime"].to_numpy().astype("datetime64[s]").astype(np.int64) / 3600
    km = np.column_stack([EARTH_KM * lon * np.cos(lat), EARTH_KM * lat])
    texts = TfidfVectorizer().fit_transform(rows["headline"])
    places, types = pd.factorize(rows["place_name"])[0], pd.factorize(rows["event_type"])[0]
    space = np.column_stack([km / REACH_KM, hours / REACH_HOURS])
    tree = cKDTree(space)
    kept = []
    order = np.argsort(hours, kind="stable")
    for start in range(0, len(order), 2_000):
        block = order[start:start + 2_000]
        found = tree.query_ball_point(space[block], r=1.0, p=np.inf)
        first = np.repeat(block, [len(others) for others in found])
        second = np.concatenate([np.asarray(others, dtype=np.int64) for others in found])
        first, second = first[first < second], second[first < second]
        apart = np.hypot(*(km[first] - km[second]).T)
        gap = np.abs(hours[first] - hours[second])
        words = np.asarray(texts[first].multiply(texts[second]).sum(axis=1)).ravel()
        score = (0.2 * (1 - apart / REACH_KM) + 0.2 * (1 - gap / REACH_HOURS) + 0.4 * words
                 + 0.1 * (places[first] == places[second]) + 0.1 * (types[first] == types[second]))
        near = (score >= LEAST_SCORE) & (apart <= REACH_KM)
        kept.append((first[near], second[near], 1 - score[near]))
    i, j, distance = (np.concatenate(parts) for parts in zip(*kept))
    # Both halves of the matrix; no distance may be 0, which would be no entry.
    distance = np.maximum(distance, 1e-9)
    matrix = coo_matrix((np.concatenate([distance, distance]), (np.concatenate([i, j]), np.concatenate([j, i]))),
                        shape=(len(rows), len(rows))).tocsr()
    return DBSCAN(eps=1 - LEAST_SCORE, min_samples=2, metric="precomputed").fit_predict(matrix)


def facts(rows, labels):
    """One row for each cluster; what DBSCAN calls noise is a cluster of its own."""
    alone = labels < 0
    labels = labels.copy()
    labels[alone] = labels.max() + 1 + np.arange(alone.sum())
    return rows.assign(cluster=labels).groupby("cluster").agg(
        first=("datetime", "min"), last=("datetime", "max"), lat=("lat", "mean"), lon=("lon", "mean"),
        reports=("headline", "size"), headlines=("headline", "nunique"), place=("place_name", "first"),
        event_types=("event_type", "unique"))


def zones(path):
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    shapes = {}
    for feature in features:
        # Truce keeps microdegrees; on the same corners the two must agree about every point.
        shape = shapely.transform(shapely.geometry.shape(feature["geometry"]), lambda xy: np.round(xy, 6))
        shapely.prepare(shape)
        shapes[feature["properties"]["shapeName"]] = shape
    return shapes


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--scored"]
    clustering = cluster_scored if "--scored" in sys.argv else cluster
    began, wall_began = time.process_time(), time.perf_counter()
    marks = {}

    def mark(name):
        marks[name] = time.process_time() - began - sum(marks.values())

    rows = read(arguments[1:])
    distinct = rows.drop_duplicates()
    mark("reading")
    found = facts(distinct, clustering(distinct))
    mark("fusing")
    shapes = zones(arguments[0])
    x, y = rows["lon"].to_numpy(), rows["lat"].to_numpy()
    inside = {name: int(shapely.intersects_xy(shape, x, y).sum()) for name, shape in shapes.items()}
    mark("zones")
    print(json.dumps({
        "rows": len(rows), "duplicates": len(rows) - len(distinct), "groups": len(found),
        "points_in_zone": dict(sorted(inside.items())), "seconds": marks,
        "total_seconds": time.process_time() - began, "wall_seconds": time.perf_counter() - wall_began,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


if __name__ == "__main__":
    main()
