"""Counts in dispute: one voice tells of dead or injured where another says that there are none, or gives another number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.accounts.claims import Claim, Claims
from onrecord.accounts.joining import Dispute
from onrecord.accounts.wording import Wording
from onrecord.record.account import Position, Stance
from onrecord.record.figure import Figure

_NEAR = 3  # sentences within which two numbers are held against each other
_MOST = 40  # figures of one kind that are held against each other
_ABOUT_COUNTS = frozenset(
    Wording.of(
        "people killed injured wounded dead deaths died hurt casualties nobody toll missing number men women children"
    ).stems
)
_ANOTHER = re.compile(
    r"\b(?:others?|another|separate\w*|second|third|earlier this|last (?:year|month|week)|since \d{4})\b", re.IGNORECASE
)
_CONTRARY = re.compile(
    r"\b(?:but|however|while|whereas|although|though|contradict\w*|disput\w+|conflicting|"
    r"put the (?:\w+ )?(?:toll|number|figure)|higher|lower|instead)\b",
    re.IGNORECASE,
)


class Counts:
    """The figures of an article, ready to be held against each other.

    Args:
        claims: The article's claims.
        figures: Its figures.
    """

    def __init__(self, claims: Claims, figures: Sequence[Figure]) -> None:
        """Part the figures by kind; a part of another count is none of its own."""
        self._claims = claims
        self._kinds: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.part_of is None and (figure.voice is None or figure.voice in claims.of):
                self._kinds[figure.kind].append(figure)

    def disputes(self) -> Iterator[Dispute]:
        """Give the disputes, kind by kind, in order of the figures."""
        for figures in self._kinds.values():
            kept = figures[:_MOST]
            for place, figure in enumerate(kept):
                for other in kept[place + 1 :]:
                    if self._differ(figure, other):
                        yield self._dispute(figure, other)

    def _differ(self, one: Figure, other: Figure) -> bool:
        """Tell whether two voices count the same people and don't agree."""
        if self._who(one) == self._who(other) or not _apart(one, other) or _other_time(one, other):
            return False
        if any(_ANOTHER.search(self._sentence(figure)) for figure in (one, other)):
            return False
        shared = self._around(one) & self._around(other) - _ABOUT_COUNTS
        if _none(one) or _none(other):
            return bool(shared)
        if self._distance(one, other) > _NEAR or len(shared) < 1:
            return False
        text = self._claims.article.text
        start, _ = self._claims.sentence_of(other.span.start)
        return _CONTRARY.search(text, max(start, one.span.end), other.span.end) is not None

    def _dispute(self, one: Figure, other: Figure) -> Dispute:
        told, denied = (other, one) if _none(one) else (one, other)
        positions = (self._position(told, "asserts"), self._position(denied, "denies"))
        return Dispute(told.span, " ".join(f"{told.kind}: {told.span.text}".split()), positions)

    def _position(self, figure: Figure, stance: Stance) -> Position:
        claim = self._claim(figure)
        pieces = claim.statement.content if claim else ()
        span = next((piece for piece in pieces if piece.start <= figure.span.start < piece.end), figure.span)
        return Position(stance=stance, voice=figure.voice, span=span)

    def _claim(self, figure: Figure) -> Claim | None:
        return self._claims.of.get(figure.voice or "")

    def _who(self, figure: Figure) -> str:
        claim = self._claim(figure)
        return claim.who if claim else ""

    def _sentence(self, figure: Figure) -> str:
        start, end = self._claims.sentence_of(figure.span.start)
        return self._claims.article.text[start:end]

    def _around(self, figure: Figure) -> frozenset[str]:
        return Wording.of(self._sentence(figure)).stems

    def _distance(self, one: Figure, other: Figure) -> int:
        return abs(self._claims.sentence(one.span.start) - self._claims.sentence(other.span.start))


def _none(figure: Figure) -> bool:
    return figure.high == 0


def _apart(one: Figure, other: Figure) -> bool:
    """Tell whether no number is allowed by both; an estimate, or a count of which the number is not told, allows all but 0."""
    if _none(one) != _none(other):
        told = other if _none(one) else one
        return (told.low is None and told.high is None) or (told.high or 1) > 0
    if one.bound == "about" or other.bound == "about" or (None in {one.low, other.low} and None in {one.high, other.high}):
        return False
    low, high = max(one.low or 0, other.low or 0), min(_top(one), _top(other))
    return low > high


def _top(figure: Figure) -> float:
    return float("inf") if figure.high is None else figure.high


def _other_time(one: Figure, other: Figure) -> bool:
    return bool(one.when and other.when and (one.when.start > other.when.end or other.when.start > one.when.end))
