"""Finding by id."""

from __future__ import annotations

import itertools

import pytest

from onrecord.errors import StoreError
from onrecord.store import ArticleHead, Store, StoredStatement
from tests.store.builder import numbered, quarrel


def test_by_the_beginning_of_an_id(store: Store) -> None:
    """An id is found whole or by its beginning, in capitals too, an article's with or without the name of the hash."""
    record = quarrel()
    store.add(record)
    wanted = record.statements[2]
    for prefix in (wanted.id, wanted.id[:9], wanted.id[:5], f" {wanted.id.upper()}\n"):
        found = store.find(prefix)
        assert isinstance(found, StoredStatement)
        assert found.statement == wanted
        assert found.article.publisher == "Island Herald"
    for prefix in (record.article.id, record.article.id[:11], record.article.id.removeprefix("sha256:")[:4]):
        head = store.find(prefix)
        assert isinstance(head, ArticleHead)
        assert (head.id, head.title, head.language) == (record.article.id, record.article.title, "en")


def test_several_are_listed(store: Store) -> None:
    """A beginning that several ids share is refused with a list of them."""
    seen: dict[str, str] = {}
    for number in itertools.count():
        record = numbered(number)
        store.add(record)
        name = record.statements[0].id
        if name[:5] in seen:
            break
        seen[name[:5]] = name
    with pytest.raises(StoreError, match=f"several ids begin with {name[:5]}: .*{max(name, seen[name[:5]])}. Give more of it"):
        store.find(name[:5])


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("s0000", "no statement whose id begins with s0000"),
        ("0000", "no article whose id begins with 0000"),
        ("sha256:0000", "no article whose id begins with sha256:0000"),
        ("s00", "'s00' is too short: give 4 digits"),
        ("sha256:", "too short"),
        ("", "too short"),
        ("lamp", "'lamp' is no id: a statement's is s and 16 digits"),
        ("s0000%", "is no id"),
        ("sxyz", "is no id"),
    ],
)
def test_what_is_not_there_is_said(store: Store, prefix: str, said: str) -> None:
    """Nothing found, too short and no id at all are told apart."""
    store.add(numbered(1))
    with pytest.raises(StoreError, match=said):
        store.find(prefix)
