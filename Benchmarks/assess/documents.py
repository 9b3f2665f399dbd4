#!/usr/bin/env python3
"""What many documents cost that are held against one record, beside as many single runs: processor seconds of whole processes.

    documents.py TRUCE EXAMPLE DOCUMENTS REPORTS [SINGLE]

The reports of the example are repeated until there are REPORTS of them. The documents are its agreement under other titles, with its
standards of proof in turn. SINGLE of them are run alone, and stand for all (3, or all where there are fewer). What each says together
must be what it says alone, before a time counts. Prints a table in Markdown.
"""
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from repeated import measured, write  # noqa: E402

STANDARDS = ["reasonable-grounds", "balance-of-probabilities", "clear-and-convincing"]


def documents(example, folder, count):
    """Writes the documents and tells their paths."""
    with open(os.path.join(example, "energy-truce.md")) as source:
        text = source.read()
    # What it uses stands beside it, as in the repository.
    shutil.copytree(os.path.dirname(example), os.path.join(folder, "Examples"))
    paths = []
    for number in range(count):
        draft = text.replace("title: ", f"title: Draft {number + 1}, ", 1)
        for standard in STANDARDS:
            draft = draft.replace(f"standard-of-proof: {standard}", "standard-of-proof: STANDARD")
        paths.append(os.path.join(folder, "Examples", os.path.basename(example), f"draft-{number + 1}.md"))
        with open(paths[-1], "w") as target:
            target.write(draft.replace("STANDARD", STANDARDS[number % len(STANDARDS)]))
    return paths


def told(arguments, folder):
    """What the program prints as JSON."""
    return json.loads(subprocess.run(arguments, cwd=folder, check=True, capture_output=True).stdout)


def compare(truce, paths, rest, folder):
    """Ends the program unless each document says together what it says alone."""
    together = told([truce, "assess"] + paths + rest + ["--json"], folder)["documents"]
    for path, one in zip(paths, together):
        for a, b in zip(one["readings"], told([truce, "assess", path] + rest + ["--json"], folder)["readings"]):
            for field in ["name", "headline", "breaches", "highest_rung", "reconciliation"]:
                if a[field] != b[field]:
                    sys.exit(f"{path}: {field} differs together and alone")


def in_a_process_of_its_own(work, *arguments):
    """Long results stay out of this process: a program's peak memory counts what its parent held when it began."""
    child = multiprocessing.Process(target=work, args=arguments)
    child.start()
    child.join()
    if child.exitcode != 0:
        sys.exit(1)


def main():
    truce, example = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    count, size = int(sys.argv[3]), int(sys.argv[4])
    single = min(count, int(sys.argv[5]) if len(sys.argv) > 5 else 3)
    with tempfile.TemporaryDirectory() as folder:
        paths = documents(example, folder, count)
        rest = ["--origins", os.path.join(example, "origins.csv"), "--reports"] + write(example, folder, size)
        if single > 1:
            in_a_process_of_its_own(compare, truce, paths[:single], rest, folder)
        alone = sorted(measured([truce, "assess", path] + rest, cwd=folder)[1:] for path in paths[:single])
        processor, peak = alone[len(alone) // 2]
        seconds, all_processor, all_peak = measured([truce, "assess"] + paths + rest, cwd=folder)
    share = all_processor / (count * processor)
    print("| documents | reports | alone, processor s each | together, processor s | of as many single runs | peak MiB alone, together |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    print(f"| {count} | {size:,} | {processor:.1f} | {all_processor:.1f} | {100 * share:.1f} % | {peak:.0f}, {all_peak:.0f} |")


if __name__ == "__main__":
    main()
