"""Storing records: what comes back, and what reading again changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import structs

from onrecord.errors import StoreError, VerbatimError
from onrecord.record import Record, Span
from onrecord.store import Added, Store
from tests.store.builder import LATER_RUN, QUARREL_SAID, RUN, make_record, met, numbered, quarrel, read_by
from tests.store.strategies import records


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Read rows as another program would."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@given(record=records())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_record_comes_back_as_it_went_in(tmp_path: Path, record: Record) -> None:
    """Whatever a sound record holds, the store gives it back equal, and verifies."""
    path = tmp_path / "any.db"
    path.unlink(missing_ok=True)
    with Store.open(path, create=True) as store:
        store.add(record)
        assert store.record(record.article.id) == record
        assert [found.statement for found in store.statements()] == list(record.statements)
        assert store.verify().faults == []


def test_the_first_time_is_new(store: Store) -> None:
    """Storing an article tells how many statements are new."""
    added = store.add(quarrel())
    assert added == Added(articles=1, appearances=1, statements=6)
    assert (added.new_article, added.new_appearance, added.new_statements) == (True, True, 6)


def test_reading_again_changes_nothing(path: Path) -> None:
    """The same text from the same place, read by the same model, leaves the file's tables as they are."""
    tables = ("articles", "appearances", "statements", "spans", "runs")

    def state() -> list[list[tuple[object, ...]]]:
        return [rows(path, f"SELECT * FROM {table}") for table in tables]  # noqa: S608  # names of this test

    with Store.open(path, create=True) as store:
        store.begin_run(RUN.version, RUN.model, RUN.sha256)
        store.add(quarrel())
    before = state()
    with Store.open(path) as store:
        store.begin_run(RUN.version, RUN.model, RUN.sha256)
        assert store.add(quarrel()) == Added()
        assert store.add(met(quarrel(), captured="2021-06-03T10:00:00Z")) == Added()
    assert state() == before


def test_another_outlet_is_another_appearance(store: Store) -> None:
    """The same text from another address, outlet or date adds an appearance, and leaves the article as it was first met."""
    first = quarrel()
    store.add(first)
    elsewhere = {"source": "https://wire.example/1", "publisher": "Norland Wire", "published": "2021-06-03"}
    assert store.add(met(first, **elsewhere)) == Added(appearances=1)
    assert store.add(met(first, published=None)) == Added(appearances=1)
    assert [(one.publisher, one.published) for one in store.appearances(first.article.id)] == [
        ("Island Herald", "2021-06-02"),
        ("Norland Wire", "2021-06-03"),
        ("Island Herald", None),
    ]
    assert store.record(first.article.id) == first


def test_another_model_replaces_statements(store: Store) -> None:
    """What another run read replaces what was there, ids that stay the same stay, and the run is on record."""
    store.add(quarrel())
    better = read_by(make_record(quarrel().article.text, QUARREL_SAID[:4], title="Lighthouse quarrel"), LATER_RUN)
    assert store.add(better) == Added(appearances=1, replaced=1, removed=2)
    assert store.record(better.article.id) == better
    assert [hit.statement.id for hit in store.search("ferrymen")] == []
    assert store.counts().statements == 4
    assert store.counts().runs == 2
    assert store.verify().faults == []


def test_other_options_read_anew(store: Store) -> None:
    """An article that was read with other options is replaced; with the same options it is not."""
    store.begin_run(RUN.version, RUN.model, RUN.sha256, {"threshold": 0.5})
    store.add(quarrel())
    store.begin_run(RUN.version, RUN.model, RUN.sha256, {"threshold": 0.5})
    assert store.add(quarrel()).replaced == 0
    store.begin_run(RUN.version, RUN.model, RUN.sha256, {"threshold": 0.7})
    assert store.add(quarrel()).replaced == 1


def test_replacing_can_be_asked_for(store: Store) -> None:
    """With `replace`, what the same model read before is replaced too."""
    store.add(quarrel())
    fewer = make_record(quarrel().article.text, QUARREL_SAID[:1])
    assert store.add(fewer).removed == 0
    assert store.add(fewer, replace=True).removed == 5


def test_a_run_has_its_times(path: Path) -> None:
    """A run that came to its end says when; one that was broken off does not."""
    with Store.open(path, create=True) as store:
        store.add(quarrel())

    def broken_off() -> None:
        with Store.open(path) as store:
            store.add(read_by(quarrel(), LATER_RUN))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    [(ended, options), (broken, _)] = rows(path, "SELECT finished, options FROM runs ORDER BY number")
    assert str(ended).endswith("Z")
    assert (options, broken) == ("{}", None)


def test_a_run_that_found_nothing_leaves_no_row(path: Path) -> None:
    """A run of which nothing was stored is not on record."""
    with Store.open(path, create=True) as store:
        store.begin_run("1", "a model", "0")
        assert store.counts().runs == 0


def test_a_wrong_record_is_refused(store: Store) -> None:
    """A record that is not verbatim is not stored, and the message says where it is wrong."""
    sound = quarrel()
    first = structs.replace(sound.statements[0], content=(Span(0, 4, "Dark"),))
    wrong = structs.replace(sound, statements=(first, *sound.statements[1:]))
    with pytest.raises(VerbatimError, match=r"lighthouse.txt: this record is wrong.*\$\.statements\[0\].*'Dark'"):
        store.add(wrong)
    assert store.counts().articles == 0


def test_ids_must_differ(store: Store) -> None:
    """Two statements with one id are refused in words, not by the database."""
    sound = quarrel()
    twice = structs.replace(sound, statements=(*sound.statements, sound.statements[0]))
    with pytest.raises(StoreError, match=r"two statements of the record have the id s[0-9a-f]{16}"):
        store.add(twice)


def test_an_outer_statement_must_be_there(store: Store) -> None:
    """A statement within one that the record lacks is refused."""
    sound = quarrel()
    with pytest.raises(StoreError, match="which the record does not hold"):
        store.add(structs.replace(sound, statements=(structs.replace(sound.statements[0], within="s0"),)))


def test_half_a_surrogate_pair_is_refused(store: Store) -> None:
    """A text that is no valid Unicode gets a message, not a crash."""
    article = structs.replace(quarrel().article, text="lamp \ud800", id="sha256:0")
    with pytest.raises(StoreError, match="half a surrogate pair, at 5"):
        store.add(Record(article=article, run=RUN))


def test_many_are_stored_in_batches(store: Store) -> None:
    """Many records are stored as one by one, known ones among them."""
    store.add(numbered(3))
    change = store.add_many(numbered(number, statements=2) for number in range(500))
    assert change == Added(articles=500, appearances=500, statements=1000)
    assert store.counts().articles == 501
    assert store.record(numbered(499, statements=2).article.id) == numbered(499, statements=2)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, ValueError])
def test_what_came_before_an_interruption_is_kept(store: Store, interruption: type[BaseException]) -> None:
    """When reading is broken off in the middle of a batch, the records that came before are stored."""

    def broken_off() -> Iterator[Record]:
        yield from map(numbered, range(7))
        raise interruption

    with pytest.raises(interruption):
        store.add_many(broken_off())
    assert store.counts().articles == 7
