#!/usr/bin/env python3
"""How the cost of `truce check` grows with rungs, provisions and bound: processor seconds of whole processes, medians.

    grow.py TRUCE [RUNS]

Prints a table in Markdown with a bar for each figure. The drafts are made here: a ceasefire of two parties, a ladder of counted
rungs, each of which the search must look through.
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile


def draft(rungs, provisions):
    blocks = []
    names = [f"article-{i + 1}" for i in range(provisions)]
    for name in names:
        blocks.append(f"""# {name}

```truce
provision: {name}
binds: [east, west]
prohibits: {{acts: any-attack}}
during: {{from: 2030-01-01T00:00, until: never}}
standard-of-proof: clear-and-convincing
```
""")
    steps = []
    for i in range(rungs):
        if i == 0:
            when = "first-breach"
        elif i % 3 == 1:
            when = f"{{count: {{at-least: {2 + i}, within: {24 * i}h}}}}"
        elif i % 3 == 2:
            when = f"{{any: [{{continues-after: rung-{i}}}, {{places: {{at-least: {1 + i // 2}}}}}]}}"
        else:
            when = f"{{all: [{{count: {{at-least: {2 + i}}}}}, {{killed: {{at-least: {i}}}}}]}}"
        steps.append(f"""  - rung: rung-{i + 1}
    when: {when}
    who: [guarantor]
    measure: measure {i + 1}
    within: {24 * (i + 1)}h""")
    blocks.append(f"""# Response

```truce
response: ladder
to: [{', '.join(names)}]
breach-by: [east, west]
clock-starts: found
found-by: [guarantor]
episode-ends-after: 60d
rungs:
{chr(10).join(steps)}
```
""")
    return f"""---
truce: 1
title: {rungs} rungs, {provisions} provisions
time-zone: UTC
parties: {{east: East, west: West}}
guarantors: {{guarantor: Guarantor}}
---

{chr(10).join(blocks)}"""


def seconds(truce, text, bound, runs):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "draft.md")
        with open(path, "w") as file:
            file.write(text)
        taken = []
        for _ in range(runs):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                [truce, "check", path, "--bound", str(bound), "--json"], capture_output=True, text=True)
            if done.returncode not in (0, 1):
                sys.exit(done.stderr)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
        return statistics.median(taken)


def table(title, rows):
    longest = max(taken for _, taken in rows)
    print(f"| {title} | processor s | |\n| ---: | ---: | --- |")
    for label, taken in rows:
        print(f"| {label} | {taken:.2f} | {'█' * max(1, round(30 * taken / longest))} |")
    print()


truce = sys.argv[1]
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
table("rungs (2 provisions, bound 12)", [(n, seconds(truce, draft(n, 2), 12, runs)) for n in (2, 3, 4, 6, 8)])
table("provisions (4 rungs, bound 12)", [(n, seconds(truce, draft(4, n), 12, runs)) for n in (1, 2, 4, 8, 16)])
table("bound (4 rungs, 2 provisions)", [(n, seconds(truce, draft(4, 2), n, runs)) for n in (4, 8, 12, 16, 24, 32)])
