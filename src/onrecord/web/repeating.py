"""Statements of one speaker that say the same again, or in other words: where the words changed."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.compare.repeats import find_repeats
from onrecord.web.changes import Piece, differences, words_of
from onrecord.web.selection import Listed

_SHOWN = 6


class Repeated(Struct, frozen=True, kw_only=True):
    """Two statements that say much the same.

    Attributes:
        earlier: The one that was published first.
        later: The other.
        pieces: The words of both: those of the earlier alone are "gone", those of the later alone "new".
        same: Whether they are the same word for word.
    """

    earlier: Listed
    later: Listed
    pieces: tuple[Piece, ...]
    same: bool


def repeated(listed: Sequence[Listed]) -> tuple[Repeated, ...]:
    """Find statements that say much the same, in articles of different days or outlets.

    Args:
        listed: Statements of one speaker.

    Returns:
        Pairs, those whose words changed before those that are the same, latest first.
    """
    found = find_repeats(
        [words_of(one.statement) for one in listed],
        may_be=lambda one, other: listed[one].article.id != listed[other].article.id,
    )
    pairs = [_pair(listed[one.earlier], listed[one.later]) for one in found]
    pairs.sort(key=lambda pair: pair.later.article.published or "", reverse=True)
    pairs.sort(key=lambda pair: pair.same)
    return tuple(pairs[:_SHOWN])


def _pair(one: Listed, other: Listed) -> Repeated:
    earlier, later = sorted((one, other), key=lambda listed: (listed.article.published or "", listed.article.id))
    pieces = tuple(differences(words_of(earlier.statement), words_of(later.statement)))
    return Repeated(earlier=earlier, later=later, pieces=pieces, same=all(piece.kind == "same" for piece in pieces))
