"""A document that takes too long is stopped: gently where Python runs, and with the whole process where it does not."""

from __future__ import annotations

import faulthandler
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self, TypeVar

T = TypeVar("T")

_GRACE = 10.0
_HARD = 2.0


class TookTooLong(BaseException):
    """A document took too long. No `Exception`, since libraries catch those that they don't know."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do work, and stop it after some time.

    Only the main thread can be stopped so (POSIX delivers signals there); elsewhere the work is done without a limit.

    Args:
        seconds: The limit.
        work: What is to be done.

    Raises:
        TookTooLong: It was stopped.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    before = signal.signal(signal.SIGALRM, _stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLong


class Watchdog:
    """Ends this process where foreign code hangs or crashes, and leaves a trace that proves it.

    Python's own handler runs only between two of its instructions; a parser that never comes back to it needs one that
    waits outside (`faulthandler`). Only a process of the engine's own may be ended so.

    Args:
        trace: File for the trace; empty unless something happened.
        seconds: Limit of `within`; the process is ended at twice that and some seconds.
    """

    def __init__(self, trace: Path, seconds: float) -> None:
        """Take the limits."""
        self._path = trace
        self._seconds = _HARD * seconds + _GRACE

    def __enter__(self) -> Self:
        self._file = self._path.open("wb")
        faulthandler.enable(self._file, all_threads=False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        faulthandler.cancel_dump_traceback_later()
        faulthandler.disable()
        with suppress(OSError):
            self._file.close()

    def begin(self) -> None:
        """Begin to wait for the next document, or for its end."""
        faulthandler.dump_traceback_later(self._seconds, exit=True, file=self._file)
