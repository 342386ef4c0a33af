"""How likely two claims are in dispute: a logistic regression over their signs, learnt by ``training/disputes.py``.

It was learnt on as many pairs in dispute as not, so that its number orders pairs and is no share of them. It tells too little
to pair claims by itself (``docs/accounts.md`` has its scores); `onrecord.compare.disputes.across` asks it only of claims that
answer each other, or say yes and no.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.compare.disputes.signs import SIGNS, signs, wording

TABLE = Path(__file__).parent / "tables" / "weights.json"


@dataclass(frozen=True, slots=True)
class _Learnt:
    """The weight of each sign, and the chance from which two claims are paired."""

    weights: tuple[float, ...]
    enough: float


def chance(one: str, other: str) -> float:
    """Give the chance that two claims are in dispute, from 0 to 1; which of them comes first makes no difference.

    Args:
        one: The one, as it stands in its article.
        other: The other.
    """
    values = signs(wording(one), wording(other))
    return 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(_learnt().weights, values, strict=True))))


def in_dispute(one: str, other: str) -> bool:
    """Tell whether the chance is as high as that from which F1 was best on the claims it was learnt on.

    Args:
        one: The one.
        other: The other.
    """
    return chance(one, other) >= _learnt().enough


@cache
def _learnt() -> _Learnt:
    table: Mapping[str, float] = json.loads(TABLE.read_text(encoding="utf-8"))
    return _Learnt(tuple(table[name] for name in SIGNS), table["enough"])
