"""Counts as readers write them: ``3``, ``3-5``, ``>=31``, ``<=5``, ``~30``, or ``?`` for words without a number."""

from __future__ import annotations

import re

from onrecord.errors import InputError
from onrecord.record.figure import Bound

_COUNT = re.compile(r"(?P<sign>>=|<=|~|)(?P<low>\d+)(?:-(?P<high>\d+))?")


def read_count(written: str) -> tuple[int | None, int | None, Bound]:
    """Read a written count.

    Args:
        written: As above; commas within numbers are passed over.

    Returns:
        Smallest and largest number, and how the words bound it.

    Raises:
        InputError: It is not written so.
    """
    plain = written.replace(",", "").replace(" ", "")
    if plain == "?":
        return None, None, "about"
    hit = _COUNT.fullmatch(plain)
    if hit is None or (hit["sign"] in {">=", "<="} and hit["high"]):
        msg = f"{written!r} is no count: write 3, 3-5, >=31, <=5, ~30, or ? for words without a number"
        raise InputError(msg)
    low = int(hit["low"])
    if hit["sign"] == ">=":
        return low, None, "at_least"
    if hit["sign"] == "<=":
        return None, low, "at_most"
    return low, int(hit["high"] or low), "about" if hit["sign"] else "exact"
