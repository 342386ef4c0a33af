"""Driving: every shard is finished once, whatever becomes of workers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from onrecord.archives import Stretch
from onrecord.engine import Counts, Layout, Manifest, Options, Task, Totals, drive
from onrecord.engine.driving import ATTEMPTS
from onrecord.engine.estimate import Estimate, in_words
from onrecord.engine.workers import Outcome
from tests.engine.conftest import RUN


def make_tasks(layout: Layout, sizes: Iterable[int]) -> list[Task]:
    """Make tasks of so many documents each."""
    return [
        Task(
            name=f"shard-{number}",
            stretch=Stretch(archive="a", kind="lines", start=0, end=size, documents=size, sha256=str(number)),
            options=Options(),
            run=RUN,
            out=str(layout.out),
        )
        for number, size in enumerate(sizes)
    ]


class Puppets:
    """Workers that do what they are told: "ok", "dies" or "fails" for each attempt in turn, then "ok"."""

    def __init__(self, count: int, fates: Iterator[str]) -> None:
        """Take the fates."""
        self.count = count
        self.fates = fates
        self.busy: list[Task] = []
        self.begun: list[str] = []
        self.finished: Counter[str] = Counter()
        self.closed = False

    def submit(self, task: Task) -> None:
        """Take a shard."""
        self.busy.append(task)
        self.begun.append(task.name)
        assert len(self.busy) <= self.count

    def wait(self, _seconds: float) -> list[Outcome]:
        """End the latest attempt."""
        task = self.busy.pop()
        fate = next(self.fates, "ok")
        if fate == "dies":
            return [Outcome(task, None, "its worker ended", again=True)]
        if fate == "fails":
            return [Outcome(task, None, "the archive is gone")]
        self.finished[task.name] += 1
        counts = Counts(documents=task.stretch.documents, articles=task.stretch.documents)
        return [
            Outcome(task, Manifest(name=task.name, stretch=task.stretch, options=task.options, run=task.run, counts=counts))
        ]

    def close(self) -> None:
        """Be dismissed."""
        self.closed = True


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 50), max_size=12), st.integers(1, 4), st.lists(st.sampled_from(["ok", "dies"]), max_size=20))
def test_every_shard_is_finished_once_or_given_up(layout: Layout, sizes: list[int], count: int, fates: list[str]) -> None:
    """However often workers die, no shard is lost or counted twice; one that kills its worker each time is named."""
    crew = Puppets(count, iter(fates))
    totals = drive(make_tasks(layout, sizes), layout, lambda: crew)
    assert totals.finished + len(totals.failures) == len(sizes)
    assert all(times == 1 for times in crew.finished.values())
    assert {f"shard-{n}" for n in range(len(sizes))} == set(crew.finished) | {failure.name for failure in totals.failures}
    assert max(Counter(crew.begun).values(), default=0) <= ATTEMPTS
    assert totals.counts.articles == sum(sizes[int(name.split("-")[1])] for name in crew.finished)
    assert crew.closed == bool(sizes)


def test_a_shard_that_cannot_be_read_is_not_tried_again(layout: Layout) -> None:
    """An archive that is gone is told once; the other shards are read."""
    said: list[str] = []

    def watch(_totals: Totals, line: str | None) -> None:
        said.extend([line] if line else [])

    totals = drive(make_tasks(layout, [3, 2]), layout, lambda: Puppets(1, iter(["fails"])), watch)
    assert [failure.message for failure in totals.failures] == ["the archive is gone"]
    assert said == ["shard-0 could not be read: the archive is gone"]
    assert totals.finished == 1


def test_the_longest_shards_are_begun_first(layout: Layout) -> None:
    """So that none of them is begun last, when all others are done."""
    crew = Puppets(1, iter([]))
    drive(make_tasks(layout, [1, 9, 5]), layout, lambda: crew)
    assert crew.begun == ["shard-1", "shard-2", "shard-0"]


def test_finished_shards_are_skipped_and_need_no_worker(layout: Layout) -> None:
    """A run that is finished begins no worker, and counts what lies there."""
    tasks = make_tasks(layout, [4])
    manifest = Manifest(name="shard-0", stretch=tasks[0].stretch, options=Options(), run=RUN, counts=Counts(articles=4))
    (layout.shards / "shard-0").mkdir()
    import msgspec  # noqa: PLC0415  # only here

    (layout.shards / "shard-0" / "manifest.json").write_bytes(msgspec.json.encode(manifest))

    def nobody() -> Puppets:
        pytest.fail("no worker is needed")

    totals = drive(tasks, layout, nobody)
    assert (totals.finished, totals.counts.articles) == (1, 4)
    assert not layout.is_finished(structs.replace(tasks[0], run=structs.replace(RUN, version="9")))


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b'{"name": 1}', b"\xff"])
def test_a_damaged_manifest_is_no_finished_shard(content: bytes, layout: Layout) -> None:
    """A manifest that cannot be read means that the shard is read again."""
    (layout.shards / "shard-0").mkdir()
    (layout.shards / "shard-0" / "manifest.json").write_bytes(content)
    assert drive(make_tasks(layout, [2]), layout, lambda: Puppets(1, iter([]))).finished == 1


def test_nothing_is_estimated_before_enough_was_measured() -> None:
    """No rate and no time left are told from the first documents, which bear the start of the workers."""
    estimate = Estimate(2)
    estimate.note(0, 0)
    estimate.note(5, 500)
    assert estimate.rate is None
    assert estimate.left([100], [100]) is None
    estimate.note(25, 2500)
    assert estimate.rate == pytest.approx(100)


@pytest.mark.parametrize(
    ("waiting", "under_way", "expected"),
    [
        ([2000] * 10, [1000, 1000], 220.0),  # all are busy: what is left for all together
        ([], [1000, 10], 20.0),  # at the end one works alone, at half the rate of two
        ([], [], 0.0),
    ],
)
def test_the_time_left_heeds_who_is_last(waiting: list[int], under_way: list[int], expected: float) -> None:
    """The end is set by all that is left, or by the longest shard that one worker has still to read alone."""
    estimate = Estimate(2)
    estimate.note(0, 0)
    estimate.note(100, 10_000)
    assert estimate.left(waiting, under_way) == pytest.approx(expected)


def test_the_rate_is_that_of_the_last_minutes() -> None:
    """A slow beginning does not weigh on the estimate for ever."""
    estimate = Estimate(1)
    for second in range(0, 1000, 10):
        estimate.note(second, second if second < 500 else 500 + 10 * (second - 500))
    assert estimate.rate == pytest.approx(10, rel=0.01)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 s"), (119, "119 s"), (120, "2 min"), (7300, "2 h"), (200_000, "2 d"), (100_000, "28 h")]
)
def test_times_are_said_as_roughly_as_they_are_known(seconds: float, words: str) -> None:
    """Seconds up to two minutes, minutes up to two hours, and so on."""
    assert in_words(seconds) == words
