"""Which statements of a copy an earlier article of the group has too, in the same words or in others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.compare.body import Body

_ALIKE = 0.6  # share of the shorter content's words, by which statements of one speaker are the same in other words
_LEAST = 4  # words

Told = tuple[int, str, str | None]
"""A statement: its row, what is said, and the key of the speaker."""

_Words = tuple[int, tuple[str, ...], str | None]


def shared(articles: Sequence[Sequence[Told]]) -> Iterable[tuple[int, int, bool]]:
    """Find the statements that were told before.

    Args:
        articles: The statements of each article of a group, in the group's order.

    Yields:
        The row of a statement, the row of the earliest one that says the same, and whether the words are the same.
    """
    told: list[_Words] = []
    by_words: dict[tuple[str, ...], _Words] = {}
    for article in articles:
        here = [(number, words, speaker) for number, content, speaker in article if (words := Body.of(content).words)]
        matched = _matched(here, told, by_words)
        for one in here:
            root = matched.get(one[0], one)
            by_words.setdefault(one[1], root)
            if root is one:
                told.append(one)
            else:
                yield one[0], root[0], one[1] == root[1]


def _matched(here: Sequence[_Words], told: Sequence[_Words], by_words: Mapping[tuple[str, ...], _Words]) -> dict[int, _Words]:
    """Find, for statements of an article, the earliest ones that say the same: first in the same words, then in others."""
    matched = {number: by_words[words] for number, words, _ in here if words in by_words}
    taken = {number for number, *_ in matched.values()}
    for number, words, speaker in here:
        if number not in matched and (found := _alike(words, speaker, [one for one in told if one[0] not in taken])):
            matched[number] = found
            taken.add(found[0])
    return matched


def _alike(words: tuple[str, ...], speaker: str | None, others: Iterable[_Words]) -> _Words | None:
    """Find the statement that says the same in other words; null where none does."""
    best, found, bag = _ALIKE, None, set(words)
    for other in others:
        _, said, by = other
        if min(len(words), len(said)) < _LEAST or (speaker and by and not set(speaker.split()) & set(by.split())):
            continue
        share = len(bag & set(said)) / min(len(bag), len(set(said)))
        if share > best:
            best, found = share, other
    return found
