"""Names: the best row of begin and inside tags (Ramshaw and Marcus 1995) over the words of each sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.meaning.decoding import Chain, decode
from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.inventory import NAME_TAGS, NAMES
from onrecord.meaning.pieces import Ints

_FORBIDDEN = -1e4
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
