"""Conditions on the statements of a catalogue, as masks: true where a statement matches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.store.book import Book
from onrecord.store.catalogue import ACTS, FORMS, SCOPES, Catalogue, Integers
from onrecord.store.filters import StatementFilter, country_code
from onrecord.store.folding import fold
from onrecord.store.lookups import Lookups, Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be selected.

    Attributes:
        chosen: The filter, as for `Store.statements`; its limits and its order don't count here.
        named: A speaker's whole name, case and accents aside.
        hits: Row numbers of statements that a search has found, the best first or in any order; null is no search.
        after: Only articles that were first met after the appearance with this row number.
    """

    chosen: StatementFilter
    named: str | None = None
    hits: Integers | None = None
    after: int | None = None


def conditions(catalogue: Catalogue, lookups: Lookups, wanted: Wanted, article: int | None) -> Iterator[tuple[str, Mask]]:
    """Turn each condition on statements into a mask.

    Args:
        catalogue: The catalogue.
        lookups: Its lookups.
        wanted: What is to be selected.
        article: Row number of the article that is asked for; null is all.

    Yields:
        The kind of the condition, and its mask.
    """
    told, chosen = catalogue.statements, wanted.chosen
    for name, codes, words in (("act", told.act, ACTS), ("form", told.form, FORMS), ("scope", told.scope, SCOPES)):
        if (value := getattr(chosen, name)) is not None:
            yield name, codes == words.index(value)
    yield from _of_speaker(catalogue, wanted)
    yield from _of_names(catalogue, chosen)
    if chosen.min_confidence is not None:
        yield "confidence", told.confidence >= np.float32(chosen.min_confidence)
    if article is not None:
        yield "article", told.article == article
    if wanted.hits is not None:
        mask = np.zeros(len(told.number), np.bool_)
        mask[lookups.positions(wanted.hits)] = True
        yield "hits", mask
    if wanted.after is not None:
        yield "new", (lookups.first_met() > wanted.after)[lookups.articles_of_statements()]


def holding(book: Book, words: str) -> Mask:
    """Tell of each entry of a book whether all the words stand in it.

    Args:
        book: The book, of folded keys.
        words: The words.
    """
    mask = np.ones(len(book.keys), np.bool_)
    for word in fold(words).split():
        mask &= book.holding(word)
    mask[0] = False
    return mask


def _of_speaker(catalogue: Catalogue, wanted: Wanted) -> Iterator[tuple[str, Mask]]:
    told, chosen = catalogue.statements, wanted.chosen
    if chosen.unknown_speaker:
        yield "speaker", told.speaker == 0
    elif wanted.named is not None:
        yield "speaker", told.speaker == (catalogue.speakers.find(fold(wanted.named)) or -1)
    elif chosen.speaker is not None:
        yield "speaker", holding(catalogue.speakers, chosen.speaker)[told.speaker]


def _of_names(catalogue: Catalogue, chosen: StatementFilter) -> Iterator[tuple[str, Mask]]:
    """Give the conditions on the speaker's country and roles, on whom a statement is about, and on whom it was said to."""
    told, books = catalogue.statements, catalogue.books
    if chosen.country is not None:
        yield "country", told.country == (books.countries.find(country_code(chosen.country)) or -1)
    for name, words, book, codes in (
        ("role", chosen.role, books.roles, told.role),
        ("target", chosen.target, books.targets, told.target),
        ("to", chosen.to, books.addressees, told.addressee),
    ):
        if words is not None:
            yield name, holding(book, words)[codes]
