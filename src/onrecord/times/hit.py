"""One place where a rule matches: its tokens by name, what stands around them, and the ways to say what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.record.span import Span
from onrecord.times.found import FoundTime, Told
from onrecord.times.numerals import number
from onrecord.times.periods import Period
from onrecord.times.tense import direction
from onrecord.times.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Around:
    """What a time expression may be told against.

    Attributes:
        today: Day on which the article was written; null where that is not known.
        before: Time expressions found before it in the text that lie in the calendar, the nearest last.
    """

    today: date | None
    before: list[FoundTime]


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of one rule.

    Attributes:
        tokens: The paragraph.
        match: The rule's pattern on the paragraph's row.
        around: What it may be told against.
    """

    tokens: Tokens
    match: re.Match[str]
    around: Around

    def has(self, label: str) -> bool:
        """Tell whether the rule has a token of that label, and it is there."""
        return self._place(label) >= 0

    def _place(self, label: str) -> int:
        return self.match.start(label) if label in self.match.re.groupindex else -1

    def word(self, label: str) -> str:
        """Give a token by its label, in lower case; empty where it is missing."""
        place = self._place(label)
        return self.tokens.words[place].lower() if place >= 0 else ""

    def number(self, label: str) -> float | None:
        """Read a token as a number; null where the number is not told ("several")."""
        return number(self.word(label))

    def previous(self, distance: int = 1) -> str:
        """Give the token that stands so many before the match, as printed; empty before the paragraph's start."""
        place = self.match.start() - distance
        return self.tokens.words[place] if place >= 0 else ""

    def following(self, distance: int = 1) -> str:
        """Give the token that stands so many after the match, as printed; empty after the paragraph's end."""
        place = self.match.end() + distance - 1
        return self.tokens.words[place] if place < len(self.tokens.words) else ""

    def from_today(self, make: Callable[[date], Period]) -> Period | None:
        """Make a stretch of the calendar from the day of writing; null where that is not known, or leads out of the calendar.

        Args:
            make: Gives it.
        """
        if self.around.today is None:
            return None
        try:
            return make(self.around.today)
        except (ValueError, OverflowError):
            return None

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.tokens.starts[self.match.start()]

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.tokens.ends[self.match.end() - 1]

    @property
    def span(self) -> Span:
        """The words."""
        return Span.of(self.tokens.text, self.start, self.end)

    @property
    def unbroken(self) -> bool:
        """Whether no white space stands inside."""
        return not any(map(str.isspace, self.tokens.text[self.start : self.end]))

    def joined(self, label: str, other: str) -> bool:
        """Tell whether no more than one mark stands between two tokens, and no white space."""
        first, second = self._place(label), self._place(other)
        return self.tokens.starts[second] - self.tokens.ends[first] <= 1

    @property
    def direction(self) -> int:
        """1 where the words around speak of the future, -2 or -1 of the past, 0 where they don't tell."""
        return direction(self.tokens, self.match.start(), self.match.end())

    def period(self, period: Period | None, unit: Told, *, edge: str | None = None) -> FoundTime:
        """Say that the words mean a stretch of the calendar, or one that is not known.

        Args:
            period: The stretch; null where it is not known.
            unit: Its kind.
            edge: ``early``, ``mid`` or ``late``.
        """
        unknown = FoundTime(span=self.span, kind="date", unit=unit, edge=edge)
        if period is None:
            return unknown
        try:
            first, last = narrowed(period.first, period.last, edge)
        except (ValueError, OverflowError):  # before the year 1 or after 9999
            return unknown
        return replace(unknown, start=first.isoformat(), end=last.isoformat())

    def stretch(self, first: date, last: date, unit: Told = "stretch") -> FoundTime:
        """Say that the words mean all days from one to another."""
        return FoundTime(span=self.span, kind="date", unit=unit, start=first.isoformat(), end=last.isoformat())


def narrowed(first: date, last: date, edge: str | None) -> tuple[date, date]:
    """Narrow a stretch to its first half for ``early``, its last for ``late``, the two middle quarters for ``mid``.

    Args:
        first: First day.
        last: Last day.
        edge: One of those, or null for the whole.
    """
    days = (last - first).days
    if edge == "early":
        return first, first + timedelta(days=days // 2)
    if edge == "late":
        return last - timedelta(days=days // 2), last
    if edge == "mid":
        return first + timedelta(days=days // 4), last - timedelta(days=days // 4)
    return first, last
