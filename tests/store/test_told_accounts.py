"""Accounts of a store: which are given, in which order, with the statements that hold them. All reports are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from onrecord.errors import StoreError
from onrecord.record import Account, Position, Record, article_id, statement_id
from onrecord.store import Store
from onrecord.store.accounts import AccountFilter, StoredAccount
from tests.store.builder import LATER_RUN, met, quarrel, read_by

MATTER = "of cutting the cable"


def disputed(**known: object) -> Record:
    """Make the record of the lighthouse quarrel, with a charge, its denial, and what the article says itself."""
    record = quarrel(**known)
    accused = next(one for one in record.statements if one.act == "accuse")
    denied = next(one for one in record.statements if one.act == "deny")
    positions = (
        Position(stance="asserts", voice=accused.id, span=accused.content[0]),
        Position(stance="denies", voice=denied.id, span=denied.content[0]),
        Position(stance="asserts", voice=None, span=denied.content[0]),
    )
    account = Account(id="c" + "1" * 16, about=MATTER, matter=accused.content[0], positions=positions)
    return structs.replace(record, accounts=(account, structs.replace(account, id="c" + "2" * 16, positions=positions[:2])))


def found(path: Path, **chosen: object) -> list[StoredAccount]:
    """Read the accounts of a store."""
    with Store.open(path, readonly=True) as store:
        return list(store.accounts(AccountFilter(**chosen)))  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of one article with two accounts."""
    where = tmp_path / "news.db"
    with Store.open(where, create=True) as store:
        store.add(disputed())
    return where


def test_an_account_comes_with_its_article_and_statements(path: Path) -> None:
    """What was stored is read back whole, with the head of its article and each statement that holds a position, once."""
    one, other = found(path)
    record = disputed()
    assert (one.account, other.account) == record.accounts
    assert (one.article.id, one.article.publisher) == (record.article.id, "Island Herald")
    assert sorted(one.statements) == sorted({position.voice for position in one.account.positions if position.voice})
    assert all(one.statements[statement.id] == statement for statement in record.statements if statement.id in one.statements)


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        ({}, 2),
        ({"stance": "denies"}, 2),
        ({"stance": "doubts"}, 0),
        ({"speaker": "müller"}, 2),
        ({"speaker": "Muller", "stance": "asserts"}, 2),
        ({"speaker": "Müller", "stance": "denies"}, 0),
        ({"about": "CABLE cutting"}, 2),
        ({"about": "lamp"}, 0),
        ({"voice": "article"}, 1),
        ({"voice": "statement"}, 1),
        ({"publisher": "herald"}, 2),
        ({"since": "2021-06-03"}, 0),
        ({"limit": 1}, 1),
        ({"offset": 1}, 1),
        ({"about": "cable", "offset": 2}, 0),
    ],
)
def test_filters_choose(path: Path, chosen: dict[str, object], count: int) -> None:
    """Each filter leaves the accounts that match; a speaker and a stance must be of one position."""
    assert len(found(path, **chosen)) == count


@pytest.mark.parametrize(
    "chosen", [{"stance": "shrugs"}, {"speaker": ""}, {"about": " "}, {"voice": "choir"}, {"since": "soon"}, {"limit": -1}]
)
def test_a_filter_that_means_nothing_is_refused(chosen: dict[str, object]) -> None:
    """A stance or voice that is none, words that are none, a day that is none: an error that names the field or value."""
    with pytest.raises(StoreError, match="|".join(chosen)):
        AccountFilter(**chosen)  # type: ignore[arg-type]


def test_order_is_that_of_publication(path: Path) -> None:
    """The earliest publication comes first, unknown dates last; the newest first when asked."""
    text = disputed().article.text + "\nThe keeper was not asked.\n"
    later = disputed()
    with Store.open(path) as store:
        store.add(met(rewritten(later, text, "a" * 64), published=None))
        store.add(met(rewritten(later, text + "\n", "b" * 64), published="2020-01-01"))
    assert [one.article.published for one in found(path)][::2] == ["2020-01-01", "2021-06-02", None]
    assert [one.article.published for one in found(path, newest=True)][::2] == ["2021-06-02", "2020-01-01", None]


def rewritten(record: Record, text: str, digits: str) -> Record:
    """Give a record's article another text that begins as its own, and an id of its own to its statements."""
    identifier = article_id(text)
    names = {one.id: statement_id(identifier, one.content, one.cue, one.source) for one in record.statements}
    statements = tuple(
        structs.replace(one, id=names[one.id], within=names[one.within] if one.within else None) for one in record.statements
    )
    accounts = tuple(
        structs.replace(
            one,
            id=f"c{digits[:15]}{number}",
            positions=tuple(
                structs.replace(position, voice=names[position.voice] if position.voice else None) for position in one.positions
            ),
        )
        for number, one in enumerate(record.accounts)
    )
    return structs.replace(
        record, article=structs.replace(record.article, id=identifier, text=text), statements=statements, accounts=accounts
    )


def test_a_new_reading_takes_the_place_of_the_old(path: Path) -> None:
    """Where an article was read anew, its accounts are those of the new reading alone; forgetting it leaves none."""
    with Store.open(path) as store:
        store.add(structs.replace(read_by(disputed(), LATER_RUN), accounts=disputed().accounts[:1]))
    assert [one.account.id for one in found(path)] == ["c" + "1" * 16]
    with Store.open(path) as store:
        store.following.forget(disputed().article.id)
    assert found(path) == []
