"""What PLOVER's types and modes are on other scales: its conflict-cooperation scores, and the root codes of CAMEO.

Scores are those of the PLOVER manual's table 2.2. Root codes follow its table 7.1; where several lead to one type (09 and 11 to
ACCUSE, 18 to 20 to ASSAULT), the mode tells which, by the manual's conversion table, or none is given.
"""

from __future__ import annotations

from functools import cache

from onrecord.events.plover import QUADS
from onrecord.exports.tables import rows
from onrecord.record.event import Type

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


def quad(type_: Type) -> str:
    """Name the quad category of a type."""
    return _QUADS[QUADS[type_]]


def intensity(type_: Type, mode: str | None) -> float | None:
    """Give PLOVER's score of a type and mode, from -10, conflict, to 10, cooperation; null where the manual has none."""
    score = _scales().get((type_, mode or ""), ("", ""))[0]
    return float(score) if score else None


def cameo_root(type_: Type, mode: str | None) -> str | None:
    """Give CAMEO's root code; null where PLOVER does not map back to one."""
    return _scales().get((type_, mode or ""), ("", ""))[1] or None


@cache
def _scales() -> dict[tuple[str, str], tuple[str, str]]:
    return {(row["type"], row["mode"]): (row["score"], row["cameo"]) for row in rows("plover")}
