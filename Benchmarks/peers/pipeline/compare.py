"""Runs the pipeline in Python and Truce on the same tables, in turn, and compares what they find before any time counts.

    compare.py PIPELINE-BENCH BOUNDARIES.geojson TABLE.csv ...

Prints a table for `Benchmarks/README.md`: medians of the runs.
"""
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RUNS = 3
SCORED_RUNS = 1


def run(command):
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def median(results, value):
    return statistics.median(value(result) for result in results)


def row(name, results, rows):
    stages = [median(results, lambda r: r["seconds"][stage]) for stage in ("reading", "fusing", "zones")]
    total = median(results, lambda r: r["total_seconds"])
    spread = f'{min(r["total_seconds"] for r in results):.2f}-{max(r["total_seconds"] for r in results):.2f}'
    peak = median(results, lambda r: r["peak_bytes"]) / 2**20
    wall = median(results, lambda r: r["wall_seconds"])
    cells = [name, *(f"{stage:.2f}" for stage in stages), f"{total:.2f}", spread, f"{wall:.1f}", f"{rows / total:,.0f}", f"{peak:.0f}",
             f'{results[0]["groups"]:,}', str(len(results))]
    return "| " + " | ".join(cells) + " |", total


def main():
    bench, boundaries, tables = sys.argv[1], sys.argv[2], sys.argv[3:]
    python = [sys.executable, str(HERE / "pipeline.py")]
    own, plain, scored = [], [], []
    for number in range(RUNS):
        own.append(run([bench, boundaries, str(HERE / "all-rows.mapping.json"), *tables]))
        plain.append(run([*python, boundaries, *tables]))
        if number < SCORED_RUNS:
            scored.append(run([*python, "--scored", boundaries, *tables]))
    for what in ("rows", "duplicates", "points_in_zone"):
        for result in own + plain + scored:
            if result[what] != own[0][what]:
                sys.exit(f"they disagree about {what}: {own[0][what]} and {result[what]}; no time counts")
    rows = own[0]["rows"]
    print(f'{rows:,} rows, {own[0]["duplicates"]:,} of them exact duplicates, {sum(own[0]["points_in_zone"].values()):,} '
          f'points in {len(own[0]["points_in_zone"])} oblasts: all agree. {os.cpu_count()} cores, '
          f"load {os.getloadavg()[0]:.1f}.\n")
    print("Seconds of processor time, one thread each, so that what else the machine does counts little.\n")
    print("| | reading | fusing | zones | in all | from-to | by the clock | rows/s | peak MiB | groups | runs |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    lines = [row("Truce, full score", own, rows), row("Python, DBSCAN on place and time", plain, rows),
             row("Python, DBSCAN on scored pairs", scored, rows)]
    for line, _ in lines:
        print(line)
    print(f"\nTruce is {lines[1][1] / lines[0][1]:.1f} times as fast as the first and {lines[2][1] / lines[0][1]:.1f} times as "
          "fast as the second.")


if __name__ == "__main__":
    main()
