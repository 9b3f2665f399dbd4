#!/usr/bin/env python3
"""Runs every program on the same events, in turn, and prints a table once all verdicts are the same.

usage: compare.py FOLDER LIMIT LADDER_BENCH AGREEMENT [--turns N] [--flink CLASSPATH]
FOLDER is what generate.py wrote.
"""
import argparse
import filecmp
import json
import statistics
import subprocess
import sys
import time

OPENS = [
    f"--add-opens=java.base/{name}=ALL-UNNAMED"
    for name in ("java.util", "java.lang", "java.time", "java.util.concurrent")
]


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def same(folder, name, rules=("p1", "p2")):
    return all(filecmp.cmp(f"{folder}/{name}.{rule}", f"{folder}/{rule}.expected", shallow=False) for rule in rules)


def flink(classpath, folder, file, rule, lateness):
    out = f"{folder}/flink.{rule}"
    command = ["java", "-Xmx4g", *OPENS, "-Dlog4j2.level=error", "-cp", classpath, "Ladder", f"{folder}/{file}", rule, "1"]
    now = time.monotonic()
    done = subprocess.run([*command, str(lateness), out], capture_output=True, text=True)
    if done.returncode:
        return None
    told = set(open(out).read().splitlines())
    meant = set(open(f"{folder}/{rule}.expected").read().splitlines())
    job = float(done.stdout.split("job_s=")[1].split()[0])
    return {"seconds": job, "wall": time.monotonic() - now, "missing": len(meant - told), "spurious": len(told - meant)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("limit")
    parser.add_argument("truce")
    parser.add_argument("agreement")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--flink", default="")
    args = parser.parse_args()
    here, folder = sys.path[0], args.folder
    duck = [sys.executable, f"{here}/duck.py"]
    programs = {
        "lower bound in C++, events in order": ([args.limit, f"{folder}/ordered.csv", "1"], "limit"),
        "Truce, as they happen": ([args.truce, args.agreement, f"{folder}/arrivals.csv", "1"], "truce"),
        "Truce, up to 24 h late": ([args.truce, args.agreement, f"{folder}/late.csv", "1"], "truce-late"),
        "DuckDB, one core, a batch": ([*duck, f"{folder}/ordered.csv", "1", "1"], "duck-1"),
        "DuckDB, two cores, a batch": ([*duck, f"{folder}/ordered.csv", "2", "1"], "duck-2"),
    }
    runs = {name: [] for name in programs}
    for _ in range(args.turns):
        for name, (command, out) in programs.items():
            runs[name].append(run([*command, f"{folder}/{out}"]))
            if not same(folder, out):
                sys.exit(f"{name}: other verdicts than by brute force")
    first = runs["Truce, as they happen"][0]
    print(f"{first['events']} events; {first['p1']} findings without a warning in time, {first['p2']} breaches without an end or an answer in time\n")
    base = statistics.median(one["processor"] for one in runs["DuckDB, one core, a batch"])
    print("| | ns an event, processor | from-to | ns by the clock | DuckDB's, in ours | peak MiB | clocks at once | told | late | taken back |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, all_runs in runs.items():
        used = [one["processor"] * 1e9 / one["events"] for one in all_runs]
        clock = statistics.median(one["clock"] * 1e9 / one["events"] for one in all_runs)
        one = all_runs[0]
        ours = statistics.median(run["processor"] for run in all_runs)
        figures = [one.get(key, "") for key in ("most_timers", "told", "late", "taken_back")]
        cells = [f"{x:,}" if isinstance(x, int) else x for x in figures]
        print(
            f"| {name} | {statistics.median(used):.0f} | {min(used):.0f}-{max(used):.0f} | {clock:.0f} | {base / ours:.2f} "
            f"| {one['peak_mib']:.0f} | {' | '.join(cells)} |"
        )
    if args.flink:
        print("\n| Flink CEP | events | ns an event, by the clock | verdicts missing | spurious |\n| --- | --- | ---: | ---: | ---: |")
        for rule in ("p1", "p2"):
            for file, lateness, words in (
                ("ordered.csv", 0, "in order"),
                ("late-plain.csv", 86_400, "late, bound 24 h"),
                ("late-plain.csv", 3_600, "late, bound 1 h"),
            ):
                told = flink(args.flink, folder, file, rule, lateness)
                if told is None:
                    print(f"| {rule.upper()} | {words} | did not run | | |")
                else:
                    ns = told["seconds"] * 1e9 / first["events"]
                    print(f"| {rule.upper()} | {words} | {ns:,.0f} | {told['missing']} | {told['spurious']} |")


if __name__ == "__main__":
    main()
