"""The speakers of a store, by name."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from starlette.exceptions import HTTPException

from onrecord.store.catalogue import Catalogue, Integers
from onrecord.store.folding import fold
from onrecord.web.query import Query
from onrecord.web.visit import Page, Visit
from onrecord.web.voices import PRONOUNS

PAGE_OF_NAMES = 100


class Name(Struct, frozen=True, kw_only=True):
    """A speaker's name.

    Attributes:
        name: The name as it was first met.
        statements: How many statements have it.
        is_pronoun: Whether it is a word such as "he", which is many people's.
    """

    name: str
    statements: int
    is_pronoun: bool = False


class Speakers(Struct, frozen=True, kw_only=True):
    """The page of speakers.

    Attributes:
        query: What was asked for: words of names.
        total: How many names hold them.
        unknown: How many statements have an unknown speaker.
        speakers: Names on this page, most statements first.
        previous: The page before.
        next: The page after.
    """

    query: Query
    total: int
    unknown: int
    speakers: tuple[Name, ...]
    previous: str | None
    next: str | None


def speakers(visit: Visit) -> Speakers:
    """Count by name."""
    query = Query.of({"limit": str(PAGE_OF_NAMES), **{name: value for name, value in visit.given.items() if value}})
    if query.q is not None and not fold(query.q):
        raise HTTPException(400, "There is no word in this to look for.")
    catalogue = visit.catalogue()
    counts = counted(catalogue)
    found = holding(catalogue, query.q or "")
    order = found[np.argsort(-counts[found], kind="stable")]
    end = query.offset + query.limit
    return Speakers(
        query=query,
        total=len(order),
        unknown=int(counts[0]),
        speakers=tuple(named(catalogue, int(number)) for number in order[query.offset : end]),
        previous=query.address("/speakers", offset=max(0, query.offset - query.limit)) if query.offset else None,
        next=query.address("/speakers", offset=end) if end < len(order) else None,
    )


def counted(catalogue: Catalogue) -> Integers:
    """Count the statements of every speaker in the book."""
    told = catalogue.statements.speaker
    return catalogue.part("statements of speakers", lambda: np.bincount(told, minlength=len(catalogue.speakers.keys)))


def holding(catalogue: Catalogue, words: str) -> Integers:
    """Give the numbers of the speakers in whose names all the words stand, and who said something."""
    held = counted(catalogue) > 0
    for word in fold(words).split():
        held &= catalogue.speakers.holding(word)
    held[0] = False
    return np.flatnonzero(held)


def named(catalogue: Catalogue, number: int) -> Name:
    """Give a name of the book with its count."""
    key = catalogue.speakers.keys[number]
    count = int(counted(catalogue)[number])
    return Name(name=catalogue.speakers.words[number] or key, statements=count, is_pronoun=key in PRONOUNS)


PAGE = Page("/speakers", "speakers.html", speakers)
