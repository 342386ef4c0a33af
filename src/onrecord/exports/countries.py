"""Countries by their alpha-3 codes: names, numbers of ISO 3166-1, and numbers of the Correlates of War project."""

from __future__ import annotations

from functools import cache

from onrecord.exports.tables import rows
from onrecord.world.states import state


def country_name(code: str | None) -> str | None:
    """Name a country; null where there is no such code."""
    try:
        return None if code is None else state(code).name
    except KeyError:
        return None


def iso_number(code: str | None) -> str | None:
    """Give the three digits that ISO 3166-1 has for a country; null where it has none."""
    return _numbers().get(code or "", ("", ""))[0] or None


def cow_number(code: str | None) -> str | None:
    """Give the number of a state in the system of the Correlates of War project; null for what is no member of it."""
    return _numbers().get(code or "", ("", ""))[1] or None


@cache
def _numbers() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["numeric"], row["cow"]) for row in rows("countries")}
