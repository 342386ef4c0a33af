"""How fast statements are stored and found: ``python -m benchmarks.store [--articles 15000] [--db FILE]``.

Stores invented articles of twenty statements each, 300,000 statements unless told otherwise, and searches in them. Inventing
the articles is not counted. Printed are seconds by the clock and of this process's own work, since on a machine with other work
the clock says little. A store that is there already is searched only. The web app's pages are timed by ``benchmarks/web.py``.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.web import STATEMENTS, Invention, percentile
from onrecord.store import StatementFilter, Store

SEED, OTHER_SEED = 7, 11
SHOWN = 40  # hits of a page
BATCH = 200
Times = tuple[float, float]  # by the clock, and of this process


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=15_000, help=f"of {STATEMENTS} statements each")
    parser.add_argument("--requests", type=int, default=200, help="of each kind of search")
    parser.add_argument("--db", type=Path, help="a store to keep, or to search in")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "invented.db"
        if not path.exists():
            add(path, given.articles)
        with Store.open(path) as store:
            counts = store.counts()
            print(f"{counts.articles:,} articles, {counts.statements:,} statements, {path.stat().st_size / 1e6:,.0f} MB")
            search(store, given.requests)


def add(path: Path, articles: int) -> None:
    """Store articles, batch by batch as a program that reads does, and print the time without that of inventing them."""
    invention = Invention(SEED)
    spent: list[Times] = []
    with Store.open(path, create=True) as store:
        for batch in batches(articles):
            records = [invention.article(number) for number in batch]
            spent.append(taken(lambda records=records: store.add_many(records)))  # type: ignore[misc]
    wall, work = (sum(column) for column in zip(*spent, strict=True))
    print(f"added {articles * STATEMENTS:,} statements: {wall:.1f} s by the clock, {work:.1f} s of work")
    slow = [percentile(list(column)) * 1000 for column in zip(*spent, strict=True)]
    print(f"  a batch of {BATCH} articles, 95th percentile: {slow[0]:.0f} ms by the clock, {slow[1]:.0f} ms of work")


def search(store: Store, requests: int) -> None:
    """Time each kind of search, each with other words every time."""
    invention = Invention(SEED)
    invention.chance.seed(OTHER_SEED)
    kinds: dict[str, Callable[[], Iterator[object]]] = {
        "one word": lambda: store.search(invention.word(), StatementFilter(limit=SHOWN)),
        "two words": lambda: store.search(f"{invention.word()} {invention.word()}", StatementFilter(limit=SHOWN)),
        "a name": lambda: store.search(invention.name(), StatementFilter(limit=SHOWN)),
        "word, act and years": lambda: store.search(
            invention.word(), StatementFilter(act="deny", since="2016-01-01", until="2019-12-31", limit=SHOWN)
        ),
        "speaker, no words": lambda: store.statements(StatementFilter(speaker=invention.name(), limit=SHOWN)),
    }
    print(f"{'search, ms':22} {'median':>8} {'95 %':>8} {'most':>8}   of these this process's own work")
    every: list[Times] = []
    for name, ask in kinds.items():
        times = [taken(lambda ask=ask: list(ask())) for _ in range(requests)]  # type: ignore[misc]
        every += times
        print_times(name, times)
    print_times("all", every)


def print_times(name: str, times: list[Times]) -> None:
    """Print median, 95th percentile and most, by the clock and of work."""
    columns = [
        f"{1000 * value:8.1f}"
        for one in zip(*times, strict=True)
        for value in (statistics.median(one), percentile(list(one)), max(one))
    ]
    print(f"{name:22} {' '.join(columns[:3])}   {' '.join(columns[3:])}")


def batches(articles: int) -> Iterator[range]:
    """Cut the articles' numbers into batches."""
    for start in range(0, articles, BATCH):
        yield range(start, min(articles, start + BATCH))


def taken(work: Callable[[], object]) -> Times:
    """Do something; gives the seconds that it took."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - worked


if __name__ == "__main__":
    main()
