"""Makes many reports of a few, and measures whole processes: what several benchmarks share."""
import csv
import datetime
import os
import re
import subprocess
import sys

# Rows in a file: what is read at once is limited.
PIECE = 250_000

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def later(text, days):
    """The text with every day in it so many days later."""
    return DAY.sub(
        lambda m: (datetime.date.fromisoformat(m.group()) + datetime.timedelta(days=days)).isoformat(), text)


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
