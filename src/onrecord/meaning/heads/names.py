"""Names: the best row of begin and inside tags (Ramshaw and Marcus 1995) over the words of each sentence.

All mentions of a name in an article are of one kind, the one that they are most likely together (one sense per discourse;
Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.meaning.decoding import Chain, decode
from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.inventory import NAME_TAGS, NAMES
from onrecord.meaning.pieces import Ints

_FORBIDDEN = -1e4
_LEAST = -6.0  # no mention speaks more strongly than this against a kind
_PART = 0.5  # what a person's full name weighs for a part of it that stands alone
_AGREEING = tuple(NAMES.index(kind) for kind in NAMES if kind not in {"date", "number"})
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SIDE_BY_SIDE = -3.0  # names hardly ever stand side by side: what looks so is mostly one


@dataclass(frozen=True, slots=True)
class Name:
    """A name.

    Attributes:
        first: Its first word.
        last: Its last word.
        kind: One of ``NAMES``.
    """

    first: int
    last: int
    kind: str


def _chain() -> Chain:
    """Forbid what goes on with a name that did not begin, and hold back one that begins right behind another."""
    follow = np.zeros((NAME_TAGS, NAME_TAGS), dtype=np.float32)
    start = np.zeros(NAME_TAGS, dtype=np.float32)
    follow[1:, 1::2] = _SIDE_BY_SIDE
    for inside in range(2, NAME_TAGS, 2):
        follow[:, inside] = _FORBIDDEN
        follow[[inside - 1, inside], inside] = 0
        start[inside] = _FORBIDDEN
    return Chain(follow, start, np.zeros(NAME_TAGS, dtype=np.float32))


_CHAIN = _chain()


def read_names(scores: Scores, bounds: Ints) -> list[Name]:
    """Find the names of an article.

    Args:
        scores: Scores of tags, shape ``[words, NAME_TAGS]``.
        bounds: Places where sentences begin, and the number of words last.

    Returns:
        Names in order; none crosses the end of a sentence.
    """
    if not len(scores):
        return []
    tags = np.concatenate(decode(np.split(scores, bounds[1:-1]), _CHAIN))
    inside = (tags > 0) & (tags % 2 == 0)
    starts = np.flatnonzero((tags > 0) & ~inside)
    stops = np.append(np.flatnonzero(~inside), len(tags))
    ends = stops[np.searchsorted(stops, starts, side="right")]
    return [
        Name(start, end - 1, NAMES[(tag - 1) // 2])
        for start, end, tag in zip(starts.tolist(), ends.tolist(), tags[starts].tolist(), strict=True)
    ]


def agreed(names: Sequence[Name], scores: Scores, forms: Sequence[str]) -> list[Name]:
    """Give all names of the same words in an article one kind, and take a year before a name off it.

    Args:
        names: Names, in order.
        scores: Scores of tags, as above.
        forms: The words as printed.

    Returns:
        Names in order: "2022 World Cup" is a date and a name.
    """
    alone = [part for name in names for part in _parted(name, forms)]
    evidence = {name: _evidence(name, scores) for name in alone if NAMES.index(name.kind) in _AGREEING}
    whole: dict[tuple[str, ...], Scores] = defaultdict(lambda: np.zeros(len(NAMES), dtype=np.float32))
    parts: dict[str, Scores] = defaultdict(lambda: np.zeros(len(NAMES), dtype=np.float32))
    for name, told in evidence.items():
        words = tuple(forms[name.first : name.last + 1])
        whole[words] += told
        if name.kind == "person" and len(words) > 1:
            for word in words:
                parts[word] += _PART * told
    found = []
    for name in alone:
        if name in evidence:
            words = tuple(forms[name.first : name.last + 1])
            told = whole[words] + parts[words[0]] if len(words) == 1 and words[0] in parts else whole[words]
            found.append(replace(name, kind=NAMES[max(_AGREEING, key=told.__getitem__)]))
        else:
            found.append(name)
    return found


def _parted(name: Name, forms: Sequence[str]) -> list[Name]:
    if name.first == name.last or name.kind not in {"event", "organisation", "other"} or not _YEAR.fullmatch(forms[name.first]):
        return [name]
    return [Name(name.first, name.first, "date"), replace(name, first=name.first + 1)]


def _evidence(name: Name, scores: Scores) -> Scores:
    """Tell how likely each kind is for a name, against the likeliest, shape ``[kinds]``."""
    tags = scores[name.first : name.last + 1]
    chances = tags - np.log(np.exp(tags - tags.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True))
    told = np.logaddexp(chances[:, 1::2], chances[:, 2::2]).sum(axis=0)
    bounded: Scores = np.maximum(told - told.max(), _LEAST)
    return bounded
