"""Several things at once: one of each lane at a time, and results in an order that does not depend on who is quick."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

J = TypeVar("J")
R = TypeVar("R")

MOST = 16
"""Jobs that are under way or wait for their turn to be given, so that what they bring fits into memory."""


def side_by_side(lanes: Iterable[Iterator[J]], work: Callable[[J], R]) -> Iterator[tuple[J, R]]:
    """Do the jobs of several lanes, each in a thread of its own.

    A lane is asked for its next job only after the result of the one before was given and the caller has come back, so what
    the caller does with a result may decide which job comes next. Lanes are asked, and results given, in the caller's thread.

    Args:
        lanes: Jobs that must be done one after the other, such as the pages of one host.
        work: Does a job.

    Yields:
        Each job with its result: the first of each lane, the second of each, and so on.

    Raises:
        Exception: What the work raised; jobs that are under way then end by themselves, and what they bring is lost.
    """
    ready = deque(lanes)
    under_way: deque[tuple[Iterator[J], J, Future[R]]] = deque()
    while ready or under_way:
        while ready and len(under_way) < MOST:
            lane = ready.popleft()
            for job in lane:
                under_way.append((lane, job, _begun(work, job)))
                break
        if not under_way:
            return
        lane, job, future = under_way.popleft()
        yield job, future.result()
        ready.append(lane)


def _begun(work: Callable[[J], R], job: J) -> Future[R]:
    """Begin a job in a thread that Ctrl-C does not wait for, unlike those of an executor."""
    future: Future[R] = Future()

    def run() -> None:
        try:
            future.set_result(work(job))
        except BaseException as error:  # noqa: BLE001  # it is raised where the result is asked for
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future
