"""What speaks for and against a meaning of a place name, as numbers.

Nothing here names a country: what is learnt on the local news of one state must hold for the world's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p, log10
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.world.candidates import Candidate
from onrecord.world.context import Container, Context
from onrecord.world.distances import distances, kilometres
from onrecord.world.gazetteer import Entry
from onrecord.world.states import states_seated

Table: TypeAlias = NDArray[np.float64]

FIRST = (
    "city", "admin1", "admin2", "admin3", "region", "own", "country",
    "people", "people, world news", "people, local news", "people of a division", "most people", "share of the name's people",
    "capital", "capital, world news", "capital, local news",
    "via state", "via demonym", "via other", "via short", "via division", "via part",
    "inside", "not inside", "loosely inside", "not loosely inside",
    "country named", "country's share", "division named", "division's share", "outlet's country", "outlet's region",
    "clues", "clues' share",
    "so called as its division",
)  # fmt: skip
SECOND = (
    *FIRST,
    "near others",
    "beside others",
    "nearest",
    "same country as others",
    "same division as others",
    "others lie in it",
)
_MANY = 3  # from so many states named on, an article is world news; from so many divisions, local
_CLOSE_KM = 60.0
_WIDE_KM = 400.0
_NEAR_KM = 90.0
_BESIDE_KM = 25.0
_VIA = ("state", "demonym", "other", "short", "division", "part")
_KINDS = ("city", "admin1", "admin2", "admin3", "region", "own", "country")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place name, with what it may mean.

    Attributes:
        words: The name as the article has it.
        candidates: Its meanings.
        within: What the article says contains it, here or where it stands elsewhere.
    """

    words: str
    candidates: tuple[Candidate, ...]
    within: Container | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where an article's outlet is at home, as far as is known: a hint that the article's own words overrule.

    Attributes:
        country: ISO 3166 alpha-3 code.
        latitude: Degrees north of its town; null for an outlet of a whole state or of the world.
        longitude: Degrees east.
    """

    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def first(mention: Mention, context: Context, outlet: Outlet | None = None) -> Table:
    """Describe each meaning of a mention, by itself.

    Args:
        mention: The mention.
        context: What the article names.
        outlet: Where the outlet is at home, if known.

    Returns:
        A row a candidate, a column for each of ``FIRST``.
    """
    entries = [candidate.entry for candidate in mention.candidates]
    people = [log10(entry.population + 1) / 7 for entry in entries]
    most = max(people, default=0.0)
    largest = max((one for one, entry in zip(people, entries, strict=True) if entry.kind == "city"), default=0.0)
    world = min(len(context.countries), _MANY) / _MANY
    local = min(len(context.divisions), _MANY) / _MANY
    total = sum(entry.population for entry in entries) or 1
    countries = sum(context.countries.values()) or 1
    divisions = sum(context.divisions.values()) or 1
    clues = sum(context.clues.values()) or 1
    capitals = {state.code for state in states_seated(mention.words).states}
    names = {entry.name for entry in entries if entry.kind == "admin1"}
    table = np.zeros((len(entries), len(FIRST)))
    for row, (candidate, entry) in enumerate(zip(mention.candidates, entries, strict=True)):
        named = context.countries[entry.country or ""] if entry.kind != "country" else 0  # it would count itself
        division = context.divisions[entry.division] if entry.division is not None else 0
        town = people[row] if entry.kind == "city" else 0.0
        capital = float(entry.kind == "city" and entry.country in capitals and people[row] == largest)
        strong = mention.within is not None and mention.within.strong
        inside = mention.within is not None and lies_in(entry, mention.within.entries)
        table[row] = [
            *(entry.kind == kind for kind in _KINDS),
            town,
            town * world,
            town * local,
            people[row] if entry.kind in ("admin1", "admin2", "admin3") else 0.0,
            people[row] == most,
            entry.population / total,
            capital,
            capital * world,
            capital * local,
            *(candidate.via == via for via in _VIA),
            strong and inside,
            strong and not inside,
            mention.within is not None and not strong and inside,
            mention.within is not None and not strong and not inside,
            log1p(named),
            named / countries,
            log1p(division) if entry.kind != "admin1" else 0.0,
            division / divisions if entry.kind != "admin1" else 0.0,
            outlet is not None and outlet.country is not None and entry.country == outlet.country,
            _at_home(entry, outlet),
            log1p(context.clues[entry.country or ""]),
            context.clues[entry.country or ""] / clues,
            entry.kind == "city" and entry.name in names,
        ]
    return table


def _at_home(entry: Entry, outlet: Outlet | None) -> float:
    if outlet is None or outlet.latitude is None or outlet.longitude is None or entry.kind == "country":
        return 0.0
    return exp(-kilometres(entry.latitude, entry.longitude, outlet.latitude, outlet.longitude) / _NEAR_KM)


def second(mentions: Sequence[Mention], tables: Sequence[Table], chances: Sequence[Table]) -> list[Table]:
    """Describe each meaning beside what the article's other names most likely mean.

    Args:
        mentions: Every different name of the article.
        tables: What `first` gives for each.
        chances: How likely each meaning is, by itself.

    Returns:
        For each mention a row a candidate, a column for each of ``SECOND``.
    """
    everyone = _Points.of([candidate.entry for mention in mentions for candidate in mention.candidates])
    chance = np.concatenate([*chances, np.zeros(0)])
    lengths = [len(one) for one in chances if len(one)]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(int)
    described, at = [], 0
    for mention, table in zip(mentions, tables, strict=True):
        count = len(table)
        if not count:
            described.append(np.zeros((0, len(SECOND))))
            continue
        here = _Points.of([candidate.entry for candidate in mention.candidates])
        others = chance.copy()
        others[at : at + count] = 0.0  # a name does not speak for itself
        apart = here.apart(everyone)
        near = np.maximum.reduceat(np.exp(-apart / _NEAR_KM) * everyone.exact * others, starts, axis=1)
        beside = np.maximum.reduceat(np.exp(-apart / _BESIDE_KM) * everyone.exact * np.sqrt(others), starts, axis=1)
        same = (here.divisions[:, None] == everyone.divisions) & (here.divisions[:, None] >= 0)
        inside = (here.rows[:, None] == everyone.divisions) & here.whole[:, None]
        scale, exact = max(len(lengths) - 1, 1), 1 - here.vast
        added = (
            np.log1p(near.sum(axis=1) * exact),
            np.log1p(beside.sum(axis=1) * exact),
            near.max(axis=1) * exact,
            (here.countries[:, None] == everyone.countries) @ others / scale,
            same @ others / scale,
            np.minimum(inside @ others, 3.0) / 3,
        )
        described.append(np.column_stack([table, *added]))
        at += count
    return described


def lies_in(entry: Entry, containers: Sequence[Entry]) -> bool:
    """Tell whether a place lies in one of several containers, as far as the table knows."""
    return any(_lies_in(entry, one) for one in containers)


def _lies_in(entry: Entry, one: Entry) -> bool:
    if entry.row == one.row:
        return False
    if one.kind == "country":
        return entry.country == one.country and entry.kind != "country"
    if one.kind == "admin1":
        if entry.division is not None and entry.division >= 0:
            return entry.division == one.row and entry.kind != "admin1"
        return entry.country == one.country and distance(entry, one) < _WIDE_KM
    reach = _WIDE_KM if one.kind in ("region", "own") else _CLOSE_KM
    return distance(entry, one) < reach


def distance(one: Entry, other: Entry) -> float:
    """Give the distance between two places, in kilometres."""
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


@dataclass(frozen=True, slots=True)
class _Points:
    """Places as columns."""

    latitudes: Table
    longitudes: Table
    countries: NDArray[np.str_]
    divisions: NDArray[np.int64]
    rows: NDArray[np.int64]
    exact: Table
    vast: Table
    whole: NDArray[np.bool_]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> _Points:
        return cls(
            np.array([entry.latitude for entry in entries]),
            np.array([entry.longitude for entry in entries]),
            np.array([entry.country or f"none {entry.row}" for entry in entries], dtype=str),
            np.array([-1 if entry.division is None else entry.division for entry in entries], dtype=np.int64),
            np.array([entry.row for entry in entries], dtype=np.int64),
            np.array([1.0 if entry.kind in ("city", "admin2", "admin3") else 0.0 for entry in entries]),
            np.array([1.0 if entry.kind == "country" else 0.0 for entry in entries]),
            np.array([entry.kind == "admin1" for entry in entries], dtype=bool),
        )

    def apart(self, other: _Points) -> Table:
        """Give the distance from each to each of the others, in kilometres."""
        return distances(self.latitudes[:, None], self.longitudes[:, None], other.latitudes[None], other.longitudes[None])
