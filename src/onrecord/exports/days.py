"""Days of events, as exactly as data sets that know days alone can have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record import Time

_DAY = len("2022-03-10")
_WEEK = 7
_MONTH = 31


@dataclass(frozen=True, slots=True)
class Day:
    """The day that stands for a time.

    Attributes:
        date: ISO date; null where the time is longer than a month.
        precision: ACLED's code: 1 for a day, 2 for a week or less, 3 for a month or less.
        year: The year; null where the time lies in several.
    """

    date: str | None = None
    precision: int | None = None
    year: int | None = None


UNKNOWN = Day()
"""A time that is not told."""


def day_of(when: Time | None) -> Day:
    """Give the day that stands for a time: itself, or, as ACLED does it, the middle of a week or a month.

    Args:
        when: The time; null is not known.
    """
    if when is None:
        return UNKNOWN
    try:
        first, last = date.fromisoformat(when.start[:_DAY]), date.fromisoformat(when.end[:_DAY])
    except ValueError:
        return UNKNOWN
    year = first.year if first.year == last.year else None
    length = (last - first).days + 1
    if not 1 <= length <= _MONTH:
        return Day(year=year)
    middle = first + timedelta(days=(length - 1) // 2)
    precision = 1 if length == 1 else 2 if length <= _WEEK else 3
    return Day(middle.isoformat(), precision, middle.year)
