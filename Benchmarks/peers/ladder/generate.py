#!/usr/bin/env python3
"""Makes a stream of events about breaches, and by brute force what must come of it.

usage: generate.py EVENTS EVENTS_PER_DAY FOLDER [SEED]

Events: breach(v) confirmed(v) warn(v) resolved(v) escalate(v), in whole seconds.
  P1  confirmed(v) is followed by warn(v) within 24 h
  P2  breach(v) is resolved(v) within 72 h, or followed by escalate(v) within 72 to 78 h
Writes ordered.csv (second,kind,v), arrivals.csv (arrival,second,kind,v: each heard at once), late.csv (the same in the order in which it is
heard: half within minutes, half up to 24 h late), and p1.expected, p2.expected (second and v of what was not followed).
"""
import os
import random
import sys

HOUR = 3600
NAMES = ["breach", "confirmed", "warn", "resolved", "escalate"]


def events(count, per_day, seed):
    rnd = random.Random(seed)
    made, matter, now = [], 0, 0.0
    rate = per_day / 3.16 / 86400.0
    while len(made) < count:
        now += rnd.expovariate(rate)
        matter += 1
        begin = int(now)
        made.append((begin, 0, matter))
        persists = rnd.random() < 0.4
        if not persists:
            made.append((begin + 1 + int(rnd.random() * 72 * HOUR), 3, matter))
        elif rnd.random() < 0.5:
            made.append((begin + 72 * HOUR + 1 + int(rnd.expovariate(1 / (48 * HOUR))), 3, matter))
        if rnd.random() < 0.8:
            confirmed = begin + 1 + int(rnd.expovariate(1 / (6 * HOUR)))
            made.append((confirmed, 1, matter))
            chance = rnd.random()
            if chance < 0.90:
                made.append((confirmed + int(rnd.random() * 24 * HOUR), 2, matter))
            elif chance < 0.96:
                made.append((confirmed + 24 * HOUR + 1 + int(rnd.expovariate(1 / (12 * HOUR))), 2, matter))
        if persists:
            chance = rnd.random()
            if chance < 0.85:
                made.append((begin + 72 * HOUR + int(rnd.random() * 6 * HOUR), 4, matter))
            elif chance < 0.93:
                made.append((begin + 78 * HOUR + 1 + int(rnd.expovariate(1 / (12 * HOUR))), 4, matter))
    made.sort()
    return made


def expected(made):
    """Each matter has one event of a kind at most."""
    times = [{}, {}, {}, {}, {}]
    for second, kind, matter in made:
        times[kind][matter] = second
    _, _, warned, resolved, escalated = times
    never = -(1 << 60)
    p1 = [(s, v) for v, s in times[1].items() if not s <= warned.get(v, never) <= s + 24 * HOUR]
    p2 = [
        (s, v)
        for v, s in times[0].items()
        if not s <= resolved.get(v, never) <= s + 72 * HOUR
        and not s + 72 * HOUR <= escalated.get(v, never) <= s + 78 * HOUR
    ]
    return sorted(p1), sorted(p2)


def main():
    count, per_day, folder = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    os.makedirs(folder, exist_ok=True)
    made = events(count, per_day, seed)
    with open(f"{folder}/ordered.csv", "w") as ordered, open(f"{folder}/arrivals.csv", "w") as arrivals:
        for second, kind, matter in made:
            ordered.write(f"{second},{NAMES[kind]},{matter}\n")
            arrivals.write(f"{second},{second},{NAMES[kind]},{matter}\n")
    for name, rows in zip(("p1", "p2"), expected(made)):
        with open(f"{folder}/{name}.expected", "w") as file:
            file.writelines(f"{second} {matter}\n" for second, matter in rows)
    rnd = random.Random(seed + 1)
    heard = [
        (second + int(rnd.random() * (300 if rnd.random() < 0.5 else 24 * HOUR)), second, kind, matter)
        for second, kind, matter in made
    ]
    heard.sort()
    with open(f"{folder}/late.csv", "w") as late, open(f"{folder}/late-plain.csv", "w") as plain:
        for arrival, second, kind, matter in heard:
            late.write(f"{arrival},{second},{NAMES[kind]},{matter}\n")
            plain.write(f"{second},{NAMES[kind]},{matter}\n")
    print(f"{len(made)} events, {made[-1][0] / 86400:.1f} days, seed {seed}")


if __name__ == "__main__":
    main()
