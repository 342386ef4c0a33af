"""How likely each meaning of a place name is: two log-linear models, the second beside what the other names may mean.

The weights stand in ``tables/weights.json`` and are learnt by ``learn.py``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

import numpy as np

from onrecord.world.context import Context
from onrecord.world.features import FIRST, SECOND, Mention, Outlet, Table, first, second
from onrecord.world.tables import FOLDER

ROUNDS = 2  # the second model looks at the others' likely meanings, then at what it made of them
FILE = FOLDER / "weights.json"


def chances(mentions: Sequence[Mention], context: Context, outlet: Outlet | None = None) -> list[Table]:
    """Tell how likely each meaning of each name is.

    Args:
        mentions: Every different place name of one article.
        context: What the article names.
        outlet: Where the outlet is at home, if known.

    Returns:
        For each mention the chances of its candidates, which add up to 1.
    """
    alone, beside = _weights()
    tables = [first(mention, context, outlet) for mention in mentions]
    likely = [softmax(table @ alone) for table in tables]
    for _ in range(ROUNDS):
        likely = [softmax(table @ beside) for table in second(mentions, tables, likely)]
    return likely


def softmax(scores: Table) -> Table:
    """Turn scores into chances."""
    if not len(scores):
        return scores
    powers: Table = np.exp(scores - scores.max())
    shares: Table = powers / powers.sum()
    return shares


@cache
def _weights() -> tuple[Table, Table]:
    known: dict[str, dict[str, float]] = json.loads(FILE.read_bytes())
    return np.array([known["first"][name] for name in FIRST]), np.array([known["second"][name] for name in SECOND])
