"""Organisations: intergovernmental bodies, courts, forces, services and armed groups that news names without explaining."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from onrecord.world.folding import fold, without_article, without_possessive
from onrecord.world.states import State, states_seated
from onrecord.world.tables import items, rows

_SHORT = 4  # an abbreviation of so few letters counts only when written as one: "WHO", not "who"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation.

    Attributes:
        name: Its full name.
        other_names: Abbreviations, short names and other spellings.
        kind: "intergovernmental", "court", "force", "armed group", "breakaway" and so on.
        country: ISO 3166 alpha-3 code of the state it belongs to or fights in; null for international ones.
        sector: PLOVER sector code.
        plover_country: PLOVER's code in place of a country (UNO, EUR, IGO, NGO, IMG); null where it has a country alone.
        seats: Places that stand for it: "Brussels".
    """

    name: str
    other_names: tuple[str, ...]
    kind: str
    country: str | None
    sector: str
    plover_country: str | None
    seats: tuple[str, ...]


def find_organisation(words: str) -> Organisation | None:
    """Find the organisation that some words name.

    Args:
        words: A name or abbreviation, without regard to accents and a leading "the"; short abbreviations in capitals.

    Returns:
        The organisation; null where the words name none or several ("RSF"): see `organisations_named`.
    """
    found = organisations_named(words)
    return found[0] if len(found) == 1 else None


def organisations_named(words: str) -> tuple[Organisation, ...]:
    """List every organisation that some words can name, in the order of the table."""
    words = without_possessive(words.strip())
    found = _index().get(without_article(fold(words)), ())
    written = words.replace(".", "").removeprefix("the ").removeprefix("The ")
    return tuple(dict.fromkeys(one for one, short in found if short is None or short == written))


def metonym(words: str) -> tuple[State | Organisation, ...]:
    """List the states and organisations for which a place can stand: "the Kremlin", "Moscow", "Brussels".

    Whether it does, or is only the place, the sentence must tell.

    Returns:
        Organisations, then states; empty where the words are no such place.
    """
    key = without_article(fold(without_possessive(words.strip())))
    return (*_seats().get(key, ()), *states_seated(words).states)


@cache
def organisations() -> tuple[Organisation, ...]:
    """List every organisation, in the order of the table."""
    return tuple(
        Organisation(
            row["name"],
            items(row["other names"]),
            row["kind"],
            row["country"] or None,
            row["sector"],
            row["plover country"] or None,
            items(row["seats"]),
        )
        for row in rows("organisations")
    )


@cache
def _index() -> dict[str, tuple[tuple[Organisation, str | None], ...]]:
    index: dict[str, list[tuple[Organisation, str | None]]] = defaultdict(list)
    for one in organisations():
        for name in (one.name, *one.other_names):
            bare = name.replace(".", "").removeprefix("the ")
            short = bare if len(bare) <= _SHORT and not bare.islower() and bare[1:] != bare[1:].lower() else None
            entry = (one, short)
            if entry not in index[without_article(fold(name))]:
                index[without_article(fold(name))].append(entry)
    return {key: tuple(entries) for key, entries in index.items()}


@cache
def _seats() -> dict[str, tuple[Organisation, ...]]:
    index: dict[str, list[Organisation]] = defaultdict(list)
    for one in organisations():
        for name in one.seats:
            key = without_article(fold(name))
            if one not in index[key]:
                index[key].append(one)
    return {key: tuple(found) for key, found in index.items()}
