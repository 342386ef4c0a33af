"""How rare a term is: in the news at large, and among the articles at hand.

The news at large are counted in `tables/common.tsv`, made by ``training/common_words.py``. A store that is all on one war holds
its names in every article; the articles at hand are therefore counted too, and weigh more the more there are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "common.tsv"

_AT_LARGE = 1000  # articles that the news at large weigh as much as
_DAY = 0.01  # share of the news at large that tell of any one day


class Rarity:
    """How rare terms are."""

    def __init__(self, articles: int = 0, counts: Mapping[str, int] | None = None) -> None:
        """Take over the counts of the articles at hand.

        Args:
            articles: How many there are.
            counts: In how many of them each term stands.
        """
        self._counts = counts or {}
        self._all = articles + _AT_LARGE

    def of(self, term: str) -> float:
        """Give how rare a term is: the logarithm of one in how many articles it stands in."""
        common = _DAY if " " in term else _at_large().get(term, 0.0)
        return math.log(self._all / max(1.0, self._counts.get(term, 0) + common * _AT_LARGE))


@cache
def _at_large() -> Mapping[str, float]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return {word: int(share) / 10_000 for word, share in (line.split("\t") for line in lines)}
