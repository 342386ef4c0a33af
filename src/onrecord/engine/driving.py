"""Driving a run: shards to workers, again where a worker was killed, until all are finished or have failed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from onrecord.engine.estimate import Estimate
from onrecord.engine.layout import Layout, position
from onrecord.engine.task import Counts, Manifest, Task
from onrecord.engine.workers import Workers

ATTEMPTS = 4
"""How often a shard is tried in one run."""

_TICK = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Failure:
    """A shard that could not be read.

    Attributes:
        name: The shard.
        message: Why.
    """

    name: str
    message: str


@dataclass(slots=True)
class Totals:
    """How far a run is.

    Attributes:
        shards: Shards in all, those included that were finished before.
        finished: Shards that are finished.
        documents: Documents in all, at most.
        counts: What the finished shards hold.
        done: Documents that are done, those of shards under way included; and so ``articles`` and ``statements``.
        rate: Documents a second; null before enough was measured.
        left: Seconds left; null before enough was measured.
        failures: Shards that could not be read.
    """

    shards: int = 0
    finished: int = 0
    documents: int = 0
    counts: Counts = field(default_factory=Counts)
    done: int = 0
    articles: int = 0
    statements: int = 0
    rate: float | None = None
    left: float | None = None
    failures: list[Failure] = field(default_factory=list)


def drive(
    tasks: Sequence[Task],
    layout: Layout,
    workers: Callable[[], Workers],
    watch: Callable[[Totals, str | None], None] = lambda _totals, _line: None,
) -> Totals:
    """Read the shards that are not finished.

    Args:
        tasks: All shards of the run.
        layout: Its folder.
        workers: Makes the workers, if there is anything to do.
        watch: Told how far the run is, twice a second; and in a line, when a worker was lost.

    Returns:
        What all shards hold.
    """
    totals = Totals(shards=len(tasks), documents=sum(task.stretch.documents for task in tasks))
    waiting: list[Task] = []
    for task in tasks:
        manifest = layout.manifest(task.name)
        if manifest is not None and manifest.answers(task):
            _add(totals, manifest)
        else:
            waiting.append(task)
    # The longest first: else one of them, begun last, is what all wait for. The output does not depend on it.
    waiting.sort(key=lambda task: -task.stretch.documents)
    if waiting:
        crew = workers()
        try:
            _Drive(totals, layout, crew, watch).run(waiting)
        finally:
            crew.close()
    return totals


def _add(totals: Totals, manifest: Manifest) -> None:
    totals.finished += 1
    totals.counts += manifest.counts
    totals.done += manifest.stretch.documents
    totals.articles += manifest.counts.articles
    totals.statements += manifest.counts.statements


class _Drive:
    """A run under way."""

    def __init__(self, totals: Totals, layout: Layout, crew: Workers, watch: Callable[[Totals, str | None], None]) -> None:
        self._totals = totals
        self._layout = layout
        self._crew = crew
        self._watch = watch
        self._attempts: Counter[str] = Counter()
        self._busy: dict[str, Task] = {}
        self._estimate = Estimate(crew.count)
        self._before = totals.done

    def run(self, waiting: list[Task]) -> None:
        """Read shards until none is left."""
        waiting.reverse()
        while waiting or self._busy:
            while waiting and len(self._busy) < self._crew.count:
                task = waiting.pop()
                self._attempts[task.name] += 1
                self._busy[task.name] = task
                self._crew.submit(task)
            for outcome in self._crew.wait(_TICK):
                del self._busy[outcome.task.name]
                if outcome.manifest is not None:
                    _add(self._totals, outcome.manifest)
                elif outcome.again and self._attempts[outcome.task.name] < ATTEMPTS:
                    waiting.append(outcome.task)
                    self._watch(self._totals, f"{outcome.task.name} is read again: {outcome.message}")
                else:
                    self._totals.failures.append(Failure(outcome.task.name, outcome.message))
                    self._watch(self._totals, f"{outcome.task.name} could not be read: {outcome.message}")
            self._look(waiting)

    def _look(self, waiting: Sequence[Task]) -> None:
        """See how far the shards under way are, and tell it."""
        positions = {name: self._position(name) for name in self._busy}
        documents, articles, statements = (sum(place[part] for place in positions.values()) for part in range(3))
        before = (self._totals.done, self._totals.articles, self._totals.statements)
        self._totals.done += documents
        self._totals.articles += articles
        self._totals.statements += statements
        self._estimate.note(time.monotonic(), self._totals.done - self._before)
        self._totals.rate = self._estimate.rate
        left = [max(0, task.stretch.documents - positions[name][0]) for name, task in self._busy.items()]
        self._totals.left = self._estimate.left([task.stretch.documents for task in waiting], left)
        self._watch(self._totals, None)
        self._totals.done, self._totals.articles, self._totals.statements = before

    def _position(self, name: str) -> tuple[int, int, int]:
        return max(map(position, self._layout.attempts(name)), default=(0, 0, 0))
