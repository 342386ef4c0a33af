"""Parts and wholes: which count is a part of which."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.figures.counts import Count

_BACK = 12  # counts


def wholes(counts: Sequence[Count]) -> dict[int, int]:
    """Tell which counts are a part of another, by the words that say so ("including a child", "two of them").

    Args:
        counts: The counts of an article, in order.

    Returns:
        For the place of each part the place of its whole: the nearest count of the same kind before it in its sentence that
        is no part itself and may hold it.
    """
    found: dict[int, int] = {}
    for place, count in enumerate(counts):
        if not count.is_part:
            continue
        for earlier in range(place - 1, max(-1, place - _BACK), -1):
            whole = counts[earlier]
            if whole.kind == count.kind and not whole.is_part and whole.sentence is count.sentence and _may_hold(whole, count):
                found[place] = earlier
                break
    return found


def _may_hold(whole: Count, part: Count) -> bool:
    most = whole.number.high
    return whole.sort in {"counted", "bare"} and (most is None or part.number.low is None or part.number.low <= most)
