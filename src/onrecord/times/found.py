"""What the finder gives: a time expression with what it tells, and no more than it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.record.span import Span
from onrecord.record.time import Precision, Time
from onrecord.times.periods import Unit

Kind = Literal["date", "time", "duration", "set"]
Told = Literal[Unit, "clock", "part", "stretch", "second", "minute", "hour", "millennium"]
Vague = Literal["past", "present", "future"]

_PRECISION: dict[str, Precision] = {"clock": "hour", "part": "day", "second": "hour", "minute": "hour"}
_OWN = frozenset(get_args(Precision))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTime:
    """One time expression.

    Attributes:
        span: The words.
        kind: TimeML's type: ``date`` (a day or more), ``time`` (less than a day), ``duration`` ("three hours") or ``set``
            ("every Friday").
        unit: In what it is told: a unit of the calendar, ``part`` of a day, ``clock``, or ``stretch`` for one with two ends of
            its own ("the past three days"); null where it has none ("recently").
        start: ISO date or date-time of its beginning; null where that is not known.
        end: ISO date or date-time of its end, included; null together with ``start``.
        amount: Length of a duration, or what a set recurs by, as ISO 8601 writes it, with X for a number that is not told
            ("several days" is PXD).
        vague: For words that only point: "recently" is ``past``.
        part: Part of the day: ``morning``, ``night`` and so on.
        edge: ``early``, ``mid`` or ``late`` where the words say so; ``start`` and ``end`` are narrowed to it.
    """

    span: Span
    kind: Kind
    unit: Told | None = None
    start: str | None = None
    end: str | None = None
    amount: str | None = None
    vague: Vague | None = None
    part: str | None = None
    edge: str | None = None

    @property
    def precision(self) -> Precision | None:
        """How exactly the words tell it, in the record's terms; null where they tell no unit.

        Quarters, halves, weekends, decades, centuries and stretches are ``span``.
        """
        if self.unit is None:
            return None
        if self.unit in _OWN:
            return self.unit  # type: ignore[return-value]  # one of the record's own words, just looked up
        return _PRECISION.get(self.unit, "span")

    @property
    def time(self) -> Time | None:
        """The record's time; null for an expression whose place in the calendar is not known."""
        if self.start is None or self.end is None or self.precision is None:
            return None
        return Time(start=self.start, end=self.end, precision=self.precision, span=self.span)
