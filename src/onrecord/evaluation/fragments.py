"""Scores of fragments: contiguous stretches of source, cue or content words, right only when both edges are.

Edge punctuation and white space are set aside, as in the published scores on PolNeAR (Newell, Margolin and Ruths 2018).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from onrecord.evaluation.score import Score


def score_fragments(
    text: str,
    predicted: Iterable[tuple[int, int]],
    true: Iterable[tuple[int, int]],
    all_predicted: Iterable[tuple[int, int]] | None = None,
    all_true: Iterable[tuple[int, int]] | None = None,
) -> Score:
    """Score one role's fragments in one text; a fragment that serves several statements counts once.

    Args:
        text: The text.
        predicted: Half-open offsets of the fragments to count, all or those of one class.
        true: The same of the true ones.
        all_predicted: Among which a true fragment looks for its partner; ``predicted`` when not given.
        all_true: Among which a predicted fragment looks for its partner; ``true`` when not given.
    """
    ours, theirs = _trim(text, predicted), _trim(text, true)
    every_ours = ours if all_predicted is None else _trim(text, all_predicted)
    every_theirs = theirs if all_true is None else _trim(text, all_true)
    return Score(len(ours), len(ours & every_theirs), len(theirs), len(theirs & every_ours))


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Move a span's edges inward over white space and punctuation; give None where nothing is left."""
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _trim(text: str, spans: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    return {kept for start, end in spans if (kept := trimmed(text, start, end))}


def _is_edge(character: str) -> bool:
    return character.isspace() or unicodedata.category(character).startswith("P")
