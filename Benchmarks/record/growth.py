#!/usr/bin/env python3
"""How a record in SQLite grows: seconds by the clock, processor seconds and peak memory of whole processes, and bytes an entry.

    growth.py TRUCE EXAMPLE [SIZE ...]

The reports of the example are repeated, each time ten days later and under other names, until there are SIZE of them. They are
imported twice, a note is added, withdrawn and shown, and the record is checked, exported, verified and assessed from. Prints a table in Markdown.
"""
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from repeated import measured, write  # noqa: E402


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
            with open(os.path.join(folder, "note.ndjson"), "w") as note:
                note.write('{"entry": "N-1", "author": "Desk", "available": "2026-02-03T12:00Z", "reason": "Seen.", '
                           '"note": {"about": ["report:%s"], "text": "Seen."}}' % "T26-R0001")
            works = [
                ("import", ["record", "import", "--record", "r.record", "--key", "r.holder.key", "--source-zone",
                            "Europe/Kyiv", "--reports"] + reports),
                ("import again", None),
                ("add a note", ["record", "add", "--record", "r.record", "--key", "r.holder.key", "--ahead",
                                "note.ndjson"]),
                ("withdraw it", ["record", "add", "--record", "r.record", "--key", "r.holder.key", "--withdraws",
                                 "LAST", "--reason", "A slip."]),
                ("show", ["record", "show", "r.record", "N-1"]),
                ("check", ["record", "check", "r.record"]),
                ("checkpoint", ["record", "checkpoint", "--record", "r.record", "--key", "r.log.key"]),
                ("export", ["record", "export", "--record", "r.record", "--release", "internal", "sealed"]),
                ("verify", ["record", "verify", "sealed", "--key", "KEY"]),
                ("assess", ["assess", agreement, "--record", "r.record", "--reading", "kyiv", "--json"]),
            ]
            works[1] = (works[1][0], works[0][1])
            for name, arguments in works:
                if "LAST" in arguments:
                    log = subprocess.run([truce, "record", "log", "r.record", "--kind", "note", "--last", "1"], check=True,
                                         capture_output=True, text=True, **run).stdout
                    arguments[arguments.index("LAST")] = log.split()[0]
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
