"""Scores of fragments: contiguous stretches of source, cue or content words, right only when both edges are.

Edge punctuation and white space are set aside, as in the published scores on PolNeAR.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, predicted and true items, and what follows from them."""

    right: int = 0
    predicted: int = 0
    true: int = 0

    def __add__(self, other: Score) -> Score:
        """Pool two sets of items."""
        return Score(self.right + other.right, self.predicted + other.predicted, self.true + other.true)

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, in percent."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the true that was found, in percent."""
        return 100 * self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * self.right / (self.predicted + self.true) if self.predicted + self.true else 0.0


def score_fragments(text: str, predicted: Iterable[tuple[int, int]], true: Iterable[tuple[int, int]]) -> Score:
    """Score one role's fragments in one text; a fragment that serves several statements counts once.

    Args:
        text: The text.
        predicted: Half-open offsets.
        true: Half-open offsets.
    """
    ours = {trimmed(text, start, end) for start, end in predicted} - {None}
    theirs = {trimmed(text, start, end) for start, end in true} - {None}
    return Score(len(ours & theirs), len(ours), len(theirs))


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Move a span's edges inward over white space and punctuation; give None where nothing is left."""
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _is_edge(character: str) -> bool:
    return character.isspace() or unicodedata.category(character).startswith("P")
