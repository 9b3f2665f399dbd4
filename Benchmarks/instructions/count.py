#!/usr/bin/env python3
"""Counts the instructions of fixed work, so that what makes the program slower is seen on the noisiest machine.

    count.py TRUCE            compares with counts.csv, and fails where some work takes more than 5 % more
    count.py TRUCE --record   writes counts.csv anew

The same program on the same input takes the same instructions to within a hundredth of a percent. Another compiler, or a processor for
which the C library has other routines, moves all counts a little: hence 5 %.
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "Benchmarks"))
from repeated import write  # noqa: E402

TOLERANCE = 0.05
# More reports than the example has, few enough for a program that runs fifty times slower.
REPORTS = 3_000
TABLE = os.path.join(HERE, "counts.csv")


def counted(program, arguments, folder):
    """The instructions that a run of the program takes."""
    environment = dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1")
    # One core: which of two has the next piece of work is chance.
    command = ["taskset", "-c", "0", "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program]
    run = subprocess.run(command + arguments, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    found = re.search(r"Collected : (\d+)", run.stderr.decode(errors="replace"))
    if found is None:
        sys.exit(f"{' '.join(arguments)}: nothing was counted\n{run.stderr.decode(errors='replace')[-2000:]}")
    return int(found.group(1))


def work(program, folder):
    """What is counted: a name, and the arguments of one run. What a run needs is made by runs that are not counted."""
    examples = os.path.join(ROOT, "Examples")
    truce = os.path.join(examples, "energy-truce-2026")
    origins = ["--origins", os.path.join(truce, "origins.csv")]
    reports = os.path.join(truce, "reports.csv")
    whole = [os.path.join(truce, "energy-truce.md"), "--reports", reports, "--statements", os.path.join(truce, "statements.csv"),
             "--entries", os.path.join(truce, "entries.ndjson")] + origins

    def importing(record):
        return ["record", "import", "--record", record, "--key", f"{record}.holder.key", "--reports", reports]

    def plainly(*arguments):
        subprocess.run([program, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    plainly("record", "init", "full.sqlite", "--origin", "truce.example/counted")
    plainly(*importing("full.sqlite"))
    plainly("record", "checkpoint", "--record", "full.sqlite", "--key", "full.sqlite.log.key")
    plainly("record", "export", "--record", "full.sqlite", "sealed", "--release", "internal")
    plainly("record", "init", "empty.sqlite", "--origin", "truce.example/counted-too")
    yield "assess the energy truce, as JSON", ["assess"] + whole + ["--json"]
    yield f"assess {REPORTS:,} reports", ["assess", whole[0]] + origins + ["--reports"] + write(truce, folder, REPORTS)
    yield "check the enforcement plan", ["check", os.path.join(examples, "enforcement-plan-2026", "enforcement-plan.md")]
    yield "import 611 reports", importing("empty.sqlite")
    yield "verify a sealed folder", ["record", "verify", "sealed"]


def main():
    if len(sys.argv) < 2 or not shutil.which("valgrind"):
        sys.exit(__doc__ + ("" if shutil.which("valgrind") else "\nvalgrind is missing: apt-get install valgrind"))
    known = {}
    if os.path.exists(TABLE):
        with open(TABLE, newline="") as source:
            known = {row["work"]: int(row["instructions"]) for row in csv.DictReader(source)}
    with tempfile.TemporaryDirectory() as folder:
        # What debuggers need of a program of this compiler the counting tool cannot read.
        program = os.path.join(folder, "truce")
        subprocess.run(["strip", "-g", "-o", program, os.path.abspath(sys.argv[1])], check=True)
        counts = {}
        worse = []
        print("| work | million instructions | before | |")
        print("| --- | ---: | ---: | ---: |")
        for name, arguments in work(program, folder):
            counts[name] = counted(program, arguments, folder)
            before = known.get(name)
            change = counts[name] / before - 1 if before else 0
            if change > TOLERANCE:
                worse.append(f"{name}: {change:+.1%}")
            print(f"| {name} | {counts[name] / 1e6:,.0f} | {f'{before / 1e6:,.0f}' if before else 'unknown'} | {change:+.1%} |", flush=True)
    if "--record" in sys.argv:
        with open(TABLE, "w", newline="") as target:
            writer = csv.writer(target, lineterminator="\n")
            writer.writerow(["work", "instructions"])
            writer.writerows(counts.items())
    elif worse or set(known) != set(counts):
        sys.exit("More instructions than before by over 5 %: " + "; ".join(worse) if worse
                 else "counts.csv does not name this work: write it anew with --record")


if __name__ == "__main__":
    main()
