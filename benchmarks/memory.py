"""Whether a worker's memory stays flat: ``python -m benchmarks.memory [INPUT] [--articles 20000] [--every 500]``.

One process reads shards of an archive one after the other, as a worker of ``onrecord run`` does; its memory is printed after
each. Without INPUT (JSON Lines, WARC, a folder …) the archive is made of invented articles of 100 to 2,000 words, no two alike.
The verdict: at no time over 700 MB, and after the first fifth not growing by more than 5 %. Exit status 1 where that fails.
"""

from __future__ import annotations

import argparse
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.archive import archive, articles, planned, resident

MOST = 700  # MB
GROWTH = 0.05
WARM = 0.2  # share of the shards in which programs, models and their working memory are still being loaded
LENGTHS = (100, 200, 300, 450, 700, 1000, 2000)  # words
SEED = 5


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path, nargs="?", help="what to read in place of invented articles")
    parser.add_argument("--articles", type=int, default=20_000, help="how many; of an INPUT, those of its first shards")
    parser.add_argument("--every", type=int, default=500, help="articles between two looks at the memory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.input or archive(Path(folder) / "memory.warc.gz", itertools.islice(varied(), options.articles))
        todo = planned(path, Path(folder) / "out", options.every)[: -(-options.articles // options.every)]
        seen: list[tuple[float, float]] = []
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            for number, task in enumerate(todo, 1):
                begun = time.perf_counter()
                seen.append(pool.submit(resident, task).result())
                now, most = seen[-1]
                seconds = time.perf_counter() - begun
                print(
                    f"{number * options.every:7,} articles: {now:5.0f} MB, at most {most:5.0f} MB ({seconds:.0f} s)", flush=True
                )
    sys.exit(0 if verdict(seen) else 1)


def verdict(seen: list[tuple[float, float]]) -> bool:
    """Say whether memory stayed below the limit and flat.

    Args:
        seen: Memory after each shard, and the most until then, in MB.
    """
    warm = [now for now, _ in seen[int(WARM * len(seen)) :]]
    third = max(1, len(warm) // 3)
    before, after = statistics.median(warm[:third]), statistics.median(warm[-third:])
    most = seen[-1][1]
    low, flat = most <= MOST, after <= before * (1 + GROWTH)
    print(f"at most {most:.0f} MB: {'' if low else 'not '}under {MOST} MB")
    print(f"from {before:.0f} to {after:.0f} MB after the first fifth: {'flat' if flat else 'growing'}")
    return low and flat


def varied() -> Iterator[str]:
    """Give articles of many lengths, in no order."""
    chance = random.Random(SEED)  # noqa: S311  # a benchmark
    made = {words: articles(words) for words in LENGTHS}
    for number in itertools.count(1):
        title, _, rest = next(made[chance.choice(LENGTHS)]).partition("\n\n")
        yield f"{title}, told for the {number}th time\n\n{rest}"


if __name__ == "__main__":
    main()
