"""The statements of a store: searched, filtered, counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from onrecord.exports.countries import country_name
from onrecord.store.filters import country_code
from onrecord.store.selecting import FACETS, Facet, Order
from onrecord.web.query import Query
from onrecord.web.selection import Listed, Selected
from onrecord.web.visit import Page, Visit

_SHOWN = 10
_MONTHS = 24  # more months than these are counted by years
_YEAR = 4


class Value(Struct, frozen=True, kw_only=True):
    """One value of a facet.

    Attributes:
        value: The value; null is unknown.
        words: The value as people call it: a country by its name.
        count: How many statements have it.
        chosen: Whether it is what the list is narrowed to.
        address: The view narrowed to it, or no longer so where it is chosen; null where there is no such view.
    """

    value: str | None
    words: str | None
    count: int
    chosen: bool
    address: str | None


class Statements(Struct, frozen=True, kw_only=True):
    """The page of statements.

    Attributes:
        query: What was asked for.
        total: How many statements there are of it.
        articles: In how many articles.
        order: The order of the list.
        ranked: Whether hits are ranked; more than some thousand are not.
        statements: Those on this page.
        facets: How many there are by each kind.
        previous: The page before; null on the first.
        next: The page after; null on the last.
        exports: Addresses that give all of them, by format.
    """

    query: Query
    total: int
    articles: int
    order: Order
    ranked: bool
    statements: tuple[Listed, ...]
    facets: dict[Facet, tuple[Value, ...]]
    previous: str | None
    next: str | None
    exports: dict[str, str]


def statements(visit: Visit) -> Statements:
    """Select, list and count."""
    query = Query.of(visit.given)
    selected = Selected(visit.library, visit.room, query)
    total, end = selected.selection.total, query.offset + query.limit
    return Statements(
        query=query,
        total=total,
        articles=selected.selection.count_articles(),
        order=selected.order,
        ranked=selected.hits is None or selected.hits.ranked,
        statements=selected.listed(),
        facets={facet: tuple(_values(selected, query, facet)) for facet in FACETS},
        previous=query.address(offset=max(0, query.offset - query.limit)) if query.offset else None,
        next=query.address(offset=end) if end < total else None,
        exports={name: query.address(f"/statements.{name}") for name in ("csv", "jsonl", "json")},
    )


def _values(selected: Selected, query: Query, facet: Facet) -> Iterator[Value]:
    counts = selected.selection.counts(facet, _SHOWN)
    if facet == "month":
        yield from _periods(counts, query)
        return
    for value, count in counts:
        field, wanted = _condition(facet, value)
        chosen = field is not None and _asked(query, field) == wanted
        address = _address(query, facet, field, None if chosen else wanted)
        yield Value(value=value, words=_called(facet, value), count=count, chosen=chosen, address=address)


def _called(facet: Facet, value: str | None) -> str | None:
    return country_name(value) or value if facet == "country" else value


def _condition(facet: Facet, value: str | None) -> tuple[str | None, object]:
    """Name the field of a query that narrows to a value, and what it is then."""
    if facet == "speaker":
        return ("unknown_speaker", True) if value is None else ("name", value)
    return (None, None) if value is None else (facet, value)


def _asked(query: Query, field: str) -> object:
    """Give what a query asks for, a country by its code."""
    asked = getattr(query, field)
    return country_code(asked) if field == "country" and asked is not None else asked


def _address(query: Query, facet: Facet, field: str | None, wanted: object) -> str | None:
    if field is None:
        return None
    changes: dict[str, Any] = {"speaker": None, "name": None, "unknown_speaker": False} if facet == "speaker" else {}
    changes[field] = wanted if wanted is not None else _NONE.get(field)
    return query.address(**changes)


_NONE: dict[str, object] = {"unknown_speaker": False}


def _periods(counts: list[tuple[str | None, int]], query: Query) -> Iterator[Value]:
    """Count by months, or by years where there are many months."""
    by_year = len(counts) > _MONTHS
    periods: dict[str | None, int] = {}
    for month, count in counts:
        period = month[:_YEAR] if by_year and month else month
        periods[period] = periods.get(period, 0) + count
    for period, count in periods.items():
        chosen = period is not None and query.since == period and query.until == period
        narrowed = None if chosen else period
        address = None if period is None else query.address(since=narrowed, until=narrowed)
        yield Value(value=period, words=period, count=count, chosen=chosen, address=address)


PAGE = Page("/statements", "statements.html", statements)
