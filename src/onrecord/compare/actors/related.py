"""Which articles tell of the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

LIKENESS = 0.33
"""How alike two articles are that tell of the same; chosen on topics 1 to 30 of ECB+."""


class Relations:
    """The articles that tell of the same as an article."""

    def __init__(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Keep the pairs that are alike enough.

        Args:
            pairs: Two articles each, and how alike they are, from 0 to 1, as finding stories measures it.
        """
        self._likeness: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for one, other, likeness in pairs:
            if likeness >= LIKENESS:
                self._likeness[one][other] = self._likeness[other][one] = likeness

    def of(self, article: int) -> Mapping[int, float]:
        """Give the articles that tell of the same as one, with their likeness."""
        return self._likeness.get(article, {})

    def pairs(self) -> list[tuple[int, int]]:
        """Give all pairs, the most alike first; in each the lower number first."""
        found = [(-share, one, other) for one, near in self._likeness.items() for other, share in near.items() if one < other]
        return [(one, other) for _, one, other in sorted(found)]
