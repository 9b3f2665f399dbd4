"""Runs Truce and its peers in Python on the same tables, in turn, and compares what they find before any time counts.

    compare.py [--without-plain] [--runs N] PIPELINE-BENCH BOUNDARIES.geojson TABLE.csv ...

Prints a table for `Benchmarks/README.md`: medians of the runs. The plain peer takes the longest and runs once; it can be
left out. Everybody gets one thread, unless the line says otherwise.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ONE_THREAD = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")


def run(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=ONE_THREAD).stdout)


def incidents(path):
    with open(path, encoding="utf-8") as file:
        return {incident["id"]: incident for incident in map(json.loads, file)}


def agreement(own, other):
    """B-cubed precision, recall and F1 of the other's groups against ours, and how many incidents are alike in every field."""
    mine = {report: frozenset(i["reports"]) for i in own.values() for report in i["reports"]}
    theirs = {report: frozenset(i["reports"]) for i in other.values() for report in i["reports"]}
    if mine.keys() != theirs.keys():
        sys.exit("they do not name the same reports; no time counts")
    shared = {report: len(mine[report] & theirs[report]) for report in mine}
    precision = sum(count / len(theirs[report]) for report, count in shared.items()) / len(mine)
    recall = sum(count / len(mine[report]) for report, count in shared.items()) / len(mine)
    alike = sum(other.get(name) == incident for name, incident in own.items())
    return precision, recall, 2 * precision * recall / (precision + recall), alike


def median(results, value):
    return statistics.median(value(result) for result in results)


def main():
    arguments, runs, with_plain = sys.argv[1:], 3, True
    if "--without-plain" in arguments:
        arguments.remove("--without-plain")
        with_plain = False
    if "--runs" in arguments:
        at = arguments.index("--runs")
        runs = int(arguments[at + 1])
        del arguments[at:at + 2]
    bench, boundaries, tables = arguments[0], arguments[1], arguments[2:]
    mapping = str(HERE / "all-rows.mapping.json")
    folder = tempfile.TemporaryDirectory()
    out = Path(folder.name)

    def python(name, *options):
        return [sys.executable, str(HERE / name), *options, boundaries, *tables]

    def truce(*options):
        return [bench, *options, boundaries, mapping, *tables]

    entries = [
        ("Truce, all cores", "same", "own-all", runs, lambda o: truce("--incidents", o)),
        ("Truce, one core", "same", "own", runs, lambda o: truce("--one-core", "--incidents", o)),
        ("Python, same fusion in arrays (`fusion.py`)", "same", "arrays", runs, lambda o: python("fusion.py", "--incidents", o)),
        ("Python, same fusion, score as a function (`plain.py`)", "same", "plain", 1 if with_plain else 0,
         lambda o: python("plain.py", "--incidents", o)),
        ("Python, DBSCAN on place and time (`pipeline.py`)", "less", "dbscan", runs, lambda o: python("pipeline.py")),
        ("Python, DBSCAN on scored pairs (`pipeline.py --scored`)", "less", "scored", 1, lambda o: python("pipeline.py", "--scored")),
    ]
    results = {name: [] for _, _, name, _, _ in entries}
    load = []
    for number in range(runs):
        for _, _, name, times, command in entries:
            if number < times:
                load.append(os.getloadavg()[0])
                results[name].append(run(command(str(out / name))))
    own = incidents(out / "own")
    if (out / "own").read_bytes() != (out / "own-all").read_bytes():
        sys.exit("one core and all cores find different incidents; no time counts")
    for _, _, name, _, _ in entries:
        for result in results[name]:
            for what in ("rows", "points_in_zone"):
                if result[what] != results["own"][0][what]:
                    sys.exit(f"they disagree about {what}; no time counts")
    first = results["own"][0]
    print(f'{first["rows"]:,} rows, {sum(first["points_in_zone"].values()):,} of their points in {len(first["points_in_zone"])} '
          f'oblasts: all agree. {os.cpu_count()} cores, load {min(load):.0f} to {max(load):.0f}.\n')
    print("| | rows/s | times Truce's processor time | processor s | from-to | reading | fusing | zones | clock s | peak MiB | groups | runs |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    base = median(results["own"], lambda r: r["total_seconds"])
    for title, _, name, _, _ in entries:
        found = results[name]
        if not found:
            continue
        total = median(found, lambda r: r["total_seconds"])
        totals = [r["total_seconds"] for r in found]
        cells = [title, f'{first["rows"] / total:,.0f}', f"{total / base:.1f}", f"{total:.2f}",
                 f"{min(totals):.2f}-{max(totals):.2f}",
                 *(f'{median(found, lambda r: r["seconds"][stage]):.2f}' for stage in ("reading", "fusing", "zones")),
                 f'{median(found, lambda r: r["wall_seconds"]):.1f}', f'{median(found, lambda r: r["peak_bytes"]) / 2**20:.0f}',
                 f'{found[0]["groups"]:,}', str(len(found))]
        print("| " + " | ".join(cells) + " |")
    print("\nAgainst Truce's incidents:\n")
    print("| | B-cubed precision | recall | F1 | incidents alike in every field, reasons too |")
    print("| --- | --- | --- | --- | --- |")
    for title, kind, name, _, _ in entries:
        if kind == "same" and not name.startswith("own") and results[name]:
            precision, recall, f1, alike = agreement(own, incidents(out / name))
            print(f"| {title} | {precision:.4f} | {recall:.4f} | {f1:.4f} | {alike:,} of {len(own):,} |")
            if f1 < 0.99:
                sys.exit("that is not the same fusion; no time counts")


if __name__ == "__main__":
    main()
