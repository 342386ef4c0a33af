"""Limits of time: gentle where Python runs, hard where it does not."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.engine.limits import TookTooLong, within

HANG = """
import signal, sys, time
from pathlib import Path
from onrecord.engine import limits
limits._GRACE = 0.5
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as foreign code does that never comes back to Python
with limits.Watchdog(Path(sys.argv[1]), 0.25) as dog:
    dog.begin()
    limits.within(0.25, lambda: time.sleep(60))
"""
CRASH = """
import ctypes, sys
from pathlib import Path
from onrecord.engine.limits import Watchdog
with Watchdog(Path(sys.argv[1]), 60) as dog:
    dog.begin()
    ctypes.string_at(0)
"""


def test_work_within_its_time_gives_its_result() -> None:
    """Work that ends in time is not disturbed, then or later."""
    assert within(0.3, lambda: 7) == 7
    time.sleep(0.4)


def test_work_that_takes_too_long_is_stopped() -> None:
    """An endless loop in Python ends at its limit."""

    def forever() -> None:
        while True:
            pass

    begun = time.monotonic()
    with pytest.raises(TookTooLong):
        within(0.3, forever)
    assert time.monotonic() - begun < 10


def test_a_library_that_catches_everything_does_not_catch_it() -> None:
    """The stop is no `Exception`: foreign code that swallows errors cannot swallow it."""

    def swallowing() -> str:
        try:
            time.sleep(30)
        except Exception:  # noqa: BLE001  # the point of this test
            return "swallowed"
        return "slept"

    with pytest.raises(TookTooLong):
        within(0.3, swallowing)


@pytest.mark.parametrize("program", [HANG, CRASH], ids=["hang", "crash"])
def test_a_process_that_hangs_or_crashes_ends_and_leaves_a_trace(program: str, tmp_path: Path) -> None:
    """Where foreign code never comes back, or breaks the interpreter, the process ends and its trace proves why."""
    trace = tmp_path / "trace"
    words = [sys.executable, "-c", program, str(trace)]
    ended = subprocess.run(words, check=False, timeout=120, capture_output=True)  # noqa: S603  # our own program
    assert ended.returncode != 0
    assert trace.stat().st_size > 0
