"""A month of Common Crawl News and ten years of it, on paper: ``python -m benchmarks.cluster [--rate 5.0]``.

Simulates runs over shards whose sizes are skewed, on cores of which some are slow and some are lost, by the engine's own rules:
the longest shard first, a shard of a lost worker again from its beginning, four attempts at most. Prints hours, the share of
the cores' time that was useful, and what went to stragglers and losses. Seeded: the same options print the same numbers.
"""

from __future__ import annotations

import argparse
import heapq
import math
import random
import statistics
from dataclasses import dataclass

from onrecord.engine.driving import ATTEMPTS

MONTH = 11_700_000
"""Pages of a month, an assumption: some 1.35 thousand million in somewhat less than ten years."""

YEARS = 120 * MONTH
LOST = 0.01
"""Chance that a shard's worker is lost while it reads it."""

SIZE = 2000
SEED = 7
RUNS = 11


@dataclass(frozen=True, slots=True)
class World:
    """What cores and shards are like.

    Attributes:
        rate: Pages a second and core.
        skew: Standard deviation of the logarithm of a shard's time: 0.5 makes one in forty take more than 2.6 times the
            median.
        slow: Share of the cores that are stragglers.
        slowness: How many times longer those take.
        lost: Chance that the worker is lost during a shard.
    """

    rate: float
    skew: float = 0.0
    slow: float = 0.0
    slowness: float = 3.0
    lost: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a run.

    Attributes:
        hours: From the beginning to the end of the last shard.
        useful: Share of the cores' time that went into shards that were finished.
        again: Share that went into attempts that were lost.
        failed: Shards that were given up.
    """

    hours: float
    useful: float
    again: float
    failed: int


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=5.0, help="English articles a second and core (benchmarks/archive.py)")
    parser.add_argument("--intake", type=float, default=0.1, help="share of that time that takes the text out of pages (same)")
    parser.add_argument("--english", type=float, default=0.4, help="share of pages in English; the others are only counted")
    options = parser.parse_args()
    rate = 1 / (options.english / options.rate + (1 - options.english) * options.intake / options.rate)
    print(f"{options.rate} English articles/s and core, {options.english:.0%} of pages in English: {rate:.1f} pages/s and core")
    print(f"a month of {MONTH:,} pages, {math.ceil(MONTH / SIZE):,} shards of {SIZE:,}")
    print("cores  month in hours  ten years in days")
    for cores in (1, 16, 256):
        hours = MONTH / rate / cores / 3600
        print(f"{cores:5}  {hours:14,.1f}  {hours * YEARS / MONTH / 24:17,.1f}")
    print("\na month, simulated (median of 11): hours, useful, lost to attempts that died, shards given up")
    worlds = {
        "even": World(rate),
        "skewed": World(rate, skew=0.5),
        "stragglers": World(rate, slow=0.05),
        "losses": World(rate, lost=LOST),
        "all three": World(rate, skew=0.5, slow=0.05, lost=LOST),
    }
    for cores in (16, 256):
        for name, world in worlds.items():
            print(f"{cores:5} {name:10} {told(typical(world, MONTH, SIZE, cores))}")
    print("\na month on 256 cores, all three, by the size of shards")
    for size in (200, 500, 2000, 10_000, 50_000):
        print(f"{size:6} {told(typical(worlds['all three'], MONTH, size, 256))}")


def told(result: Result) -> str:
    """Print a result in one line."""
    return f"{result.hours:9.2f} h  {result.useful:6.1%}  {result.again:5.1%}  {result.failed:3}"


def simulated(world: World, pages: int, size: int, cores: int, seed: int = SEED) -> Result:
    """Simulate a run.

    Args:
        world: What cores and shards are like.
        pages: How many there are.
        size: Pages of a shard.
        cores: How many read side by side.
        seed: Of chance.
    """
    chance = random.Random(seed)  # noqa: S311  # a simulation
    mean = size / world.rate
    correction = math.exp(world.skew**2 / 2)  # so that skew moves time between shards and adds none
    shards = [mean * math.exp(world.skew * chance.gauss()) / correction for _ in range(math.ceil(pages / size))]
    chance.shuffle(shards)  # the engine knows how many documents a shard has, not how long they take
    pace = [world.slowness if chance.random() < world.slow else 1.0 for _ in range(cores)]
    waiting = [(seconds, 1) for seconds in shards]
    free = [(0.0, core) for core in range(cores)]
    heapq.heapify(free)
    useful = again = end = 0.0
    failed = 0
    while waiting:
        seconds, attempt = waiting.pop()
        now, core = heapq.heappop(free)
        spent = seconds * pace[core]
        if chance.random() < world.lost:
            spent *= chance.random()
            again += spent
            if attempt < ATTEMPTS:
                waiting.append((seconds, attempt + 1))
            else:
                failed += 1
        else:
            useful += spent
        end = max(end, now + spent)
        heapq.heappush(free, (now + spent, core))
    whole = end * cores
    return Result(end / 3600, useful / whole, again / whole, failed)


def typical(world: World, pages: int, size: int, cores: int) -> Result:
    """Simulate runs that differ by chance alone; gives the median of each number."""
    runs = [simulated(world, pages, size, cores, SEED + number) for number in range(RUNS)]
    return Result(
        statistics.median(run.hours for run in runs),
        statistics.median(run.useful for run in runs),
        statistics.median(run.again for run in runs),
        max(run.failed for run in runs),
    )


if __name__ == "__main__":
    main()
