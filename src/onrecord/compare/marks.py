"""Marks: a few numbers drawn from a text, by which its copies are found among many articles without comparing them all.

The rows of six words of a text are hashed, and the smallest hashes are its marks (a bottom-k sketch: Broder 1997; Cohen and
Kaplan 2007). A part of a text shares some of the whole one's marks, however small the likeness of the two as wholes is: of a
text of which a third is left, about a third of the marks are left too. That is why no MinHash with bands is used, which
finds texts that are alike as wholes and misses those that were shortened.
"""

from __future__ import annotations

import heapq
from hashlib import blake2b

from onrecord.compare.body import Body, grams

MOST = 24
"""Marks of one article."""

MAKER = 1
"""Version of the marks: a store whose marks another version made is compared anew."""

_ROW = 6


def marks(body: Body) -> tuple[int, ...]:
    """Draw the marks of a body: signed numbers of 64 bits, ascending.

    Args:
        body: The body.
    """
    words = body.words
    if not words:
        return ()
    hashes = {_hash(" ".join(row)) for row in grams(words, _ROW)}
    return tuple(heapq.nsmallest(MOST, hashes))


def _hash(row: str) -> int:
    return int.from_bytes(blake2b(row.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
