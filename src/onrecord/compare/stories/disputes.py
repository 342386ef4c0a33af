"""Accounts side by side: what is in dispute in a story, who says so and who denies it, since when, and in how many reports.

No verdict follows: the sides are listed, the number of reports is how often a side was told, not how right it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.compare.disputes.told import Crossing, Told
from onrecord.record.account import Stance
from onrecord.store.folding import fold

STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts", "justifies")
_UNKNOWN = "?"


class Side(Struct, frozen=True, kw_only=True):
    """What one voice holds on a matter.

    Attributes:
        stance: Whether it asserts, denies, doubts or justifies.
        own_voice: Whether the articles say so in their own voice.
        speaker: Who holds it; null where that is unknown, and for the articles' own voice.
        since: ISO date of the first report of it.
        words: Its words, in that report.
        statement: Id of the statement; null for an article's own voice.
        article: Id of that report.
        publisher: Its outlet.
        reports: In how many reports it stands; copies count once.
    """

    stance: Stance
    own_voice: bool
    speaker: str | None
    since: str | None
    words: str
    statement: str | None
    article: str
    publisher: str | None
    reports: int


class Dispute(Struct, frozen=True, kw_only=True):
    """A matter in dispute.

    Attributes:
        about: The matter, in words of the first article that has it.
        happening: Id of the happening in dispute; null where it is something that was said.
        sides: Who holds what: those who assert it first, each group by its first report.
    """

    about: str
    happening: str | None
    sides: tuple[Side, ...]


def disputes(matters: Iterable[Crossing]) -> tuple[Dispute, ...]:
    """Lay out what is in dispute in a story, side by side.

    Args:
        matters: The matters, with who holds what in which article.
    """
    return tuple(Dispute(about=one.about, happening=one.happening, sides=_sides(one.told)) for one in matters)


def _sides(told: Sequence[Told]) -> tuple[Side, ...]:
    groups: defaultdict[tuple[Stance, str], list[Told]] = defaultdict(list)
    for one in told:
        voice = "" if one.position.voice is None else fold(one.speaker) if one.speaker else _UNKNOWN
        groups[one.position.stance, voice].append(one)
    sides = [_side(stance, held) for (stance, _), held in groups.items()]
    return tuple(sorted(sides, key=lambda side: (STANCES.index(side.stance), side.since or "9999", side.own_voice)))


def _side(stance: Stance, held: Sequence[Told]) -> Side:
    first = min(held, key=lambda one: one.article.article.published or "9999")
    return Side(
        stance=stance,
        own_voice=first.position.voice is None,
        speaker=first.speaker,
        since=first.article.article.published,
        words=first.position.span.text,
        statement=first.position.voice,
        article=first.article.article.id,
        publisher=first.article.article.publisher,
        reports=len({one.article.copy_of or one.article.article.id for one in held}),
    )
