"""How fast articles are read: ``python benchmarks/speed.py [FOLDER] [--articles 100]``.

Prints words and articles per second, peak memory, and the speed of the whole pass (text to record) as a share of the bare
encoder's on the same windows, on one core and on two, measured in turn in one run.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onrecord import Reader
from onrecord.intake import article_from_text
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.encoded import paragraph_numbers
from onrecord.meaning.features import Features, features
from onrecord.meaning.model import load_model
from onrecord.meaning.pieces import Pieces
from onrecord.meaning.windows import Window, windows

ROOT = Path(__file__).parent.parent
Seen = tuple[Pieces, Features, Window]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "evaluation" / "pinned", help="of texts")
    parser.add_argument("--articles", type=int, default=100, help="how many; the folder's texts are taken again and again")
    parser.add_argument("--rounds", type=int, default=5, help="how often each way is measured")
    options = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8") for path in sorted(options.folder.rglob("*.txt"))]
    texts = list(itertools.islice(itertools.cycle(texts), options.articles))
    words = sum(len(text.split()) for text in texts)
    seen = [item for text in texts for item in prepared(text)]
    print(f"{len(texts)} articles, {words} words, {sum(w.end - w.start for _, _, w in seen)} word pieces in windows")
    for threads in (1, 2):
        reader = Reader(threads=threads)

        def whole(reader: Reader = reader) -> None:
            for _ in reader.read_many(texts):
                pass

        def bare(threads: int = threads) -> None:
            encode(seen, threads)

        seconds = in_turn([whole, bare], options.rounds)
        ratios = [b / w for w, b in zip(*seconds, strict=True)]
        middle = statistics.median(seconds[0])
        print(
            f"{threads} thread(s): {words / middle:,.0f} words/s, {len(texts) / middle:.1f} articles/s; "
            f"whole pass at {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) of the bare encoder's"
        )
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    one, intake = in_turn([lambda: encode(seen, 1), lambda: [article_from_text(text) for text in texts]], options.rounds)
    print(f"intake takes {statistics.median(intake) / statistics.median(one):.3f} of the bare encoder's time on one core")


def prepared(text: str) -> list[Seen]:
    """Cut a text into the windows that the reader would see."""
    model = load_model()
    bounds = paragraphs(text)
    pieces = model.cutter.cut(text)
    numbers = paragraph_numbers(pieces, bounds)
    marks = features(text, pieces, quotations(text), numbers)
    return [(pieces, marks, window) for window in windows(numbers)]


def encode(seen: Sequence[Seen], threads: int) -> None:
    """Send windows through the bare encoder."""
    encoder = load_model().encoder
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(lambda item: encoder.run(*item), seen):
            pass


def in_turn(ways: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """Time several ways in turn, after one round that is not counted.

    Returns:
        Seconds of each way (outer) in each round (inner).
    """
    seconds: list[list[float]] = [[] for _ in ways]
    for counted in [False, *[True] * rounds]:
        for row, way in zip(seconds, ways, strict=True):
            began = time.perf_counter()
            way()
            if counted:
                row.append(time.perf_counter() - began)
    return seconds


if __name__ == "__main__":
    main()
