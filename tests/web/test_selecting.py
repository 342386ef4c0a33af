"""Selecting in a catalogue gives what the store itself gives."""

from __future__ import annotations

import itertools
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.store import StatementFilter, Store, StoredStatement
from onrecord.store.catalogue import Catalogue
from onrecord.store.conditions import Wanted
from onrecord.store.connection import connect
from onrecord.store.hits import statement_hits
from onrecord.store.selecting import FACETS, Order, Selection
from tests.store.builder import council, met, numbered, quarrel

DATES = (None, "2020", "2021-06", "2021-06-02", "2021-06-02T08:30:00Z", "2022-01-01")
OUTLETS = (None, "Island Herald", "Ferry Gazette")
FILTERS = (
    StatementFilter(),
    StatementFilter(act="deny"),
    StatementFilter(form="direct", min_confidence=0.5),
    StatementFilter(scope="speech"),
    StatementFilter(unknown_speaker=True),
    StatementFilter(speaker="mayor O’BRIEN"),
    StatementFilter(speaker="nobody"),
    StatementFilter(role="MINISTER of fisheries"),
    StatementFilter(role="mayor"),
    StatementFilter(role="clerk"),
    StatementFilter(country="Ukraine"),
    StatementFilter(country="FRA"),
    StatementFilter(target="islanders"),
    StatementFilter(target="garcia", country="ukr"),
    StatementFilter(to="GARCIA"),
    StatementFilter(to="nobody"),
    StatementFilter(publisher="herald"),
    StatementFilter(since="2021"),
    StatementFilter(until="2021-06"),
    StatementFilter(since="2021-06-02", until="2021-06-02"),
    StatementFilter(publisher="gazette", since="2021-06", until="2021"),
    StatementFilter(act="promise", publisher="gazette", until="2021-12-31", speaker="mayor"),
)

_SHOWN = """
SELECT statements.id, published, publisher FROM statements, appearances
WHERE statements.number = ? AND appearances.number = ?
"""


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A store of many articles, some met in several outlets on several days."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        for number, (date, outlet) in enumerate(itertools.product(DATES, OUTLETS)):
            store.add(met(numbered(number, statements=number % 4), published=date, publisher=outlet))
            if number % 3 == 0:
                store.add(met(numbered(number, statements=number % 4), published="2019-05", publisher="Ferry Gazette"))
            store.add(quarrel(published=date, publisher=outlet))
            store.add(met(council(), published=date, publisher=outlet))
    with closing(connect(path, create=False, readonly=True, timeout=5)) as opened:
        yield opened


def shown(connection: sqlite3.Connection, page: list[tuple[int, int]]) -> list[tuple[str, str | None, str | None]]:
    """Read what a page of row numbers stands for: statement, date, outlet."""
    return [connection.execute(_SHOWN, row).fetchone() for row in page]


@pytest.mark.parametrize("chosen", FILTERS)
@pytest.mark.parametrize("newest", [True, False])
def test_a_selection_is_what_the_store_gives(connection: sqlite3.Connection, chosen: StatementFilter, newest: bool) -> None:  # noqa: FBT001
    """The same statements, met in the same appearances, in the same order, page by page."""
    store = Store(connection, Path("news.db"), readonly=True)
    told = [
        (one.statement.id, one.article.published, one.article.publisher)
        for one in store.statements(replace(chosen, newest=newest))
    ]
    selection = Selection(Catalogue.of(connection), Wanted(chosen=chosen))
    order: Order = "newest" if newest else "oldest"
    assert selection.total == len(told)
    assert shown(connection, selection.page(order, 1000)) == told
    pages = [row for offset in range(0, len(told) + 5, 5) for row in selection.page(order, 5, offset)]
    assert shown(connection, pages) == told
    found = {one[0] for one in told}
    every = connection.execute("SELECT article, id FROM statements").fetchall()
    assert selection.count_articles() == len({article for article, identifier in every if identifier in found})


def country_of(store: Store, told: StoredStatement) -> str | None:
    """Tell the country of a statement's speaker, by its article's record."""
    actors = {actor.id: actor.country for actor in store.record(told.article.id).actors}
    return actors.get(told.statement.speaker.actor or "") if told.statement.speaker else None


@pytest.mark.parametrize("chosen", FILTERS)
def test_facets_are_counts_of_the_list(connection: sqlite3.Connection, chosen: StatementFilter) -> None:
    """A facet counts the statements that the other conditions leave, by value, most first."""
    store = Store(connection, Path("news.db"), readonly=True)
    selection = Selection(Catalogue.of(connection), Wanted(chosen=chosen))
    without = {
        "act": replace(chosen, act=None),
        "form": replace(chosen, form=None),
        "scope": replace(chosen, scope=None),
        "publisher": replace(chosen, publisher=None),
        "month": replace(chosen, since=None, until=None),
        "speaker": replace(chosen, speaker=None, unknown_speaker=False),
        "country": replace(chosen, country=None),
    }
    for facet in FACETS:
        found = list(store.statements(without[facet]))
        values: Counter[str | None] = Counter()
        for one in found:
            if facet == "publisher":
                values[one.article.publisher] += 1
            elif facet == "month":
                values[(one.article.published or "")[:7] or None] += 1
            elif facet == "country":
                values[country_of(store, one)] += 1
            elif facet == "speaker":
                values[one.statement.speaker.name if one.statement.speaker else None] += 1
            else:
                values[getattr(one.statement, facet)] += 1
        assert dict(selection.counts(facet)) == dict(values), facet


def test_hits_come_in_their_order(connection: sqlite3.Connection) -> None:
    """Best first is the order of the search itself, and a filter only leaves some out."""
    store = Store(connection, Path("news.db"), readonly=True)
    for chosen in FILTERS:
        hits = statement_hits(connection, "lamp lighthouse")
        selection = Selection(Catalogue.of(connection), Wanted(chosen=chosen, hits=hits.numbers))
        told = [hit.statement.id for hit in store.search("lamp lighthouse", chosen)]
        assert [row[0] for row in shown(connection, selection.page("best", 1000))] == told
    assert hits.ranked


def rows(catalogue: Catalogue) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Write a catalogue out, with words in the place of their numbers."""
    told, met_in = catalogue.statements, catalogue.appearances
    books = catalogue.books
    named = zip(
        *(
            [book.keys[at] for at in codes]
            for book, codes in (
                (books.speakers, told.speaker),
                (books.roles, told.role),
                (books.countries, told.country),
                (books.targets, told.target),
                (books.addressees, told.addressee),
            )
        ),
        strict=True,
    )
    statements = zip(told.number, told.article, told.act, told.form, told.scope, told.confidence, named, strict=True)
    meetings = zip(met_in.number, met_in.article, met_in.publisher, met_in.published, strict=True)
    return (
        list(statements),
        [(*row[:2], catalogue.publishers.keys[row[2]], row[3]) for row in meetings],
    )


def test_a_catalogue_that_is_renewed_is_a_new_one(tmp_path: Path) -> None:
    """Whatever happens to a store, the catalogue that reads on is the one that reads all."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store, closing(connect(path, create=False, readonly=True, timeout=5)) as opened:
        catalogue = Catalogue.of(opened)
        steps = (
            lambda: store.add(numbered(1, statements=3)),
            lambda: None,
            lambda: store.add(quarrel()),
            lambda: store.add(council()),
            lambda: store.add(met(numbered(1, statements=3), publisher="Ferry Gazette", published="2020")),
            lambda: store.add(numbered(0, statements=2), replace=True),
            lambda: store.add(numbered(1, statements=3), replace=True),
            lambda: store.following.forget(numbered(1, statements=3).article.id),
            lambda: store.add(numbered(5, statements=1)),
        )
        for step in steps:
            step()
            before, catalogue = catalogue, catalogue.renewed(opened)
            again = Catalogue.of(opened)
            assert rows(catalogue) == rows(again)
        assert before is not catalogue
        assert catalogue.renewed(opened) is catalogue
