"""Positions as the articles of a story tell them, and the reports whose claims are held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.accounts.claims import Claims
from onrecord.accounts.happenings import Happenings
from onrecord.record import Record
from onrecord.record.account import Position
from onrecord.store.folding import fold
from onrecord.store.stories import StoryArticle


@dataclass(frozen=True, slots=True)
class Told:
    """A position, as one article has it.

    Attributes:
        article: The article.
        position: The position.
        speaker: Who holds it; null where that is unknown, and for the article's own voice.
    """

    article: StoryArticle
    position: Position
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Crossing:
    """A matter on which articles differ.

    Attributes:
        about: The matter, in words of the article that has it first.
        happening: Id of the happening in dispute; null where it is something that was said.
        told: Who holds what: one asserts at least, and one in another article does not.
    """

    about: str
    happening: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Report:
    """An article of a story with its record.

    Attributes:
        article: The article.
        record: Its record.
    """

    article: StoryArticle
    record: Record

    @cached_property
    def claims(self) -> Claims:
        """Its statements as claims."""
        return Claims(self.record.article, self.record.statements, self.record.actors)

    @cached_property
    def happenings(self) -> Happenings:
        """Its events, with what each voice holds of them."""
        return Happenings(self.claims, self.record.events)

    @cached_property
    def speakers(self) -> dict[str, str | None]:
        """The name of each statement's speaker, by the statement's id."""
        return {one.id: one.speaker.name if one.speaker is not None else None for one in self.record.statements}

    def told(self, position: Position) -> Told:
        """Give a position as this article has it."""
        return Told(self.article, position, self.speakers.get(position.voice or ""))


def is_one_speaker(one: str | None, other: str | None) -> bool:
    """Tell whether two names can be one speaker's: they share a word of some length.

    Args:
        one: The one; null is unknown, and is nobody else's.
        other: The other.
    """
    if one is None or other is None:
        return False
    return any(len(word) > 2 for word in set(fold(one).split()) & set(fold(other).split()) - _TITLES)  # noqa: PLR2004  # "of", "al"


_TITLES = frozenset(
    """the mr mrs ms dr sir president minister prime foreign former state secretary general spokesman spokeswoman spokesperson
    senator sen. rep. governor gov. king chief director ministry department office government and for""".split()  # noqa: SIM905 (reads better in rows)
)
