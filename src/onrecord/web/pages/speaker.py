"""One speaker over time: what was said, by which acts, to whom, where, and where the words changed.

Where the store has joined actors across articles, a speaker is one of them with all its names; a name that means one of them
alone leads to it. Else a speaker is a name, and its statements are of whoever is called so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

import msgspec
import numpy as np
from msgspec import Struct, structs
from starlette.exceptions import HTTPException

from onrecord.record import Actor, Ref
from onrecord.store.catalogue import Catalogue
from onrecord.store.folding import fold
from onrecord.store.joined import JoinedActor, JoinedActors
from onrecord.web.names import JoinedName, actor_of_statement, actors_meant, names_of
from onrecord.web.pages.network import actor_of
from onrecord.web.pages.speakers import Name, holding, named
from onrecord.web.query import Query
from onrecord.web.repeating import Repeated, repeated
from onrecord.web.selection import Listed, Selected, listed, said
from onrecord.web.visit import Page, Visit
from onrecord.web.voices import PRONOUNS

_READ = 200  # statements that are read for "to whom" and "where the words changed"
_SHOWN = 8
_LONGEST = 360  # months that a chart can show
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_NAMES = 24
_ROLES_OF_NAME = """
SELECT articles.id, articles.title, actors.record FROM actors JOIN articles ON articles.number = actors.article
WHERE actors.name = ? ORDER BY articles.number DESC LIMIT 200
"""
_ROLES_OF_ACTOR = """
SELECT articles.id, articles.title, actors.record FROM actor_members
JOIN actors ON actors.article = actor_members.article AND actors.id = actor_members.actor
JOIN articles ON articles.number = actor_members.article
WHERE joined = ? ORDER BY actor_members.article DESC LIMIT 200
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
        name: The name; where no actor was joined, all statements here have it as it stands, case and accents aside.
        actor: The joined actor whose statements these are; null where they are those of a name.
        names: The names of the joined actor, with the evidence that they are.
        said_as: How many statements there are under each of its names.
        meant: Joined actors whom the name means, where there are several, or not all of it was joined.
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
    actor: JoinedActor | None
    names: tuple[JoinedName, ...]
    said_as: tuple[Count, ...]
    meant: tuple[JoinedActor, ...]
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
    query, meant = _resolved(visit, Query.of(visit.given))
    known = JoinedActors.of(visit.room.store)
    actor = None if query.actor is None else actor_of(known, query.actor)
    catalogue = visit.catalogue()
    number = None if query.name is None else catalogue.speakers.find(fold(query.name))
    if actor is None and number is None:
        raise HTTPException(404, f"Nobody in this store is called {query.name or 'so'}. Look for a name among the speakers.")
    selected = Selected(visit.library, visit.room, query)
    selection = selected.selection
    told = tuple(listed(visit.room, selection.page("newest", _READ), query.q))
    name = actor.name if actor is not None else named(catalogue, number or 0).name
    said_as = _counts(selection.counts("speaker", _NAMES)) if actor is not None else ()
    names = names_of(visit.room.connection, actor.number, _NAMES) if actor is not None else ()
    own = {fold(one) for one in (name, *(one.name for one in names), *(one.value or "" for one in said_as))}
    end = query.offset + query.limit
    return SpeakerPage(
        name=name,
        actor=actor,
        names=names,
        said_as=said_as,
        meant=known.of_numbers(meant),
        is_pronoun=actor is None and fold(name) in PRONOUNS,
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
        roles=_roles(visit, actor, name),
        related=_related(catalogue, fold(name), own),
        repeated=repeated(told),
        read=len(told),
        statements=told[query.offset : end] if selected.order == "newest" and end <= len(told) else selected.listed(),
        previous=query.address("/speaker", offset=max(0, query.offset - query.limit)) if query.offset else None,
        next=query.address("/speaker", offset=end) if end < selection.total else None,
    )


def _resolved(visit: Visit, query: Query) -> tuple[Query, list[int]]:
    """Turn a name that means one joined actor alone into that actor; else name those whom it means."""
    key = fold(query.name or "")
    catalogue = visit.catalogue()
    number = catalogue.speakers.find(key)
    if number is None or query.actor is not None:
        return query, []
    room = visit.room
    of_name = catalogue.statements.number[catalogue.statements.speaker == number]
    first = actor_of_statement(room.connection, int(of_name[0])) if len(of_name) else None
    if first is not None and key not in PRONOUNS and np.isin(of_name, said(room, first)).all():
        return structs.replace(query, name=None, actor=first), []
    meant = room.once(("meant", key), lambda: actors_meant(room.connection, key))
    return query, [actor for actor, _ in meant if actor is not None][:_SHOWN]


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


def _roles(visit: Visit, actor: JoinedActor | None, name: str) -> tuple[RoleGiven, ...]:
    """Read the roles that articles give a joined actor, or actors of this very name: each role once."""
    asked = (_ROLES_OF_NAME, (name,)) if actor is None else (_ROLES_OF_ACTOR, (actor.number,))
    found: dict[str, RoleGiven] = {}
    for article, title, record in visit.room.connection.execute(*asked):
        for role in msgspec.json.decode(record, type=Actor).roles:
            words = f"{role.title}, {role.of}" if role.of else role.title
            found.setdefault(words, RoleGiven(role=words, article=article, title=title))
    return tuple(found.values())


def _related(catalogue: Catalogue, key: str, own: Collection[str]) -> tuple[Name, ...]:
    """Name those that hold all the words of a name, or that it holds, but the speaker's own; they need not be the same."""
    if not key or key in PRONOUNS:
        return ()
    keys, words = catalogue.speakers.keys, key.split()
    shorter = [int(one) for one in holding(catalogue, words[-1]) if set(keys[one].split()) < set(words)]
    found = np.unique(np.array([*holding(catalogue, key), *shorter], np.int64))
    names = [named(catalogue, int(one)) for one in found if keys[one] not in own]
    return tuple(sorted(names, key=lambda one: -one.statements)[:_SHOWN])


PAGE = Page("/speaker", "speaker.html", speaker)
