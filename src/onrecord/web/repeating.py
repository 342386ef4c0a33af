"""Statements of one speaker that say the same again, or in other words: where the words changed."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from onrecord.store.folding import fold
from onrecord.web.changes import Piece, differences, words_of
from onrecord.web.selection import Listed

_ALIKE = 0.6  # of the rarer words of the shorter one, so many must stand in the longer one
_FEWEST = 4  # rarer words below which two statements can't be told to say the same
_COMMON = 0.1  # a word in more than this part of the statements tells nothing
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
    words = [set(fold(words_of(one.statement)).split()) for one in listed]
    places: dict[str, list[int]] = defaultdict(list)
    for at, those in enumerate(words):
        for word in those:
            places[word].append(at)
    most = max(3, int(len(listed) * _COMMON))
    rare = [{word for word in those if len(places[word]) <= most} for those in words]
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in places.values():
        if len(numbers) <= most:
            for pair in itertools.combinations(numbers, 2):
                shared[pair] += 1
    pairs = [
        _pair(listed[one], listed[other])
        for (one, other), count in shared.items()
        if count >= _FEWEST
        and count >= _ALIKE * min(len(rare[one]), len(rare[other]))
        and listed[one].article.id != listed[other].article.id
    ]
    pairs.sort(key=lambda pair: pair.later.article.published or "", reverse=True)
    pairs.sort(key=lambda pair: pair.same)
    return tuple(pairs[:_SHOWN])


def _pair(one: Listed, other: Listed) -> Repeated:
    earlier, later = sorted((one, other), key=lambda listed: (listed.article.published or "", listed.article.id))
    pieces = tuple(differences(words_of(earlier.statement), words_of(later.statement)))
    return Repeated(earlier=earlier, later=later, pieces=pieces, same=all(piece.kind == "same" for piece in pieces))
