"""Charts of how figures grew, as points for the page to draw: days go to the right, numbers up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from onrecord.compare.stories.figures import Count, Series

WIDTH, HEIGHT = 600, 160
_LEFT, _RIGHT, _TOP, _BOTTOM = 10, 590, 12, 148
_MOST = 5  # sources that are told apart at a glance; the table has them all


class Mark(Struct, frozen=True, kw_only=True):
    """A count in the chart: where it stands, and what it says."""

    x: float
    y: float
    day: str
    number: int


class Line(Struct, frozen=True, kw_only=True):
    """The counts of one source; null is the articles' own."""

    source: str | None
    marks: tuple[Mark, ...]

    @property
    def path(self) -> str:
        """The line through the marks, as steps: a count holds until the next."""
        first, *rest = self.marks
        return f"M{first.x:g} {first.y:g}" + "".join(f"H{mark.x:g}V{mark.y:g}" for mark in rest)


class Chart(Struct, frozen=True, kw_only=True):
    """The counts of one kind.

    Attributes:
        kind: What befell those counted, and whom where it is not people at large.
        first: ISO date at the left edge.
        last: ISO date at the right edge.
        most: The number at the upper edge.
        lines: The sources with most counts, at most five.
        left_out: How many sources are not drawn.
    """

    kind: str
    first: str
    last: str
    most: int
    lines: tuple[Line, ...]
    left_out: int


def charts(series: Sequence[Series]) -> tuple[Chart, ...]:
    """Draw the kinds of figures that were counted on more than one day.

    Args:
        series: The counts, kind by kind.
    """
    return tuple(
        chart for _, same in groupby(series, key=lambda one: (one.kind, one.of)) if (chart := _chart(list(same))) is not None
    )


def _chart(series: Sequence[Series]) -> Chart | None:
    dated = [(one, kept) for one in series if (kept := [count for count in one.counts if _day(count) is not None])]
    days = sorted({day for _, counts in dated for count in counts if (day := _day(count)) is not None})
    if len(days) < 2:  # noqa: PLR2004  # a line needs two ends
        return None
    dated.sort(key=lambda one: (-len(one[1]), one[0].source or ""))
    most = max(count.number or 0 for _, counts in dated for count in counts) or 1

    def mark(count: Count) -> Mark:
        day, number = _day(count) or days[0], count.number or 0
        x = _LEFT + (_RIGHT - _LEFT) * (day - days[0]) / (days[-1] - days[0])
        y = _BOTTOM - (_BOTTOM - _TOP) * number / most
        return Mark(x=round(x, 1), y=round(y, 1), day=(count.day or "")[:10], number=number)

    return Chart(
        kind=f"{series[0].kind} ({series[0].of})" if series[0].of else series[0].kind,
        first=date.fromordinal(days[0]).isoformat(),
        last=date.fromordinal(days[-1]).isoformat(),
        most=most,
        lines=tuple(Line(source=one.source, marks=tuple(map(mark, counts))) for one, counts in dated[:_MOST]),
        left_out=max(0, len(dated) - _MOST),
    )


def _day(count: Count) -> int | None:
    """Give the ordinal of a count's day; null where the day or the number is not known."""
    try:
        return None if count.number is None else date.fromisoformat((count.day or "")[:10]).toordinal()
    except ValueError:
        return None
