"""How fast archives are read: ``python -m benchmarks.archive [--articles 200] [--rounds 3] [--memory 2000]``.

Prints, for articles of 700 words made from the invented ones: articles a second from WARC to Parquet with two workers; what two
workers gain over one as a share of what two processes of the bare encoder gain over one, measured in turn in one run; the
local engine against Ray; where the time goes; and the memory of one worker, shard by shard.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import multiprocessing
import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.speed import Seen, encode, prepared
from onrecord.engine import Layout, Manifest, Options, Planner, Task
from onrecord.engine.cluster import RayWorkers
from onrecord.engine.local import LocalWorkers
from onrecord.engine.planning import tasks
from onrecord.engine.shard import read_shard, shared_reader
from onrecord.engine.workers import Workers

ROOT = Path(__file__).parent.parent
WORDS = 700
PARTS = 4  # shards of a measurement: as many for one worker as for two
_CHUNKS: list[list[str]] = []  # of a process of bare encoders: its texts
_SEEN: dict[int, list[Seen]] = {}  # and their windows, cut once


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=80, help="of a measurement")
    parser.add_argument("--rounds", type=int, default=3, help="how often each way is measured")
    parser.add_argument("--memory", type=int, default=2000, help="articles that one worker reads while its memory is watched")
    parser.add_argument("--memory-words", type=int, default=WORDS, help="words of each of those")
    parser.add_argument("--no-ray", action="store_true", help="leave Ray out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        if options.articles:
            speeds(place, options.articles, options.rounds, with_ray=not options.no_ray)
        if options.memory:
            memory(place, options.memory, options.memory_words)


def speeds(place: Path, count: int, rounds: int, *, with_ray: bool) -> None:
    """Measure the ways in turn."""
    texts = list(itertools.islice(articles(WORDS), count))
    todo = planned(archive(place / "speed.warc.gz", texts), place, -(-count // PARTS))
    chunks = [texts[part::PARTS] for part in range(PARTS)]
    crews: list[Workers] = [LocalWorkers(1), LocalWorkers(2), *([RayWorkers(2)] if with_ray else [])]
    pools = [ProcessPoolExecutor(n, multiprocessing.get_context("spawn"), prepare, (chunks,)) for n in (1, 2)]
    ways: list[Callable[[], list[Manifest] | None]] = [lambda crew=crew: read(crew, todo) for crew in crews]  # type: ignore[misc]
    ways += [lambda pool=pool: bare(pool) for pool in pools]  # type: ignore[misc]
    seconds: list[list[float]] = [[] for _ in ways]
    manifests: list[Manifest] = []
    for counted in [False, *[True] * rounds]:  # the first time, programs and models are loaded
        for row, way in zip(seconds, ways, strict=True):
            begun = time.perf_counter()
            done = way()
            if counted:
                row.append(time.perf_counter() - begun)
                manifests += done or []
    for crew in crews:
        crew.close()
    for pool in pools:
        pool.shutdown()
    one, two, *ray = seconds[: len(crews)]
    bare_one, bare_two = seconds[len(crews) :]
    print(f"{count} articles of {sum(len(text.split()) for text in texts) / count:.0f} words, {rounds} rounds")
    for name, row in zip(
        ("one worker", "two workers", *(["two workers of Ray"] if with_ray else [])), (one, two, *ray), strict=True
    ):
        print(f"{name}: {count / statistics.median(row):.2f} articles/s ({count / max(row):.2f} to {count / min(row):.2f})")
    gains = [a / b for a, b in zip(one, two, strict=True)]
    bare_gains = [a / b for a, b in zip(bare_one, bare_two, strict=True)]
    share = statistics.median(gains) / statistics.median(bare_gains)
    print(
        f"two workers against one: {statistics.median(gains):.2f}; two bare encoders against one: "
        f"{statistics.median(bare_gains):.2f}; share {share:.2f}"
    )
    if ray:
        print(f"local against Ray: {statistics.median([r / t for r, t in zip(ray[0], two, strict=True)]):.3f} of the time")
    where(manifests)


def where(manifests: Sequence[Manifest]) -> None:
    """Print where the time of the workers went."""
    whole = sum(manifest.seconds["whole"] for manifest in manifests)
    parts = {name: sum(manifest.seconds[name] for manifest in manifests) / whole for name in ("intake", "meaning", "writing")}
    shares = ", ".join(f"{name} {share:.1%}" for name, share in parts.items())
    count, spent = (
        sum(values) for values in zip(*((m.counts.articles, m.seconds["processor"]) for m in manifests), strict=True)
    )
    print(f"{count / spent:.2f} articles a second of one core's time, whatever else the machine does")
    print(f"a worker's time: {shares}, rest (archive, bookkeeping) {1 - sum(parts.values()):.1%}")


def read(crew: Workers, todo: Sequence[Task]) -> list[Manifest]:
    """Read shards anew."""
    shutil.rmtree(Layout(Path(todo[0].out)).shards, ignore_errors=True)
    waiting, busy, done = list(todo), 0, []
    while waiting or busy:
        while waiting and busy < crew.count:
            crew.submit(waiting.pop())
            busy += 1
        for outcome in crew.wait(1.0):
            busy -= 1
            if outcome.manifest is None:
                raise SystemExit(outcome.message)
            done.append(outcome.manifest)
    return done


def prepare(chunks: list[list[str]]) -> None:
    """Hand the texts to a process of bare encoders."""
    _CHUNKS[:] = chunks


def bare(pool: ProcessPoolExecutor) -> None:
    """Send all windows through bare encoders."""
    list(pool.map(bare_part, range(PARTS)))


def bare_part(part: int) -> None:
    """Send a part of the windows through the bare encoder of this process, one by one."""
    encode(seen_of(part), 1)


def seen_of(part: int) -> list[Seen]:
    """Cut a part of the texts into windows, once."""
    if part not in _SEEN:
        _SEEN[part] = [item for text in _CHUNKS[part] for item in prepared(text)]
    return _SEEN[part]


def memory(place: Path, count: int, words: int) -> None:
    """Watch the memory of one worker, which is a process of its own."""
    size = max(1, count // 10)
    todo = planned(archive(place / "memory.warc.gz", itertools.islice(articles(words), count)), place / "memory", size)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as pool:
        begun = time.perf_counter()
        measured = [pool.submit(resident, task).result() for task in todo]
        seconds = time.perf_counter() - begun
        manifests = [pool.submit(read_shard, task).result() for task in todo[-3:]]  # again, now that all is loaded
    print(
        f"memory of a worker over {count} articles of {words} words in shards of {size} ({seconds:.0f} s), MB after each shard:"
    )
    print("  " + " ".join(f"{now:.0f}" for now, _ in measured))
    where(manifests)
    print(f"  at most {measured[-1][1]:.0f} MB; from the third shard to the last {measured[-1][0] - measured[2][0]:+.0f} MB")


def resident(task: Task) -> tuple[float, float]:
    """Read a shard; gives the memory of this process now, and the most that it ever was, in MB."""
    read_shard(task)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    now, most = (int(re.findall(rf"{name}:\s+(\d+) kB", status)[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def articles(words: int) -> Iterator[str]:
    """Make articles of so many words from the paragraphs of the invented ones, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "evaluation" / "pinned").rglob("*.txt"))]
    paragraphs = itertools.cycle(part.strip() for text in texts for part in text.split("\n\n") if part.strip())
    for number in itertools.count(1):
        chosen: list[str] = [f"Invented story number {number}"]
        while sum(len(part.split()) for part in chosen) < words:
            chosen.append(next(paragraphs))
        yield "\n\n".join(chosen)


def archive(path: Path, texts: Iterator[str] | Sequence[str]) -> Path:
    """Write a WARC file of pages that hold the texts, amid the menus and scripts of a page."""
    around = "<nav>" + "<a href='/x'>Section</a>" * 60 + "</nav><script>" + "var a = 1;" * 800 + "</script>"
    with path.open("wb") as file:
        for number, text in enumerate(texts):
            title, *rest = text.split("\n\n")
            body = "".join(f"<p>{part}</p>" for part in rest)
            html = (
                f"<!doctype html><html><head><title>{title}</title></head><body>{around}<article>{body}</article></body></html>"
            )
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://invented.example/{number}\r\n"
                f"WARC-Date: 2024-05-06T07:08:09Z\r\nWARC-Record-ID: <urn:uuid:{number:08}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))
    return path


def planned(path: Path, out: Path, size: int) -> list[Task]:
    """Plan the shards of an archive."""
    layout = Layout(out / f"out-{os.getpid()}")
    layout.make()
    return tasks(Planner(layout, size=size).plans([str(path)]), Options(), shared_reader().run, layout.out)


if __name__ == "__main__":
    main()
