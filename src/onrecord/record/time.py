"""Times: intervals as exact as the article tells them, and no more."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.record.span import Span

Precision = Literal["hour", "day", "week", "month", "season", "year", "span"]


class Time(Struct, frozen=True, kw_only=True):
    """An interval of time.

    Attributes:
        start: ISO date or date-time of its beginning.
        end: ISO date or date-time of its end, included.
        precision: How exactly the article tells it.
        span: The words.
    """

    start: str
    end: str
    precision: Precision
    span: Span
