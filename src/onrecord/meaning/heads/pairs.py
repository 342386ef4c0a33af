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


def pair_features(mentions: Mentioned) -> npt.NDArray[np.int64]:
    """Give the features of every pair as rows of one table of embeddings.

    Args:
        mentions: The mentions.

    Returns:
        Numbers below ``ROWS`` and the number ``ROWS`` for a sign that does not hold, shape
        ``[mentions, mentions, signs + tables]``; first axis the later mention, second the earlier.
    """
    count = len(mentions.forms)
    later, earlier = np.arange(count)[:, None], np.arange(count)[None, :]
    named = np.array([bool(core) for core in mentions.cores], dtype=np.bool_)
    spoken = mentions.pronouns > 0
    both_named = named[:, None] & named[None, :]
    forms = _numbers(mentions.forms)
    cores = _numbers(mentions.cores)
    lasts = _numbers([core[-1:] for core in mentions.cores])
    inside, short = _overlaps(mentions.cores)
    signs = [
        (forms[:, None] == forms[None, :]) & ~spoken[:, None] & ~spoken[None, :],
        both_named & (cores[:, None] == cores[None, :]),
        both_named & inside,
        both_named & (lasts[:, None] == lasts[None, :]),
        short,
        both_named & ~inside & ~short,
        mentions.sentences[:, None] == mentions.sentences[None, :],
    ]
    kind = np.where(spoken, _PRONOUN, np.where(named, _NAMED, _NOMINAL))
    away = np.searchsorted(_STEPS, np.abs(mentions.sentences[:, None] - mentions.sentences[None, :]), side="right")
    apart = np.searchsorted(_STEPS, np.abs(later - earlier), side="right")
    kinds = np.minimum(mentions.kinds, 3)
    tables = [
        mentions.pronouns[:, None] * PRONOUNS + mentions.pronouns[None, :],
        kinds[:, None] * 4 + kinds[None, :],
        away * 3 + kind[:, None],
        apart * 3 + kind[:, None],
        (mentions.quoted[:, None] * 2 + mentions.quoted[None, :]) * 3 + kind[:, None],
    ]
    base = SIGNS + np.cumsum([0, *TABLES[:-1]])
    columns = [np.where(sign, number, ROWS) for number, sign in enumerate(signs)]
    columns += [table + start for table, start in zip(tables, base, strict=True)]
    return np.stack(columns, axis=-1).astype(np.int64)


def _numbers(items: Sequence[object]) -> Ints:
    known: dict[object, int] = {}
    return np.array([known.setdefault(item, len(known)) for item in items], dtype=np.int64)


def _overlaps(cores: Sequence[tuple[str, ...]]) -> tuple[Flags, Flags]:
    """Tell which names hold all words of the other, and which are the other's initials."""
    count = len(cores)
    inside = np.zeros((count, count), dtype=np.bool_)
    short = np.zeros((count, count), dtype=np.bool_)
    distinct = sorted(set(cores) - {()})
    where = {core: np.flatnonzero([core == other for other in cores]) for core in distinct}
    sets = {core: frozenset(core) for core in distinct}
    initials = {core: "".join(word[0] for word in core) if len(core) > 1 else "" for core in distinct}
    for one in distinct:
        for other in distinct:
            if sets[one] <= sets[other]:
                inside[np.ix_(where[one], where[other])] = True
                inside[np.ix_(where[other], where[one])] = True
            if len(one) == 1 and one[0].replace(".", "") == initials[other]:
                short[np.ix_(where[one], where[other])] = True
                short[np.ix_(where[other], where[one])] = True
    return inside, short
