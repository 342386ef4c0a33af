"""Places of events by their divisions, as far as the gazetteer tells them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Place
from onrecord.world.folding import fold
from onrecord.world.gazetteer import Entry, gazetteer


@dataclass(frozen=True, slots=True)
class Divisions:
    """The divisions of a state that a place lies in, or is.

    Attributes:
        first: The first-level one: a province or state.
        second: The second-level one: a district or county.
        third: The third-level one.
    """

    first: str | None = None
    second: str | None = None
    third: str | None = None


NOWHERE = Divisions()
"""A place that is not told, or whose divisions are not known."""


def divisions(where: Place | None) -> Divisions:
    """Find the divisions of a place by its number in GeoNames.

    Args:
        where: The place; null is not known.
    """
    entry = None if where is None else _entry(where)
    if entry is None:
        return NOWHERE
    first = None if entry.division is None else gazetteer().entry(entry.division).name
    return Divisions(
        first=first,
        second=entry.name if entry.kind == "admin2" else None,
        third=entry.name if entry.kind == "admin3" else None,
    )


def _entry(where: Place) -> Entry | None:
    if where.geonames_id is None:
        return None
    called = (entry for name in (where.name, where.span.text) for entry, _ in gazetteer().find(fold(name)))
    return next((entry for entry in called if entry.geonames_id == where.geonames_id), None)
