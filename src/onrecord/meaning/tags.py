"""Span tags: what each word is a part of, and how tags may follow one another.

The scheme is BIO (Ramshaw and Marcus 1995) over the three roles of an attribution. An article's statements hardly ever
overlap in their words (ten of 60,000 fragments in PolNeAR), so one tag a word is enough.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Role: TypeAlias = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
OUTSIDE = 0
TAGS = 1 + 2 * len(ROLES)

IMPOSSIBLE = -1e4


def begin(role: Role) -> int:
    """Give the tag of a role's first word."""
    return 1 + 2 * ROLES.index(role)


def allowed() -> npt.NDArray[np.bool_]:
    """Give the table of tags (rows) and the tags that may follow them: a role goes on only where it began."""
    table = np.ones((TAGS, TAGS), dtype=np.bool_)
    for role in ROLES:
        inside = begin(role) + 1
        table[:, inside] = False
        table[[begin(role), inside], inside] = True
    return table


def may_start() -> npt.NDArray[np.bool_]:
    """Give the tags that may stand first: all but those that go on."""
    return np.array([tag == OUTSIDE or tag % 2 == 1 for tag in range(TAGS)], dtype=np.bool_)
