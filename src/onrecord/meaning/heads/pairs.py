"""What can be read off two mentions to tell whether they are one: forms, pronouns, kinds, distances.

The words are those of mention ranking (Denis and Baldridge 2008; Clark and Manning 2016); their weights are learnt together
with the encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from onrecord.meaning.pieces import Flags, Ints

_PRONOUNS = MappingProxyType(
    {
        form: number
        for number, forms in enumerate(
            (
                "he him his himself",
                "she her hers herself",
                "it its itself",
                "they them their theirs themselves themself",
                "i me my mine myself",
                "we us our ours ourselves",
                "you your yours yourself yourselves",
                "who whom whose which that",
                "this these those",
            ),
            start=1,
        )
        for form in forms.split()
    }
)
PRONOUNS = 10  # none, and nine kinds
_NAMED, _NOMINAL, _PRONOUN = range(3)
_STEPS = (1, 2, 4, 8, 16)  # bounds of distances

SIGNS = 7  # yes-or-no signs of a pair
TABLES = (PRONOUNS * PRONOUNS, 16, 18, 18, 12)
COLUMNS = SIGNS + len(TABLES)
ROWS = SIGNS + sum(TABLES)
"""Rows of the table of embeddings that a pair's features point into."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The mentions of one article by their heads, in order; arrays of shape ``[mentions]``.

    Attributes:
        forms: The head word of each, in lower case.
        cores: The proper nouns around the head, in lower case; empty where the head is none.
        pronouns: Kind of pronoun, 0 for none.
        kinds: Number in ``MENTIONS``.
        sentences: Number of the sentence.
        quoted: Whether it stands in a quotation.
    """

    forms: tuple[str, ...]
    cores: tuple[tuple[str, ...], ...]
    pronouns: Ints
    kinds: Ints
    sentences: Ints
    quoted: Flags


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one article: as printed, their parts of speech, and the numbers of their sentences."""

    words: Sequence[str]
    parts: Sequence[str]
    sentences: Sequence[int]


def mentioned(tokens: Tokens, heads: Sequence[int], kinds: Ints, quoted: Flags) -> Mentioned:
    """Describe mentions.

    Args:
        tokens: All words of the article.
        heads: Places of the heads among the words.
        kinds: Kind of each mention.
        quoted: Whether each mention stands in a quotation.
    """
    words, parts, sentences = tokens.words, tokens.parts, tokens.sentences

    def core(head: int) -> tuple[str, ...]:
        if parts[head] != "PROPN":
            return ()

        def same(place: int) -> bool:
            return parts[place] == "PROPN" and sentences[place] == sentences[head]

        before = list(takewhile(same, range(head - 1, -1, -1)))[::-1]
        after = list(takewhile(same, range(head + 1, len(words))))
        return tuple(words[place].lower() for place in (*before, head, *after))

    forms = tuple(words[head].lower() for head in heads)
    pronouns = [
        _PRONOUNS.get(form, 0) if parts[head] in {"PRON", "DET"} else 0 for form, head in zip(forms, heads, strict=True)
    ]
    return Mentioned(
        forms,
        tuple(core(head) for head in heads),
        np.array(pronouns, dtype=np.int64),
        kinds,
        np.array([sentences[head] for head in heads], dtype=np.int64),
        quoted,
    )


def pair_features(mentions: Mentioned, later: Ints, earlier: Ints) -> npt.NDArray[np.int64]:
    """Give the features of pairs of mentions as rows of one table of embeddings.

    Args:
        mentions: The mentions.
        later: The later mention of each pair, shape ``[pairs]``.
        earlier: The earlier one, same shape.

    Returns:
        Numbers below ``ROWS``, and the number ``ROWS`` for a sign that does not hold, shape ``[pairs, COLUMNS]``.
    """
    named = np.array([bool(core) for core in mentions.cores], dtype=np.bool_)
    spoken = mentions.pronouns > 0
    both_named = named[later] & named[earlier]
    forms = _numbers(mentions.forms)
    lasts = _numbers([core[-1:] for core in mentions.cores])
    cores = _numbers(mentions.cores)
    inside, short = _overlaps(mentions.cores, cores, later, earlier, both_named)
    signs = [
        (forms[later] == forms[earlier]) & ~spoken[later] & ~spoken[earlier],
        both_named & (cores[later] == cores[earlier]),
        inside,
        both_named & (lasts[later] == lasts[earlier]),
        short,
        both_named & ~inside & ~short,
        mentions.sentences[later] == mentions.sentences[earlier],
    ]
    kind = np.where(spoken, _PRONOUN, np.where(named, _NAMED, _NOMINAL))[later]
    away = np.searchsorted(_STEPS, np.abs(mentions.sentences[later] - mentions.sentences[earlier]), side="right")
    apart = np.searchsorted(_STEPS, np.abs(later - earlier), side="right")
    kinds = np.minimum(mentions.kinds, 3)
    tables = [
        mentions.pronouns[later] * PRONOUNS + mentions.pronouns[earlier],
        kinds[later] * 4 + kinds[earlier],
        away * 3 + kind,
        apart * 3 + kind,
        (mentions.quoted[later] * 2 + mentions.quoted[earlier]) * 3 + kind,
    ]
    base = SIGNS + np.cumsum([0, *TABLES[:-1]])
    columns = [np.where(sign, number, ROWS) for number, sign in enumerate(signs)]
    columns += [table + start for table, start in zip(tables, base, strict=True)]
    return np.stack(columns, axis=-1).astype(np.int64)


def distinct(features: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Ints]:
    """Give the features that differ, and for each pair which of them are its own: many pairs are alike.

    Args:
        features: As ``pair_features`` gives them.
    """
    sizes = np.cumprod([1] + [2] * SIGNS + list(TABLES[:-1]))
    values = np.where(features == ROWS, 1, 0)
    values[:, SIGNS:] = features[:, SIGNS:] - (SIGNS + np.cumsum([0, *TABLES[:-1]]))
    _, first, which = np.unique(values @ sizes, return_index=True, return_inverse=True)
    return features[first], which.reshape(-1).astype(np.int64)


def _numbers(items: Sequence[object]) -> Ints:
    known: dict[object, int] = {}
    return np.array([known.setdefault(item, len(known)) for item in items], dtype=np.int64)


def _overlaps(cores: Sequence[tuple[str, ...]], numbers: Ints, later: Ints, earlier: Ints, both: Flags) -> tuple[Flags, Flags]:
    """Tell in which pairs of names one holds all words of the other, and in which one is the other's initials."""
    of = dict(zip(numbers.tolist(), cores, strict=True))
    inside, short = np.zeros(len(later), dtype=np.bool_), np.zeros(len(later), dtype=np.bool_)
    where = np.flatnonzero(both)
    pairs = np.stack([numbers[later[where]], numbers[earlier[where]]], axis=1)
    distinct, which = np.unique(pairs, axis=0, return_inverse=True)
    told = [(_holds(of[a], of[b]), _initials(of[a], of[b]) or _initials(of[b], of[a])) for a, b in distinct.tolist()]
    if told:
        found = np.array(told, dtype=np.bool_)[which.reshape(-1)]
        inside[where], short[where] = found[:, 0], found[:, 1]
    return inside, short


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names share a word, or one is the initials of the other."""
    return bool(set(one) & set(other)) or _initials(one, other) or _initials(other, one)


def _holds(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == 1 and len(other) > 1 and one[0].replace(".", "") == "".join(word[0] for word in other)
