"""Scores of whole statements: source, cue and content, tied together.

Two measures: *exact*, where every role has the same fragments but for edge punctuation, and *half*, where in every role the
two overlap by at least half of the longer side (a role that both leave empty agrees).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from onrecord.evaluation.brat import Attribution, Offsets
from onrecord.evaluation.fragments import trimmed
from onrecord.meaning.tags import ROLES

Measure: TypeAlias = Literal["exact", "half"]


def partners(text: str, predicted: Sequence[Attribution], true: Sequence[Attribution], measure: Measure) -> dict[int, int]:
    """Pair predicted attributions with true ones, each with one at most.

    Args:
        text: The text.
        predicted: Predicted attributions.
        true: True attributions.
        measure: What makes a pair.

    Returns:
        The place of the true partner, by the place of the predicted one: a largest possible pairing.
    """
    ours = [_trim(text, attribution) for attribution in predicted]
    theirs = [_trim(text, attribution) for attribution in true]
    agrees = _same if measure == "exact" else _half
    options = [[j for j, other in enumerate(theirs) if _touch(one, other) and agrees(one, other)] for one in ours]
    owner: dict[int, int] = {}
    for i in range(len(ours)):
        _augment(i, options, owner, set())
    return {i: j for j, i in owner.items()}


def _augment(i: int, options: Sequence[Sequence[int]], owner: dict[int, int], seen: set[int]) -> bool:
    """Find a partner for ``i``, moving others where that helps (Kuhn 1955)."""
    for j in options[i]:
        if j not in seen:
            seen.add(j)
            if j not in owner or _augment(owner[j], options, owner, seen):
                owner[j] = i
                return True
    return False


def _trim(text: str, attribution: Attribution) -> tuple[Offsets, ...]:
    return tuple(
        tuple(kept for start, end in getattr(attribution, role) if (kept := trimmed(text, start, end))) for role in ROLES
    )


def _touch(one: tuple[Offsets, ...], other: tuple[Offsets, ...]) -> bool:
    """Tell whether the stretches of two attributions overlap, to spare the closer look."""
    low = min((a for part in one for a, _ in part), default=0)
    high = max((b for part in one for _, b in part), default=0)
    return any(low < b and a < high for part in other for a, b in part)


def _same(one: tuple[Offsets, ...], other: tuple[Offsets, ...]) -> bool:
    return all(sorted(a) == sorted(b) for a, b in zip(one, other, strict=True))


def _half(one: tuple[Offsets, ...], other: tuple[Offsets, ...]) -> bool:
    return all(overlap_by_half(a, b) for a, b in zip(one, other, strict=True))


def overlap_by_half(one: Offsets, other: Offsets) -> bool:
    """Tell whether two sets of stretches share at least half of the longer one; two empty ones agree."""
    if not one or not other:
        return not one and not other
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    longer = max(sum(b - a for a, b in one), sum(d - c for c, d in other))
    return 2 * shared >= longer
