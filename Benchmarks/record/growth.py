#!/usr/bin/env python3
"""How a record in SQLite grows: seconds by the clock, processor seconds and peak memory of whole processes, and bytes an entry.

    growth.py TRUCE EXAMPLE [SIZE ...]

The reports of the example are repeated, each time ten days later and under other names, until there are SIZE of them. Then the record is
imported, exported, verified and, where it is not too large, assessed from. Prints a table in Markdown.
"""
import csv
import datetime
import os
import re
import subprocess
import sys
import tempfile

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def later(text, days):
    """The text with every day in it so many days later."""
    return DAY.sub(
        lambda m: (datetime.date.fromisoformat(m.group()) + datetime.timedelta(days=days)).isoformat(), text)


# Assessing more is not waited for.
ASSESSED = 100_000
# Rows in a file: what is read at once is limited.
PIECE = 250_000


def write(example, folder, size):
    """Writes the reports into as many files as they need, and tells their paths."""
    with open(os.path.join(example, "reports.csv"), newline="") as source:
        reader = csv.DictReader(source)
        rows, columns = list(reader), reader.fieldnames
    name = columns[0]
    moments = [c for c in columns if DAY.match(rows[0][c] or "")]
    paths = []
    for first in range(0, size, PIECE):
        paths.append(os.path.join(folder, f"reports-{len(paths) + 1}.csv"))
        with open(paths[-1], "w", newline="") as target:
            writer = csv.DictWriter(target, columns, lineterminator="\n")
            writer.writeheader()
            for number in range(first, min(first + PIECE, size)):
                row = dict(rows[number % len(rows)])
                turn = number // len(rows)
                row[name] += f"-{turn}"
                for column in moments:
                    row[column] = later(row[column], 10 * turn)
                writer.writerow(row)
    return paths


def measured(arguments, **options):
    """Runs a program and tells its seconds, its processor seconds and its peak memory in MiB."""
    began = datetime.datetime.now()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    _, status, usage = os.wait4(process.pid, 0)
    took = (datetime.datetime.now() - began).total_seconds()
    if status != 0:
        sys.exit(f"{' '.join(arguments)}: {process.stderr.read().decode()[-2000:]}")
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    truce, example = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    sizes = [int(word) for word in sys.argv[3:]] or [10_000, 100_000]
    agreement = os.path.join(example, "energy-truce.md")
    print("| reports | work | seconds | processor s | a second | peak MiB | bytes an entry |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            reports = write(example, folder, size)
            run = dict(cwd=folder)
            subprocess.run(
                [truce, "record", "init", "r.record", "--origin", "bench.example/record", "--owner", "Bench",
                 "--holder", "Desk"], check=True, stdout=subprocess.DEVNULL, **run)
            works = [
                ("import", ["record", "import", "--record", "r.record", "--key", "r.holder.key", "--source-zone",
                            "Europe/Kyiv", "--reports"] + reports),
                ("checkpoint", ["record", "checkpoint", "--record", "r.record", "--key", "r.log.key"]),
                ("export", ["record", "export", "--record", "r.record", "--release", "internal", "sealed"]),
                ("verify", ["record", "verify", "sealed", "--key", "KEY"]),
                ("assess", ["assess", agreement, "--record", "r.record", "--reading", "kyiv", "--json"]),
            ]
            for name, arguments in works if size <= ASSESSED else works[:-1]:
                if name == "verify":
                    key = subprocess.run(
                        [truce, "record", "key", "show", "r.log.key", "--name", "bench.example/record"], check=True,
                        capture_output=True, text=True, **run).stdout
                    arguments[-1] = re.search(r"bench\.example/record\+[0-9a-f]{8}\+\S+", key).group()
                seconds, processor, peak = measured([truce] + arguments, **run)
                kept = ""
                if name == "import":
                    kept = sum(os.path.getsize(os.path.join(folder, f)) for f in os.listdir(folder)
                               if f.startswith("r.record")) // size
                print(f"| {size:,} | {name} | {seconds:.1f} | {processor:.1f} | {size / seconds:,.0f} | {peak:.0f} | {kept} |",
                      flush=True)


if __name__ == "__main__":
    main()
