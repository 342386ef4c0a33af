"""A learned classifier of event types: regularised least squares, one against the rest (Rifkin, Yeo and Poggio 2003)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RIDGE = 0.3
_CONSTANT = 0.05  # what the constant adds to every product
_LEAST = 2  # sentences that a feature must be seen in

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TypeClassifier:
    """A classifier that was fitted.

    Attributes:
        types: What it tells apart.
        weights: For each feature, its weight for each type, in the order of the types.
        constants: What each type has without any feature.
    """

    types: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]
    constants: Sequence[float]

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """Give a score for each type, in their order; features that were not learnt count nothing."""
        known = [(self.weights[name], value) for name, value in features.items() if name in self.weights]
        return [
            constant + sum(weights[place] * value for weights, value in known) for place, constant in enumerate(self.constants)
        ]

    def best(self, features: Mapping[str, float]) -> str:
        """Name the type with the highest score, the first of several."""
        scores = self.scores(features)
        return self.types[scores.index(max(scores))]


def fit(described: Sequence[Mapping[str, float]], types: Sequence[str]) -> TypeClassifier:
    """Fit a classifier.

    Args:
        described: Features of each example.
        types: The type of each.

    Raises:
        ValueError: There are no examples, or not as many types as examples.
    """
    if not described or len(described) != len(types):
        msg = f"{len(described)} examples with {len(types)} types: there must be as many of both, and one at least"
        raise ValueError(msg)
    counts = Counter(name for one in described for name in one)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    column = {name: place for place, name in enumerate(names)}
    table: Table = np.zeros((len(described), len(names)))
    for row, one in enumerate(described):
        for name, value in one.items():
            if name in column:
                table[row, column[name]] = value
    known = tuple(sorted(set(types)))
    wanted = np.array([[1.0 if one == type_ else -1.0 for type_ in known] for one in types])
    products = table @ table.T + _CONSTANT + RIDGE * np.eye(len(described))
    shares = np.linalg.solve(products, wanted)
    weights: Table = table.T @ shares
    constants: Table = _CONSTANT * shares.sum(axis=0)
    return TypeClassifier(known, dict(zip(names, weights.tolist(), strict=True)), constants.tolist())
