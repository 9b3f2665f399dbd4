#!/usr/bin/env python3
"""What an assessment costs, and how that grows: processor seconds and peak memory of whole processes.

    grow.py TRUCE EXAMPLE [SIZE ...]

The reports of the example are repeated, each time ten days later and under other names, until there are SIZE of them. They are read
from files and assessed under every reading of the agreement: told as a table for a terminal, and as JSON. Prints a table in Markdown.
"""
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from repeated import measured, write  # noqa: E402


def main():
    truce, example = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    sizes = [int(word) for word in sys.argv[3:]] or [10_000, 100_000]
    inputs = ["assess", os.path.join(example, "energy-truce.md"), "--origins", os.path.join(example, "origins.csv")]
    print("| reports | told as | seconds | processor s | microseconds a report | peak MiB |")
    print("| ---: | --- | ---: | ---: | ---: | ---: |")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            reports = ["--reports"] + write(example, folder, size)
            for name, more in [("table", []), ("JSON", ["--json"])]:
                seconds, processor, peak = measured([truce] + inputs + reports + more, cwd=folder)
                print(f"| {size:,} | {name} | {seconds:.1f} | {processor:.1f} | {processor / size * 1e6:.0f} | {peak:.0f} |",
                      flush=True)


if __name__ == "__main__":
    main()
