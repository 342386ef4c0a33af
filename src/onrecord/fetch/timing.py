"""Time and chance as the client takes them, so that a test can hand it others."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Clocks and a die.

    Attributes:
        monotonic: Seconds on a clock that is never set back.
        sleep: Waits so many seconds.
        chance: Gives a number from 0 up to 1.
        now: The time of day, in UTC.
    """

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    now: Callable[[], datetime] = _utc

    def stamp(self) -> str:
        """Tell the time of day: ISO 8601 in UTC, to the second."""
        return self.now().isoformat(timespec="seconds").replace("+00:00", "Z")


class Deadline:
    """A moment by which an attempt has to be over."""

    def __init__(self, seconds: float, timing: Timing) -> None:
        """Set it.

        Args:
            seconds: From now on.
            timing: The clock.
        """
        self.seconds = seconds
        self._timing = timing
        self._end = timing.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Tell how many seconds are left, up to so many; zero or less when it is over."""
        left = self._end - self._timing.monotonic()
        return left if most is None else min(left, most)
