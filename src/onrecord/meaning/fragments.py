"""Fragments: contiguous stretches of words that are one role's, as the tags mark them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.meaning.tags import Role


@dataclass(frozen=True, slots=True, order=True)
class Fragment:
    """One stretch of source, cue or content words.

    Attributes:
        start: Offset of the first code point in the article's text.
        end: Offset after the last code point.
        role: What the words are.
        certainty: The model's own certainty that both edges are right, between 0 and 1, not calibrated.
    """

    start: int
    end: int
    role: Role
    certainty: float = 1.0
