"""One speaker over time: what was said, by which acts, to whom, where, and where the words changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec
import numpy as np
from msgspec import Struct, structs
from starlette.exceptions import HTTPException

from onrecord.record import Actor, Ref
from onrecord.store.folding import fold
from onrecord.web.pages.speakers import Name, holding, named
from onrecord.web.query import Query
from onrecord.web.repeating import Repeated, repeated
from onrecord.web.selection import Listed, Selected
from onrecord.web.visit import Page, Visit
from onrecord.web.voices import PRONOUNS

_READ = 200  # statements that are read for "to whom" and "where the words changed"
_SHOWN = 8
_LONGEST = 360  # months that a chart can show
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_ROLES = """
SELECT articles.id, articles.title, actors.record FROM actors JOIN articles ON articles.number = actors.article
WHERE actors.name = ? ORDER BY articles.number DESC LIMIT 200
"""


class Count(Struct, frozen=True, kw_only=True):
    """A value and how often it is met; null is unknown."""

    value: str | None
    count: int


class RoleGiven(Struct, frozen=True, kw_only=True):
    """An office or role, and an article that gives it."""

    role: str
    article: str
    title: str | None


class SpeakerPage(Struct, frozen=True, kw_only=True):
    """The page of a speaker.

    Attributes:
        name: The name; all statements here have it as it stands, case and accents aside.
        is_pronoun: Whether the name is a word such as "he", so that these are the words of many people.
        query: What was asked for.
        total: How many statements there are.
        articles: In how many articles.
        months: How many there are in each month, latest first; null is unknown.
        timeline: The same for every month from the first to the last, those with none too; empty where they are too many.
        acts: How many there are by act.
        outlets: How many there are by outlet.
        addressees: To whom they were said, of those that were read for it.
        targets: Whom they are about, likewise.
        sources: The words that name the source, likewise.
        roles: Offices and roles, each with an article that gives it.
        related: Other names that hold all the words of this one, or that this one holds.
        repeated: Statements that say the same in other words, or again.
        read: How many statements were read for the last five.
        statements: Statements on this page.
        previous: The page before.
        next: The page after.
    """

    name: str
    is_pronoun: bool
    query: Query
    total: int
    articles: int
    months: tuple[Count, ...]
    timeline: tuple[Count, ...]
    acts: tuple[Count, ...]
    outlets: tuple[Count, ...]
    addressees: tuple[Count, ...]
    targets: tuple[Count, ...]
    sources: tuple[Count, ...]
    roles: tuple[RoleGiven, ...]
    related: tuple[Name, ...]
    repeated: tuple[Repeated, ...]
    read: int
    statements: tuple[Listed, ...]
    previous: str | None
    next: str | None


def speaker(visit: Visit) -> SpeakerPage:
    """Read what one speaker said."""
    query = Query.of(visit.given)
    catalogue = visit.catalogue()
    number = None if query.name is None else catalogue.speakers.find(fold(query.name))
    if query.name is None or number is None:
        raise HTTPException(404, f"Nobody in this store is called {query.name or 'so'}. Look for a name among the speakers.")
    selected = Selected(visit.library, visit.room, query)
    selection = selected.selection
    several = structs.replace(query, offset=0, limit=_READ, order="newest")
    told = Selected(visit.library, visit.room, several).listed()
    name = named(catalogue, number).name
    end = query.offset + query.limit
    return SpeakerPage(
        name=name,
        is_pronoun=fold(name) in PRONOUNS,
        query=query,
        total=selection.total,
        articles=selection.count_articles(),
        months=(months := _counts(selection.counts("month"))),
        timeline=_timeline(months),
        acts=_counts(selection.counts("act")),
        outlets=_counts(selection.counts("publisher", _SHOWN)),
        addressees=_met([_name(one.statement.addressee) for one in told]),
        targets=_met([_name(one.statement.target) for one in told]),
        sources=_met([" ".join(span.text for span in one.statement.source) or None for one in told]),
        roles=_roles(visit, name),
        related=_related(visit, number),
        repeated=repeated(told),
        read=len(told),
        statements=selected.listed(),
        previous=query.address("/speaker", offset=max(0, query.offset - query.limit)) if query.offset else None,
        next=query.address("/speaker", offset=end) if end < selection.total else None,
    )


def _timeline(months: Sequence[Count]) -> tuple[Count, ...]:
    """Fill the months between, so that a chart shows when there was nothing."""
    counts = {_ordinal(month.value): month.count for month in months if month.value and _MONTH.fullmatch(month.value)}
    if not counts or max(counts) - min(counts) > _LONGEST:
        return ()
    every = range(min(counts), max(counts) + 1)
    return tuple(Count(value=f"{at // 12:04}-{at % 12 + 1:02}", count=counts.get(at, 0)) for at in every)


def _ordinal(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _name(ref: Ref | None) -> str | None:
    return None if ref is None else ref.name


def _counts(counts: Sequence[tuple[str | None, int]]) -> tuple[Count, ...]:
    return tuple(Count(value=value, count=count) for value, count in counts)


def _met(values: Sequence[str | None]) -> tuple[Count, ...]:
    known = Counter(" ".join(value.split()) for value in values if value)
    return tuple(Count(value=value, count=count) for value, count in known.most_common(_SHOWN))


def _roles(visit: Visit, name: str) -> tuple[RoleGiven, ...]:
    """Read the roles that articles give actors of this very name, each role once."""
    found: dict[str, RoleGiven] = {}
    for article, title, record in visit.room.connection.execute(_ROLES, (name,)):
        for role in msgspec.json.decode(record, type=Actor).roles:
            words = f"{role.title}, {role.of}" if role.of else role.title
            found.setdefault(words, RoleGiven(role=words, article=article, title=title))
    return tuple(found.values())


def _related(visit: Visit, number: int) -> tuple[Name, ...]:
    """Name those that hold all the words of a name; they need not be the same person."""
    catalogue = visit.catalogue()
    key = catalogue.speakers.keys[number]
    if key in PRONOUNS:
        return ()
    found = [int(one) for one in holding(catalogue, key) if one != number]
    last = key.split()[-1]
    own = set(key.split())
    shorter = [int(one) for one in holding(catalogue, last) if set(catalogue.speakers.keys[one].split()) < own]
    names = [named(catalogue, one) for one in np.unique(np.array([*found, *shorter], np.int64))]
    return tuple(sorted(names, key=lambda one: -one.statements)[:_SHOWN])


PAGE = Page("/speaker", "speaker.html", speaker)
