"""Trying again: after growing pauses that chance spreads, or after the one that the server asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TypeVar

from onrecord.fetch.failures import PassingError
from onrecord.fetch.limits import Limits
from onrecord.fetch.timing import Timing

T = TypeVar("T")

_FIRST_PAUSE = 1.0
_MOST = 10_000_000.0  # seconds; nobody means more, and a float has to hold it


def retried(attempt: Callable[[], T], limits: Limits, timing: Timing) -> T:
    """Make an attempt, and again while it fails in a way that may pass.

    The pause doubles each time and is taken at random from its upper half, so that many clients that failed together don't
    come back together.

    Args:
        attempt: The attempt.
        limits: How often, and how long to wait at most.
        timing: The clock and the die.

    Raises:
        InputError: It failed for good, failed too often, or the server asks to wait for longer than there is patience.
    """
    for number in range(1, max(1, limits.attempts)):
        try:
            return attempt()
        except PassingError as error:
            pause = _FIRST_PAUSE * 2 ** (number - 1) * (1 + timing.chance()) / 2
            wait = max(error.wait or 0.0, pause)
            if wait > limits.longest_wait:
                raise
            timing.sleep(wait)
    return attempt()


def asked_wait(header: str | None, timing: Timing) -> float | None:
    """Read how long a server asks to wait.

    Args:
        header: Value of its Retry-After: seconds, or a date (RFC 9110, 10.2.3).
        timing: The clock.

    Returns:
        Seconds; null where it says nothing that can be read.
    """
    if header is None:
        return None
    value = header.strip()[:100]
    if value.isascii() and value.isdigit():
        return min(float(value), _MOST)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - timing.now()).total_seconds(), 0.0), _MOST)
