"""Several lanes of jobs at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.side_by_side import MOST, side_by_side


def in_turns(lanes: list[list[int]]) -> list[int]:
    """Put the jobs in the order in which they are promised: the first of each lane, the second of each, and so on."""
    longest = max(map(len, lanes), default=0)
    return [lane[turn] for turn in range(longest) for lane in lanes if turn < len(lane)]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=6))
def test_results_come_in_one_order(lanes: list[list[int]]) -> None:
    """The order of results depends on the lanes alone, not on which job is quick."""

    def work(job: int) -> int:
        time.sleep(job / 1000)
        return job * 2

    assert list(side_by_side(map(iter, lanes), work)) == [(job, job * 2) for job in in_turns(lanes)]


def test_lanes_run_at_once_and_each_in_its_order() -> None:
    """One job of each lane is under way at a time, of all lanes so many at most."""
    now: dict[int, int] = {}
    most, lock = [0], threading.Lock()

    def work(job: tuple[int, int]) -> None:
        with lock:
            now[job[0]] = now.get(job[0], 0) + 1
            assert now[job[0]] == 1
            most[0] = max(most[0], sum(now.values()))
        time.sleep(0.01)
        with lock:
            now[job[0]] -= 1

    done = list(side_by_side([iter([(lane, 0), (lane, 1)]) for lane in range(40)], work))
    assert len(done) == 80
    assert 1 < most[0] <= MOST


def test_a_result_may_decide_what_comes_next() -> None:
    """A lane is asked for its next job when the caller is done with the result of the one before."""
    seen: list[int] = []

    def lane() -> Iterator[int]:
        while len(seen) < 5:
            yield len(seen)

    for job, result in side_by_side([lane()], lambda job: job + 1):
        assert result == job + 1
        seen.append(job)
    assert seen == [0, 1, 2, 3, 4]


def test_what_a_job_raises_is_raised() -> None:
    """An error in a job comes out where its result would, after the results before it."""

    def work(job: int) -> float:
        return 1 / job

    found = side_by_side([iter([1]), iter([0]), iter([2])], work)
    assert next(found) == (1, 1.0)
    with pytest.raises(ZeroDivisionError):
        next(found)
