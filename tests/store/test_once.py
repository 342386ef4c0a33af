"""Statements that copies of one report share, given once."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.compare import find_copies
from onrecord.store import StatementFilter, Store
from tests.compare.reports import agency, desk, herald, other


@pytest.fixture
def copied(tmp_path: Path) -> Store:
    """A store of a report, two copies, and another writer's article."""
    store = Store.open(tmp_path / "news.db", create=True)
    for record in (herald(), agency(), desk(), other()):
        store.add(record)
    find_copies(store)
    return store


def test_a_statement_of_copies_is_given_once(copied: Store) -> None:
    """Each statement of a report is given once however many copies have it; another writer's quotation is its own."""
    assert len(list(copied.statements())) == 9
    found = list(copied.statements(StatementFilter(once=True)))
    assert [one.article.publisher for one in found] == ["Mainland Post", *["Island Wire"] * 3]
    hits = list(copied.search("waited rain", StatementFilter(once=True)))
    assert {hit.article.publisher for hit in hits} >= {"Mainland Post"}
    assert (len(hits), len(list(copied.search("waited rain")))) == (2, 4)
    copied.close()


def test_what_a_filter_asks_for_is_given(copied: Store) -> None:
    """Only what matches is folded: a copy's statement is given where the report's own does not match."""
    found = list(copied.statements(StatementFilter(once=True, publisher="Herald")))
    assert len(found) == 2
    paged = [next(iter(copied.statements(StatementFilter(once=True, limit=1, offset=at)))) for at in range(4)]
    assert paged == list(copied.statements(StatementFilter(once=True)))
    copied.close()
