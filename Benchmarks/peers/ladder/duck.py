#!/usr/bin/env python3
"""P1 and P2 in DuckDB, as a batch over a table that is loaded: usage: duck.py EVENTS.csv THREADS TURNS VERDICTS

Prints what it took as an object of JSON, and writes the verdicts of the last turn.
"""
import json
import resource
import sys
import time

import duckdb

P1 = """select t, v from e a where k = 'confirmed' and not exists (
  select 1 from e b where b.k = 'warn' and b.v = a.v and b.t between a.t and a.t + 86400)"""
P2 = """select t, v from e a where k = 'breach' and not exists (
  select 1 from e b where b.k = 'resolved' and b.v = a.v and b.t between a.t and a.t + 259200)
  and not exists (
  select 1 from e b where b.k = 'escalate' and b.v = a.v and b.t between a.t + 259200 and a.t + 280800)"""


def main():
    path, threads, turns, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    con = duckdb.connect()
    con.execute(f"set threads={threads}")
    con.execute(
        f"create table e as select * from read_csv('{path}', header=false,"
        " columns={'t': 'bigint', 'k': 'varchar', 'v': 'bigint'})"
    )
    processor, clock = [], []
    for _ in range(turns):
        used, now = time.process_time(), time.perf_counter()
        p1, p2 = con.execute(P1).fetchall(), con.execute(P2).fetchall()
        processor.append(time.process_time() - used)
        clock.append(time.perf_counter() - now)
    for name, rows in (("p1", p1), ("p2", p2)):
        with open(f"{out}.{name}", "w") as file:
            file.writelines(f"{t} {v}\n" for t, v in sorted(rows))
    events = con.execute("select count(*) from e").fetchone()[0]
    print(
        json.dumps(
            {
                "events": events, "processor": sorted(processor)[turns // 2], "clock": sorted(clock)[turns // 2],
                "p1": len(p1), "p2": len(p2),
                "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
