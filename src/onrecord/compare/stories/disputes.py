"""Accounts side by side: what is in dispute in a story, who says so and who denies it, since when, and in how many reports.

Articles tell of one matter if their accounts are of events that were joined to one happening, or of words that say the same.
No verdict follows: the sides are listed, the number of reports is how often a side was told, not how right it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from onrecord.compare.repeats import says_the_same
from onrecord.record import Account, Record
from onrecord.record.account import Position, Stance
from onrecord.store.folding import fold
from onrecord.store.stories import Happening, StoryArticle

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


@dataclass(frozen=True, slots=True)
class _Told:
    """A position, as one article has it."""

    article: StoryArticle
    position: Position
    speaker: str | None


def disputes(records: Sequence[tuple[StoryArticle, Record]], happenings: Iterable[Happening]) -> tuple[Dispute, ...]:
    """Join the accounts of the articles of a story.

    Args:
        records: Its articles with their records, in order.
        happenings: What happened in it.
    """
    happening_of = {(number, event.id): happening.id for happening in happenings for number, event in happening.told}
    matters: list[tuple[str | None, str]] = []
    told: defaultdict[int, list[_Told]] = defaultdict(list)
    for article, record in records:
        speakers = {one.id: one.speaker.name if one.speaker is not None else None for one in record.statements}
        for account in record.accounts:
            place = _matter(account, article, happening_of, matters)
            told[place] += [_Told(article, one, speakers.get(one.voice or "")) for one in account.positions]
    return tuple(
        Dispute(about=about, happening=happening, sides=_sides(told[place])) for place, (happening, about) in enumerate(matters)
    )


def _matter(
    account: Account, article: StoryArticle, happening_of: Mapping[tuple[int, str], str], matters: list[tuple[str | None, str]]
) -> int:
    """Give the place of an account's matter among those that are known; a new one is added."""
    happening = happening_of.get((article.number, account.matter)) if isinstance(account.matter, str) else None
    for place, (known, about) in enumerate(matters):
        if (happening is not None and happening == known) or (
            happening is None and known is None and says_the_same(about, account.about) is not None
        ):
            return place
    matters.append((happening, account.about))
    return len(matters) - 1


def _sides(told: Sequence[_Told]) -> tuple[Side, ...]:
    groups: defaultdict[tuple[Stance, str], list[_Told]] = defaultdict(list)
    for one in told:
        voice = "" if one.position.voice is None else fold(one.speaker) if one.speaker else _UNKNOWN
        groups[one.position.stance, voice].append(one)
    sides = [_side(stance, held) for (stance, _), held in groups.items()]
    return tuple(sorted(sides, key=lambda side: (STANCES.index(side.stance), side.since or "9999", side.own_voice)))


def _side(stance: Stance, held: Sequence[_Told]) -> Side:
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
