"""Windows: the stretches of an article that the encoder sees at once.

A window holds whole paragraphs as far as they fit. A paragraph longer than a window is cut into windows that overlap, and
each piece is read off from the window in which it stands furthest from an edge; so no statement is lost at a cut.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.meaning.pieces import Ints

CAPACITY = 254  # word pieces in a window, without the two special ones
OVERLAP = 96  # word pieces shared by two windows of one long paragraph


@dataclass(frozen=True, slots=True)
class Window:
    """One window: the pieces ``start:end`` are seen, the pieces ``keep_start:keep_end`` are read off."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(paragraphs: Ints, capacity: int = CAPACITY, first: int | None = None) -> list[Window]:
    """Lay windows over the pieces of an article.

    Args:
        paragraphs: Number of the paragraph that each piece stands in, not falling, shape ``[pieces]``.
        capacity: Pieces in a window at most.
        first: Pieces in the first window at most, where training wants other cuts in every epoch.

    Returns:
        Windows in order; what they keep covers every piece exactly once.
    """
    bounds = [0, *(np.flatnonzero(np.diff(paragraphs)) + 1).tolist(), len(paragraphs)] if len(paragraphs) else [0]
    laid: list[Window] = []
    room = first or capacity
    start = 0
    for low, high in pairwise(bounds):
        if high - start <= room:
            continue
        if low > start:
            laid.append(Window(start, low, start, low))
            room = capacity
        start = low
        if high - low > capacity:
            laid.extend(_cut(low, high, capacity))
            start = high
    if start < len(paragraphs):
        laid.append(Window(start, len(paragraphs), start, len(paragraphs)))
    return laid


def _cut(low: int, high: int, capacity: int) -> list[Window]:
    """Cut one long paragraph into overlapping windows of about equal length."""
    overlap = min(OVERLAP, capacity // 3)
    count = -(-(high - low - overlap) // (capacity - overlap))
    step = (high - low - overlap) / count
    starts = [low + round(i * step) for i in range(count)]
    ends = [min(high, s + round(step) + overlap) for s in starts[:-1]] + [high]
    cuts = [low, *((s + e) // 2 for s, e in zip(starts[1:], ends[:-1], strict=True)), high]
    return [Window(*w) for w in zip(starts, ends, cuts[:-1], cuts[1:], strict=True)]
