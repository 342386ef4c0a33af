"""Counts of found and missed items, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts that can be added up over texts.

    The right ones are counted on both sides, since a class of items (say, direct statements) may hold a predicted item whose
    true partner stands in another class.

    Counts are whole numbers but in the measures of coreference, which count shares of items.

    Attributes:
        predicted: Predicted items.
        predicted_right: Those of them that have a true partner.
        true: True items.
        true_found: Those of them that have a predicted partner.
    """

    predicted: float = 0
    predicted_right: float = 0
    true: float = 0
    true_found: float = 0

    def __add__(self, other: Score) -> Score:
        """Pool two sets of items."""
        return Score(
            self.predicted + other.predicted,
            self.predicted_right + other.predicted_right,
            self.true + other.true,
            self.true_found + other.true_found,
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, in percent; 0 where nothing was predicted."""
        return 100 * self.predicted_right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the true that was found, in percent; 0 where there is nothing true."""
        return 100 * self.true_found / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
